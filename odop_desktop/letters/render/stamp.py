"""A further copy of an issued letter: the kept bytes with a mark over them, the letter itself untouched."""

from __future__ import annotations

from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
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
    writer.pdf_header = "%PDF-1.7"
    mark = words("paper.mark.duplicate", count=count)
    over: dict[tuple[float, float], PageObject] = {}  # one a size, so that the mark's font is kept once
    for page in writer.pages:
        size = (float(page.mediabox.width), float(page.mediabox.height))
        if size not in over:
            over[size] = PdfReader(BytesIO(_mark(mark, *size))).pages[0]
        page.merge_page(over[size])
        page.compress_content_streams()
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
