"""The heartbeat of the window's own thread: `python -m tools.window_heart FOLDER [LIST.xlsx]`.

A timer asks for a turn every 5 ms; what a turn comes late is how long the window was busy at a stretch. Told are
p50, p99 and max in milliseconds for each thing done on the office in FOLDER: nothing, searching letter by letter,
scrolling and jumping, opening records, first visits of the other pages, and the same while LIST.xlsx is imported
behind (it and the letters issued before stay in the office). Without a folder, an empty window's own heartbeat.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

EVERY = 5  # ms between two turns
PAUSE = 60  # ms between two steps of a person in haste
SETTLED = 3000  # ms until what a first visit needs is loaded behind the first page
Step = Callable[[], object]
_NAME = "ठाकुर"


class Heart(QObject):
    """Beats every 5 ms and notes how late each beat came."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._due = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(EVERY)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self._due) * 1000 - EVERY))
        self._due = now

    def told(self) -> dict[str, float]:
        """p50, p99 and max since the last time, in ms."""
        late, self.late = sorted(self.late) or [0.0], []
        return {
            "p50": round(statistics.median(late), 1),
            "p99": round(late[min(len(late) - 1, len(late) * 99 // 100)], 1),
            "max": round(late[-1], 1),
            "beats": len(late),
        }


class Play(QObject):
    """Does the steps one by one, as a person would, and tells the heartbeat of each act."""

    def __init__(
        self, heart: Heart, acts: Iterator[tuple[str, Iterator[Step]]], idle: Callable[[], bool]
    ) -> None:
        super().__init__()
        self.heart, self.acts, self.idle = heart, acts, idle
        self.name, self.steps = "", iter(())  # type: tuple[str, Iterator[Step]]
        self.began = self.done = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(PAUSE)

    def _step(self) -> None:
        step = next(self.steps, None)
        if step:
            step()
        elif self.idle():
            self.done = time.perf_counter()
            self._next()

    def _next(self) -> None:
        if self.name:
            took = round(self.done - self.began, 3)
            print(json.dumps({"act": self.name, "seconds": took, **self.heart.told()}), flush=True)
        self.heart.told()
        found = next(self.acts, None)
        if found is None:
            self._timer.stop()
            QApplication.closeAllWindows()
        else:
            self.name, self.steps = found
            self.began = self.done = time.perf_counter()


def acts(window: Any, rows: Path | None) -> Iterator[tuple[str, Iterator[Step]]]:
    """What is done, on the list of artisans."""
    yield "arriving at the list", iter([partial(window.desk.place, "artisans")])
    yield "nothing", repeat(lambda: None, 30)
    yield "searching", _search(window)
    yield "scrolling", _scroll(window)
    yield "opening records", _open(window)
    for name, place, tabs in (("an event", "events", 5), ("a letter of intent", "lois", 2)):
        yield f"first visit of the {place}", _place(window, place)
        yield f"first visit of {name}", _visit(window, tabs)
    if rows:
        yield "letters issued behind", _issue(window)
    yield "first visit of the letters", _place(window, "letters")
    if rows:
        yield "first visit of a letter", _visit(window, 0)
    yield "first visit of the settings", _place(window, "settings")
    yield "back to today", _place(window, "today")
    yield "back to the list", _place(window, "artisans")
    if rows:
        job = _import(window, rows)
        yield "searching during an import", _search(window)
        yield "scrolling during an import", _scroll(window)
        job.cancel()
        yield "the import's end", repeat(lambda: None, 5)


def repeat(step: Step, times: int) -> Iterator[Step]:
    return iter([step] * times)


def _search(window: Any) -> Iterator[Step]:
    box = window.page.bar.search
    yield box.setFocus
    for letter in _NAME:
        yield partial(box.insert, letter)
    yield from repeat(lambda: None, 15)
    for _ in _NAME:
        yield partial(QTest.keyClick, box, Qt.Key.Key_Backspace)
    yield from repeat(lambda: None, 15)


def _scroll(window: Any) -> Iterator[Step]:
    bar = window.page.table.verticalScrollBar()
    for n in range(40):
        yield partial(bar.setValue, n * 3)
    for part in (50, 99, 10, 75, 0):
        yield lambda part=part: bar.setValue(bar.maximum() * part // 100)  # type: ignore[misc]
        yield from repeat(lambda: None, 6)


def _open(window: Any) -> Iterator[Step]:
    table = window.page.table
    for row in range(3):
        yield lambda row=row: table.setCurrentIndex(table.model().index(row, 1))  # type: ignore[misc]
        yield partial(QTest.keyClick, table, Qt.Key.Key_Return)
        yield from repeat(lambda: None, 25)
        yield window.back
        yield from repeat(lambda: None, 5)


def _place(window: Any, name: str) -> Iterator[Step]:
    yield partial(window.desk.place, name)
    yield from repeat(lambda: None, 15)


def _visit(window: Any, tabs: int) -> Iterator[Step]:
    """The list's first record opened, each of its tabs turned to, and back."""
    table = window.page.table
    yield lambda: table.setCurrentIndex(table.model().index(0, 1))
    yield partial(QTest.keyClick, table, Qt.Key.Key_Return)
    yield from repeat(lambda: None, 25)
    for n in range(tabs):
        yield lambda n=n: window.page.tabs.setCurrentIndex(n)  # type: ignore[misc]
        yield from repeat(lambda: None, 5)
    yield window.back
    yield from repeat(lambda: None, 5)


def _issue(window: Any) -> Iterator[Step]:
    """The letters of intent that are due, on the writer's thread."""
    from odop_desktop.actions.letters import issue  # noqa: PLC0415

    jobs, office = window.desk.jobs, window.desk.office
    job = jobs.write(partial(issue, office, kind="loi", lang="hi", approved="note 12"), owner=window)
    while job in jobs._open:
        yield lambda: None


def _import(window: Any, rows: Path) -> Any:
    """The list is taken in behind, on the writer's thread, as its page does it; stopped before it ends."""
    from odop_desktop.actions import imports  # noqa: PLC0415
    from odop_desktop.domain.catalogue import ARTISAN  # noqa: PLC0415

    desk = window.desk
    return desk.jobs.long(
        lambda job: imports.run(desk.office, kind=ARTISAN, path=rows, cancelled=job.cancelled),
        owner=window,
        failed=lambda error: None,
    )


def empty() -> None:
    app = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    heart = Heart()
    play = Play(heart, iter([("an empty window", repeat(lambda: None, 50))]), lambda: True)
    app.exec()
    play.deleteLater()


def full(folder: Path, rows: Path | None) -> None:
    """The program's own way in; the play begins when its main window stands."""
    from odop_desktop.ui import doorway  # noqa: PLC0415
    from odop_desktop.ui.look.application import application as made  # noqa: PLC0415

    kept: list[QObject] = []

    def begin() -> None:
        found = [
            w for w in QApplication.topLevelWidgets() if hasattr(w, "desk") and isinstance(w, QMainWindow)
        ]
        if not found or not _idle(found[0]):
            QTimer.singleShot(50, begin)
            return
        QTimer.singleShot(SETTLED, lambda: play(found[0]))

    def play(window: QMainWindow) -> None:
        heart = Heart()
        kept.extend((heart, Play(heart, acts(window, rows), lambda: _idle(window))))

    def application(*args: Any) -> QApplication:
        app = made(*args)
        QTimer.singleShot(0, begin)
        return app

    setattr(doorway, "application", application)  # noqa: B010  (the play comes with the application)
    doorway.run(folder)


def _idle(window: Any) -> bool:
    """Whether what was asked is answered and stands; the import behind is not waited for."""
    jobs = window.desk.jobs
    return jobs.turns.idle() and all(job in jobs._writes for job in jobs._open)


if __name__ == "__main__":
    if sys.argv[1:]:
        full(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else None)
    else:
        empty()
