"""A table as slices: one line of every cell, so that a row taller than a page still flows on."""

from __future__ import annotations

from dataclasses import replace

from odop_desktop.letters.blocks import Align, Column, Table
from odop_desktop.letters.render.boxes import SMALL, SMALL_LEADING, Box, Fill, Rule, Text, base
from odop_desktop.letters.render.lines import Line, break_lines, natural_width, words_of

_PAD_X, _PAD_TOP, _PAD_BOTTOM = 4.0, 2.5, 3.0
_TALL = 30.0  # of a row with room to sign
_WORD = 72.0
_HEAD = 1_000_000  # the row number of a head
_WHOLE = 14  # rows of so many lines are kept on one page


def widths(table: Table, width: float) -> list[float]:
    """Columns of figures get what their longest needs, the others share the rest by weight."""
    need = [_need(table, i) if c.align == "right" else 0.0 for i, c in enumerate(table.columns)]
    if sum(need) > width * 0.6:
        need = [0.0] * len(need)
    least = [max(_head(c), _words(table, i)) for i, c in enumerate(table.columns)]
    if sum(max(pair) for pair in zip(need, least, strict=True)) > width:
        least = [0.0] * len(least)
    return _shared(need, least, [c.weight for c in table.columns], width)


def _shared(need: list[float], least: list[float], weights: list[int], width: float) -> list[float]:
    """Columns without a need share by weight; one that would fall below its least gets that instead."""
    while True:
        rest = width - sum(need)
        total = sum(w for n, w in zip(need, weights, strict=True) if not n)
        if not total:
            return [n * width / sum(need) for n in need]
        shares = [n or rest * w / total for n, w in zip(need, weights, strict=True)]
        low = [i for i, (n, s) in enumerate(zip(need, shares, strict=True)) if not n and s < least[i]]
        if not low:
            return shares
        for i in low:
            need[i] = least[i]


def _words(table: Table, i: int) -> float:
    """What the longest word of the cells needs, where it is no longer than a telephone number or a name."""
    widths = (w.width * SMALL / 1000 for row in table.rows for w in words_of(row[i]))
    return max((w for w in widths if w <= _WORD), default=0.0) + 2 * _PAD_X + 0.1


def _head(column: Column) -> float:
    """What a short head needs on one line, or the longest word of a long one."""
    whole = natural_width(column.head, SMALL, bold=True)
    if whole > _WORD:
        whole = max(natural_width(w, SMALL, bold=True) for w in column.head.split())
    return whole + 2 * _PAD_X + 0.1


def _need(table: Table, i: int) -> float:
    cells = [natural_width(row[i], SMALL) for row in table.rows]
    return max(*cells, _head(table.columns[i]) - 2 * _PAD_X, 20.0) + 2 * _PAD_X + 0.1


def table_boxes(table: Table, width: float) -> list[Box]:
    at = widths(table, width)
    heads: list[Box] = []
    if any(c.head for c in table.columns):
        head = _row(tuple(c.head for c in table.columns), table.columns, at, head=True)
        heads = [replace(box, row=_HEAD) for box in head]
    rows = [_row(row, table.columns, at, tall=table.tall) for row in table.rows]
    body = [replace(box, heads=tuple(heads), row=n) for n, row in enumerate(rows) for box in row]
    out = [*(replace(h, keep=True) for h in heads), *body, Box(6)]
    out[0] = replace(out[0], above=6)
    if body:
        out[-2] = replace(out[-2], keep=False)
    return out


def _row(
    cells: tuple[str, ...],
    columns: tuple[Column, ...],
    at: list[float],
    *,
    head: bool = False,
    tall: bool = False,
) -> list[Box]:
    lines = [
        break_lines(words_of(c, bold=head), w - 2 * _PAD_X, SMALL) for c, w in zip(cells, at, strict=True)
    ]
    count = max(len(x) for x in lines)
    boxes = []
    for i in range(count):
        texts = []
        left = 0.0
        for n, (cell, width, column) in enumerate(zip(lines, at, columns, strict=True)):
            if i < len(cell) and cell[i].words:
                x = left + _PAD_X + _shift(cell[i], width, "centre" if head else column.align)
                texts.append(Text(x, base(SMALL_LEADING), cell[i], SMALL, cell=n))
            left += width
        room = _TALL - count * SMALL_LEADING - _PAD_TOP - _PAD_BOTTOM if tall else 0.0
        boxes.append(_slice(tuple(texts), at, first=i == 0, last=i == count - 1, head=head, room=room))
    return [replace(b, keep=i < count - 1) for i, b in enumerate(boxes)] if count <= _WHOLE else boxes


def _shift(line: Line, width: float, align: Align) -> float:
    free = width - 2 * _PAD_X - line.width * SMALL / 1000
    return {"left": 0.0, "centre": free / 2, "right": free}[align]


def _slice(
    texts: tuple[Text, ...], at: list[float], *, first: bool, last: bool, head: bool, room: float
) -> Box:
    top = _PAD_TOP if first else 0.0
    height = top + SMALL_LEADING + (_PAD_BOTTOM if last else 0.0)
    if last:
        height += max(room, 0.0)
    total = sum(at)
    edges = [sum(at[:i]) for i in range(len(at) + 1)]
    rules = [Rule(x, 0, x, height) for x in edges]
    if first:
        rules.append(Rule(0, 0, total, 0))
    if last:
        rules.append(Rule(0, height, total, height))
    fills = (Fill(0, 0, total, height),) if head else ()
    return Box(height, tuple(replace(t, down=t.down + top) for t in texts), tuple(rules), fills)
