"""What is built piece by piece: one queue for the whole window, one short piece in each turn of its thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

_SLICE = 0.006  # seconds of the GUI thread at a stretch; layout and painting of what was built come on top


class Turn:
    """The pieces of one owner, in their order; dropped where the owner goes."""

    def __init__(self, owner: QObject, pieces: Iterator[object], whole: Callable[[], object] | None) -> None:
        self._owner, self._whole = owner, whole
        self._pieces: Iterator[object] | None = pieces

    @property
    def over(self) -> bool:
        return self._pieces is None or not isValid(self._owner)

    def step(self) -> None:
        """The next piece; behind the last one `whole` is called."""
        if self._pieces is not None and next(self._pieces, self) is self:
            self._pieces = None
            if self._whole:
                self._whole()

    def finish(self) -> None:
        """All that is left, at once: somebody needs it now."""
        while not self.over:
            self.step()

    def drop(self) -> None:
        """Nobody needs it any more."""
        self._pieces = None


class Turns(QObject):
    """Whenever the window has nothing else to do, whoever waits longest comes to his turn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Turn] = deque()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)

    def take(
        self, owner: QObject, pieces: Iterator[object], whole: Callable[[], object] | None = None
    ) -> Turn:
        """Works through `pieces` from now on, while `owner` lives."""
        turn = Turn(owner, pieces, whole)
        self._waiting.append(turn)
        self._timer.start(0)
        return turn

    def idle(self) -> bool:
        """Whether everything stands."""
        return all(turn.over for turn in self._waiting)

    def end(self) -> None:
        self._waiting.clear()
        self._timer.stop()

    def _next(self) -> None:
        until = perf_counter() + _SLICE
        turn = self._waiting.popleft() if self._waiting else None
        while turn and not turn.over and perf_counter() < until:
            turn.step()
        if turn and not turn.over:
            self._waiting.append(turn)
        if not self._waiting:
            self._timer.stop()
