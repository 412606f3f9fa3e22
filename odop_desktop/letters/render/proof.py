"""Does this machine set Hindi as it must? For the program's test of itself, at installing and after."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader

from odop_desktop.letters.render.actualtext import shape
from odop_desktop.letters.render.fonts import REGULAR

# Each is drawn with fewer glyphs than it has characters where the shaping engine and the font do their work.
CONJUNCTS = ("क्ष", "त्र", "ज्ञ", "श्र", "क्र", "प्र", "द्ध", "ट्र", "द्य", "ह्म", "त्त", "र्क", "केन्द्र", "हर्षवर्धन")
_SAID = re.compile(rb"/ActualText<FEFF([0-9A-F]*)>")


def unformed() -> list[str]:
    """The conjuncts that come out letter by letter (none where all is well)."""
    return [text for text in CONJUNCTS if len(shape(text, REGULAR).codes) >= len(text)]


def said(pdf: bytes) -> list[str]:
    """What the PDF says beside its Hindi glyphs, word by word, in reading order."""
    pages = [page.get_contents() for page in PdfReader(BytesIO(pdf)).pages]
    streams = [stream.get_data() for stream in pages if stream is not None]
    found = [bytes.fromhex(h.decode()) for stream in streams for h in _SAID.findall(stream)]
    return [word.decode("utf-16-be") for word in found]
