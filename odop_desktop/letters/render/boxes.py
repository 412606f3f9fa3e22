"""The smallest things that are put on a page: a line of text, a slice of a table's row, a gap."""

from __future__ import annotations

from dataclasses import dataclass, replace

from odop_desktop.letters.render.lines import Line

BODY, LEADING = 11.0, 15.2
SMALL, SMALL_LEADING = 10.0, 13.8
_DROP = 0.78  # of the leading, from a line's top to its base line


@dataclass(frozen=True, slots=True)
class Text:
    """A line at x from the frame's left, `down` points from the box's top to the base line."""

    x: float
    down: float
    line: Line
    size: float = BODY
    cell: int = 0  # texts of one row are written cell by cell, so that each reads back whole


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke from one point to another, counted from the box's top left, downwards."""

    x1: float
    down1: float
    x2: float
    down2: float
    width: float = 0.5


@dataclass(frozen=True, slots=True)
class Fill:
    """A pale ground behind the texts."""

    x: float
    down: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The dark squares of a QR code: in each row (first column, how many) pairs, `side` points a square."""

    x: float
    down: float
    side: float
    rows: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Never split. `above` is left out at the top of a page; `keep` binds it to the next box;
    `heads` are drawn again where it comes first on a page."""

    height: float
    texts: tuple[Text, ...] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    grids: tuple[Grid, ...] = ()
    above: float = 0.0
    keep: bool = False
    heads: tuple[Box, ...] = ()
    new_page: bool = False  # begins one
    row: int = -1  # slices of one table row share it


def line_box(
    line: Line, x: float = 0, *, size: float = BODY, leading: float = LEADING, above: float = 0
) -> Box:
    return Box(leading, (Text(x, leading * _DROP, line, size),), above=above)


def base(leading: float) -> float:
    """From the top of a line to its base line."""
    return leading * _DROP


def no_orphans(boxes: list[Box]) -> list[Box]:
    """A paragraph's lines, its first two and last two kept together."""
    last = len(boxes) - 1
    return [replace(b, keep=b.keep or (i in (0, last - 1) and i < last)) for i, b in enumerate(boxes)]


def kept(boxes: list[Box]) -> list[Box]:
    """All bound to their next."""
    return [replace(b, keep=True) for b in boxes]
