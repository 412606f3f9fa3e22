"""A QR code and the lines beside it, as one box (ISO/IEC 18004; the squares are reckoned by reportlab)."""

from __future__ import annotations

import functools
from itertools import groupby

from odop_desktop.letters import blocks as b
from odop_desktop.letters.render.boxes import BODY, LEADING, Box, Grid, Text, base
from odop_desktop.letters.render.lines import break_lines, words_of

SIDE = 110.0  # points: some 39 mm, read by any telephone from a hand's distance
_QUIET = 4  # white squares around the code that readers count on


def code_box(block: b.Code, width: float) -> Box:
    """The code at the left, the lines beside it; never split."""
    rows = dark(block.text)
    side = SIDE / (len(rows) + 2 * _QUIET)
    grid = Grid(_QUIET * side, _QUIET * side, side, rows)
    left = SIDE + 6
    said = [(block.lead, True)] * bool(block.lead) + [(text, False) for text in block.lines]
    lines = [line for t, bold in said for line in break_lines(words_of(t, bold=bold), width - left, BODY)]
    down = max((SIDE - len(lines) * LEADING) / 2, 0.0)
    texts = tuple(Text(left, down + n * LEADING + base(LEADING), line) for n, line in enumerate(lines))
    return Box(max(SIDE, len(lines) * LEADING), texts, grids=(grid,), above=4)


@functools.lru_cache(maxsize=16)
def dark(text: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The code's rows as runs of dark squares, in the smallest size that holds the text at level M."""
    from reportlab.graphics.barcode.qrencoder import (  # type: ignore[import-untyped]  # noqa: PLC0415
        QR8bitByte,
        QRCode,
        QRErrorCorrectLevel,
    )

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(text))
    code.make()
    return tuple(tuple(_runs(row)) for row in code.modules)


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    found, at = [], 0
    for on, squares in groupby(row, key=bool):
        count = len(list(squares))
        if on:
            found.append((at, count))
        at += count
    return found
