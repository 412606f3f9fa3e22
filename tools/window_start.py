"""One window, from the process's beginning to its first painted picture: `python -m tools.window_start MODE [FOLDER]`.

MODE `bare` is a window of PySide6 alone, `imports` the same after everything our window imports; `frame` is the
program on the office in FOLDER with its first painted frame, `records` with the first painted records. Prints the
seconds since the interpreter began and the resident MiB.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

BEGAN = time.perf_counter()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402  (the clock runs before anything is imported)
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget  # noqa: E402

if TYPE_CHECKING:
    from odop_desktop.ui.look.theme import Look


Ready = Callable[[], bool]


class Watch(QObject):
    """Waits for the first painting after `ready` says yes, tells how long it took, and ends the program."""

    def __init__(self, ready: Ready = lambda: True) -> None:
        super().__init__()
        self.ready = ready
        self.told = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Paint
            and isinstance(watched, QWidget)
            and not self.told
            and self.ready()
        ):
            self.told = True
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self) -> None:
        print(json.dumps({"seconds": time.perf_counter() - BEGAN, "mib": resident()}), flush=True)
        os._exit(0)  # all is measured; the window that may still be on its way is not waited for


def resident() -> float:
    """MiB of this process that lie in memory (Linux's VmRSS)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def bare() -> None:
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("ODOP"))
    window.resize(1366, 768)
    watch = Watch()
    app.installEventFilter(watch)
    window.show()
    app.exec()
    app.removeEventFilter(watch)


def ours(folder: Path, ready: Ready) -> None:
    """The program's own way in; the watch is set on its application as soon as that exists."""
    from odop_desktop.ui import doorway  # noqa: PLC0415
    from odop_desktop.ui.look.application import application as made  # noqa: PLC0415

    watches: list[Watch] = []

    def watched(args: Sequence[str], look: Look) -> QApplication:
        app = made(args, look)
        watches.append(Watch(ready))
        app.installEventFilter(watches[0])
        return app

    setattr(doorway, "application", watched)  # noqa: B010  (the watch comes with the application)
    doorway.run(folder)


def shows_records() -> bool:
    """Whether the main window is there, and its threads have brought what it shows."""
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow) and w.isVisible()]
    desk = getattr(windows[0], "desk", None) if windows else None
    return desk is not None and bool(desk.jobs.idle())


def main(mode: str, folder: str = "") -> None:
    if mode == "imports":
        from odop_desktop.ui import start  # noqa: F401, PLC0415
    if mode in ("frame", "records"):
        ours(Path(folder), shows_records if mode == "records" else lambda: True)
    else:
        bare()


if __name__ == "__main__":
    main(*sys.argv[1:])
