"""Widgets in a circle of references are freed on the GUI thread alone, however busy the others are."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.ui.collecting import Collector
from odop_desktop.ui.jobs import Jobs


def circle(freed: list[threading.Thread]) -> None:
    """A widget that holds itself, and that nobody else holds."""
    widget = QWidget()
    widget.setProperty("me", 1)
    widget.own = widget  # type: ignore[attr-defined]
    weakref.finalize(widget, lambda: freed.append(threading.current_thread()))


def litter() -> int:
    """Enough new objects for any collector to look at every generation."""
    kept: list[list[object]] = []
    for _ in range(60):
        kept = [[kept] for _ in range(20_000)][:1]
    return len(kept)


def test_what_a_reader_makes_collects_nothing_there(qtbot: QtBot, qapp: QApplication) -> None:
    freed: list[threading.Thread] = []
    done: list[int] = []
    jobs = Jobs(lambda error: None)
    circle(freed)
    jobs.read(litter, done.append, owner=qapp)
    qtbot.waitUntil(lambda: bool(done), timeout=30_000)
    qtbot.waitUntil(lambda: _swept(jobs, freed), timeout=30_000)
    jobs.close()
    assert freed == [threading.main_thread()]


def _swept(jobs: Jobs, freed: list[threading.Thread]) -> bool:
    for collector in jobs.findChildren(Collector):
        collector.collect()
    gc.collect()
    return bool(freed)


def test_the_collector_is_handed_back_with_the_last_thread(qapp: QApplication, qtbot: QtBot) -> None:
    make: Callable[[], Jobs] = lambda: Jobs(lambda error: None)  # noqa: E731
    first, second = make(), make()
    done: list[int] = []
    for jobs in (first, second):
        jobs.read(lambda: 1, done.append, owner=qapp)
    qtbot.waitUntil(lambda: done == [1, 1])
    assert not gc.isenabled()
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled()


def test_the_oldest_generation_waits_while_something_is_under_way(qapp: QApplication) -> None:
    """A run of letters makes much that lives on; walking over it all held the window for most of a second."""
    idle = False
    collector = Collector(qapp, lambda: idle)
    try:
        assert _times_walked_over_all(collector) == 0
        idle = True
        assert _times_walked_over_all(collector) > 0
    finally:
        collector.end(("no such thread",))
        collector.deleteLater()


def _times_walked_over_all(collector: Collector) -> int:
    before = int(gc.get_stats()[2]["collections"])
    for _ in range(300):
        for _ in range(1_000):
            ring: list[object] = []
            ring.append(ring)
        collector.collect()
    return int(gc.get_stats()[2]["collections"]) - before
