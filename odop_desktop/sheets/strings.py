"""Text with several fonts in one cell: runs of the shared strings and of inline strings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from odop_desktop.identity.legacy import is_legacy_font, to_unicode
from odop_desktop.sheets.markup import BadMarkup, parse


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and the font it names; '' when it takes the cell's."""

    text: str
    font: str = ""

    @property
    def legacy(self) -> bool:
        return bool(self.font) and is_legacy_font(self.font)


Runs = tuple[Run, ...]

_ITEM_START = re.compile(rb"<(?:\w+:)?si[\s>/]")
_ITEM = re.compile(rb"<(\w+:)?si(?:\s[^>]*)?(?:/>|>.*?</(?:\w+:)?si>)", re.DOTALL)
_PREFIX = re.compile(rb"<(/?)\w+:")
_HOLD = 4 << 20


def unicode_of(runs: Runs, cell_font: str) -> str:
    """The cell's text, its legacy stretches turned to Unicode; neighbours in one font are turned together."""
    out: list[str] = []
    held, font = "", ""
    for run in (*runs, Run("", "\0")):
        own = run.font or cell_font
        if own != font:
            out.append(to_unicode(held, font) if font and is_legacy_font(font) else held)
            held, font = "", own
        held += run.text
    return "".join(out)


class StringsScan:
    """The sharedStrings part, fed in pieces: `rich` holds the strings made of runs, by index."""

    def __init__(self) -> None:
        self.rich: dict[int, Runs] = {}
        self._index, self._tail, self._end = 0, b"", b""

    def feed(self, chunk: bytes) -> None:
        buffer = self._tail + chunk
        if not self._end:
            found = re.search(rb"<(\w+:)?sst\b", buffer)
            self._end = b"</" + ((found and found[1]) or b"") + b"si>"
        cut = buffer.rfind(self._end) + len(self._end)
        if cut < len(self._end):
            cut = len(buffer) if len(buffer) > _HOLD else 0
        self._see(buffer[:cut])
        self._tail = buffer[cut:]

    def close(self) -> None:
        self._see(self._tail)

    def _see(self, text: bytes) -> None:
        if b"rFont" not in text:
            self._index += len(_ITEM_START.findall(text))
            return
        for item in _ITEM.finditer(text):
            if b"rFont" in item[0]:
                self.rich[self._index] = rich_text(item[0])
            self._index += 1


def rich_text(inner: bytes) -> Runs:
    """The runs in a piece of XML, namespace prefixes dropped; () when it cannot be parsed."""
    try:
        root = parse(b"<all>" + _PREFIX.sub(rb"<\1", inner) + b"</all>")
    except BadMarkup:
        return ()
    return tuple(Run("".join(t.text or "" for t in run.iter("t")), _font(run)) for run in root.iter("r"))


def _font(run: Element) -> str:
    mark = run.find("rPr/rFont")
    return mark.get("val", "") if mark is not None else ""
