"""A further copy of an issued letter: the kept bytes with marks at the head, the letter itself untouched."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from odop_desktop.i18n.words import Words
from odop_desktop.letters.render.actualtext import Pen
from odop_desktop.letters.render.fonts import REGULAR, font
from odop_desktop.letters.render.marks import head
from odop_desktop.letters.render.setting import MM


def duplicate(first: bytes, count: int, words: Words) -> bytes:
    """`count` is which copy this is: 2 for the first reprint. Same bytes and count, same result."""
    if count < 2:
        raise ValueError("the first copy carries no mark")
    return stamped(first, [words("paper.mark.duplicate", count=count)])


def stamped(first: bytes, marks: Sequence[str]) -> bytes:
    """The marks at the head of every page, from the left: the right corner may bear the practice office's.

    Without marks the bytes themselves. Same bytes and marks, same result.
    """
    if not marks:
        return first
    writer = PdfWriter(clone_from=PdfReader(BytesIO(first)))
    writer.pdf_header = "%PDF-1.7"
    over: dict[tuple[float, float], PageObject] = {}  # one a size, so that the mark's font is kept once
    for page in writer.pages:
        size = (float(page.mediabox.width), float(page.mediabox.height))
        if size not in over:
            over[size] = PdfReader(BytesIO(_mark(marks, *size))).pages[0]
        page.merge_page(over[size])
        page.compress_content_streams()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _mark(marks: Sequence[str], width: float, height: float) -> bytes:
    font(REGULAR)
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(width, height), invariant=1, initialFontName=REGULAR)
    canvas.addLiteral("\n".join(head(Pen(canvas._doc), marks, 22 * MM, height - 9 * MM)))
    canvas.showPage()
    canvas.save()
    return stream.getvalue()
