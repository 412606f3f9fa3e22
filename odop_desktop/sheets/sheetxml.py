"""A worksheet part of an .xlsx file, looked through as bytes while it is inflated.

The value reader gives '' for a formula without a result, '' for an error, no fonts and no hidden rows, and it
lays out a grid up to the farthest cell, whatever that costs. Patterns over bytes find what it leaves out at a
fraction of an XML parser's price; a file that hides from them meets the limits of the reading process.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from odop_desktop.sheets.facts import SheetLook, cell, column_number
from odop_desktop.sheets.strings import Runs, rich_text, unicode_of

_FAR = re.compile(rb"""r=["'](?=[A-Z]{3}|[H-Z][A-Z]|G[S-Z]|[A-Z]{1,2}\d{6})([A-Z]{1,3})(\d+)["']""")
_REF = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d+)["']""")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d+)["']""")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_TEXT_TYPES = (b"s", b"str", b"inlineStr")
_HOLD = 4 << 20


class _Tags:
    """The patterns of one part, with its namespace prefix ('x:' or nothing)."""

    def __init__(self, prefix: bytes) -> None:
        p = re.escape(prefix)
        opened = rb"<" + p + rb"c\b([^>]*)(?<!/)>"
        self.starts = (b"<" + prefix + b"row", b"<" + prefix + b"c ")
        self.empty = b"<" + prefix + b"v"
        self.formulas = b"<" + prefix + b"f"
        self.cell = re.compile(opened + rb"(.*?)</" + p + rb"c>", re.DOTALL)
        self.formula = re.compile(opened + rb"\s*<" + p + rb"f\b(.*?)</" + p + rb"c>", re.DOTALL)
        self.error = re.compile(
            rb"<" + p + rb"c\b([^>]*\bt=[\"']e[\"'][^>]*)(?<!/)>(.*?)</" + p + rb"c>", re.DOTALL
        )
        self.value = re.compile(rb"<" + p + rb"v\b[^>]*>([^<]+)<")
        self.hidden = re.compile(rb"<" + p + rb"row\b[^>]*\bhidden\s*=\s*[\"'](?:1|true)[\"'][^>]*(?<!/)>")


class SheetScan:
    """Feed it the part's pieces; `look` fills. `rows` and `columns` are of far filled cells (0: none)."""

    def __init__(self, look: SheetLook, legacy: Mapping[int, str], strings: Mapping[int, Runs]) -> None:
        self._look, self._legacy, self._strings = look, legacy, strings
        self._tail = b""
        self._tags: _Tags | None = None
        self.rows = self.columns = 0

    def feed(self, chunk: bytes) -> None:
        buffer = self._tail + chunk
        if self._tags is None:
            found = re.search(rb"<(\w+:)?worksheet\b", buffer)
            self._tags = _Tags((found and found[1]) or b"")
        cut = _cut(buffer, self._tags)
        self._see(buffer[:cut], self._tags)
        self._tail = buffer[cut:]

    def close(self) -> None:
        if self._tags:
            self._see(self._tail, self._tags)

    def _see(self, text: bytes, tags: _Tags) -> None:
        for far in _FAR.finditer(text):
            self._see_far(text, far)
        if b"hidden" in text:
            self._look.hidden_rows += sum(1 for _ in tags.hidden.finditer(text))
        if tags.formulas in text:
            for attributes, inner in tags.formula.findall(text):
                if not self._has_result(attributes, inner, tags) and (key := _key(attributes)) is not None:
                    self._look.valueless[key] = ""
        if b't="e"' in text or b"t='e'" in text:
            for attributes, inner in tags.error.findall(text):
                if (key := _key(attributes)) is not None:
                    self._look.errors[key] = _value(inner, tags) or "#"
        if self._legacy or self._strings or b"rFont" in text:
            for attributes, inner in tags.cell.findall(text):
                self._see_font(attributes, inner, tags)

    def _has_result(self, attributes: bytes, inner: bytes, tags: _Tags) -> bool:
        """An empty value is a result only where the cell says that it is a text."""
        if tags.value.search(inner):
            return True
        return b'"str"' in attributes and tags.empty in inner

    def _see_far(self, text: bytes, far: re.Match[bytes]) -> None:
        """A far cell counts only when it holds something: offices colour whole rows."""
        end = text.find(b">", far.end())
        if end < 0 or text[end - 1 : end] == b"/" or text[end + 1 : end + 3] == b"</":
            return
        self.columns = max(self.columns, column_number(far[1].decode()) + 1)
        self.rows = max(self.rows, int(far[2]))

    def _see_font(self, attributes: bytes, inner: bytes, tags: _Tags) -> None:
        kind, key = _TYPE.search(attributes), _key(attributes)
        if kind is None or kind[1] not in _TEXT_TYPES or key is None:
            return
        style = _STYLE.search(attributes)
        font = self._legacy.get(int(style[1]) if style else 0, "")
        runs = self._runs(kind[1], inner, tags)
        if runs and (font or any(run.legacy for run in runs)):
            self._look.rich[key] = unicode_of(runs, font)
        elif font and not runs:
            self._look.fonts[key] = font

    def _runs(self, kind: bytes, inner: bytes, tags: _Tags) -> Runs:
        if kind == b"s" and self._strings:
            index = _value(inner, tags).strip()
            return self._strings.get(int(index), ()) if index.isdecimal() else ()
        return rich_text(inner) if b"rFont" in inner else ()


def _cut(buffer: bytes, tags: _Tags) -> int:
    """Where the last unfinished row, or else cell, begins."""
    for tag in tags.starts:
        if (at := buffer.rfind(tag)) > 0:
            return at
    return len(buffer) - 4096 if len(buffer) > _HOLD else 0


def _key(attributes: bytes) -> int | None:
    where = _REF.search(attributes)
    column = column_number(where[1].decode()) if where else 256
    return cell(int(where[2]) - 1, column) if where and column < 256 else None


def _value(inner: bytes, tags: _Tags) -> str:
    found = tags.value.search(inner)
    return found[1].decode("utf-8", "replace") if found else ""
