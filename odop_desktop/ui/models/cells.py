"""What stands in a table's heads and cells: records as texts, in either language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import shown
from odop_desktop.telling.shown import Names

_FIGURES = frozenset({Kind.MONEY, Kind.INT, Kind.QUANTITY, Kind.AREA, Kind.PERCENT})
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Texts = tuple[str, ...]


def heads(kind: RecordKind, keys: Sequence[str], words: Words) -> Texts:
    """The columns' heads; of a name in two scripts the reader's, where only one of them is a column."""
    return tuple(shown.head(kind, here, words) for here, _ in _sides(kind, keys, words.lang))


def texts(
    office: Office, kind: RecordKind, keys: Sequence[str], row: RecordRow, names: Names, words: Words
) -> Texts:
    """A record's cells, each on one line; a name that is not there in the reader's script in the other."""
    sides = _sides(kind, keys, words.lang)
    return tuple(_line(shown.told(office, row, here, there, names, words)) for here, there in sides)


def spoken(kind: RecordKind, keys: Sequence[str], lang: str) -> tuple[str, ...]:
    """The fields that the columns show to a reader of this language."""
    return tuple(here.key for here, _ in _sides(kind, keys, lang))


def alignment(field: Field) -> Qt.AlignmentFlag:
    """Figures stand to the right."""
    return RIGHT if field.kind in _FIGURES else LEFT


def _sides(kind: RecordKind, keys: Sequence[str], lang: str) -> list[tuple[Field, Field | None]]:
    """Each column's field and the one to fall back on; where both scripts have a column each shows its own."""
    found = []
    for key in keys:
        here, there = shown.spoken(kind, kind.by_key[key], lang)
        both = there is not None and here.key in keys and there.key in keys
        found.append((kind.by_key[key], None) if both else (here, there))
    return found


def _line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text
