"""Letters of intent over several offices: whose they are, and which lines are linked to whose artisan.

Headquarters notes both (`loi.of_district`, or `of_hq` for its own; `loi_line.linked`). A district keeps another
office's LoI to read; for lines that are linked to an artisan of its own it adds orders, despatches and payments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, or_, select, true

from odop_desktop.domain.catalogue import LOI, LOI_LINE, LOI_PAPERS
from odop_desktop.domain.catalogue.field import Owner
from odop_desktop.errors import OdopError
from odop_desktop.storage import settings
from odop_desktop.storage.among import among
from odop_desktop.storage.tables.base import table_of
from odop_desktop.storage.tables.office import OFFICE
from odop_desktop.storage.tables.place import PLACE

PAPERS = tuple(kind.name for kind in LOI_PAPERS)
IN_LOI = (LOI_LINE.name, *PAPERS)  # kinds whose records go wherever their LoI goes; lines before their papers
LENT = frozenset({LOI.name, *IN_LOI})
HQ_KEYS = {k.name: frozenset(f.key for f in k.fields if f.owner is Owner.HQ) for k in (LOI, LOI_LINE)}
_LOI, _LINE = table_of(LOI.name), table_of(LOI_LINE.name)


class Link(NamedTuple):
    """A line of a LoI, and the artisan it is linked to."""

    line: str
    loi: str
    person: str | None


class Touch(NamedTuple):
    """A record about to be changed: the new values, and the row as it is (of a new record its id alone)."""

    kind: str
    new: Mapping[str, Any]
    row: Mapping[str, Any]


def lines(conn: Connection, ids: Iterable[str]) -> dict[str, Link]:
    """These lines, by id, linked or not."""
    return {link.line: link for link in _links(conn, _LINE.c.id, ids)}


def linked(conn: Connection, *, persons: Iterable[str] = (), lois: Iterable[str] = ()) -> Iterator[Link]:
    """The lines that are linked to one of these artisans, and those of these LoIs that are linked."""
    yield from _links(conn, _LINE.c.linked, persons)
    yield from (link for link in _links(conn, _LINE.c.loi, lois) if link.person)


def _links(conn: Connection, column: ColumnElement[Any], ids: Iterable[str]) -> Iterator[Link]:
    if known := list(ids):
        wanted = select(_LINE.c.id, _LINE.c.loi, _LINE.c.linked).where(among(column, known))
        yield from (Link(*row) for row in conn.execute(wanted.order_by(_LINE.c.id)))


def parts(conn: Connection, lois: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """(kind, id, LoI) of all that goes with these LoIs."""
    known = list(lois)
    for kind in IN_LOI if known else ():
        table = table_of(kind)
        wanted = select(table.c.id, table.c.loi).where(among(table.c.loi, known)).order_by(table.c.id)
        yield from ((kind, id, loi) for id, loi in conn.execute(wanted))


def own(district: str | None) -> ColumnElement[bool]:
    """The LoIs that this office counts as its own: at headquarters, which has no district, all."""
    if not district:
        return true()
    of, hq = _LOI.c.of_district, _LOI.c.of_hq
    return and_(or_(hq.is_(None), hq == 0), or_(of.is_(None), of == district))


def closed(conn: Connection, touched: Iterable[Touch]) -> None:
    """At a district: E-LOI-10 for another district's LoI, its lines and what headquarters noted of it, E-LOI-21 for
    headquarters' own, E-LOI-11 for what another district noted of a LoI, E-LOI-12 for what headquarters alone sets.
    """
    some = [t for t in touched if t.kind in (LOI.name, *IN_LOI)]
    here = _here(conn) if some else None
    if here is None:
        return
    for each in some:
        if HQ_KEYS.get(each.kind, frozenset()) & each.new.keys():
            raise OdopError("E-LOI-12")
        if each.kind in PAPERS and (by := each.row.get("district")) not in (None, here):
            raise OdopError("E-LOI-11", **_names(conn, by))
    _lent(conn, some, here)


def _here(conn: Connection) -> str | None:
    """The district of this office; None at headquarters."""
    mine = select(OFFICE.c.district, OFFICE.c.kind).where(OFFICE.c.id == settings.get(conn, "office"))
    found = conn.execute(mine).first()
    return found.district if found and found.kind != "headquarters" else None


def _lent(conn: Connection, touched: Sequence[Touch], here: str) -> None:
    lois = {t.row["id"] for t in touched if t.kind == LOI.name}
    lois |= {t.row.get("loi") or t.new.get("loi") for t in touched if t.kind == LOI_LINE.name}
    lois |= {t.row.get("loi") for t in touched if t.kind in PAPERS and not t.row.get("district")}
    wanted = select(_LOI.c.number, _LOI.c.loi_no, _LOI.c.of_district)
    other = conn.execute(wanted.where(among(_LOI.c.id, sorted(filter(None, lois))), ~own(here))).first()
    if other is not None:
        number = other.loi_no or other.number
        if other.of_district is None:
            raise OdopError("E-LOI-21", number=number)
        raise OdopError("E-LOI-10", number=number, **_names(conn, other.of_district))


def _names(conn: Connection, place: str) -> dict[str, str]:
    hi, en = conn.execute(select(PLACE.c.name_hi, PLACE.c.name_en).where(PLACE.c.id == place)).one()
    return {"district": hi or en, "district_en": en or hi}
