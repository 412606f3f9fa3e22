"""What is to be said of an import's rows, as a table: row, what became of it, column, sentence, code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import islice
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from odop_desktop.actions.imports import RowProblem
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.identity.fold import fold_search
from odop_desktop.telling import wording

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_PIECE = 2_000  # problems sorted at a stretch
COLUMNS = ("row", "fate", "column", "said", "code")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

# Kinds of problems in the order in which one looks at them; what is of no other kind is doubt about a value.
GROUPS = ("rejected", "parked", "differs", "value", "made", "masked", "file")
_OF_CODE = {
    **dict.fromkeys(("E-IMP-04", "E-IMP-07", "E-IMP-10"), "differs"),
    **dict.fromkeys(("E-IMP-03", "E-IMP-05", "E-IMP-11"), "made"),
    **dict.fromkeys(("E-XLS-38", "E-XLS-39"), "masked"),
}


@dataclass(frozen=True, slots=True)
class Order:
    """What is shown of the problems: of one kind or all (""), with these words in them, sorted by a column."""

    group: str = ""
    search: str = ""
    by: str = "row"
    down: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """The problems to show, as places in the whole, and how many there are of each kind."""

    places: tuple[int, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


def group_of(problem: RowProblem) -> str:
    if problem.fate:
        return problem.fate
    return "file" if problem.row is None else _OF_CODE.get(problem.problem.code, "value")


def arranged(problems: Sequence[RowProblem], order: Order, words: Words) -> Shown:
    """Work for a reading thread: 50,000 sentences take a second."""
    groups = [group_of(p) for p in problems]
    places = [n for n, group in enumerate(groups) if order.group in ("", group)]
    if asked := fold_search(order.search):
        places = [n for n in places if asked in fold_search(" ".join(_texts(problems[n], words)))]
    if order.by != "row":
        places = _sorted((_KEYS[order.by](problems[n], words), n) for n in places)
    return Shown(tuple(reversed(places) if order.down else places), Counter(groups))


def _sorted(keyed: Iterable[tuple[str, int]]) -> list[int]:
    """The places by their keys. Sorted in pieces and merged: one sort of them all lets no other thread work."""
    rest, pieces = iter(keyed), []
    while piece := sorted(islice(rest, _PIECE)):
        pieces.append(piece)
    return [place for _, place in merge(*pieces)]


def said(problem: RowProblem, words: Words) -> str:
    return wording.reason(words, problem.problem)


def _fate(problem: RowProblem, words: Words) -> str:
    return words(f"ui.import.fate.{problem.fate}") if problem.fate else ""


def _row(problem: RowProblem, words: Words) -> str:
    return words("ui.import.whole_file") if problem.row is None else grouping(problem.row)


_KEYS: Mapping[str, Callable[[RowProblem, Words], str]] = {
    "row": _row,
    "fate": _fate,
    "column": lambda p, _: p.column,
    "said": said,
    "code": lambda p, _: p.problem.code,
}


def _texts(problem: RowProblem, words: Words) -> list[str]:
    return [_KEYS[key](problem, words) for key in COLUMNS]


class ProblemsModel(QAbstractTableModel):
    """A look-up: sentences are made when they are first seen, and anew in another language."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._problems: Sequence[RowProblem] = ()
        self._places: Sequence[int] = ()
        self._said: dict[int, list[str]] = {}

    def fill(self, problems: Sequence[RowProblem], places: Sequence[int]) -> None:
        self.beginResetModel()
        self._problems, self._places = problems, places
        self._said = {}
        self.endResetModel()

    def tell(self, words: Words) -> None:
        """The same problems in another language."""
        self._words, self._said = words, {}
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self._places:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._places) - 1, len(COLUMNS) - 1))

    def at(self, row: int) -> RowProblem | None:
        return self._problems[self._places[row]] if 0 <= row < len(self._places) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._told(self._places[index.row()])[index.column()]
        if role == _ROLE.TextAlignmentRole and COLUMNS[index.column()] == "row":
            return _RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == _ROLE.DisplayRole:
            return self._words(f"ui.import.head.{COLUMNS[section]}")
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if COLUMNS[section] == "row" else _LEFT
        return None

    def _told(self, place: int) -> list[str]:
        known = self._said.get(place)
        if known is None:
            known = self._said[place] = _texts(self._problems[place], self._words)
        return known
