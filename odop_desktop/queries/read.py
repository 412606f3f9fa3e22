"""The smallest reads, on a connection: one record, the records of a parent, the record a number names.

Queries use them on a reading connection, actions inside their transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Table, and_, bindparam, or_, select

from odop_desktop.domain.catalogue import ARTISAN, BUYER, KINDS, LOI, LOI_LINE, OFFICE, STALL
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import Kind, RecordKind
from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.fold import fold_name, fold_search
from odop_desktop.identity.text import clean
from odop_desktop.letters.compose.two import Two
from odop_desktop.queries import makers
from odop_desktop.storage import packrows, settings
from odop_desktop.storage.batches import batches
from odop_desktop.storage.derived import KEY
from odop_desktop.storage.tables import base as tables
from odop_desktop.storage.values import from_row


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record as it stands: catalogue values, and what the store keeps beside them."""

    kind: RecordKind
    id: str
    op_id: str
    created_at: str
    updated_at: str
    deleted_at: str | None
    values: Mapping[str, Any]
    pack: str | None = None  # the version of the State's pack that brought it

    def __getitem__(self, key: str) -> Any:
        return self.values.get(key)

    @property
    def packed(self) -> bool:
        """A row of the State's pack: read-only."""
        return self.op_id == packrows.OP

    @property
    def ended(self) -> bool:
        """A row of the State's pack that a newer pack no longer names."""
        return packrows.has_ended(self.pack)

    @property
    def number(self) -> str:
        """The number people use for it on paper; its id where it has none."""
        key = self.kind.number
        return str((self.values.get(key) if key else None) or self.id)

    def title(self, lang: str = "hi") -> str:
        """The name in the language asked for, else in the other."""
        keys = sorted(self.kind.title, key=lambda k: not k.endswith(f"_{lang}"))
        return next((str(self.values[k]) for k in keys if self.values.get(k)), self.number)


def table_of(kind: RecordKind) -> Table:
    return tables.table_of(kind.name)


def record(kind: RecordKind, row: RowMapping | Mapping[str, Any]) -> RecordRow:
    values = from_row(kind, dict(row))
    own = {k: values.pop(k) for k in ("id", "op_id", "created_at", "updated_at", "deleted_at")}
    return RecordRow(kind, **own, pack=values.pop("pack", None), values=values)


def where(
    conn: Connection, kind: RecordKind, *conditions: ColumnElement[bool], bin: bool = False
) -> list[RecordRow]:
    """The live records that meet the conditions, oldest first; with those in the bin if `bin`."""
    table = table_of(kind)
    live = () if bin else (table.c.deleted_at.is_(None),)
    rows = conn.execute(select(table).where(*live, *conditions).order_by(table.c.created_at, table.c.id))
    return [record(kind, row) for row in rows.mappings()]


def cells(conn: Connection, kind: RecordKind, keys: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Id and these columns of every live record, as the store keeps them: for looking through all of a kind."""
    table = table_of(kind)
    wanted = select(table.c.id, *(table.c[k] for k in keys)).where(table.c.deleted_at.is_(None))
    return (dict(row) for row in conn.execute(wanted).mappings())


def get(conn: Connection, kind: RecordKind, id: str) -> RecordRow | None:
    """The record with this id, in the bin or not."""
    row = conn.execute(_by_id(table_of(kind)), {"id": id}).mappings().first()
    return record(kind, row) if row is not None else None


@cache
def _by_id(table: Table) -> Select[Any]:
    """Made once a table: a save looks up every record it refers to, and the making took longer than the asking."""
    return select(table).where(table.c.id == bindparam("id"))


def many(conn: Connection, kind: RecordKind, ids: Iterable[str]) -> dict[str, RecordRow]:
    """The records with these ids, by id."""
    table = table_of(kind)
    found: dict[str, RecordRow] = {}
    for some in batches(sorted(set(ids)), 400):
        found |= {r.id: r for r in where(conn, kind, table.c.id.in_(some), bin=True)}
    return found


def kept(conn: Connection, row: RecordRow | None) -> RecordRow | None:
    """The record in whose place headquarters put this one's twin; any other record itself."""
    seen = set[str]()
    while row is not None and row["same_as"] and row.id not in seen:
        seen.add(row.id)
        other = get(conn, row.kind, row["same_as"])
        if other is None or other.deleted_at:
            break
        row = other
    return row


def many_kept(conn: Connection, kind: RecordKind, ids: Iterable[str]) -> dict[str, RecordRow]:
    """As `many`, under each id the record that is kept for it."""
    found = many(conn, kind, ids)
    return {id: (kept(conn, row) or row) if row["same_as"] else row for id, row in found.items()}


def referred(conn: Connection, rows: Iterable[RecordRow]) -> dict[str, RecordRow]:
    """The records to which these refer, by id."""
    asked: dict[str, set[str]] = {}
    for row in rows:
        for field in row.kind.fields:
            if field.kind is Kind.REF and row[field.key]:
                asked.setdefault(str(field.ref), set()).add(row[field.key])
    return {id: row for name, ids in asked.items() for id, row in many(conn, kind_of(name), ids).items()}


def own_office(conn: Connection) -> RecordRow:
    """The row of the office whose store this is; headquarters holds others' too."""
    own = settings.get(conn, "office")
    return next(r for r in where(conn, OFFICE) if own in (None, r.id))


def children(conn: Connection, kind: RecordKind, parent_id: str) -> list[RecordRow]:
    """The live records of `kind` whose parent is this record."""
    assert kind.parent
    return where(conn, kind, table_of(kind).c[kind.parent] == parent_id)


def by_number(conn: Connection, kind: RecordKind, number: str, *, bin: bool = False) -> RecordRow | None:
    """The record that this number or id names. E-ACT-33: records of several offices bear it, and none is ours."""
    found = numbered(conn, kind, number, bin=bin)
    if len(found) > 1:
        own = makers.own(conn, [row.id for row in found])
        found = [row for row in found if row.id in own] or found
    if len(found) > 1:
        alike = [(row.id, row.number, Two(row.title("hi"), row.title("en"))) for row in found]
        raise makers.several(conn, number.strip(), alike)
    return found[0] if found else None


def numbered(conn: Connection, kind: RecordKind, number: str, *, bin: bool = False) -> list[RecordRow]:
    """Every record that this number or id names: offices number apart. `HP-CHM:LOI-1-000001` is of one office."""
    asked = number.strip()
    code, colon, bare = asked.partition(":")
    if (found := _bearing(conn, kind, asked, bin=bin)) or not colon:
        return found
    found = _bearing(conn, kind, bare.strip(), bin=bin)
    whose = makers.whose(conn, [row.id for row in found]) if found else {}
    return [row for row in found if row.id in whose and whose[row.id].code == code.strip().upper()]


def _bearing(conn: Connection, kind: RecordKind, asked: str, *, bin: bool) -> list[RecordRow]:
    table = table_of(kind)
    same = [table.c.id == asked.casefold()]
    same += [table.c[key].in_({asked, asked.upper()}) for key in number_keys(kind)]
    return where(conn, kind, or_(*same), bin=bin)


def lines_named(conn: Connection, asked: str) -> list[RecordRow]:
    """The live lines that `LOI-1-000001/2` or an id names: two offices may have made a LoI of one number."""
    parent, slash, n = asked.strip().rpartition("/")
    if not (slash and n.isdecimal()):
        row = get(conn, LOI_LINE, asked.strip().casefold())
        return [row] if row and not row.deleted_at else []
    lois, lines = table_of(LOI), table_of(LOI_LINE)
    named = or_(lois.c.id == parent.casefold(), lois.c.number == parent.upper(), lois.c.loi_no == parent)
    of = select(lois.c.id).where(named, lois.c.deleted_at.is_(None))
    return where(conn, LOI_LINE, lines.c.loi.in_(of), lines.c.line_no == int(n))


def number_keys(kind: RecordKind) -> list[str]:
    """The fields by whose value people name a record of this kind on paper."""
    named = (kind.number, "loi_no" if kind is LOI else None)
    return [key for key in named if key]


def anywhere(conn: Connection, number: str) -> RecordRow | None:
    """The record of any kind, bin included, that this number or id names."""
    for kind in KINDS:
        if found := by_number(conn, kind, number, bin=True):
            return found
    return None


def likely(kind: RecordKind, name: str) -> Sequence[ColumnElement[bool]]:
    """Narrows a search for a name to the records whose name key it shares, by index."""
    derived, key = tables.table_of("derived"), fold_name(name)[:KEY]
    same = and_(derived.c.kind == kind.name, or_(derived.c.k1 == key, derived.c.k2 == key))
    return (table_of(kind).c.id.in_(select(derived.c.id).where(same)),)


def named_among(rows: Iterable[RecordRow], name: str) -> list[RecordRow]:
    """The rows one of whose titles is this name: letter for letter first, else folded."""
    rows, asked = list(rows), clean(name)
    exact = [r for r in rows if asked in _titles(r)]
    return exact or _folded(rows, name, fold_search) or _folded(rows, name, name_key)


@lru_cache(maxsize=32768)
def name_key(name: str) -> str:
    """A name as its spellings fold, with its digits: unit 1 is not unit 2."""
    digits = "".join(ch for ch in name if ch.isdigit())
    return fold_name(name) + ascii_digits(digits) if digits else fold_name(name)


def _folded(rows: Iterable[RecordRow], name: str, fold: Callable[[str], str]) -> list[RecordRow]:
    """By names of people and firms only as their spellings fold; of the rest by every letter."""
    if fold is name_key:
        rows = [r for r in rows if r.kind in (ARTISAN, BUYER)]
    folded = fold(name)
    return [r for r in rows if any(fold(t) == folded for t in _titles(r))] if folded else []


def _titles(row: RecordRow) -> list[str]:
    own = [str(row[k]) for k in row.kind.title if row[k]]
    spot = [stall_spot(row)] if row.kind is STALL else []
    return own + spot + [str(v) for key in ("variants", "aliases") for v in row[key] or ()]


def stall_spot(row: RecordRow) -> str:
    """Where a stall is, as letters and sheets say it: `Hall 1/A-12`."""
    return f"{row['hall']}/{row['stall_no']}" if row["hall"] else str(row["stall_no"] or row.number)
