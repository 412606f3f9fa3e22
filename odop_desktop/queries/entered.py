"""Records that headquarters entered for a district that has no PC yet; it says so as long as they live.

It is read off the log: whose PC made a record stands in the record's first change and goes wherever it goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.queries import read
from odop_desktop.storage import settings
from odop_desktop.storage.batches import batches
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.sync import Home

LISTS = "sync.proxies"  # setting of headquarters: office id → the last list that it brought in for it
HQ_NODES = "sync.hq_nodes"  # setting: the PCs that are or were headquarters, by its list
KINDS = frozenset({c.ARTISAN.name, c.CONSENT.name, c.OFFERING.name, c.PARTICIPATION.name, c.LOI.name})
_BATCH = 400


def nodes(conn: Connection) -> tuple[str, ...]:
    """The PCs that are or were headquarters; none before it is known."""
    return tuple(settings.get(conn, HQ_NODES, ()))


def among(conn: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of these records that headquarters made."""
    at, found = nodes(conn), set[str]()
    if at:
        for some in batches(list(ids), _BATCH):
            found.update(conn.execute(made(at).where(Op.entity_id.in_(some))).scalars())
    return frozenset(found)


def made(at: Sequence[str]) -> Select[Any]:
    """The records that these PCs, headquarters', made for districts."""
    return select(Op.entity_id).where(Op.entity.in_(KINDS), *_made(at))


@dataclass(frozen=True, slots=True)
class Brought:
    """The last list brought in for a district: when (ISO), from which file, how many rows it had."""

    at: str
    file: str
    rows: int


def brought(conn: Connection) -> dict[str, Brought]:
    """By office id: what headquarters brought in for districts that it keeps itself."""
    return {office: Brought(**line) for office, line in settings.get(conn, LISTS, {}).items()}


def standing(conn: Connection, office: str) -> int:
    """How many records of this office stand here; what lies in the bin does not count."""
    theirs = select(Home.kind).where(Home.scope == office).distinct()
    return sum(_standing(conn, c.BY_NAME[kind], office) for kind in conn.execute(theirs).scalars())


def _standing(conn: Connection, kind: RecordKind, office: str) -> int:
    table = read.table_of(kind)
    counted = select(func.count(Home.id)).join(table, table.c.id == Home.id)
    found = conn.execute(counted.where(Home.scope == office, table.c.deleted_at.is_(None)))
    return int(found.scalar_one())


def _made(at: Sequence[str]) -> tuple[ColumnElement[bool], ...]:
    return Op.kind == "create", Op.node.in_(at)
