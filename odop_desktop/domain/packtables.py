"""The tables of a state pack: CSV in UTF-8, one head row, cells read by the catalogue's own rules.

| file | one row is | refers to |
| --- | --- | --- |
| districts.csv | a district, by LGD code, with its three-letter code | |
| blocks.csv, tehsils.csv | a block or tehsil, by LGD code | district |
| products.csv | a product, by product_key; without a name: a district without one | district |
| partners.csv | an organisation, by short name | |
| events.csv, spaces.csv | a fair for the practice office, by code; a part of its area | event |
| loi_products.csv | a product for which the practice office makes letters of intent | product, district |

Several values in one cell (variants, aliases) are separated by '|'; dates are yyyy-mm-dd.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from odop_desktop.domain.catalogue import kind
from odop_desktop.domain.catalogue.field import Kind, RecordKind
from odop_desktop.domain.catalogue.values import Parsed, parse
from odop_desktop.domain.packhead import PackHead
from odop_desktop.domain.valuelists import ValueList
from odop_desktop.errors import Problem

# Ids of pack rows are UUIDv5 in this namespace; it never changes.
NAMESPACE = UUID("6f1d0c1e-6a0e-5f0b-9a55-0d0b7a1c0d0b")


@dataclass(frozen=True, slots=True)
class PackRow:
    """A record of the kind `record` under its stable key; `values` as the store keeps them."""

    record: str
    key: str
    id: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """One file: `column` → catalogue key in `renamed`; `refs` are the columns that name a row of a table."""

    name: str
    record: str
    key: str  # the column whose value makes the row's key
    required: tuple[str, ...]
    refs: Mapping[str, str]
    renamed: Mapping[str, str]
    fixed: Mapping[str, Any]
    beside: frozenset[str] = frozenset()  # columns kept for people, not read
    optional: bool = False


def _place(name: str, level: str, *beside: str) -> Table:
    required = ("lgd_code", "name_en") if level == "district" else ("lgd_code", "district", "name_en")
    refs = {} if level == "district" else {"district": "districts"}
    return Table(
        name, "place", "lgd_code", required, refs, {"district": "parent"}, {"level": level}, frozenset(beside)
    )


TABLES = (
    _place("districts", "district", "lgd_name", "census2011_code"),
    _place("blocks", "block"),
    _place("tehsils", "tehsil"),
    Table(
        "products", "product", "product_key", ("product_key", "district"), {"district": "districts"}, {}, {}
    ),
    Table("partners", "partner", "short", ("short", "name_en"), {}, {}, {}, optional=True),
    Table("events", "event", "code", ("code", "name_en"), {"part_of": "events"}, {}, {}, optional=True),
    Table("spaces", "space", "name_en", ("event", "name_en"), {"event": "events"}, {}, {}, optional=True),
)
_LOI_COLUMNS = ("product_key", "district", "as_written", "name_en", "source")

Problems = list[Problem]


def read_tables(
    folder: Path, head: PackHead, lists: Mapping[str, ValueList], problems: Problems
) -> dict[str, Any]:
    """Every table of the pack by name; what is wrong is added to `problems`."""
    read: dict[str, tuple[PackRow, ...]] = {}
    for table in TABLES:
        read[table.name] = tuple(_Reader(table, head, lists, read, problems).rows(folder))
    return {**read, "loi_products": tuple(_loi_products(folder, read["products"], problems))}


def id_of(key: str) -> str:
    """The id of the row under a stable key."""
    return str(uuid5(NAMESPACE, key))


def partner_ids(text: str) -> set[str]:
    """The ids of the rows that a pack's partners.csv holds; the text of any version, whatever else is in it."""
    told = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    return {id_of(f"partner/{(row.get('short') or '').strip()}") for row in told}


def _cells(
    path: Path, required: tuple[str, ...], known: frozenset[str], problems: Problems
) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells of each row; columns that are missing or not known are told once."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as f:
            reader = csv.DictReader(f, strict=True)
            heads = tuple(reader.fieldnames or ())
            problems += [_problem("E-PCK-05", path.name, 1, c) for c in required if c not in heads]
            problems += [_problem("E-PCK-06", path.name, 1, c) for c in heads if c not in known]
            for row in reader:
                if None in row or None in row.values():
                    problems.append(_problem("E-PCK-10", path.name, reader.line_num, None))
                yield reader.line_num, {k: (v or "").strip() for k, v in row.items() if isinstance(k, str)}
    except (UnicodeDecodeError, csv.Error):
        problems.append(_problem("E-PCK-10", path.name, 1, None))


def _problem(code: str, file: str, line: int, column: str | None, **facts: Any) -> Problem:
    return Problem.of(code, None, file=file, line=line, column=column, **facts)


class _Reader:
    def __init__(
        self,
        table: Table,
        head: PackHead,
        lists: Mapping[str, ValueList],
        read: Mapping[str, tuple[PackRow, ...]],
        problems: Problems,
    ) -> None:
        self._table, self._head, self._lists, self._problems = table, head, lists, problems
        self._kind: RecordKind = kind(table.record)
        self._ids = {name: {_short(row): row.id for row in rows} for name, rows in read.items()}
        self._seen: dict[str, set[str]] = {}

    def rows(self, folder: Path) -> Iterator[PackRow]:
        path = folder / f"{self._table.name}.csv"
        if not path.is_file():
            if not self._table.optional:
                self._problems.append(_problem("E-PCK-04", path.name, 1, None))
            return
        for line, cells in _cells(path, self._table.required, self._known, self._problems):
            row = self._row(path.name, line, cells)
            self._ids.setdefault(self._table.name, {})[_short(row)] = row.id
            yield row

    @property
    def _known(self) -> frozenset[str]:
        return frozenset(self._kind.by_key) | self._table.beside | frozenset(self._table.renamed)

    def _row(self, file: str, line: int, cells: Mapping[str, str]) -> PackRow:
        for column in self._table.required:
            if not cells.get(column):
                self._problems.append(_problem("E-PCK-07", file, line, column))
        self._unique(file, line, cells)
        values = dict(self._table.fixed)
        for column, text in cells.items():
            key = self._table.renamed.get(column, column)
            if text and key in self._kind.by_key:
                values[key] = self._value(file, line, column, text)
        if self._table.record == "place":
            values["state"] = self._head.state
        if self._table.name == "products":
            named = bool(values.get("name_hi") or values.get("name_en"))
            values |= {"is_odop": named, "confirmed": named}
        key = self._stable(cells)
        return PackRow(self._table.record, key, id_of(key), values)

    def _stable(self, cells: Mapping[str, str]) -> str:
        """The key of the row: the same in every office and in every version of the pack."""
        own, state, record = cells.get(self._table.key, ""), self._head.state, self._table.record
        if record == "place":
            return f"place/{self._table.fixed['level']}/{state}/{own}"
        if record == "space":
            return f"space/{state}/{cells.get('event', '')}/{own}"
        return f"event/{state}/{own}" if record == "event" else f"{record}/{own}"

    def _unique(self, file: str, line: int, cells: Mapping[str, str]) -> None:
        """The key, and a district's three-letter code, stand once; a part of an area once in its event."""
        for column in (self._table.key, "code3"):
            value = cells.get(column, "")
            told = f"{cells.get('event', '')}/{value}" if self._table.record == "space" else value
            seen = self._seen.setdefault(column, set())
            if value and told in seen:
                self._problems.append(_problem("E-PCK-08", file, line, column, value=value))
            seen.add(told)

    def _value(self, file: str, line: int, column: str, text: str) -> Any:
        table = self._table.refs.get(column)
        if table:
            found = self._ids.get(table, {}).get(text)
            if found is None:
                self._problems.append(
                    _problem("E-PCK-09", file, line, column, value=text, table=f"{table}.csv")
                )
            return found
        parsed = self._parsed(self._table.renamed.get(column, column), text)
        if parsed.problems or parsed.value is None:
            self._problems.append(_problem("E-PCK-14", file, line, column, value=text))
        return parsed.value

    def _parsed(self, key: str, text: str) -> Parsed:
        field = self._kind.by_key[key]
        if field.kind is Kind.SET:
            return parse(field, tuple(text.split("|")), self._lists, on=date.min)
        if field.kind is Kind.DATE:
            try:
                return Parsed(date.fromisoformat(text).isoformat())
            except ValueError:
                return Parsed()
        return parse(field, text, self._lists, on=date.min)


def _short(row: PackRow) -> str:
    """What other tables call the row: LGD code, product_key, code."""
    return row.key.rsplit("/", 1)[-1]


def _loi_products(
    folder: Path, products: tuple[PackRow, ...], problems: Problems
) -> Iterator[dict[str, Any]]:
    path = folder / "loi_products.csv"
    ids = {_short(row): row.id for row in products}
    for line, cells in (
        _cells(path, _LOI_COLUMNS, frozenset(_LOI_COLUMNS), problems) if path.is_file() else ()
    ):
        if cells.get("product_key") not in ids:
            value = cells.get("product_key", "")
            problems.append(
                _problem("E-PCK-09", path.name, line, "product_key", value=value, table="products.csv")
            )
            continue
        yield {**cells, "product": ids[cells["product_key"]]}
