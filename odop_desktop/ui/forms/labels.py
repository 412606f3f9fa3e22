"""Labels of a form: broken into short lines by hand, so that the form need not be laid out again and again."""

from __future__ import annotations

import re

from PySide6.QtGui import QFontMetrics

from odop_desktop.domain.catalogue.field import Field, Need, RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.telling import shown

WANTED, REQUIRED = "•", "*"
_BREAKS = re.compile(r"(?= )|(?<=/)")


def mark(kind: RecordKind, field: Field) -> str:
    """`*` for what must be filled (of two scripts one name), `•` for what is wanted."""
    if field.need is Need.REQUIRED or field.key in kind.one_of:
        return REQUIRED
    return WANTED if field.need is Need.WANTED else ""


def label(kind: RecordKind, field: Field, words: Words) -> str:
    """The field's label with its mark, which no line's end takes from it."""
    return f"{shown.head(kind, field, words)}\u00a0{mark(kind, field)}".rstrip()


def broken(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text in lines of at most `width` pixels: before a bracket, at blanks, behind strokes."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    head, bracket, rest = text.partition(" (")
    lines = _lines(head, metrics, width)
    if bracket and metrics.horizontalAdvance(f"{lines[-1]} ({rest}") <= width:
        lines[-1] += f" ({rest}"
    elif bracket:
        lines += _lines(f"({rest}", metrics, width)
    return "\n".join(lines)


def _lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    lines = [""]
    for piece in _pieces(text):
        longer = lines[-1] + piece
        if lines[-1].strip() and metrics.horizontalAdvance(longer.strip()) > width:
            lines.append(piece.lstrip())
        else:
            lines[-1] = longer
    return [line.strip() for line in lines]


def _pieces(text: str) -> list[str]:
    return [piece for piece in _BREAKS.split(text) if piece]
