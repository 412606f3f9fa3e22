"""One import inside its transaction: each row is read, matched, and becomes a record, a filling or a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from odop_desktop.actions import import_lines, numbers, rules
from odop_desktop.actions.import_keys import SIGNATURE
from odop_desktop.actions.import_lines import Group, Line, Lines
from odop_desktop.actions.import_match import Found, Matcher, fill
from odop_desktop.actions.import_own import OwnColumns, own_entry
from odop_desktop.actions.import_refs import References
from odop_desktop.actions.import_result import Imported
from odop_desktop.actions.import_said import Said
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError, Problem
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.sheets.reading import SheetReader
from odop_desktop.sheets.rows import CleanRow, Fate, SheetFacts
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.ops import Act, uuid7

Values = dict[str, Any]
# Written together; of the other kinds a row's rules look at the rows before it.
_BATCH = {c.ARTISAN: 1000, c.OFFERING: 200, c.BUYER: 200}
_EMPTY = (None, (), "")
_TAKEN = (Fate.DATA, Fate.SKIPPED)


@dataclass(frozen=True, slots=True)
class _Read:
    """What one record's rows say: its values with references found, and its lines. `rows` counts them."""

    row: int
    rows: int
    values: Values
    lines: Sequence[Line]


class Import:
    """`take` it once. `keeps`: what is made here will be there afterwards (it is no dry run)."""

    def __init__(
        self,
        conn: Connection,
        office: Office,
        kind: RecordKind,
        facts: SheetFacts,
        act: Act,
        *,
        keeps: bool = True,
    ) -> None:
        self._conn, self._office, self._kind, self._facts, self._act = conn, office, kind, facts, act
        self._said = Said(facts)
        self._own = OwnColumns(kind, office.words("hi"), office.words("en"))
        self._refs = References(conn, office, kind, act)
        self._lines = Lines(conn, office, kind, act)
        self._matcher = Matcher(conn, kind, self._lines.stored())
        self._counts: dict[str, int] = {}
        self._keeps = keeps
        self._written = False

    def take(self, sheet: SheetReader, stopped: Callable[[], None] = lambda: None) -> Imported:
        """Reads every row; writes, and counts. The caller keeps the transaction or not.

        `stopped` is called before each batch and raises where the import is to end.
        """
        batch = _BATCH.get(self._kind, 1)
        for some in _in_batches(import_lines.grouped(sheet, self._kind), batch):
            stopped()
            self._batch(some)
        stopped()
        return Imported(
            rows=self._facts.rows,
            problems=self._said.all(),
            questions=self._facts.questions,
            act=self._act.id if self._written else "",
            sheet=self._facts.sheet,
            columns=self._facts.columns,
            **self._counts,
        )

    def _batch(self, some: Sequence[Group]) -> None:
        ready = [self._read(row, more) for row, more in some if self._note(row, more)]
        found = self._matcher.find([(r.row, r.values) for r in ready])
        puts: list[Put] = []
        for told, match in zip(ready, found, strict=True):
            puts += self._one(told, match)
        self._numbered(puts)
        self._written = bool(apply(self._conn, self._act, puts)) or self._written

    def _note(self, row: CleanRow, more: Sequence[CleanRow]) -> bool:
        """Counts what concerns the cells; whether the row is one to be taken."""
        for each in (row, *more):
            if each.masked or each.converted:
                self._count("masked", each.masked)
                self._count("converted", each.converted)
            if each.problems and each.fate in _TAKEN:
                self._said.say(each.row, each.problems)
        if row.fate is Fate.DATA:
            return True
        self._count(str(row.fate))
        if row.fate is not Fate.SKIPPED:
            self._said.say_fate(row)
        return False

    def _read(self, row: CleanRow, more: Sequence[CleanRow]) -> _Read:
        extra, lakhs = self._own.told([row, *more])
        values = dict(row.values)
        if self._kind.lines:
            values = {k: v for k, v in values.items() if not k.startswith("line.")}
        for each in more:
            self._merge(values, each, row.row)
        found = self._refs.resolve(import_lines.claimed(self._kind, values))
        self._said.say(row.row, found.problems)
        lines = self._lines.read([row, *more], lakhs)
        lost = [found.lost, *(line.lost for line in lines)]
        extra |= {own_entry(self._said.heads.get(k, k), v) for names in lost for k, v in names.items()}
        for line in lines:
            self._said.say(line.row, line.problems)
        full = self._with_number(found.values, extra, row.row)
        if extra:
            full["extra"] = tuple(sorted(extra))
        if self._kind is c.PRODUCT and self._office.facts.district:
            full.setdefault("district", self._office.facts.district)
        if lines:
            full[SIGNATURE] = import_lines.signature(x.values for x in lines)
        return _Read(row.row, 1 + len(more), full, lines)

    def _merge(self, values: Values, row: CleanRow, first: int) -> None:
        """Further rows of a record fill what the first leaves blank; what they say otherwise is listed."""
        for key, value in row.values.items():
            if not key.startswith("line.") and values.setdefault(key, value) != value:
                self._said.say(row.row, [Problem.of("E-IMP-07", key, row=first)])

    def _with_number(self, values: Values, extra: set[str], row: int) -> Values:
        """A number of this program stays; another is the office's own and is kept beside it."""
        key = self._kind.number
        if not key or not values.get(key):
            return values
        number = numbers.normal(self._kind, str(values[key]))
        if number is None:
            extra.add(own_entry(self._said.heads.get(key, key), values[key]))
            self._said.say(row, [Problem.of("E-IMP-11", key, value=values[key])])
            return {k: v for k, v in values.items() if k != key}
        return {**values, key: number}

    def _count(self, name: str, by: int = 1) -> None:
        self._counts[name] = self._counts.get(name, 0) + by

    def _is(self, told: _Read, record: str | None) -> None:
        self._said.became((told.row, *(line.row for line in told.lines)), record)

    def _one(self, told: _Read, match: Found) -> list[Put]:
        """The puts of one record, and its count."""
        if match.row is not None:
            self._is(told, self._said.record_of(match.row))
            return self._park(told, Problem.of("E-IMP-01", row=match.row))
        if match.doubt:
            self._is(told, match.doubt[0].id)
            known = ", ".join(r.number for r in match.doubt[:3])
            return self._park(told, Problem.of("E-IMP-02", known=known))
        try:
            return self._new(told) if match.record is None else self._known(told, match.record)
        except OdopError as error:
            facts = {k: v for k, v in error.facts.items() if k not in ("field", "row")}
            problem = Problem.of(error.code, error.facts.get("field"), **facts)
            # A child is refused, not kept for later (DECISIONS 6).
            return self._park(told, problem, "rejected" if error.code == "E-ACT-17" else "parked")

    def _park(self, told: _Read, problem: Problem, fate: str = "parked") -> list[Put]:
        self._count(fate, told.rows)
        self._said.say(told.row, [problem], fate)
        return []

    def _new(self, told: _Read) -> list[Put]:
        key = self._kind.number
        if (
            key
            and (number := told.values.get(key))
            and read.numbered(self._conn, self._kind, number, bin=True)
        ):
            raise OdopError("E-ACT-10", record=number)
        values = {k: v for k, v in told.values.items() if k != SIGNATURE}
        full, problems = rules.checked(
            self._conn, self._office, self._kind, None, values, None, looked_up=True
        )
        self._said.say(told.row, problems)
        self._count("new", told.rows)
        put = Put(self._kind, uuid7(), full, "create")
        self._is(told, put.id if self._keeps else None)
        return [put, *self._lines.puts(put.id, told.lines, hq=full.get("of_hq"))]

    def _known(self, told: _Read, record: RecordRow) -> list[Put]:
        """Fills what the record has blank; lists what the row says otherwise."""
        self._is(told, record.id)
        if told.values.get("claimed") == record["stage"]:
            told.values.pop("claimed", None)
        blank, against = fill(self._kind, record, told.values)
        if record.packed and blank:
            blank, against = {}, [*against, *blank]
        if blank:
            blank, problems = rules.checked(
                self._conn, self._office, self._kind, record, blank, None, looked_up=True
            )
            self._said.say(told.row, problems)
        self._said.say(told.row, [Problem.of("E-IMP-04", k, number=record.number) for k in against])
        missing = self._lines.against(record, told.lines)
        bare = len(missing) == len(told.lines) and not record["total"] and record["stage"] == "DRAFT"
        more = self._lines.puts(record.id, missing, hq=record["of_hq"]) if bare else []
        if not more:
            self._say_lines(missing, record)
        self._count("changed" if blank or more else "same", told.rows)
        return [*([Put(self._kind, record.id, blank)] if blank else []), *more]

    def _say_lines(self, missing: Sequence[Line], record: RecordRow) -> None:
        for line in missing:
            self._said.say(line.row, [Problem.of("E-IMP-10", "line.product", number=record.number)])

    def _numbered(self, puts: Sequence[Put]) -> None:
        """Numbers for the new records, taken in one go; one of our own making that the list brings stays."""
        key = self._kind.number
        made = [p.new for p in puts if p.kind == "create" and p.record is self._kind]
        if not key or not made:
            return
        given = [str(values[key]) for values in made if values.get(key)]
        if given:
            numbers.keep(self._conn, self._office, self._kind, given)
        bare = [values for values in made if isinstance(values, dict) and not values.get(key)]
        taken = numbers.take(self._conn, self._office, self._kind, len(bare)) if bare else []
        for values, number in zip(bare, taken, strict=False):
            values[key] = number


def _in_batches(groups: Iterable[Group], size: int) -> Iterable[list[Group]]:
    held: list[Group] = []
    for group in groups:
        held.append(group)
        if len(held) == size:
            yield held
            held = []
    if held:
        yield held
