"""A wording and its facts into blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from odop_desktop.letters import blocks as b
from odop_desktop.letters.compose.template import EmptyChip, Line, Segment, Template

Chips = Mapping[str, str]


def say(segment: Segment, chips: Chips) -> str:
    """The segment's text with blanks folded; '' when a chip outside its brackets is empty."""
    try:
        return " ".join(_say(segment, chips).split())
    except EmptyChip:
        return ""


def _say(segment: Segment, chips: Chips) -> str:
    out = []
    for part in segment.parts:
        if not isinstance(part, Segment):
            out.append(part.render(chips))
            continue
        try:
            out.append(_say(part, chips))
        except EmptyChip:
            continue
    return "".join(out)


@dataclass(slots=True)
class _Filler:
    chips: Chips
    rows: Mapping[str, Sequence[Chips]]
    head: Sequence[b.Block]
    out: list[b.Block] = field(default_factory=list)
    clauses: int = 0

    def run(self, lines: Sequence[Line]) -> tuple[b.Block, ...]:
        at = 0
        while at < len(lines):
            line, at = lines[at], at + 1
            follows = {"table": ("column",), "head": ("row",), "row": ("row",)}.get(line.keyword, ())
            more = []
            while at < len(lines) and lines[at].keyword in follows:
                more.append(lines[at])
                at += 1
            if self._holds(line):
                self._add(line, [m for m in more if self._holds(m)])
        return tuple(self.out)

    def _holds(self, line: Line) -> bool:
        return all((c.test.render(self.chips) == "1") is c.wanted for c in line.conditions)

    def _cells(self, line: Line) -> list[str]:
        return [say(cell, self.chips) for cell in line.cells]

    def _add(self, line: Line, more: list[Line]) -> None:
        match line.keyword:
            case "office":
                self.out.extend(self.head)
            case "space":
                self.out.append(b.Space(int(line.plain[0])))
            case "page":
                self.out.append(b.NewPage())
            case "table":
                self._table(line, more)
            case "head" | "row":
                self._written_table([line, *more])
            case "list":
                self._list(line)
            case "sign" | "signs":
                self._sign(line)
            case "pair":
                left, right = self._cells(line)
                if left or right:
                    self.out.append(b.Pair(left, right))
            case _:
                self._text(line)

    def _text(self, line: Line) -> None:
        text = say(line.cells[0], self.chips)
        lead = say(line.leads[0], self.chips) if line.leads[0] else ""
        if not text and not (lead and not line.cells[0].parts):
            return
        if line.keyword == "clause":
            self.clauses += 1
            self.out.append(b.Item(f"{self.clauses}.", text, lead))
            return
        self.out.append(_paragraph(line.keyword, text, lead))

    def _table(self, line: Line, columns: list[Line]) -> None:
        rows = self.rows[line.plain[0]]
        if not rows:
            return
        kept = [
            (c, self._column(c), [say(c.cells[1], {**self.chips, **row}) for row in rows]) for c in columns
        ]
        blank = "tall" in line.plain[1:]  # a sheet to be signed has columns left to fill by hand
        shown = [(column, cells) for c, column, cells in kept if column.head and (blank or any(cells))]
        table = tuple(zip(*(cells for _, cells in shown), strict=True))
        self.out.append(b.Table(tuple(column for column, _ in shown), table, tall=blank))

    def _column(self, line: Line) -> b.Column:
        weight, _, align = (line.plain[2] if len(line.plain) > 2 else "10").partition(" ")
        side: b.Align = "right" if align == "right" else "centre" if align == "centre" else "left"
        return b.Column(say(line.cells[0], self.chips), int(weight), side)

    def _written_table(self, lines: list[Line]) -> None:
        head = self._cells(lines[0]) if lines[0].keyword == "head" else ["", ""]
        body = [self._cells(x) for x in lines if x.keyword == "row"]
        rows = tuple(tuple(r) for r in body if all(r))
        if rows:
            columns = (b.Column(head[0], 10), b.Column(head[1], 20))
            self.out.append(b.Table(columns, rows))

    def _list(self, line: Line) -> None:
        texts = (say(line.cells[1], {**self.chips, **row}) for row in self.rows[line.plain[0]])
        self.out[-2:] = [
            replace(x, keep=True) if isinstance(x, b.Para | b.Pair) else x for x in self.out[-2:]
        ]
        self.out.extend(b.Item(f"{n}.", t, keep=True) for n, t in enumerate(filter(None, texts), 1))

    def _sign(self, line: Line) -> None:
        cells = self._cells(line)
        if line.keyword == "sign":
            columns: tuple[tuple[str, ...], ...] = (tuple(filter(None, cells)),)
        else:
            said = iter(cells)
            columns = tuple(tuple(filter(None, islice(said, p.count(" | ") + 1))) for p in line.plain)
            columns = tuple(filter(None, columns))
        if any(columns):
            self.out.append(b.Signature(columns))


def _paragraph(keyword: str, text: str, lead: str) -> b.Block:
    match keyword:
        case "title":
            return b.Title(f"{lead} {text}".strip())
        case "centre":
            return b.Para(text, lead, align="centre", tight=True, keep=True)
        case "subject":
            return b.Para(text, lead, bold=True, keep=True)
        case "body":
            return b.Para(text, lead, indent="first")
        case "to":
            return b.Para(text, lead, keep=True)
        case "address":
            return b.Para(text, lead, indent="block", tight=True, keep=True)
    return b.Para(text, lead)


def fill(
    template: Template, chips: Chips, rows: Mapping[str, Sequence[Chips]], head: Sequence[b.Block]
) -> tuple[b.Block, ...]:
    """The letter's blocks. `rows` gives each table's and list's rows, `head` stands where `office:` does."""
    there = {name: "1" if found else "" for name, found in rows.items()}  # `{% if copies %}` asks for rows
    return _Filler({**chips, **there}, rows, head).run(template.lines)
