"""Feeds a long list: its first rows at once, its order and counts a moment later, blocks as they are looked at."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import LANGUAGES
from odop_desktop.queries import lists
from odop_desktop.queries.lists import Asked
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.models.lines import Line, prepared
from odop_desktop.ui.models.long import BLOCK, LongModel

_REST = 12  # ms in which a scrollbar that is dragged may ask for further blocks
_MOST = 3  # newest blocks fetched at a time; what was scrolled past is not

Span = tuple[int, int]  # first and last row, both among them


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be found again when the list is read anew: selected rows as spans, the current row."""

    spans: tuple[Span, ...] = ()
    here: int | None = None


class Feed(QObject):
    """Asks on the reader threads, never on this one. Each `ask` overtakes those before it."""

    began = Signal()  # the first rows are there
    ordered = Signal(object)  # the whole order is there; Kept: where what was kept stands in it
    counted = Signal(int)  # how many records there are, whatever is asked for
    failed = Signal(object)  # the order could not be had (Exception)

    def __init__(self, desk: Desk, model: LongModel) -> None:
        super().__init__(model)
        self.desk, self.model = desk, model
        self._turn = self._whole = 0  # the turn asked for, and the one whose whole order is there
        self._wanted: list[int] = []
        self._fetching = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._fetch)
        model.missed.connect(self._missed)

    @property
    def kind(self) -> RecordKind:
        return self.model.kind

    @property
    def settled(self) -> bool:
        """Whether the whole order is there, and every block that was looked at."""
        return self._whole == self._turn and not (self._fetching or self._rest.isActive())

    def ask(self, asked: Asked, keep: Kept, *, afresh: bool = True) -> None:
        """Another list, in which `keep` is found again. `afresh`: the first rows are shown at once."""
        self._turn += 1
        still = partial(self._still, self._turn)
        office, kind = self.desk.office, self.kind
        if afresh and lists.quick(kind, asked):
            work = partial(_beginning, self, asked, self.model.keys, still)
            self.desk.jobs.read(work, self._begin, owner=self, latest="first", failed=self._fail)
        find = partial(_found, self, asked, self.model.order, keep, still)
        self.desk.jobs.read(find, self._order, owner=self, latest="order", failed=self._fail)
        total = partial(lists.total, office, kind, bin=asked.bin)
        self.desk.jobs.read(total, self.counted.emit, owner=self, latest="total")

    def lines(self, docs: Sequence[int], keys: Sequence[str]) -> dict[int, Line]:
        """Lines made ready, in every language. For the reader threads."""
        words = [self.desk.speech.of(lang) for lang in LANGUAGES]
        return prepared(self.desk.office, self.kind, keys, docs, words)

    def _still(self, turn: int) -> bool:
        return turn == self._turn

    def _begin(self, found: tuple[array[int], dict[int, Line]] | None) -> None:
        if found is None:
            return
        docs, lines = found
        self.model.learn(lines, (0,))
        if self._whole != self._turn:
            self.model.set_order(docs)
            self.began.emit()

    def _order(self, found: tuple[array[int], Kept] | None) -> None:
        if found is not None:
            order, kept = found
            self._whole = self._turn
            self.model.set_order(order)
            self.ordered.emit(kept)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)

    def _missed(self, block: int) -> None:
        if self._wanted and self._wanted[-1] == block:
            return
        if block in self._wanted:
            self._wanted.remove(block)
        self._wanted.append(block)
        if not self._fetching and not self._rest.isActive():
            self._rest.start()

    def _fetch(self) -> None:
        """The blocks asked for last, in one job; another only when it has come."""
        blocks, self._wanted = self._wanted[-_MOST:], []
        docs = [doc for block in blocks for doc in self.model.without(block)]
        if self._fetching or not docs:
            return
        self._fetching = True
        keys = self.model.keys
        self.desk.jobs.read(
            partial(self.lines, docs, keys),
            partial(self._came, blocks, keys),
            owner=self,
            failed=self._missed_all,
        )

    def _came(self, blocks: Sequence[int], keys: Sequence[str], lines: dict[int, Line]) -> None:
        self._fetching = False
        if keys == self.model.keys:
            self.model.learn(lines, blocks)
        if self._wanted:
            self._rest.start()

    def _missed_all(self, error: Exception) -> None:
        self._fetching = False
        self._wanted.clear()
        self.failed.emit(error)


def _beginning(
    feed: Feed, asked: Asked, keys: Sequence[str], still: Callable[[], bool]
) -> tuple[array[int], dict[int, Line]] | None:
    """The first rows and their lines; nothing where something else has been asked since."""
    if not still():
        return None
    docs = lists.first(feed.desk.office, feed.kind, asked, BLOCK)
    return docs, feed.lines(docs, keys)


def _found(
    feed: Feed, asked: Asked, before: array[int], keep: Kept, still: Callable[[], bool]
) -> tuple[array[int], Kept] | None:
    """The whole order, and where what was kept stands in it."""
    if not still():
        return None
    order = lists.order(feed.desk.office, feed.kind, asked)
    return order, found_again(before, keep, order)


def found_again(before: Sequence[int], keep: Kept, now: Sequence[int]) -> Kept:
    """The spans and the row of one order in another; what is no longer there is left out."""
    docs = {before[row] for top, bottom in keep.spans for row in range(top, bottom + 1)}
    here = before[keep.here] if keep.here is not None else None
    wanted = docs if here is None else {*docs, here}
    places = {doc: at for at, doc in enumerate(now) if doc in wanted} if wanted else {}
    return Kept(_spans(sorted(places[d] for d in docs if d in places)), places.get(here) if here else None)


def _spans(rows: Sequence[int]) -> tuple[Span, ...]:
    found: list[Span] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return tuple(found)
