"""Taking in a list: rows read in a child process are matched, made or filled in, as one act, or not at all.

The counts must add up to the rows of the file, else nothing is kept (E-IMP-09).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from odop_desktop.actions import import_lines, numbers, rules
from odop_desktop.actions.import_match import Found, Matcher, fill
from odop_desktop.actions.import_refs import References
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError, Problem
from odop_desktop.office import Office
from odop_desktop.sheets.heads import reading_of
from odop_desktop.sheets.reading import SheetReader, read_rows
from odop_desktop.sheets.rows import CleanRow, Fate, SheetFacts
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.ops import Act, uuid7

Progress = Callable[[int, int], None]
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is to be said of a row (None: of the file). `column` is the head as the sheet has it."""

    row: int | None
    column: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Imported:
    """The counts of one import; `rows` is the sum of the six below it."""

    rows: int
    new: int = 0
    changed: int = 0
    same: int = 0
    rejected: int = 0
    parked: int = 0
    skipped: int = 0
    masked: int = 0
    converted: int = 0
    problems: tuple[RowProblem, ...] = ()
    questions: tuple[Any, ...] = ()
    act: str = ""

    def adds_up(self) -> bool:
        parts = (self.new, self.changed, self.same, self.rejected, self.parked, self.skipped)
        return self.rows == sum(parts)


class _DryRun(Exception):
    """Leaves the transaction without keeping it; carries what would have been."""

    def __init__(self, imported: Imported) -> None:
        self.imported = imported


@least(Role.OPERATOR)
def run(
    office: Office,
    *,
    kind: RecordKind,
    path: Path,
    dry_run: bool = False,
    dates: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Imported:
    """Imports the list in `path`. E-CAT-02 for a kind that is not exchanged; E-XLS-… as the reader says."""
    if not kind.exchanged:
        raise OdopError("E-IMP-08", kind=kind.plural)
    reading = reading_of(
        kind,
        (office.words("hi"), office.words("en")),
        office.lists,
        on=office.today(),
        here=office.here,
        dates=dates,
    )
    with read_rows(path, reading, progress=progress, cancelled=cancelled) as sheet:
        try:
            with office.transaction() as conn:
                done = _Import(conn, office, kind, sheet.facts, office.act(f"{kind.name}.import")).take(sheet)
                if not done.adds_up():
                    raise OdopError("E-IMP-09", rows=done.rows)
                if dry_run:
                    raise _DryRun(done)
        except _DryRun as tried:
            return tried.imported
    return done


@dataclass(slots=True)
class _Import:
    """One import under way, inside its transaction."""

    conn: Connection
    office: Office
    kind: RecordKind
    facts: SheetFacts
    act: Act
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)

    def take(self, sheet: SheetReader) -> Imported:
        self.heads = {c.key: c.head for c in self.facts.columns if c.key}
        self.problems += [self._told(None, p) for p in self.facts.problems]
        refs = References(self.conn, self.office, self.kind, self.act)
        matcher = Matcher(self.conn, self.kind)
        rows = import_lines.grouped(sheet, self.kind) if self.kind.lines else ((r, []) for r in sheet)
        for some in _in_batches(rows, _BATCH):
            self._batch(some, refs, matcher)
        self.problems.sort(key=lambda p: p.row or 0)
        problems, questions = tuple(self.problems), self.facts.questions
        return Imported(
            rows=self.facts.rows, problems=problems, questions=questions, act=self.act.id, **self.counts
        )

    def _batch(self, some: list[tuple[CleanRow, list[CleanRow]]], refs: References, matcher: Matcher) -> None:
        data: list[tuple[CleanRow, dict[str, Any], list[CleanRow]]] = []
        for row, lines in some:
            for each in (row, *lines):
                self._note(each)
            if row.fate is Fate.DATA:
                values, problems = refs.resolve(import_lines.claimed(self.kind, _own(row)))
                self.problems += [self._told(row.row, p) for p in problems]
                data.append((row, values, lines))
            elif row.fate is not Fate.SKIPPED and row.reason not in {p.code for p in row.problems}:
                self.problems.append(self._told(row.row, Problem.of(row.reason)))
        puts: list[Put] = []
        found = matcher.find([(row.row, values) for row, values, _ in data])
        for (row, values, lines), match in zip(data, found, strict=True):
            puts += self._one(row, values, lines, match, refs)
        self._numbered(puts)
        apply(self.conn, self.act, puts)

    def _note(self, row: CleanRow) -> None:
        self._count("masked", row.masked)
        self._count("converted", row.converted)
        if row.fate is not Fate.DATA:
            self._count(str(row.fate))
        self.problems += [self._told(row.row, p) for p in row.problems]

    def _count(self, name: str, by: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + by

    def _told(self, row: int | None, problem: Problem) -> RowProblem:
        return RowProblem(row, self.heads.get(problem.field or "", problem.field or ""), problem)

    def _one(
        self, row: CleanRow, values: dict[str, Any], lines: list[CleanRow], match: Found, refs: References
    ) -> list[Put]:
        """The puts of one row, and its count."""
        if match.row is not None:
            return self._park(row, lines, Problem.of("E-IMP-01", row=match.row))
        if match.doubt:
            known = ", ".join(r.number for r in match.doubt[:3])
            return self._park(row, lines, Problem.of("E-IMP-02", known=known))
        if match.record is None:
            return self._new(row, values, lines, refs)
        blank, against = fill(self.kind, match.record, values)
        self.problems += [self._told(row.row, self._against(k, match)) for k in against]
        more = import_lines.puts(self.conn, refs, match.record.id, lines, new=False)
        self._count("changed" if blank or more else "same")
        self._count("same", len(lines))
        return [*([Put(self.kind, match.record.id, blank)] if blank else []), *more]

    def _against(self, key: str, match: Found) -> Problem:
        assert match.record
        return Problem.of("E-IMP-04", key, number=match.record.number)

    def _park(self, row: CleanRow, lines: list[CleanRow], problem: Problem) -> list[Put]:
        self._count("parked", 1 + len(lines))
        self.problems.append(self._told(row.row, problem))
        return []

    def _new(
        self, row: CleanRow, values: dict[str, Any], lines: list[CleanRow], refs: References
    ) -> list[Put]:
        try:
            full, problems = rules.checked(self.conn, self.office, self.kind, None, values, None)
        except OdopError as error:
            if error.code == "E-ACT-17":  # a child: refused, not kept for later (DECISIONS 6)
                self._count("rejected", 1 + len(lines))
                self.problems.append(self._told(row.row, Problem.of(error.code, "dob", **error.facts)))
                return []
            return self._park(
                row, lines, Problem.of(error.code, error.facts.pop("field", None), **error.facts)
            )
        self.problems += [self._told(row.row, p) for p in problems]
        self._count("new", 1 + len(lines))
        put = Put(self.kind, uuid7(), full, "create")
        return [put, *import_lines.puts(self.conn, refs, put.id, [row, *lines], new=True)]

    def _numbered(self, puts: list[Put]) -> None:
        """Numbers for the new records, taken in one go; a registration number of our own making stays."""
        key = self.kind.number
        bare = [n for n, p in enumerate(puts) if p.kind == "create" and p.record is self.kind]
        bare = [n for n in bare if key and not puts[n].new.get(key)]
        if not bare or not key:
            return
        for n, number in zip(bare, numbers.take(self.conn, self.office, self.kind, len(bare)), strict=False):
            puts[n] = replace(puts[n], new={**puts[n].new, key: number})


def _own(row: CleanRow) -> dict[str, Any]:
    """The record's own values; what no field knows is kept as `head: value`."""
    values = {k: v for k, v in row.values.items() if not k.startswith("line.")}
    if row.extra:
        values["extra"] = tuple(sorted(f"{head}: {value}" for head, value in row.extra.items()))
    return values


def _in_batches(rows: Iterable[Any], size: int) -> Iterable[list[Any]]:
    held: list[Any] = []
    for row in rows:
        held.append(row)
        if len(held) == size:
            yield held
            held = []
    if held:
        yield held
