"""Records as a table of a terminal: columns as wide as what they hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries.makers import Maker
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import offices, shown
from odop_desktop.telling.shown import Names

_WIDEST = 32
_RIGHT = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.INT, Kind.AREA, Kind.PERCENT})
# A letter with what hangs on it: vowel signs, nukta, and half letters before it.
_LETTERS = re.compile(
    r"(?:[\u0915-\u0939\u0958-\u095f]\u093c?\u094d[\u200c\u200d]?)*.[\u0900-\u0903\u093a-\u094d\u0951-\u0957\u0962\u0963\u200c\u200d]*"
)


def table(
    office: Office,
    fields: Sequence[Field],
    kind: RecordKind,
    rows: Sequence[RecordRow],
    names: Names,
    words: Words,
    makers: Mapping[str, Maker] = MappingProxyType({}),
) -> list[str]:
    """Records as a table: the columns in which anything stands, numbers to the right; behind the first whose each
    record is, where that is known."""
    heads: list[str] = []
    cells: list[list[str]] = []
    right: set[int] = set()
    for field in fields:
        here, there = shown.spoken(kind, field, words.lang)
        column = [shown.told(office, r, here, there, names, words) for r in rows]
        if any(column):
            right |= {len(heads)} if field.kind in _RIGHT else set()
            heads.append(shown.head(kind, here, words))
            cells.append(column)
        if field is fields[0] and makers:
            heads.append(offices.head(words))
            cells.append([offices.cell(words, makers.get(row.id)) for row in rows])
    return lines(heads, list(zip(*cells, strict=True)), right)


def lines(
    heads: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int] = frozenset()
) -> list[str]:
    """A table in columns as wide as what they hold; those in `right` stand to the right, the first is never cut."""
    cells = [[_cut(c) if at else c for at, c in enumerate(row)] for row in [list(heads), *rows]]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(_padded(row, widths, right)).rstrip() for row in cells]


def _padded(row: Sequence[str], widths: Sequence[int], right: Collection[int]) -> Iterator[str]:
    for at, (text, width) in enumerate(zip(row, widths, strict=True)):
        blank = " " * (width - _width(text))
        yield blank + text if at in right else text + blank


def _cut(text: str) -> str:
    """One line of at most so many columns; a letter is never parted from its vowel signs."""
    one = " ".join(text.split())
    if _width(one) <= _WIDEST:
        return one
    kept, room = "", _WIDEST - 1
    for part in _LETTERS.findall(one):
        room -= _width(part)
        if room < 0:
            break
        kept += part
    return kept + "…"


def _width(text: str) -> int:
    """Columns a text takes on a terminal: combining marks take none."""
    return sum(unicodedata.category(c) not in ("Mn", "Me", "Cf") for c in text)
