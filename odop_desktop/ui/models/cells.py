"""What stands in a table's heads and cells: records as texts, in either language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries.makers import Maker
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.sync_status import Standing
from odop_desktop.queries.whose import OFFICE
from odop_desktop.telling import exchange, offices, shown
from odop_desktop.telling.shown import Names

_FIGURES = frozenset({Kind.MONEY, Kind.INT, Kind.QUANTITY, Kind.AREA, Kind.PERCENT})
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

WAY = "way"  # no field: how far the record is on its way to headquarters
BESIDE = {WAY: "list.way", OFFICE: "list.filter.office"}  # the columns that are no fields, and their heads
Texts = tuple[str, ...]


def heads(kind: RecordKind, keys: Sequence[str], words: Words) -> Texts:
    """The columns' heads; of a name in two scripts the reader's, where only one of them is a column."""
    sides = zip(keys, _sides(kind, keys, words.lang), strict=True)
    return tuple(shown.head(kind, side[0], words) if side else words(BESIDE[key]) for key, side in sides)


def texts(
    office: Office,
    kind: RecordKind,
    keys: Sequence[str],
    row: RecordRow,
    names: Names,
    words: Words,
    way: Standing | None = None,
    maker: Maker | None = None,
) -> Texts:
    """A record's cells, each on one line; a name that is not there in the reader's script in the other."""
    sides = zip(keys, _sides(kind, keys, words.lang), strict=True)
    beside = {WAY: exchange.standing(words, way) if way else "", OFFICE: offices.cell(words, maker)}
    return tuple(
        _line(shown.told(office, row, *side, names, words)) if side else beside[key] for key, side in sides
    )


def spoken(kind: RecordKind, keys: Sequence[str], lang: str) -> tuple[str, ...]:
    """The fields that the columns show to a reader of this language; whose a record is stays as it is."""
    sides = zip(keys, _sides(kind, keys, lang), strict=True)
    return tuple(side[0].key if side else key for key, side in sides if side or key != WAY)


def alignment(field: Field | None) -> Qt.AlignmentFlag:
    """Figures stand to the right."""
    return RIGHT if field and field.kind in _FIGURES else LEFT


def _sides(kind: RecordKind, keys: Sequence[str], lang: str) -> list[tuple[Field, Field | None] | None]:
    """Each column's field and the one to fall back on; where both scripts have a column each shows its own."""
    found: list[tuple[Field, Field | None] | None] = []
    for key in keys:
        if key not in kind.by_key:
            found.append(None)
            continue
        here, there = shown.spoken(kind, kind.by_key[key], lang)
        both = there is not None and here.key in keys and there.key in keys
        found.append((kind.by_key[key], None) if both else (here, there))
    return found


def _line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text
