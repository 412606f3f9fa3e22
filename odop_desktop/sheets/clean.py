"""One row of the sheet made into a clean row: swept, sorted out, parsed by the catalogue, judged."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from odop_desktop.domain.catalogue.field import Field, Kind, Need
from odop_desktop.domain.catalogue.values import Parsed, parse
from odop_desktop.errors import Problem
from odop_desktop.identity.aadhaar import sweep
from odop_desktop.identity.fold import fold_head
from odop_desktop.sheets.cells import (
    CACHE,
    IDS,
    Column,
    Known,
    Tidy,
    is_age,
    keep,
    plain,
    quick,
)
from odop_desktop.sheets.dittos import Dittos
from odop_desktop.sheets.facts import BookLook, SheetLook, column_letters
from odop_desktop.sheets.heads import SERIAL, sheet_columns
from odop_desktop.sheets.judge import Judge
from odop_desktop.sheets.layout import Head
from odop_desktop.sheets.legacycells import LegacyCells
from odop_desktop.sheets.people import People, Raws
from odop_desktop.sheets.rows import CleanRow, Fate, Reading, Skip
from odop_desktop.sheets.sweeping import EXEMPT, Sweeper, SweptRow
from odop_desktop.sheets.units import in_rupees, unit_of

_CHOSEN = frozenset((Kind.CHOICE, Kind.STAGE, Kind.BOOL))
_SIDES = re.compile(r"[/\n|]")
_MASKED = re.compile(r"X{4}\d{0,4}")  # what our own exports put in place of a guarded value


class Cleaner:
    """Rows in, clean rows out, in the sheet's order: a "-do-" looks at the row before."""

    def __init__(
        self,
        reading: Reading,
        heads: Sequence[Head],
        book: BookLook,
        look: SheetLook,
        dates: Mapping[str, str],
        guessed: frozenset[int] = frozenset(),
    ) -> None:
        """`dates` says 'dmy' or 'mdy' by field key; `guessed` are columns taken for legacy by their head."""
        self._reading, self._look = reading, look
        self._fields = {key: field for key, _, field in sheet_columns(reading.kind)}
        self._columns = [_column(h, self._fields, dates) for h in heads]
        self._loose = {
            key: Column(-1, "", key, field, taken=_importable(field)) for key, field in self._fields.items()
        }
        self._by_key = {c.key: c for c in self._columns if c.field}
        self._by_at = {c.at: c for c in self._columns}
        self._slots = [self._by_at.get(at) for at in range(max(self._by_at, default=-1) + 1)]
        self._serial = next((c.at for c in self._columns if c.key == SERIAL), -1)
        self._head_of = {c.key: c.head for c in self._columns}
        self._sweeper = Sweeper(
            [h.column for h in heads if is_aadhaar_head(h, reading)],
            [c.at for c in self._columns if c.field and c.field.kind in EXEMPT],
        )
        self._tidy = Tidy(book.from_1904)
        self._people = People(reading.kind)
        self._judge = Judge(reading)
        self.odd_rows = {key >> 8 for key in (*look.valueless, *look.errors)}
        self._dittos = Dittos()
        wordy = [c.at for c in self._columns if not (c.field and c.field.kind in IDS)]
        self._fonts = LegacyCells(look, wordy, guessed)

    def skipped(self, at: int, cells: list[Any], reason: Skip) -> CleanRow:
        """A row that is no record: swept only to count what it held."""
        return CleanRow(at + 1, Fate.SKIPPED, reason, masked=self._sweeper.sweep(cells).masked)

    def clean(self, at: int, cells: list[Any]) -> CleanRow:
        """Changes `cells`. `at` counts from 0."""
        converted = self._fonts.convert(at, cells)
        problems = [self._placed(column, problem) for column, problem in self._dittos.write_out(cells)]
        swept = self._sweeper.sweep(cells.copy())
        problems += [self._placed(column, problem) for column, problem in swept.problems]
        if at in self.odd_rows:
            problems += self._oddities(at, len(cells))
        raws, extra = self._raws(swept, problems)
        self._people.sort_out(raws, problems)
        values = self._parse(raws, extra, problems)
        self._last4(swept, values)
        fate, why = self._judge.fate(values)
        if why:
            problems.append(why)
        serial = plain(swept.cells[self._serial]) if 0 <= self._serial < len(cells) else ""
        reason = why.code if why else ""
        return CleanRow(at + 1, fate, reason, values, extra, tuple(problems), swept.masked, converted, serial)

    def _placed(self, column: int, problem: Problem) -> Problem:
        """The problem with the field and the letter of its column."""
        facts = (*problem.facts, ("column", column_letters(column)))
        return Problem(problem.code, self._key_at(column), tuple(sorted(facts)))

    def _key_at(self, at: int) -> str | None:
        column = self._by_at.get(at)
        return column.field.key if column and column.field else None

    def _oddities(self, at: int, width: int) -> list[Problem]:
        """Formulas without a result and errors among this row's cells."""
        found: list[Problem] = []
        for column in range(max(width, 256)):
            key, letters = at << 8 | column, column_letters(column)
            if key in self._look.valueless:
                found.append(Problem.of("E-XLS-30", self._key_at(column), column=letters))
            elif error := self._look.errors.get(key):
                found.append(
                    Problem.of("E-XLS-31", self._key_at(column), column=letters, error=sweep(error).text)
                )
        return found

    def _raws(self, row: SweptRow, problems: list[Problem]) -> tuple[Raws, dict[str, str]]:
        """The cells by field key, tidied, and those that no field holds by their heads."""
        raws: Raws = {}
        extra: dict[str, str] = {}
        slots, width = self._slots, len(self._slots)
        for at, value in enumerate(row.cells):
            if value == "":
                continue
            column = slots[at] if at < width else None
            if column is None:
                keep(extra, column_letters(at), value)
            elif column.field is None:
                if column.key != SERIAL:
                    keep(extra, column.head, value)
            elif column.field.guarded and _MASKED.fullmatch(str(value)):
                continue
            elif (raw := self._tidy.raw(value, column, column.field, problems)) is not None:
                raws[column.other.key if column.other and is_age(raw) else column.key] = (
                    raw if column.unit == 1 else in_rupees(raw, column.unit)
                )
        return raws, extra

    def _parse(self, raws: Raws, extra: dict[str, str], problems: list[Problem]) -> dict[str, Any]:
        """The values; what of a cell finds no place in its field is kept as extra under the column's head."""
        values: dict[str, Any] = {}
        for key, raw in raws.items():
            column = self._by_key.get(key) or self._loose[key]
            if column.field and column.taken and (value := quick(raw, column.field)) is not None:
                values[key] = value
                continue
            value, found, rest = self._parsed(column, raw)
            if value is not None:
                values[key] = value
            if found:
                problems += found
            if rest and not (key == "mobile" and self._second_phone(raws, values, rest)):
                keep(extra, self._head_of.get(key, key), rest)
        return values

    def _second_phone(self, raws: Raws, values: dict[str, Any], rest: str) -> bool:
        """The other number of a mobile's cell, a landline too, goes to the second field if that is free."""
        if "mobile2" not in self._fields or "mobile2" in raws or "/" in rest:
            return False
        values["mobile2"] = rest
        return True

    def _parsed(self, column: Column, raw: Any) -> Known:
        """The catalogue's answer, remembered: lists repeat themselves. True and 1 are not one."""
        key = raw if raw.__class__ is not bool else str(raw)
        known = column.cache.get(key)
        if known is None:
            assert column.field is not None
            parsed = self._read(column.field, raw)
            known = (parsed.value if column.taken else None, parsed.problems, parsed.rest)
            if len(column.cache) < CACHE:
                column.cache[key] = known
        return known

    def _read(self, field: Field, raw: Any) -> Parsed:
        """The parser's answer; to a choice in two languages, as our drop-downs have it, that to either half."""
        parsed = parse(field, raw, self._reading.lists, on=self._reading.on)
        if parsed.value is not None or field.kind not in _CHOSEN or " / " not in str(raw):
            return parsed
        halves = (parse(field, h, self._reading.lists, on=self._reading.on) for h in raw.split(" / "))
        return next((half for half in halves if half.value is not None and not half.problems), parsed)

    def _last4(self, swept: SweptRow, values: dict[str, Any]) -> None:
        for at, last4 in swept.last4.items():
            column = self._by_at.get(at)
            if column and column.field and column.field.kind is Kind.LAST4:
                values[column.key] = last4


def is_aadhaar_head(head: Head, reading: Reading) -> bool:
    """Whole folded heads, or sides of a head in two languages; उद्योग आधार is none (DECISIONS 20)."""
    keys = {f.key for f in reading.kind.fields if f.kind is Kind.LAST4}
    sides = (head.text, *_SIDES.split(head.text))
    return head.key in keys or any(fold_head(side) in reading.aadhaar_heads for side in sides)


def _column(head: Head, fields: Mapping[str, Field], dates: Mapping[str, str]) -> Column:
    key = head.key or ""
    field, other = fields.get(key), fields.get(head.other or "")
    ages = field is not None and field.kind is Kind.DATE and other is not None and other.kind is Kind.INT
    shown, month_first = sweep(head.text).text, dates.get(key) == "mdy"
    taken = field is not None and _importable(field)
    unit = unit_of(head.text) if field is not None and field.kind is Kind.MONEY else 1
    return Column(head.column, shown, key, field, other if ages else None, month_first, taken, unit)


def _importable(field: Field) -> bool:
    """Of what the program fills itself the numbers that people quote and sums of money are read back."""
    return field.need is not Need.AUTO or field.kind in (Kind.TEXT, Kind.MONEY)
