"""What stands in a table's heads and cells: records as texts, in either language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.sync_status import Standing
from odop_desktop.telling import exchange, shown
from odop_desktop.telling.shown import Names

_FIGURES = frozenset({Kind.MONEY, Kind.INT, Kind.QUANTITY, Kind.AREA, Kind.PERCENT})
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

WAY = "way"  # the one column that is no field: how far the record is on its way to headquarters
Texts = tuple[str, ...]


def heads(kind: RecordKind, keys: Sequence[str], words: Words) -> Texts:
    """The columns' heads; of a name in two scripts the reader's, where only one of them is a column."""
    sides = _sides(kind, keys, words.lang)
    return tuple(shown.head(kind, side[0], words) if side else words("list.way") for side in sides)


def texts(
    office: Office,
    kind: RecordKind,
    keys: Sequence[str],
    row: RecordRow,
    names: Names,
    words: Words,
    way: Standing | None = None,
) -> Texts:
    """A record's cells, each on one line; a name that is not there in the reader's script in the other."""
    sides = _sides(kind, keys, words.lang)
    told = exchange.standing(words, way) if way else ""
    return tuple(_line(shown.told(office, row, *side, names, words)) if side else told for side in sides)


def spoken(kind: RecordKind, keys: Sequence[str], lang: str) -> tuple[str, ...]:
    """The fields that the columns show to a reader of this language."""
    return tuple(side[0].key for side in _sides(kind, keys, lang) if side)


def alignment(field: Field | None) -> Qt.AlignmentFlag:
    """Figures stand to the right."""
    return RIGHT if field and field.kind in _FIGURES else LEFT


def _sides(kind: RecordKind, keys: Sequence[str], lang: str) -> list[tuple[Field, Field | None] | None]:
    """Each column's field and the one to fall back on; where both scripts have a column each shows its own."""
    found: list[tuple[Field, Field | None] | None] = []
    for key in keys:
        if key == WAY:
            found.append(None)
            continue
        here, there = shown.spoken(kind, kind.by_key[key], lang)
        both = there is not None and here.key in keys and there.key in keys
        found.append((kind.by_key[key], None) if both else (here, there))
    return found


def _line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text
