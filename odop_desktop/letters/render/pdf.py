"""A letter into the bytes of its PDF. The same letter gives the same bytes, in any process."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from io import BytesIO
from typing import Any

from reportlab import rl_config  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from odop_desktop.letters.blocks import Block, Letter, Para
from odop_desktop.letters.render.actualtext import Pen, number
from odop_desktop.letters.render.boxes import Fill, Grid, Rule
from odop_desktop.letters.render.fonts import REGULAR, font
from odop_desktop.letters.render.lines import Line, joined, words_of
from odop_desktop.letters.render.marks import corner, diagonal
from odop_desktop.letters.render.pages import Page, paginate, texts
from odop_desktop.letters.render.setting import MM, boxes_of

LANGUAGE = {"hi": "hi-IN", "en": "en-IN"}
_LEFT, _RIGHT, _TOP, _BOTTOM = 22 * MM, 18 * MM, 14 * MM, 17 * MM
_FOOT = 9 * MM
_FOOT_SIZE = 8.5
_LITTLE, _SCALES = 0.3, (0.95, 0.9)

rl_config.useA85 = 0  # streams as they are, not spelt out in ASCII


def render(letter: Letter, *, draft: bool = False, practice: bool = False) -> bytes:
    """A4, fonts embedded as subsets, text that reads back; marked where it is no paper of record."""
    width, height = (A4[1], A4[0]) if letter.landscape else A4
    scale, pages = _pages(letter.blocks, width - _LEFT - _RIGHT, height - _TOP - _BOTTOM)
    stream = BytesIO()
    canvas = _canvas(stream, letter, (width, height))
    pen = Pen(canvas._doc)
    marks = [m for m, on in ((letter.marks.practice, practice), (letter.marks.draft, draft)) if on]
    for n, page in enumerate(pages, 1):
        frame = f"q {number(scale)} 0 0 {number(scale)} {number(_LEFT)} {number(height - _TOP)} cm"
        ops = [diagonal(marks, width, height), frame, *_drawn(page), *_written(pen, page), "Q"]
        ops += _foot(pen, letter.footer(n, len(pages)), width)
        ops += corner(pen, marks, width - _RIGHT, height - 9 * MM)
        canvas.addLiteral("\n".join(filter(None, ops)))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def length(letter: Letter) -> int:
    """How many pages the letter takes."""
    width, height = (A4[1], A4[0]) if letter.landscape else A4
    return len(_pages(letter.blocks, width - _LEFT - _RIGHT, height - _TOP - _BOTTOM)[1])


def _canvas(stream: BytesIO, letter: Letter, size: tuple[float, float]) -> Any:
    font(REGULAR)
    canvas = Canvas(
        stream,
        pagesize=size,
        invariant=1,
        pdfVersion=(1, 7),
        pageCompression=1,
        lang=LANGUAGE[letter.lang],
        initialFontName=REGULAR,
    )
    canvas.setTitle(" ".join(filter(None, (letter.title, letter.number))))
    canvas.setAuthor(letter.author)
    canvas.setSubject(letter.kind)
    canvas.setCreator("ODOP Desktop")
    canvas._doc._timeStamp = _Day(letter.date or "2000-01-01")
    canvas._doc.signature = hashlib.md5(letter.kind.encode(), usedforsecurity=False)  # grows into the /ID
    return canvas


class _Day:
    """The letter's own date where reportlab would put the clock's, in the form it reads (a TimeStamp)."""

    def __init__(self, iso: str) -> None:
        year, month, day = (int(part) for part in iso.split("-"))
        self.YMDhms = (year, month, day, 0, 0, 0)
        self.dhh, self.dmm = 5, 30


def _pages(blocks: tuple[Block, ...], width: float, height: float) -> tuple[float, list[Page]]:
    """Set once; again where the paper says how many pages it has."""
    scale, pages = fitted(blocks, width, height)
    if any(isinstance(b, Para) and b.counted for b in blocks):
        return fitted(tuple(_counted(b, len(pages)) for b in blocks), width, height)
    return scale, pages


def _counted(block: Block, pages: int) -> Block:
    if isinstance(block, Para) and block.counted:
        return replace(block, text=block.text.replace("{pages}", str(pages)))
    return block


def fitted(blocks: tuple[Block, ...], width: float, height: float) -> tuple[float, list[Page]]:
    """The pages and their scale: a letter that runs over by a few lines is set a little smaller, to save the
    sheet on which the signature would stand almost alone."""
    pages = paginate(boxes_of(blocks, width), height)
    over = max((p.top + p.box.height for p in pages[-1]), default=0.0)
    if 1 < len(pages) <= 3 and over < height * _LITTLE:
        for scale in _SCALES:
            smaller = paginate(boxes_of(blocks, width / scale), height / scale)
            if len(smaller) < len(pages):
                return scale, smaller
    return 1.0, pages


def _drawn(page: Page) -> list[str]:
    """Grounds first, then rules: the texts come over both. Counted from the frame's top left, upwards."""
    fills = [_fill(f, -p.top) for p in page for f in p.box.fills]
    rules = [_rule(r, -p.top) for p in page for r in p.box.rules]
    grids = [_grid(g, -p.top) for p in page for g in p.box.grids]
    return [*fills, *rules, *grids]


def _fill(fill: Fill, top: float) -> str:
    box = " ".join(map(number, (fill.x, top - fill.down - fill.height, fill.width, fill.height)))
    return f"q 0.93 g {box} re f Q"


def _grid(grid: Grid, top: float) -> str:
    """One path, so that no pale line shows between neighbouring squares; on white, whatever lies under it."""
    quiet, across = 4 * grid.side, len(grid.rows) * grid.side
    corner = f"{number(grid.x - quiet)} {number(top - grid.down - across - quiet)}"
    ground = f"q 1 g {corner} {number(across + 2 * quiet)} {number(across + 2 * quiet)} re f Q"
    squares = [
        f"{number(grid.x + at * grid.side)} {number(top - grid.down - (n + 1) * grid.side)} "
        f"{number(count * grid.side)} {number(grid.side)} re"
        for n, row in enumerate(grid.rows)
        for at, count in row
    ]
    return " ".join((ground, *squares, "f"))


def _rule(rule: Rule, top: float) -> str:
    start = f"{number(rule.x1)} {number(top - rule.down1)}"
    end = f"{number(rule.x2)} {number(top - rule.down2)}"
    return f"{number(rule.width)} w {start} m {end} l S"


def _written(pen: Pen, page: Page) -> list[str]:
    return [
        _line(pen, text.x, -above - text.down, text.size, text.line)
        for text, above in texts(page)
        if text.line.words
    ]


def _line(pen: Pen, x: float, y: float, size: float, line: Line) -> str:
    return pen.line(x, y, size, [(w.runs, w.said) for w in line.words])


def _foot(pen: Pen, words: tuple[str, str], width: float) -> list[str]:
    left, right = (joined(words_of(w)) for w in words)
    at = width - _RIGHT - right.width * _FOOT_SIZE / 1000
    return [_line(pen, x, _FOOT, _FOOT_SIZE, w) for x, w in ((_LEFT, left), (at, right)) if w.words]
