"""The wording of a letter as a file that an office may change: how it is written and how it is checked.

One block a line, `keyword: text`. `#` begins a remark. Parts of a line are parted by ` || `.

    office:                       the office's head, from the settings
    title: / centre: / subject:   bold in the middle; in the middle; the subject
    para: / body:                 a paragraph; one whose first line is indented
    to: / address:                the addressee's block
    pair: left || right           one line, something at either end
    clause: text                  numbered by itself; `*lead:*` at its start is printed bold
    head: a || b, row: a || b     a table written out
    table: NAME [|| tall]         a table with a row for each of NAME, of the `column:` lines that follow:
    column: head || cell || width [left|right|centre]
    list: NAME || text            a numbered line for each of NAME; stays with the two lines before it
    sign: a || b                  the signature, lines at the right
    signs: a | b || c | d         two signatures side by side, lines parted by ` | `
    space: 6, page:               millimetres left free; a new page

`{{chip}}` is a fact. A line with an empty chip is left out; so is what stands in `[[ ... ]]` when a chip in
it is empty (such brackets may stand in one another). `{% if chip %}`, `{% else %}`, `{% endif %}` stand in a
line, or alone on lines of their own around others. Nothing else of the template language is let in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2 import Template as Compiled
from jinja2.sandbox import SandboxedEnvironment

from odop_desktop.errors import OdopError

_TEXTS = ("title", "centre", "subject", "para", "body", "to", "address", "clause", "pair")
_TABLES = ("head", "row", "table", "column", "list")
KEYWORDS = frozenset(("office", *_TEXTS, *_TABLES, "sign", "signs", "space", "page"))
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.If,
    nodes.Not,
    nodes.And,
    nodes.Or,
)
_PARTS = re.compile(r"\s*\|\|\s*")
_WIDTH = re.compile(r"[1-9]\d?( (left|right|centre))?")
_BRACKET = re.compile(r"(\[\[|\]\])")
_CONTROL = re.compile(r"\{%-?\s*(if\s.+|else|endif)\s*-?%\}")


class EmptyChip(Exception):
    """A chip had nothing to say: its segment falls out."""


def _filled(value: object) -> object:
    if isinstance(value, str) and not value:
        raise EmptyChip
    return value


_ENV = SandboxedEnvironment(undefined=StrictUndefined, finalize=_filled)
_ENV.globals.clear()


@dataclass(frozen=True, slots=True)
class Segment:
    """Compiled texts and bracketed segments, one after another."""

    parts: tuple[Compiled | Segment, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    test: Compiled  # says "1" when it holds
    wanted: bool


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    keyword: str
    cells: tuple[Segment, ...]
    leads: tuple[Segment | None, ...]
    plain: tuple[str, ...]  # the parts as they were written; those of `signs` hold several cells
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Template:
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Checks and compiles the lines of one file. `rows` names the chips of each kind of row."""

    name: str
    chips: frozenset[str]
    rows: Mapping[str, frozenset[str]]

    def refuse(self, number: int, chip: str) -> OdopError:
        return OdopError("E-LTR-01", template=self.name, line=number, chip=chip.strip())

    def compile(self, source: str, number: int, chips: Collection[str]) -> Compiled:
        try:
            tree = _ENV.parse(source)
            for node in tree.find_all(nodes.Node):
                if not isinstance(node, _ALLOWED):
                    raise self.refuse(number, source)
                if isinstance(node, nodes.Name) and node.name not in chips:
                    raise self.refuse(number, "{{" + node.name + "}}")
            return _ENV.from_string(tree)
        except TemplateSyntaxError:
            raise self.refuse(number, source) from None

    def segment(self, source: str, number: int, chips: Collection[str]) -> Segment:
        tokens = iter(_BRACKET.split(source))
        found = self._segment(tokens, number, chips, source, depth=0)
        if next(tokens, None) is not None:
            raise self.refuse(number, source)
        return found

    def _segment(
        self, tokens: Iterator[str], number: int, chips: Collection[str], source: str, *, depth: int
    ) -> Segment:
        parts: list[Compiled | Segment] = []
        for token in tokens:
            if token == "[[":
                parts.append(self._segment(tokens, number, chips, source, depth=depth + 1))
            elif token == "]]":
                if not depth:
                    raise self.refuse(number, source)
                return Segment(tuple(parts))
            elif token:
                parts.append(self.compile(token, number, chips))
        if depth:
            raise self.refuse(number, source)
        return Segment(tuple(parts))


def parse(
    text: str, name: str, chips: Collection[str], rows: Mapping[str, Collection[str]] | None = None
) -> Template:
    """Reads a wording. `chips` may be named anywhere, `rows[table]` besides in that table's cells.

    OdopError E-LTR-01 names the file, the line and the chip (or text) that is wrong.
    """
    kinds = {k: frozenset(v) for k, v in (rows or {}).items()}
    reader = _Reader(name, frozenset(chips) | frozenset(kinds), kinds)
    lines: list[Line] = []
    open_: list[Condition] = []
    table = ""
    for number, raw in enumerate(text.splitlines(), 1):
        source = raw.strip()
        if not source or source.startswith("#"):
            continue
        if control := _CONTROL.fullmatch(source):
            _control(reader, number, control[1].strip(), open_)
            continue
        keyword, _, rest = source.partition(":")
        if keyword not in KEYWORDS:
            raise reader.refuse(number, source)
        table = _row_kind(reader, number, keyword, rest, table)
        lines.append(_line(reader, number, keyword, rest, table, tuple(open_)))
    if open_:
        raise reader.refuse(len(text.splitlines()), "{% endif %}")
    return Template(name, tuple(lines))


def _control(reader: _Reader, number: int, source: str, open_: list[Condition]) -> None:
    if source.startswith("if"):
        test = reader.compile("{%" + source + "%}1{%endif%}", number, reader.chips)
        open_.append(Condition(test, wanted=True))
    elif not open_ or (source == "else" and not open_[-1].wanted):
        raise reader.refuse(number, source)
    elif source == "else":
        open_.append(Condition(open_.pop().test, wanted=False))
    else:
        open_.pop()


def _row_kind(reader: _Reader, number: int, keyword: str, rest: str, table: str) -> str:
    """The kind of row whose chips this line may use."""
    if keyword in ("table", "list"):
        table = _PARTS.split(rest)[0].strip()
        if table not in reader.rows:
            raise reader.refuse(number, table)
        return table
    if keyword == "column" and not table:
        raise reader.refuse(number, keyword)
    return table if keyword == "column" else ""


def _sound(keyword: str, parts: tuple[str, ...]) -> bool:
    """Has the line as many parts as its keyword takes, and are those that are not text well formed?"""
    match keyword:
        case "pair" | "head" | "row" | "list":
            return len(parts) == 2
        case "column":
            return len(parts) == 2 or (len(parts) == 3 and _WIDTH.fullmatch(parts[2]) is not None)
        case "table":
            return parts[1:] in ((), ("tall",))
        case "space":
            return len(parts) == 1 and parts[0].isdecimal()
        case "sign" | "signs":
            return len(parts) <= 2 or keyword == "sign"
    return len(parts) == 1


def _line(
    reader: _Reader, number: int, keyword: str, rest: str, table: str, conditions: tuple[Condition, ...]
) -> Line:
    chips = reader.chips | reader.rows.get(table, frozenset())
    plain = tuple(cell.strip() for cell in _PARTS.split(rest))
    if not _sound(keyword, plain):
        raise reader.refuse(number, rest)
    leads, cells = [], []
    for cell in plain if keyword != "signs" else [x for p in plain for x in p.split(" | ")]:
        lead = re.match(r"\*(.+?)\*\s*", cell)
        leads.append(reader.segment(lead[1], number, chips) if lead else None)
        cells.append(reader.segment(cell[lead.end() :] if lead else cell, number, chips))
    return Line(number, keyword, tuple(cells), tuple(leads), plain, conditions)
