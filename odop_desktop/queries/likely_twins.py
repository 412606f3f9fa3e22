"""Records of one kind that may be one and the same: by their name as it folds, of places in one place and level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, or_, select

from odop_desktop.domain.catalogue import PLACE
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.fold import fold_search
from odop_desktop.office import Office
from odop_desktop.queries import district_rows, read
from odop_desktop.queries.makers import Maker
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.batches import batches
from odop_desktop.storage.tables.derived import DERIVED

FEW = 5  # that are proposed for a record
_SURE = ("gstin", "pan", "iec", "mobile", "phone", "email", "lgd_code")
_NEAR = ("district", "craft", "city", "kind")
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Likely:
    """A record that may be the same. `maker`: the district whose own it is, None where every office has it.

    `sure`: the two share a number of the firm or a phone; `spelt`: the name letter for letter; `near`: a district,
    a craft, a town.
    """

    row: RecordRow
    maker: Maker | None
    sure: bool
    spelt: bool
    near: bool

    @property
    def weight(self) -> int:
        return 8 * self.sure + 4 * (self.maker is None) + 2 * self.spelt + self.near


def of(office: Office, row: RecordRow) -> tuple[Likely, ...]:
    """What may be the same as this one, the likeliest first."""
    with office.reading() as conn:
        return among(conn, row.kind, [row])[row.id]


def among(conn: Connection, kind: RecordKind, rows: Sequence[RecordRow]) -> dict[str, tuple[Likely, ...]]:
    """As `of`, by the id of each."""
    by_id = {row.id: row for row in rows}
    pairs = list(_pairs(conn, kind, list(by_id)))
    others = read.many(conn, kind, {twin for _, twin in pairs})
    whose = district_rows.local(conn, kind, list(others))
    found: dict[str, list[Likely]] = {id: [] for id in by_id}
    for id, twin in pairs:
        if _numbers(by_id[id]) == _numbers(others[twin]):
            found[id].append(_told(by_id[id], others[twin], whose))
    return {id: tuple(sorted(all_, key=_turn)[:FEW]) for id, all_ in found.items()}


def alike(kind: RecordKind) -> ColumnElement[bool]:
    """Whether another record may be the same: a condition on the kind's table and `derived`. `among` looks closer."""
    twin, told = _twin(kind)
    return select(twin.c.id).join(told, told.c.id == twin.c.id).where(*_same(kind, twin, told)).exists()


def _pairs(conn: Connection, kind: RecordKind, ids: Sequence[str]) -> list[tuple[str, str]]:
    table, (twin, told) = read.table_of(kind), _twin(kind)
    wanted = select(DERIVED.c.id, twin.c.id).select_from(DERIVED).join(table, table.c.id == DERIVED.c.id)
    wanted = wanted.join(told, and_(*_named(told))).join(twin, twin.c.id == told.c.id)
    wanted = wanted.where(*_same(kind, twin, told))
    return [
        (str(id), str(other))
        for some in batches(ids, _BATCH)
        for id, other in conn.execute(wanted.where(DERIVED.c.id.in_(some)))
    ]


def _twin(kind: RecordKind) -> tuple[FromClause, FromClause]:
    return read.table_of(kind).alias("twin"), DERIVED.alias("told")


def _named(told: FromClause) -> tuple[ColumnElement[bool], ...]:
    """By a name of either script, as names fold."""
    own = (DERIVED.c.k1, DERIVED.c.k2)
    keys = or_(*(told.c[k] == key for k in ("k1", "k2") for key in own))
    return told.c.kind == DERIVED.c.kind, told.c.live == 1, told.c.id != DERIVED.c.id, keys


def _same(kind: RecordKind, twin: FromClause, told: FromClause) -> tuple[ColumnElement[bool], ...]:
    """One that stands for itself; Sadar of one tehsil is not that of another."""
    table = read.table_of(kind)
    at = (
        (
            twin.c.level == table.c.level,
            or_(twin.c.parent == table.c.parent, twin.c.parent.is_(None), table.c.parent.is_(None)),
        )
        if kind is PLACE
        else ()
    )
    return (*_named(told), twin.c.same_as.is_(None), *at)


def _told(row: RecordRow, other: RecordRow, whose: Mapping[str, Maker]) -> Likely:
    spelt = bool(_titles(row) & _titles(other))
    return Likely(other, whose.get(other.id), _share(row, other, _SURE), spelt, _share(row, other, _NEAR))


def _share(row: RecordRow, other: RecordRow, keys: Sequence[str]) -> bool:
    values: list[tuple[Any, Any]] = [(row[key], other[key]) for key in keys if key in row.kind.by_key]
    return any(one and one == two for one, two in values)


def _numbers(row: RecordRow) -> str:
    """The digits of the name, which folding leaves out: group 1 is not group 2."""
    return "".join(sign for sign in ascii_digits(row.title("en")) if sign.isdigit())


def _titles(row: RecordRow) -> set[str]:
    return {fold_search(name) for name in (row["name_hi"], row["name_en"]) if name}


def _turn(one: Likely) -> tuple[int, str, str]:
    return -one.weight, one.row.title(), one.row.id
