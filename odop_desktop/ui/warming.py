"""What a first visit would wait for, made ready while the person looks at the first page."""

from __future__ import annotations

import gc
import threading
from itertools import chain

from PySide6.QtCore import QObject, QTimer, Signal

from odop_desktop.ui import late
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.main_window import MainWindow

_SETTLED = 400  # ms between two looks whether the first page is painted and counted


class Warming(QObject):
    """Waits until the first page stands; then loads modules off the GUI thread, draws icons and makes lists on it."""

    _loaded = Signal()

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__()
        self.desk, self.window = desk, window
        self._loaded.connect(self._draw)
        self._timer = QTimer(self)
        self._timer.setInterval(_SETTLED)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        if self.desk.jobs.idle():
            self._timer.stop()
            threading.Thread(target=self._load, name="warming").start()

    def _load(self) -> None:
        late.warm()
        gc.freeze()  # a collection would walk over all of these modules, 50 ms and more at a stretch
        self._loaded.emit()

    def _draw(self) -> None:
        self.desk.jobs.turns.take(self.window, chain(self.desk.icons.ahead(), self.window.ahead()))
