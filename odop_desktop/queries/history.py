"""What happened to a record, act by act: what each changed, what else it touched, whether it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from sqlalchemy import Connection, func, select

from odop_desktop.domain.catalogue import LETTER, OFFICE, USER
from odop_desktop.office import Office
from odop_desktop.queries import records
from odop_desktop.queries.acts import ADOPT
from odop_desktop.queries.records import Happening
from odop_desktop.storage.batches import batches
from odop_desktop.storage.tables.log import Act, Op
from odop_desktop.storage.undone import undone

_BATCH = 400
_FIXED = (LETTER.name, OFFICE.name, USER.name)  # an act that touched one of these is never undone


class Bar(StrEnum):
    """Why an act cannot be taken back."""

    NONE = ""
    LETTERS = "letters"  # a letter's number was taken, the office or a user made, a row given to all, in it
    UNDONE = "undone"  # it is taken back already


@dataclass(frozen=True, slots=True)
class Step:
    """One act's changes of the record, and how many other records it changed."""

    act: str
    happened: tuple[Happening, ...]
    others: int
    bar: Bar


def of(office: Office, id: str) -> tuple[Step, ...]:
    """The record's acts, the newest first."""
    happened = records.history(office, id)
    grouped = [(act, tuple(some)) for act, some in groupby(happened, lambda h: h.act)]
    acts = {act for act, _ in grouped}
    with office.reading() as conn:
        sizes, fixed, gone = _sizes(conn, acts), _touching(conn, acts), undone(conn)
    return tuple(
        Step(act, some, sizes.get(act, 1) - 1, _bar(act, fixed, gone)) for act, some in reversed(grouped)
    )


def _bar(act: str, fixed: set[str], gone: set[str]) -> Bar:
    if act in gone:
        return Bar.UNDONE
    return Bar.LETTERS if act in fixed else Bar.NONE


def _sizes(conn: Connection, acts: Iterable[str]) -> dict[str, int]:
    """How many records each act changed."""
    found: dict[str, int] = {}
    for some in batches(sorted(acts), _BATCH):
        counted = select(Op.act, func.count(Op.entity_id.distinct())).where(Op.act.in_(some)).group_by(Op.act)
        found |= {act: int(n) for act, n in conn.execute(counted)}
    return found


def _touching(conn: Connection, acts: Iterable[str]) -> set[str]:
    """The acts that changed a letter, the office or a user, or gave a district's row to every office."""
    found: set[str] = set()
    for some in batches(sorted(acts), _BATCH):
        touching = select(Op.act).where(Op.act.in_(some), Op.entity.in_(_FIXED)).distinct()
        found |= set(conn.execute(touching).scalars())
        given = select(Act.id).where(Act.id.in_(some), Act.verb.endswith(ADOPT))
        found |= set(conn.execute(given).scalars())
    return found
