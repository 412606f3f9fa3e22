"""The content of an .ods file, looked through by a streaming parser (OpenDocument 1.3, part 3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from odop_desktop.errors import OdopError
from odop_desktop.identity.legacy import is_legacy_font
from odop_desktop.sheets.archive import Archive
from odop_desktop.sheets.facts import BookLook, SheetLook, cell
from odop_desktop.sheets.limits import Limits
from odop_desktop.sheets.strings import Run, unicode_of

Attributes = dict[str, str]


def look_ods(archive: Archive, file: str, limits: Limits) -> BookLook:
    """OdopError E-XLS-04 (password), 05 (damaged), 07 … 10 (beyond the limits)."""
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise OdopError("E-XLS-04", file=file)
    reader = _Content(limits)
    try:
        for part in ("styles.xml", "content.xml"):
            if part in archive:
                reader.parse(archive, part)
    except expat.ExpatError as e:
        raise OdopError("E-XLS-05", file=file) from e
    for name in archive.unread():
        for _ in archive.stream(name):
            pass
    return BookLook(reader.sheets)


@dataclass(slots=True)
class _Cell:
    """The cell being read."""

    repeat: int
    style: str
    typed: bool
    formula: bool
    span: tuple[int, int]
    runs: list[Run] = field(default_factory=list)
    error: bool = False


class _Content:
    def __init__(self, limits: Limits) -> None:
        self.sheets: list[SheetLook] = []
        self._limits = limits
        self._faces: dict[str, str] = {}  # font face → family
        self._fonts: dict[str, str] = {}  # style → font family
        self._parents: dict[str, str] = {}
        self._hidden: set[str] = set()
        self._style = ""
        self._row = self._column = 0
        self._row_repeat, self._row_hidden, self._row_filled = 1, False, False
        self._cell: _Cell | None = None
        self._spans: list[str] = []
        self._merged: list[tuple[int, int, int, int]] = []
        self._columns: list[tuple[int, str]] = []  # (first column after, default style)
        self._paragraphs = 0
        self._aside = 0  # depth inside comments on a cell

    def parse(self, archive: Archive, part: str) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        for chunk in archive.stream(part):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _start(self, tag: str, a: Attributes) -> None:
        if self._aside or tag == "office:annotation":
            self._aside += 1
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._cell = _Cell(
                _count(a, "table:number-columns-repeated"),
                a.get("table:style-name", ""),
                "office:value-type" in a,
                "table:formula" in a,
                (_count(a, "table:number-rows-spanned"), _count(a, "table:number-columns-spanned")),
                error=a.get("calcext:value-type") == "error",
            )
            self._spans, self._paragraphs = [], 0
        elif self._cell is not None:
            self._start_text(tag, a)
        elif tag == "table:table-row":
            self._row_repeat = _count(a, "table:number-rows-repeated")
            self._row_hidden = a.get("table:visibility", "visible") != "visible"
            self._column, self._row_filled = 0, False
        elif tag == "table:table":
            self.sheets.append(
                SheetLook(a.get("table:name", ""), a.get("table:style-name", "") in self._hidden)
            )
            self._row, self._columns, self._merged = 0, [], []
        elif tag == "table:table-column":
            first = self._columns[-1][0] if self._columns else 0
            repeat = _count(a, "table:number-columns-repeated")
            self._columns.append((first + repeat, a.get("table:default-cell-style-name", "")))
        else:
            self._start_style(tag, a)

    def _start_style(self, tag: str, a: Attributes) -> None:
        if tag == "style:font-face":
            self._faces[a.get("style:name", "")] = a.get("svg:font-family", "").strip("'\"")
        elif tag == "style:style":
            self._style = a.get("style:name", "")
            self._parents[self._style] = a.get("style:parent-style-name", "")
        elif tag == "style:text-properties":
            face = a.get("style:font-name", "")
            family = self._faces.get(face, face) or a.get("fo:font-family", "").strip("'\"")
            if family and self._style:
                self._fonts[self._style] = family
        elif tag == "style:table-properties" and a.get("table:display") == "false":
            self._hidden.add(self._style)

    def _start_text(self, tag: str, a: Attributes) -> None:
        if tag == "text:p":
            self._paragraphs += 1
            if self._paragraphs > 1:
                self._add("\n")
        elif tag == "text:span":
            self._spans.append(a.get("text:style-name", ""))
        elif tag == "text:s":
            self._add(" " * _count(a, "text:c"))
        elif tag in ("text:tab", "text:line-break"):
            self._add("\t" if tag == "text:tab" else "\n")

    def _text(self, data: str) -> None:
        if self._cell is not None and self._paragraphs and not self._aside:
            self._add(data)

    def _add(self, text: str) -> None:
        if self._cell is not None:
            fonts = (self._font(s) for s in reversed(self._spans))
            self._cell.runs.append(Run(text, next((f for f in fonts if f), "")))

    def _end(self, tag: str) -> None:
        if self._aside:
            self._aside -= 1
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._end_cell()
        elif tag == "text:span" and self._spans:
            self._spans.pop()
        elif tag == "table:table-row" and self.sheets:
            if self._row_filled:
                self._far(rows=self._row + self._row_repeat)
                self.sheets[-1].hidden_rows += self._row_repeat if self._row_hidden else 0
            self._row += self._row_repeat
        elif tag == "table:table" and self.sheets:
            self.sheets[-1].merged = tuple(self._merged)

    def _end_cell(self) -> None:
        done, self._cell = self._cell, None
        if done is None or not self.sheets:
            return
        if done.typed or done.runs or done.formula:
            self._row_filled = True
            self._far(rows=self._row + self._row_repeat, columns=self._column + done.repeat)
            if done.error or done.formula or done.runs:
                self._note(done)
        if done.span != (1, 1) and self._row < self._limits.rows:
            down, right = done.span
            self._merged.append((self._row, self._column, self._row + down - 1, self._column + right - 1))
        self._column += done.repeat

    def _note(self, done: _Cell) -> None:
        for column in range(self._column, self._column + done.repeat):
            kind, text = self._oddity(done, column)
            if kind is None:
                continue
            for row in range(self._row, self._row + self._row_repeat):
                kind[cell(row, column)] = text

    def _oddity(self, done: _Cell, column: int) -> tuple[dict[int, str] | None, str]:
        """Which of the look's tables the cell belongs into, and its text there."""
        look = self.sheets[-1]
        if done.error:
            return look.errors, "".join(run.text for run in done.runs) or "#"
        if done.formula and not done.typed:
            return look.valueless, ""
        own = self._font(done.style or self._default(column))
        if is_legacy_font(own) or any(run.legacy for run in done.runs):
            return look.rich, unicode_of(tuple(done.runs), own)
        return None, ""

    def _default(self, column: int) -> str:
        return next((style for end, style in self._columns if column < end), "")

    def _font(self, style: str) -> str:
        """The style's font or the nearest one above it; a style's ancestors are few."""
        for _ in range(20):
            if style in self._fonts or not style:
                break
            style = self._parents.get(style, "")
        return self._fonts.get(style, "")

    def _far(self, *, rows: int = 0, columns: int = 0) -> None:
        name = self.sheets[-1].name
        if rows > self._limits.rows:
            raise OdopError("E-XLS-09", sheet=name, rows=rows, limit=self._limits.rows)
        if columns > self._limits.columns:
            raise OdopError("E-XLS-10", sheet=name, columns=columns, limit=self._limits.columns)


def _count(a: Attributes, name: str) -> int:
    text = a.get(name, "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 10 else 1
