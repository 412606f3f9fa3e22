"""Blocks into boxes, for a frame of a given width in points."""

from __future__ import annotations

from dataclasses import replace

from odop_desktop.letters import blocks as b
from odop_desktop.letters.render.boxes import (
    BODY,
    LEADING,
    SMALL,
    SMALL_LEADING,
    Box,
    Rule,
    Text,
    base,
    kept,
    line_box,
    no_orphans,
)
from odop_desktop.letters.render.code import code_box
from odop_desktop.letters.render.lines import Line, Word, break_lines, words_of
from odop_desktop.letters.render.tables import table_boxes

MM = 72 / 25.4
_FIRST = 36.0  # first-line indent
_BLOCK = 36.0  # an address
_HANG = 22.0  # a clause's text behind its number
_NEAR = 4.5  # between them; wider, and readers of text take the numbers for a column of their own
_GAP = 4.0  # between paragraphs
_SIGN = 30.0  # room for a signature


def boxes_of(blocks: tuple[b.Block, ...], width: float) -> list[Box]:
    out: list[Box] = []
    for block in blocks:
        if isinstance(block, b.Signature):
            out[-2:] = kept(out[-2:])  # a signature never stands alone on a page
        out.extend(_boxes(block, width))
    return out


def _boxes(block: b.Block, width: float) -> list[Box]:
    match block:
        case b.Office():
            return _office(block, width)
        case b.Title():
            lines = break_lines(words_of(block.text, bold=True), width, 14)
            return kept([_placed(x, width, "centre", 14, 20) for x in lines])
        case b.Para():
            return _para(block, width)
        case b.Item():
            return _item(block, width)
        case b.Pair():
            return _pair(block, width)
        case b.Table():
            return table_boxes(block, width)
        case b.Signature():
            return _signature(block, width)
        case b.Code():
            return [code_box(block, width)]
        case b.Space():
            return [Box(block.mm * MM)]
        case b.NewPage():
            return [Box(0, new_page=True)]


def _placed(
    line: Line,
    width: float,
    align: b.Align,
    size: float,
    leading: float,
    *,
    left: float = 0,
    above: float = 0,
) -> Box:
    free = width - line.width * size / 1000
    x = left + {"left": 0.0, "centre": free / 2, "right": free}[align]
    return line_box(line, x, size=size, leading=leading, above=above)


def _office(block: b.Office, width: float) -> list[Box]:
    out: list[Box] = []
    for text in block.lines:
        lines = break_lines(words_of(text, bold=True), width, 13)
        out += [_placed(x, width, "centre", 13, 19) for x in lines]
    for text in block.details:
        lines = break_lines(words_of(text), width, SMALL)
        out += [_placed(x, width, "centre", SMALL, SMALL_LEADING) for x in lines]
    return kept([*out, Box(10, rules=(Rule(0, 4, width, 4, 0.8),))])


def _text(lead: str, text: str, *, bold: bool) -> list[Word]:
    return words_of(lead, bold=True) + words_of(text, bold=bold)


def _para(block: b.Para, width: float) -> list[Box]:
    left = _BLOCK if block.indent == "block" else 0.0
    first = _FIRST if block.indent == "first" else 0.0
    room = width - left
    words = _text(block.lead, block.text, bold=block.bold)
    out = []
    for i, line in enumerate(break_lines(words, room, BODY, first=first)):
        above = 0.0 if i or block.tight else _GAP
        shift = left + (first if i == 0 else 0)
        out.append(_placed(line, room, block.align, BODY, LEADING, left=shift, above=above))
    out = no_orphans(out)
    return kept(out) if block.keep else out


def _item(block: b.Item, width: float) -> list[Box]:
    words = _text(block.lead, block.text, bold=False)
    lines = break_lines(words, width - _HANG, BODY)
    out = [line_box(x, _HANG, above=0 if i else 2.5) for i, x in enumerate(lines)]
    label = _one(block.label)
    x = _HANG - _NEAR - label.width * BODY / 1000
    out[0] = replace(out[0], texts=(Text(x, base(LEADING), label), *out[0].texts))
    return kept(out) if block.keep else no_orphans(out)


def _one(text: str, *, bold: bool = False) -> Line:
    return break_lines(words_of(text, bold=bold), 1e6, BODY)[0]


def _pair(block: b.Pair, width: float) -> list[Box]:
    """Side by side where there is room, else one under the other."""
    left, right = _one(block.left), _one(block.right)
    used = (left.width + right.width) * BODY / 1000
    if used + 12 > width:
        lines = [x for t in (block.left, block.right) if t for x in break_lines(words_of(t), width, BODY)]
        return kept([line_box(x) for x in lines])
    x = width - right.width * BODY / 1000
    texts = [Text(0, base(LEADING), left)] if block.left else []
    texts += [Text(x, base(LEADING), right)] if block.right else []
    return [Box(LEADING, tuple(texts), above=7, keep=block.keep)]


def _signature(block: b.Signature, width: float) -> list[Box]:
    """One box, so that it cannot be parted: room to sign, then each column's lines centred in its share."""
    share = width / 2
    texts: list[Text] = []
    deepest = 0.0
    for n, column in enumerate(block.columns):
        left = share * (n if len(block.columns) > 1 else 1)
        down = 0.0 if len(block.columns) == 1 and len(column) > 1 else _SIGN
        for i, text in enumerate(column):
            if len(block.columns) == 1 and i == 1:
                down += _SIGN
            for line in break_lines(words_of(text), share - 12, BODY):
                x = left + (share - line.width * BODY / 1000) / 2
                texts.append(Text(x, down + base(LEADING), line))
                down += LEADING
        deepest = max(deepest, down)
    return [Box(deepest, tuple(texts), above=10)]
