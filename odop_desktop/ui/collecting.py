"""Python's cycle collector, kept to the GUI thread.

It runs wherever the next object happens to be made; on a reader's thread it would free widgets there, and Qt falls
down. While threads work it is therefore switched off, and a timer of the GUI thread collects instead.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, QTimer

_EVERY = 100  # ms; what a worker makes meanwhile is walked over at a stretch
_OLDEST = 2  # generation


@cache
def _set_aside() -> None:
    """Once: what a closed window leaves behind must not stay for ever. (To ask Python how much is set aside walks
    over all of it, 50 ms.)"""
    gc.freeze()


class Collector(QObject):
    """Collects on the thread it was made on, each generation when the collector itself would have.

    The oldest one waits until `idle`: beside a run of letters or an import it walked over all that is being made,
    and the window stood still for most of a second. What the program began with is not walked over at all.
    """

    def __init__(self, parent: QObject, idle: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._idle = idle
        _set_aside()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        gc.disable()

    def collect(self) -> None:
        """The oldest generation that is due; a disabled collector goes on counting."""
        due = [
            n
            for n, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if due and due[-1] == _OLDEST and not self._idle():
            due.pop()
        if due:
            gc.collect(due[-1])

    def end(self, names: tuple[str, ...]) -> None:
        """Hands the collector back once no thread of these names works any more."""
        self._timer.stop()
        if not any(thread.name.startswith(names) for thread in threading.enumerate()):
            gc.enable()
