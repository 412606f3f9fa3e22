"""The rows of an export: catalogue values, references as people write them, private columns masked."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.office import Office
from odop_desktop.queries import list_filters, read, whose
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.batches import batches

MASK = "XXXX"
ID = "record.id"  # beside the values of each row: whose row it is; a number is an office's own
_BATCH = 1000


def keyed_fields(kind: RecordKind) -> list[tuple[str, Field]]:
    """The columns of a kind's sheet with their keys: its own, then those of its lines as `line.<key>`."""
    lines = kind.lines.sheet_fields if kind.lines else ()
    return [(f.key, f) for f in kind.sheet_fields] + [(f"line.{f.key}", f) for f in lines]


def extra_heads(office: Office, kind: RecordKind) -> list[str]:
    """The heads of the office's own extra columns, as they came in with its lists."""
    if "extra" not in kind.by_key:
        return []
    table = read.table_of(kind)
    wanted = select(table.c.extra).where(table.c.deleted_at.is_(None), table.c.extra.is_not(None)).distinct()
    with office.reading() as conn:
        entries = [entry for (text,) in conn.execute(wanted) for entry in json.loads(text)]
    return sorted({entry.partition(": ")[0] for entry in entries})


def rows(
    office: Office,
    kind: RecordKind,
    *,
    event: str | None = None,
    purpose: str | None = None,
    ids: Sequence[str] | None = None,
) -> Iterator[dict[str, Any]]:
    """Every live record as {field key: value}, oldest first (or those of `ids`, in their order). Other districts'
    LoIs only where they are among `ids`.

    A record with lines is one row a line.

    References are texts that an import finds again. Restricted and sensitive values are masked unless a
    purpose is given. The office's own extra columns stand under `extra.<head>`, the record's id under `ID`; at
    headquarters whose it is under `whose.OFFICE`.
    """
    fields = [*((f.key, f) for f in kind.fields), *keyed_fields(kind)]
    guarded = set() if purpose else {key for key, f in fields if f.guarded}
    with office.reading() as conn:
        named = _Names(conn)
        for batch in _batches(conn, kind, event, ids, list_filters.counted(office, kind)):
            lines = _lines(conn, kind, batch)
            named.learn([*batch, *(x for group in lines.values() for x in group)])
            makers = whose.among_(conn, office, kind, [row.id for row in batch])
            for row in batch:
                own = _values(row, named) | {ID: row.id}
                own |= {whose.OFFICE: makers[row.id].told("hi")} if row.id in makers else {}
                for line in lines.get(row.id) or (None,):
                    whole = own | (_line(line, named) if line else {})
                    yield {k: _masked(v) if k in guarded and v else v for k, v in whole.items()}


def _batches(
    conn: Connection,
    kind: RecordKind,
    event: str | None,
    ids: Sequence[str] | None,
    own: Sequence[ColumnElement[bool]],
) -> Iterator[list[RecordRow]]:
    for some in batches(_ids(conn, kind, event, own) if ids is None else list(ids), _BATCH):
        found = read.many(conn, kind, some)
        yield [found[id] for id in some if id in found]


def _ids(
    conn: Connection, kind: RecordKind, event: str | None, own: Sequence[ColumnElement[bool]]
) -> list[str]:
    table = read.table_of(kind)
    here = (list_filters.at_event(kind, [event]),) if event else ()
    live = select(table.c.id).where(table.c.deleted_at.is_(None), *here, *own)
    return [id for (id,) in conn.execute(live.order_by(table.c.created_at, table.c.id))]


def _lines(conn: Connection, kind: RecordKind, batch: Iterable[RecordRow]) -> dict[str, list[RecordRow]]:
    if kind.lines is None:
        return {}
    table, parent = read.table_of(kind.lines), str(kind.lines.parent)
    groups: dict[str, list[RecordRow]] = {}
    for line in read.where(conn, kind.lines, table.c[parent].in_([r.id for r in batch])):
        groups.setdefault(line[parent], []).append(line)
    return {k: sorted(v, key=lambda x: x["line_no"] or 0) for k, v in groups.items()}


class _Names:
    """What stands in a sheet for a record that is referred to."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._text: dict[str, str] = {}
        self._shared: set[str] | None = None

    def learn(self, rows: Iterable[RecordRow]) -> None:
        asked: dict[str, set[str]] = {}
        for row in rows:
            for f in row.kind.fields:
                if f.kind is Kind.REF and row[f.key] and row[f.key] not in self._text:
                    asked.setdefault(str(f.ref), set()).add(row[f.key])
        for ref, ids in asked.items():
            found = read.many_kept(self._conn, c.kind(ref), ids)
            self._text.update({id: self._spelt(found[id]) if id in found else "" for id in ids})

    def _spelt(self, row: RecordRow) -> str:
        if row.kind is c.PRODUCT and row.title() in self._twins():
            return _numbered(row)
        return _SPELT.get(row.kind.name, RecordRow.title)(row)

    def _twins(self) -> set[str]:
        """Titles that more than one product bears."""
        if self._shared is None:
            titles = Counter(p.title() for p in read.where(self._conn, c.PRODUCT))
            self._shared = {title for title, n in titles.items() if n > 1}
        return self._shared

    def __getitem__(self, id: str) -> str:
        return self._text[id]


def _numbered(row: RecordRow) -> str:
    """Number and name: the number finds the record again, the name is for the reader."""
    return f"{row.number} {row.title()}"


_SPELT: Mapping[str, Callable[[RecordRow], str]] = {
    "artisan": _numbered,
    "buyer": _numbered,
    "event": _numbered,
    "offering": _numbered,
    "loi": _numbered,
    "stall": read.stall_spot,
}


def _values(row: RecordRow, named: _Names) -> dict[str, Any]:
    values = dict(row.values)
    for f in row.kind.fields:
        value = values.get(f.key)
        if value and f.kind is Kind.REF:
            values[f.key] = named[value]
    own: dict[str, list[str]] = {}
    for entry in values.pop("extra", None) or ():
        head, _, told = entry.partition(": ")
        own.setdefault(f"extra.{head}", []).append(told)
    return values | {key: "; ".join(told) for key, told in own.items()}


def _line(row: RecordRow, named: _Names) -> dict[str, Any]:
    return {f"line.{key}": value for key, value in _values(row, named).items()}


def _masked(value: Any) -> str:
    """The last four digits of a long number, else nothing of the value."""
    text = str(value)
    return MASK + text[-4:] if text.isdigit() and len(text) >= 9 else MASK
