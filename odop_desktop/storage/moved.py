"""Persons who have moved to another office: read from the transfers that headquarters countersigned.

Of several transfers of one person the one with the highest `turn` says where the person is. What goes along is
what the person's office keeps of them and of nobody else: consents, offerings, papers. Participations and
letters of intent stay with the office that made them: its name stands on the letters.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from odop_desktop.domain.stages import TransferStage
from odop_desktop.errors import OdopError
from odop_desktop.storage import settings
from odop_desktop.storage.batches import batches
from odop_desktop.storage.tables.attachment import ATTACHMENT
from odop_desktop.storage.tables.base import table_of
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.office import OFFICE
from odop_desktop.storage.tables.place import PLACE
from odop_desktop.storage.tables.query import QUERY
from odop_desktop.storage.tables.transfer import TRANSFER

PERSON = "artisan"
FAMILY = ("consent", "offering")  # kinds whose records name their person in the field `artisan`
_BATCH = 400


class Move(NamedTuple):
    """`office`: the code of the office where the person is now (HP-KLU), `district` the id of its place."""

    person: str
    office: str
    district: str


def stands(conn: Connection, persons: Iterable[str] | None = None) -> dict[str, Move]:
    """person → the move that counts, of those who ever moved (of these only, where some are named)."""
    wanted = _countersigned()
    if persons is None:
        return {
            row.artisan: Move(row.artisan, row.to_office, row.to_district) for row in conn.execute(wanted)
        }
    found: dict[str, Move] = {}
    for some in batches(persons, _BATCH):
        for row in conn.execute(wanted.where(TRANSFER.c.artisan.in_(some))):
            found[row.artisan] = Move(row.artisan, row.to_office, row.to_district)
    return found


def _countersigned() -> Select[tuple[str, str, str]]:
    """The one that counts comes last of each person's, so that it replaces those before."""
    t = TRANSFER.c
    wanted = select(t.artisan, t.to_office, t.to_district).where(t.stage == TransferStage.COUNTERSIGNED)
    return wanted.order_by(t.turn, t.id)


def signed(conn: Connection, transfer: str) -> Move | None:
    """The move that a transfer makes, whether or not it still counts; None where it is not countersigned."""
    t = TRANSFER.c
    wanted = select(t.artisan, t.to_office, t.to_district)
    row = conn.execute(wanted.where(t.id == transfer, t.stage == TransferStage.COUNTERSIGNED)).first()
    return Move(*row) if row else None


def signings(conn: Connection, person: str, hq_s: Callable[[str], bool]) -> list[tuple[str, str]]:
    """The offices (HP-KLU) to which this person has moved, in their order, each with the op that made it so.

    `hq_s`: whether headquarters wrote an op. An office that asked may say anything in its reason.
    """
    found = []
    for id, office in _in_turn(conn, person):
        ops = select(Op.id, Op.body).where(Op.entity_id == id).order_by(Op.arrival)
        signed_ = [op.id for op in conn.execute(ops) if hq_s(op.id) and _signs(op.body)]
        found += [(office, id) for id in signed_[:1]]
    return found


def _signs(body: str | None) -> bool:
    return body is not None and json.loads(body)["new"].get("stage") == TransferStage.COUNTERSIGNED


def onward(conn: Connection, person: str) -> list[tuple[str, str]]:
    """The person's moves after the first, each with the office (HP-KLU) to which the one before had brought them."""
    return [(id, office) for (_, office), (id, _) in pairwise(_in_turn(conn, person))]


def _in_turn(conn: Connection, person: str) -> list[tuple[str, str]]:
    t = TRANSFER.c
    moves = select(t.id, t.to_office).where(t.artisan == person, t.stage == TransferStage.COUNTERSIGNED)
    return [(row.id, row.to_office) for row in conn.execute(moves.order_by(t.turn, t.id))]


def asked(conn: Connection, transfers: Iterable[str]) -> set[str]:
    """The persons of these transfers, whatever became of them."""
    found: set[str] = set()
    for some in batches(transfers, _BATCH):
        found.update(conn.execute(select(TRANSFER.c.artisan).where(TRANSFER.c.id.in_(some))).scalars())
    return found


def elsewhere(conn: Connection, persons: Iterable[str] | None = None) -> dict[str, str]:
    """At a district: person → the place id of the district where they are now, of those who are not here any more.

    Empty at headquarters, which keeps everybody.
    """
    moves = stands(conn, persons)
    if not moves:
        return {}
    own = OFFICE.c.id == settings.get(conn, "office")
    here = conn.execute(select(OFFICE.c.district).where(own)).scalar()
    return {id: move.district for id, move in moves.items() if here not in (None, move.district)}


def along(conn: Connection, persons: Collection[str]) -> Iterator[tuple[str, str]]:
    """(kind, id) of what goes with these persons, themselves first; papers of all these records and questions too."""
    found = [(PERSON, id) for id in persons]
    for kind in FAMILY:
        table = table_of(kind)
        for some in batches(persons, _BATCH):
            wanted = select(table.c.id).where(table.c.artisan.in_(some)).order_by(table.c.id)
            found += [(kind, id) for id in conn.execute(wanted).scalars()]
    yield from found
    for few in batches([id for _, id in found], _BATCH):
        for beside in (ATTACHMENT, QUERY):
            about = select(beside.c.id).where(beside.c.record_id.in_(few)).order_by(beside.c.id)
            for id in conn.execute(about).scalars():
                yield beside.name, id


def gone(conn: Connection) -> dict[str, set[str]]:
    """kind → ids of what this office keeps to read only, because its person is another office's now."""
    found: dict[str, set[str]] = {}
    for kind, id in along(conn, elsewhere(conn)):
        found.setdefault(kind, set()).add(id)
    return found


def whose(kind: str, new: Mapping[str, Any], row: Mapping[str, Any]) -> Iterator[str]:
    """Whose office has to be ours for a change: the person's, of a person and of what goes with one."""
    if kind == PERSON:
        yield row["id"]
    if kind in FAMILY:
        yield from filter(None, (row.get(PERSON), new.get(PERSON)))


def closed(conn: Connection, persons: Collection[str]) -> None:
    """E-MOV-01 where one of these persons is another office's now: what hangs on them is not changed here."""
    away: Mapping[str, str] = elsewhere(conn, persons) if persons else {}
    for id in sorted(away):
        names = select(PLACE.c.name_hi, PLACE.c.name_en).where(PLACE.c.id == away[id])
        hi, en = conn.execute(names).one()
        raise OdopError("E-MOV-01", record=id, district=hi or en, district_en=en or hi)
