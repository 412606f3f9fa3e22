"""Shaped text for reportlab's canvas that says inside the PDF what it shows.

Glyphs of a shaped run do not read back as their source: conjuncts have no character and matras move. PDF's
remedy is /ActualText (ISO 32000-1, 14.9.4): the source stands beside the glyphs of each word. reportlab 5.1
shapes but does not write it, so words are shaped here by HarfBuzz and written as literal operators. Only
`Canvas.addLiteral`, `TTFont.splitString` and `TTFont.getSubsetInternalName` of reportlab are used;
tests/letters/render/test_actualtext.py holds the version to which this was fitted.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import uharfbuzz  # type: ignore[import-untyped]

from odop_desktop.letters.characters import DRAWN, LOOKS
from odop_desktop.letters.render.fonts import Font, font

REPORTLAB = "5.1.0"
_BOX_WIDTH = 820.0
_OVERHANG = 20.0  # less than this does no harm


@dataclass(frozen=True, slots=True)
class Run:
    """A shaped piece of a word. Widths and shifts are in thousandths of the font size."""

    text: str
    font: str
    width: float
    codes: str  # one character a glyph, as the PDF font knows it
    shifts: (
        tuple[tuple[float, float, float], ...] | None
    )  # before, after, rise of each glyph; None: all nought
    breaks: tuple[int, ...]  # offsets in text before which a line may be broken
    plain: bool  # reads back by itself
    drawn: bool = False


def _script(char: str) -> str:
    """'d' Devanagari, 'o' another script's letter, '' what goes with its neighbour."""
    code = ord(char)
    if 0x900 <= code <= 0x97F and code not in (0x964, 0x965):
        return "d"
    return "o" if char.isalpha() else ""


def pieces(word: str) -> Iterator[str]:
    """Cuts a word where the script changes (the shaper takes one script at a time) and at drawn signs."""
    start, script = 0, ""
    for i, char in enumerate(word):
        here = "box" if char == DRAWN else _script(char)
        if script == "box" or (here and script and here != script):
            yield word[start:i]
            start, script = i, ""
        elif here == "box" and i > start:
            yield word[start:i]
            start = i
        script = here or script
    if start < len(word):
        yield word[start:]


@functools.lru_cache(maxsize=4096)
def shape(text: str, name: str) -> Run:
    """One piece in one font. Cached, within bounds: letters of an office share most of their words."""
    face = font(name)
    if text == DRAWN:
        return Run(text, name, _BOX_WIDTH, " ", None, (), plain=False, drawn=True)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text.translate(LOOKS))
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    uharfbuzz.shape(face.shaper, buffer)
    codes = "".join(chr(face.codes[g.codepoint]) for g in buffer.glyph_infos)
    shifts, width = _shifts(face, codes, buffer.glyph_positions)
    breaks = tuple(sorted({g.cluster for g in buffer.glyph_infos} - {0}))
    plain = codes == text and text.isascii()
    return Run(text, name, width, codes, shifts, breaks, plain)


def _shifts(
    face: Font, codes: str, positions: Any
) -> tuple[tuple[tuple[float, float, float], ...] | None, float]:
    shifts, total = [], 0.0
    for code, at in zip(codes, positions, strict=True):
        before, advance, rise = (v * face.scale for v in (at.x_offset, at.x_advance, at.y_offset))
        after = advance - before - face.widths[ord(code)]
        shifts.append((before, after, rise))
        total += advance
    return (tuple(shifts) if any(any(s) for s in shifts) else None), total


def number(value: float) -> str:
    """A PDF number: at most three decimals, no exponent, no trailing noughts."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


class Pen:
    """Writes lines of runs as PDF operators for one document."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def line(self, x: float, y: float, size: float, words: list[tuple[tuple[Run, ...], str | None]]) -> str:
        """Words on one base line, parted by spaces of their font; each with what it reads back as."""
        out = [f"BT 1 0 0 1 {number(x)} {number(y)} Tm"]
        state = _State(size, x, y)
        for i, (runs, said) in enumerate(words):
            if i:
                self._show(out, state, " ", None, runs[0].font)
                state.x += space(runs[0].font) * size / 1000
            self._word(out, state, runs, said)
        out.append("ET")
        return " ".join(out)

    def _word(self, out: list[str], state: _State, runs: tuple[Run, ...], said: str | None) -> None:
        text = "".join(r.text for r in runs) if said is None else said
        marked = said is not None or not all(r.plain for r in runs)
        if marked:
            out.append(f"/Span<</ActualText<FEFF{text.encode('utf-16-be').hex().upper()}>>>BDC")
        for run in runs:
            if run.drawn:
                self._draw_box(out, state)
            self._show(out, state, run.codes, run.shifts, run.font)
            state.x += run.width * state.size / 1000
            if run.drawn:
                out.append(f"0 Tr 1 0 0 1 {number(state.x)} {number(state.y)} Tm")
        if marked:
            self._end_where_it_ends(out, state, runs[-1])
            out.append("EMC")

    def _end_where_it_ends(self, out: list[str], state: _State, run: Run) -> None:
        """A reader takes a word to end with its last glyph; a sign that hangs over would swallow the space
        after it. An empty sign, set back by its own width, ends the word where the pen stands."""
        if run.shifts and abs(run.shifts[-1][1]) > _OVERHANG:
            out.append(f"[{number(space(run.font))}]TJ")
            self._show(out, state, " ", None, run.font)

    def _show(self, out: list[str], state: _State, codes: str, shifts: Any, name: str) -> None:
        face, start = font(name).pdf, 0
        for subset, codes_ in face.splitString(codes, self._document):
            internal = face.getSubsetInternalName(subset, self._document)
            if state.font != internal:
                state.font = internal
                out.append(f"{internal} {number(state.size)} Tf")
            if shifts is None:
                out.append(f"<{codes_.hex()}>Tj")
            else:
                self._shifted(out, state.size, codes_, shifts[start : start + len(codes_)])
            start += len(codes_)

    @staticmethod
    def _shifted(out: list[str], size: float, codes: bytes, shifts: Any) -> None:
        array: list[str] = []
        level = 0.0
        for code, (before, after, rise) in zip(codes, shifts, strict=True):
            if rise != level:
                _flush(out, array)
                out.append(f"{number(rise * size / 1000)} Ts")
                level = rise
            array.extend((number(-before), f"<{code:02x}>", number(-after)))
        _flush(out, array)
        if level:
            out.append("0 Ts")

    @staticmethod
    def _draw_box(out: list[str], state: _State) -> None:
        """The empty box, drawn beside an invisible space which carries its text."""
        side, x = state.size * 0.66, state.x + state.size * 0.06
        out.append(f"ET q {number(state.size / 18)} w {number(x)} {number(state.y - side * 0.06)}")
        out.append(
            f"{number(side)} {number(side)} re S Q BT 1 0 0 1 {number(state.x)} {number(state.y)} Tm 3 Tr"
        )


@dataclass(slots=True)
class _State:
    size: float
    x: float
    y: float
    font: str = ""


def _flush(out: list[str], array: list[str]) -> None:
    """Joins neighbouring strings and drops noughts, so that only real shifts stay numbers."""
    merged: list[str] = []
    for part in (p for p in array if p != "0"):
        if merged and part[0] == "<" and merged[-1][0] == "<":
            merged[-1] = f"{merged[-1][:-1]}{part[1:]}"
        else:
            merged.append(part)
    if merged:
        out.append(f"[{' '.join(merged)}]TJ")
    array.clear()


@functools.cache
def space(name: str) -> float:
    """Width of a space, in thousandths of the font size."""
    return font(name).widths[32]
