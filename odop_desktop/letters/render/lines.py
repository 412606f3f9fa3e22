"""Text into lines of shaped words. Lines break at spaces; a word too long for its line breaks inside."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from odop_desktop.letters.render.actualtext import Run, pieces, shape, space
from odop_desktop.letters.render.fonts import BOLD, REGULAR

_SIZE_UNIT = 1000
_GOOD_ENDS = "/,;:.@_–)]|।"  # a long word is broken after one of these where it can be


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two spaces. `said` is what it reads back as, where that is not its own text."""

    runs: tuple[Run, ...]
    width: float  # thousandths of the font size
    said: str | None = None

    @property
    def text(self) -> str:
        return "".join(r.text for r in self.runs)


@dataclass(frozen=True, slots=True)
class Line:
    words: tuple[Word, ...]
    width: float


def words_of(text: str, *, bold: bool = False) -> list[Word]:
    name = BOLD if bold else REGULAR
    return [_shaped(word, name) for word in text.split()]


@functools.lru_cache(maxsize=4096)
def _shaped(word: str, name: str) -> Word:
    return _word(tuple(shape(piece, name) for piece in pieces(word)))


def _word(runs: tuple[Run, ...]) -> Word:
    return Word(runs, sum(r.width for r in runs))


def natural_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of the text on one line, in points."""
    return joined(words_of(text, bold=bold)).width * size / _SIZE_UNIT


def joined(words: Iterable[Word]) -> Line:
    """One line of the words. A last word that ends in a hyphen reads back with a space after it: readers take
    a hyphen at the end of a line for one that broke a word, and drop it."""
    row = tuple(words)
    width = sum(w.width for w in row) + sum(space(w.runs[0].font) for w in row[1:])
    if row and (row[-1].said if row[-1].said is not None else row[-1].text).endswith(("-", "\u00ad")):
        last = row[-1]
        row = (*row[:-1], Word(last.runs, last.width, f"{last.text if last.said is None else last.said} "))
    return Line(row, width)


def break_lines(words: Iterable[Word], room: float, size: float, *, first: float = 0) -> list[Line]:
    """Fills lines of `room` points; the first is shorter by `first`. At least one line, perhaps empty."""
    limit = room * _SIZE_UNIT / size
    left = limit - first * _SIZE_UNIT / size
    lines: list[Line] = []
    row: list[Word] = []
    used = 0.0
    for word in _fitting(words, limit, left):
        step = word.width + (space(word.runs[0].font) if row else 0)
        if row and used + step > left:
            lines.append(joined(row))
            row, used, left, step = [], 0.0, limit, word.width
        row.append(word)
        used += step
    return [*lines, joined(row)]


def _fitting(words: Iterable[Word], limit: float, first: float) -> Iterator[Word]:
    """The words, those wider than a line cut into parts: the first part reads back as the whole word."""
    narrow = min(limit, first)
    for word in words:
        if word.width <= narrow:
            yield word
        else:
            parts = _cut(word, narrow)
            yield Word(parts[0].runs, parts[0].width, word.text)
            yield from (Word(p.runs, p.width, "") for p in parts[1:])


def _cut(word: Word, limit: float) -> list[Word]:
    parts: list[Word] = []
    row: list[Run] = []
    used = 0.0
    for run in word.runs:
        while used + run.width > limit and (row or run.breaks):
            head, run_rest = _split(run, limit - used, force=not row)
            if head is not None:
                row.append(head)
            parts.append(_word(tuple(row)))
            row, used = [], 0.0
            if run_rest is None:
                break
            run = run_rest
        else:
            row.append(run)
            used += run.width
    return [*parts, _word(tuple(row))] if row else parts


def _split(run: Run, limit: float, *, force: bool) -> tuple[Run | None, Run | None]:
    """The longest head of the run that fits, broken at a good place where one is near; the rest.

    Without `force` the head may be nothing; with it, it is at least one cluster.
    """
    fit = [at for at in run.breaks if shape(run.text[:at], run.font).width <= limit]
    if not fit:
        if not force:
            return None, run
        fit = [run.breaks[0]]
    good = [at for at in fit if run.text[at - 1] in _GOOD_ENDS and at * 2 >= fit[-1]]
    at = good[-1] if good else fit[-1]
    return shape(run.text[:at], run.font), shape(run.text[at:], run.font)
