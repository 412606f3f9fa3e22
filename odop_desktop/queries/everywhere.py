"""One search for everything: records of any kind, by name in either script, by number, by a phone's last digits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.queries import meant, read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import search as index
from odop_desktop.storage.tables import base as tables
from odop_desktop.storage.tables.log import Op

# What can be found and opened, in the order in which it is told.
KINDS: tuple[RecordKind, ...] = (
    c.ARTISAN, c.BUYER, c.LOI, c.EVENT, c.PRODUCT, c.LETTER, c.QUERY, c.TRANSFER, c.PARTICIPATION, c.STALL,
    c.OFFERING, c.SPACE, c.PARTNER, c.PLACE,
)  # fmt: skip
_EACH = 5  # of one kind: the box is for going somewhere, the kind's own list for looking through
_LAST = "\U0010ffff"  # sorts behind every sign
_LOOKED_AT = 400  # changes behind which the recent records are looked for


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind, the best first. `more`: there are others, which the kind's list shows."""

    kind: RecordKind
    rows: tuple[RecordRow, ...]
    more: bool = False


def find(office: Office, text: str, limit: int = 20) -> tuple[Group, ...]:
    """The records that the text may mean, by kind, at most `limit` in all; none for an empty text.

    One that bears the text as its number comes first of all. A LoI's line is found as its LoI.
    """
    if not text.strip():
        return ()
    with office.reading() as conn:
        exact = _exact(conn, text)
        ids = _matching(conn, office.store.dialect, text)
        for kind in KINDS:
            ids[kind.name] = list(dict.fromkeys([*_numbered(conn, kind, text), *ids.get(kind.name, [])]))
        groups = [_group(conn, kind, ids.get(kind.name, []), exact.get(kind.name, ())) for kind in KINDS]
    found = sorted((g for g in groups if g.rows), key=lambda g: g.kind.name not in exact)
    return tuple(_limited(found, limit))


def recent(office: Office, limit: int = 8) -> tuple[RecordRow, ...]:
    """The records last made or changed that still stand, the latest first."""
    last = select(Op.entity, Op.entity_id).order_by(Op.arrival.desc()).limit(_LOOKED_AT)
    with office.reading() as conn:
        told = dict.fromkeys((str(kind), str(id)) for kind, id in conn.execute(last))
        by_kind = {kind.name: [id for name, id in told if name == kind.name] for kind in KINDS}
        rows = {
            r.id: r for k in KINDS if by_kind[k.name] for r in read.many(conn, k, by_kind[k.name]).values()
        }
    live = [rows[id] for _, id in told if id in rows and not rows[id].deleted_at]
    return tuple(live[:limit])


def _exact(conn: Connection, text: str) -> dict[str, list[RecordRow]]:
    """Live records whose number is just this text, by kind; of several offices there may be as many."""
    found = {kind.name: read.numbered(conn, kind, text) for kind in KINDS}
    return {name: rows for name, rows in found.items() if rows}


def _numbered(conn: Connection, kind: RecordKind, text: str) -> list[str]:
    """Live records whose number begins with the text: the index folds letters as names are spelt, not codes."""
    start = text.strip().upper()
    if kind.number is None or len(start) < 2:
        return []
    table = read.table_of(kind)
    number = table.c[kind.number]
    begins = (table.c.deleted_at.is_(None), number >= start, number < start + _LAST)
    wanted = select(table.c.id).where(*begins).order_by(number.desc()).limit(_EACH + 1)
    return [str(id) for (id,) in conn.execute(wanted)]


def _matching(conn: Connection, dialect: str, text: str) -> dict[str, list[str]]:
    """Ids by kind, one more than is shown of each; lines under their LoI's kind as the LoI's ids."""
    names = [kind.name for kind in (*KINDS, c.LOI_LINE)]
    short = any(max(map(len, term)) < 3 for term in index.terms(text))  # looked up by each kind's own names
    ids: dict[str, list[str]] = {}
    for name, id in _by_kind(conn, dialect, text, names) if short else _at_once(conn, dialect, text, names):
        ids.setdefault(name, []).append(id)
    moves = [id for _, id in _by_kind(conn, dialect, text, [c.TRANSFER.name])]  # by their person's name
    ids[c.TRANSFER.name] = list(dict.fromkeys([*ids.get(c.TRANSFER.name, []), *moves]))
    if lines := ids.pop(c.LOI_LINE.name, []):
        parents = [str(line["loi"]) for line in read.many(conn, c.LOI_LINE, lines).values()]
        ids[c.LOI.name] = list(dict.fromkeys([*ids.get(c.LOI.name, []), *parents]))
    return ids


def _at_once(conn: Connection, dialect: str, text: str, names: list[str]) -> Iterable[tuple[str, str]]:
    """The newest of each kind, by one walk through the index."""
    derived = tables.table_of("derived")
    turn = func.row_number().over(partition_by=derived.c.kind, order_by=derived.c.doc.desc()).label("turn")
    here = (derived.c.live == 1, index.matches(dialect, text, ""), derived.c.kind.in_(names))
    ranked = select(derived.c.kind, derived.c.id, turn).where(*here).subquery()
    wanted = select(ranked.c.kind, ranked.c.id).where(ranked.c.turn <= _EACH + 1).order_by(ranked.c.turn)
    return [(str(kind), str(id)) for kind, id in conn.execute(wanted)]


def _by_kind(conn: Connection, dialect: str, text: str, names: list[str]) -> Iterable[tuple[str, str]]:
    derived = tables.table_of("derived")
    for name in names:
        here = (derived.c.kind == name, derived.c.live == 1, meant.by(dialect, text, name))
        wanted = select(derived.c.id).where(*here).order_by(derived.c.doc.desc()).limit(_EACH + 1)
        yield from ((name, str(id)) for (id,) in conn.execute(wanted))


def _group(conn: Connection, kind: RecordKind, ids: list[str], exact: Sequence[RecordRow]) -> Group:
    """All that bear the number, for one of them is meant; of the others a few."""
    ids = list(dict.fromkeys([*(row.id for row in exact), *ids]))
    most = max(_EACH, len(exact))
    rows = read.many(conn, kind, ids[: most + 1]) if ids else {}
    live = [rows[id] for id in ids if id in rows and not rows[id].deleted_at]
    return Group(kind, tuple(live[:most]), len(ids) > most)


def _limited(groups: Iterable[Group], limit: int) -> Iterable[Group]:
    """The first groups whole, as far as the limit goes."""
    for group in groups:
        rows = group.rows[: max(limit, 0)]
        limit -= len(rows)
        if rows:
            yield Group(group.kind, rows, group.more or len(rows) < len(group.rows))
