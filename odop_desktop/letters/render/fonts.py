"""The letters' fonts: parsed once a process, with a code for every glyph that no letter's history changes."""

from __future__ import annotations

import functools
from typing import Any

import uharfbuzz  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

from odop_desktop.paths import resources

REGULAR, BOLD = "Mukta-Regular", "Mukta-Bold"
_PRIVATE = 0xE000  # glyphs without a character of their own take _PRIVATE + glyph index


class Font:
    """One face: reportlab's side, which writes it into the PDF, and HarfBuzz's side, which shapes with it."""

    def __init__(self, name: str) -> None:
        self.name = name
        path = resources() / "fonts" / f"{name}.ttf"
        self.pdf: Any = TTFont(name, str(path), asciiReadable=False)
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path))
        self.shaper = uharfbuzz.Font(face)
        self.scale = 1000 / face.upem
        self.codes = self._codes(face.glyph_count)
        self.widths: dict[int, float] = self.pdf.face.charWidths
        pdfmetrics.registerFont(self.pdf)

    def _codes(self, glyphs: int) -> list[int]:
        """For each glyph index the code reportlab knows it by; shaped-only glyphs are made known here."""
        face = self.pdf.face
        codes = [face.glyphToChar.get(gid, [_PRIVATE + gid])[0] for gid in range(glyphs)]
        for gid, code in enumerate(codes):
            if code == _PRIVATE + gid:
                face.charToGlyph[code] = gid
                face.charWidths[code] = self.shaper.get_glyph_h_advance(gid) * self.scale
        return codes


@functools.cache
def font(name: str) -> Font:
    """REGULAR or BOLD."""
    return Font(name)
