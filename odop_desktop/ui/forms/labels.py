"""Labels of a form: broken into short lines by hand, so that the form need not be laid out again and again."""

from __future__ import annotations

import re

from PySide6.QtGui import QFontMetrics

from odop_desktop.domain.catalogue.field import Field, Need, RecordKind
from odop_desktop.i18n.words import Words

WANTED, REQUIRED = "•", "*"
_BREAKS = re.compile(r"(?=\s)|(?<=/)")


def mark(kind: RecordKind, field: Field) -> str:
    """`*` for what must be filled (of two scripts one name), `•` for what is wanted."""
    if field.need is Need.REQUIRED or field.key in kind.one_of:
        return REQUIRED
    return WANTED if field.need is Need.WANTED else ""


def label(kind: RecordKind, field: Field, words: Words) -> str:
    return f"{words(f'{kind.name}.{field.key}.label')} {mark(kind, field)}".rstrip()


def broken(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text in lines of at most `width` pixels, broken at blanks and behind strokes."""
    lines = [""]
    for piece in _pieces(text):
        longer = lines[-1] + piece
        if lines[-1].strip() and metrics.horizontalAdvance(longer.strip()) > width:
            lines.append(piece.lstrip())
        else:
            lines[-1] = longer
    return "\n".join(line.strip() for line in lines)


def _pieces(text: str) -> list[str]:
    return [piece for piece in _BREAKS.split(text) if piece]
