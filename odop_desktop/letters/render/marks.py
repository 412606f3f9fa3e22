"""Marks over a page: a pale diagonal word drawn as outlines, and the same words as text in the corner.

The diagonal carries no text of its own, so that it never mixes with the letter's lines when they are read.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

from odop_desktop.letters.render.actualtext import Pen, Run, number, pieces, shape
from odop_desktop.letters.render.fonts import BOLD, font
from odop_desktop.letters.render.lines import Line, joined, words_of

_GREY = 0.9
_CORNER = 9.0


class _Outline:
    """Gathers a glyph's outline as PDF path operators (the pen protocol of fontTools)."""

    def __init__(self, x: float, y: float) -> None:
        self.ops: list[str] = []
        self._shift = (x, y)
        self._at = (0.0, 0.0)

    def _point(self, point: tuple[float, float]) -> str:
        return f"{number(point[0] + self._shift[0])} {number(point[1] + self._shift[1])}"

    def moveTo(self, point: tuple[float, float]) -> None:
        self.ops.append(f"{self._point(point)} m")
        self._at = point

    def lineTo(self, point: tuple[float, float]) -> None:
        self.ops.append(f"{self._point(point)} l")
        self._at = point

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:
        """A quadratic curve in the cubic form PDF knows."""
        one, two = (
            (p[0] + 2 / 3 * (control[0] - p[0]), p[1] + 2 / 3 * (control[1] - p[1])) for p in (self._at, end)
        )
        self.curveTo(one, two, end)

    def curveTo(self, one: tuple[float, float], two: tuple[float, float], end: tuple[float, float]) -> None:
        self.ops.append(f"{self._point(one)} {self._point(two)} {self._point(end)} c")
        self._at = end

    def closePath(self) -> None:
        self.ops.append("h")

    def endPath(self) -> None:
        self.closePath()


@functools.lru_cache(maxsize=16)
def _path(text: str) -> tuple[str, float]:
    """Path operators of the words on one base line and their width, in thousandths of the font size."""
    face = font(BOLD)
    ops: list[str] = []
    x = 0.0
    for n, word in enumerate(text.split()):
        x += face.widths[32] if n else 0.0
        for piece in pieces(word):
            run = shape(piece, BOLD)
            ops += _outlines(run, x)
            x += run.width
    return " ".join([*ops, "f"]), x


def _outlines(run: Run, x: float) -> list[str]:
    face = font(BOLD)
    glyphs: dict[int, int] = face.pdf.face.charToGlyph
    ops: list[str] = []
    for i, code in enumerate(run.codes):
        before, after, rise = run.shifts[i] if run.shifts else (0.0, 0.0, 0.0)
        outline = _Outline(x + before, rise)
        face.shaper.draw_glyph_with_pen(glyphs[ord(code)], outline)
        ops += outline.ops
        x += before + face.widths[ord(code)] + after
    return ops


def diagonal(marks: list[str], width: float, height: float) -> str:
    """Each mark across the page from the lower left to the upper right, one above the other."""
    angle = math.atan2(height, width)
    cos, sin = math.cos(angle), math.sin(angle)
    room = math.hypot(width, height) * (0.66 if len(marks) == 1 else 0.5)
    ops = []
    for n, mark in enumerate(marks):
        path, length = _path(mark)
        size = min(room / length, 0.11)
        up = (n - (len(marks) - 1) / 2) * size * -1500 - size * 300
        turn = " ".join(f"{v:.5f}" for v in (cos * size, sin * size, -sin * size, cos * size))
        x = width / 2 - cos * length * size / 2 - sin * up
        y = height / 2 - sin * length * size / 2 + cos * up
        ops.append(f"q {_GREY} g {turn} {number(x)} {number(y)} cm {path} Q")
    return "\n".join(ops)


def corner(pen: Pen, marks: Sequence[str], right: float, y: float) -> list[str]:
    """The marks as one line of text that ends at `right`, in the top margin."""
    if not marks:
        return []
    line = _line(marks)
    return [_set(pen, line, right - line.width * _CORNER / 1000, y)]


def head(pen: Pen, marks: Sequence[str], left: float, y: float) -> list[str]:
    """The marks as one line of text that begins at `left`."""
    return [_set(pen, _line(marks), left, y)]


def _line(marks: Sequence[str]) -> Line:
    return joined(words_of(" · ".join(marks), bold=True))


def _set(pen: Pen, line: Line, x: float, y: float) -> str:
    return pen.line(x, y, _CORNER, [(w.runs, w.said) for w in line.words])
