"""Lists with lines (LoIs): rows of one number or serial are one record; each row is one of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection

from odop_desktop.actions import loi_rules
from odop_desktop.actions.import_refs import References
from odop_desktop.domain.catalogue import LOI, LOI_LINE
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.catalogue.readers import number_of, scaled
from odop_desktop.domain.money import line_value
from odop_desktop.domain.stages import LoiStage
from odop_desktop.errors import OdopError, Problem
from odop_desktop.i18n.format import amount
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.sheets.rows import CleanRow, Fate
from odop_desktop.storage.apply import Put
from odop_desktop.storage.ops import Act, uuid7

_NAMING = ("loi_no", "number", "paper_no")
_LINE = "line."
_TELLING = ("seller", "seller_name", "product", "product_hi", "product_en", "spec", "qty", "rate", "value")

_NONE: Mapping[int, str] = {}
Values = dict[str, Any]
Group = tuple[CleanRow, list[CleanRow]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line as its row tells it: the row's number, the values with references found, what is doubtful."""

    row: int
    values: Values
    problems: tuple[Problem, ...] = ()
    lost: Mapping[str, str] = field(default_factory=dict)


def grouped(rows: Iterable[CleanRow], kind: RecordKind) -> Iterator[Group]:
    """Each record's first row with its further rows, wherever they stand; other rows pass at once."""
    if kind.lines is None:
        yield from ((row, []) for row in rows)
        return
    groups: dict[tuple[str, str], Group] = {}
    last: Group | None = None
    for n, row in enumerate(rows):
        if row.fate is not Fate.DATA:
            yield row, []
            continue
        name = _name(row)
        if last is not None and not name and not _record(row):
            last[1].append(row)  # a line below its LoI, whose cells are not repeated
            continue
        last = groups.get(name) if name else None
        if last is None:
            last = groups[name or ("row", str(n))] = (row, [])
        else:
            last[1].append(row)
    yield from groups.values()


def _name(row: CleanRow) -> tuple[str, str] | None:
    """LoI number or, without one, the serial."""
    for key in _NAMING:
        if value := row.values.get(key):
            return key, str(value).casefold()
    return ("serial", row.serial) if row.serial else None


def _record(row: CleanRow) -> bool:
    return any(not key.startswith(_LINE) for key in row.values)


def claimed(kind: RecordKind, values: Values) -> Values:
    """A stage told by a list is a claim: stages are proven by papers (DECISIONS 4)."""
    if kind is not LOI or not values.get("stage"):
        return values
    stage = values.pop("stage")
    return values if stage == LoiStage.DRAFT else {**values, "claimed": stage}


def signature(lines: Iterable[Mapping[str, Any]]) -> str:
    """What the lines say, in an order of its own."""
    return "|".join(sorted(str([line.get(k) for k in _TELLING]) for line in lines))


class Lines:
    """Reads, compares and writes the lines of one import; idle where the kind has none."""

    def __init__(self, conn: Connection, office: Office, kind: RecordKind, act: Act) -> None:
        self._conn, self._active = conn, kind is LOI
        self._refs = References(conn, office, LOI_LINE, act)

    def read(self, rows: Sequence[CleanRow], lakhs: Mapping[int, str] = _NONE) -> list[Line]:
        """The lines that the rows of one LoI tell; its money is kept where there is neither quantity nor rate.

        `lakhs` holds what a column of lakhs says, by row.
        """
        if not self._active:
            return []
        lines = [line for row in rows if (line := self._line(row, _lakh(lakhs.get(row.row)))).values]
        total, coin = rows[0].values.get("total"), rows[0].values.get("currency")
        worth = sum(x.values.get("value") or 0 for x in lines)
        if not total or total == worth:
            return lines
        if len(lines) <= 1 and not worth:
            first = lines[0] if lines else Line(rows[0].row, {})
            return [replace(first, values={**first.values, "value": total})]
        doubt = Problem.of("E-IMP-06", "total", told=amount(total, coin), worked=amount(worth, coin))
        return [replace(lines[0], problems=(*lines[0].problems, doubt)), *lines[1:]]

    def _line(self, row: CleanRow, lakh: int | None) -> Line:
        told = {k.removeprefix(_LINE): v for k, v in row.values.items() if k.startswith(_LINE)}
        if lakh is not None and told.get("value") is None and None in (told.get("qty"), told.get("rate")):
            told["value"] = lakh
        found = self._refs.resolve(told)
        values, problems = found.values, list(found.problems)
        if (name := found.lost.get("seller")) and not values.get("seller_name"):
            values["seller_name"] = name  # somebody outside this register, until told otherwise
            ambiguous = [p for p in problems if p.code == "E-ACT-21"]
            problems = [p for p in problems if p.field != "seller"] + ambiguous
            problems += [] if ambiguous else [Problem.of("E-IMP-05", "seller", name=name)]
        try:
            values |= loi_rules.worked_out(self._conn, values)
        except OdopError as error:
            problems.append(Problem.of(error.code, "product", **error.facts))
            values.pop("product", None)
        problems += [p] if (p := _sum(told, row.values.get("currency"))) else []
        lost = {_LINE + k: v for k, v in found.lost.items() if values.get("seller_name") != v}
        return Line(row.row, values, tuple(_placed(p) for p in problems), lost)

    def puts(self, parent: str, lines: Sequence[Line], *, hq: object = False) -> list[Put]:
        """The lines of a new record, and its total. `hq`: it is headquarters' own."""
        made = [
            Put(LOI_LINE, uuid7(), {**line.values, "loi": parent, "line_no": n}, "create")
            for n, line in enumerate(map(self._linked, lines) if hq else lines, 1)
        ]
        total = sum(p.new.get("value") or 0 for p in made)
        return [*made, Put(LOI, parent, {"total": total})] if made else []

    def _linked(self, line: Line) -> Line:
        told = line.values
        return replace(line, values={**told, **loi_rules.of_register(self._conn, told.get("seller"))})

    def against(self, record: RecordRow, lines: Sequence[Line]) -> list[Line]:
        """The lines of the list that the record does not have; what is on record stays as it is."""
        if not self._active:
            return []
        held = [signature([x.values]) for x in read.children(self._conn, LOI_LINE, record.id)]
        missing = []
        for line in lines:
            if (told := signature([line.values])) in held:
                held.remove(told)
            else:
                missing.append(line)
        return missing

    def stored(self) -> dict[str, str]:
        """The signature of every LoI's lines on record, by LoI."""
        groups: dict[str, list[Mapping[str, Any]]] = {}
        for line in read.where(self._conn, LOI_LINE) if self._active else ():
            groups.setdefault(line["loi"], []).append(line.values)
        return {loi: signature(lines) for loi, lines in groups.items()}


def _sum(told: Mapping[str, Any], coin: str | None) -> Problem | None:
    """A value in the list that is not quantity × rate."""
    quantity, rate, value = (told.get(k) for k in ("qty", "rate", "value"))
    if None in (quantity, rate, value) or line_value(quantity or 0, rate or 0) == value:
        return None
    worked = line_value(quantity or 0, rate or 0)
    return Problem.of("E-IMP-06", "value", told=amount(value or 0, coin), worked=amount(worked, coin))


def _lakh(text: str | None) -> int | None:
    """Paise of a number of lakhs."""
    number = number_of(text) if text else None
    return None if number is None else scaled(number.value, 7)[0]


def _placed(problem: Problem) -> Problem:
    """The problem at its column: a line's field has a key of its own among the LoI's."""
    return replace(problem, field=_LINE + problem.field) if problem.field else problem
