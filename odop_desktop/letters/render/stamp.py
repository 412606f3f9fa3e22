"""A further copy of an issued letter: the kept bytes with a mark over them, the letter itself untouched."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from odop_desktop.i18n.words import Words
from odop_desktop.letters.render.actualtext import Pen
from odop_desktop.letters.render.fonts import REGULAR, font
from odop_desktop.letters.render.marks import corner
from odop_desktop.letters.render.setting import MM


def duplicate(first: bytes, count: int, words: Words) -> bytes:
    """`count` is which copy this is: 2 for the first reprint. Same bytes and count, same result."""
    if count < 2:
        raise ValueError("the first copy carries no mark")
    writer = PdfWriter(clone_from=PdfReader(BytesIO(first)))
    for page in writer.pages:
        box = page.mediabox
        over = _mark(words("paper.mark.duplicate", count=count), float(box.width), float(box.height))
        page.merge_page(PdfReader(BytesIO(over)).pages[0])
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _mark(text: str, width: float, height: float) -> bytes:
    font(REGULAR)
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(width, height), invariant=1, initialFontName=REGULAR)
    ops = corner(Pen(canvas._doc), [text], width - 18 * MM, height - 9 * MM)
    canvas.addLiteral("\n".join(ops))
    canvas.showPage()
    canvas.save()
    return stream.getvalue()
