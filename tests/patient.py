"""Waiting for what a window does: as short as it takes, and on a machine with other work as long as half a minute."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QThread, QTimer
from pytestqt.exceptions import TimeoutError as TooLong
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

LONG = 30_000  # ms; only a test that fails waits so long
_TICK = 10  # ms between two looks where nothing happens in the window: a thread or a file may be waited for


class PatientBot(QtBot):
    """pytest-qt's own looks every ten milliseconds, and gives up after five seconds."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = LONG) -> None:
        wait = max(timeout, LONG)
        end = monotonic() + wait / 1000
        while not _met(callback):
            if monotonic() > end:
                callback()  # an assertion says itself what is wrong
                raise TooLong(f"waited {wait} milliseconds in vain")
            _once(callback)


def _met(callback: Callable[[], Any]) -> bool:
    """As pytest-qt takes it: yes or no, or an assertion that holds or does not."""
    try:
        result = callback()
    except AssertionError:
        return False
    assert result is None or isinstance(result, bool), f"neither yes nor no: {result!r}"
    return result is not False


def _once(callback: Callable[[], Any]) -> None:
    """Lets the window go on until it has done what lay before it and the callback is met, or for a tick.

    Of a dialog that opens meanwhile nothing is asked: who waits behind it goes on when it is closed.
    """
    dispatcher, loop, thread = QAbstractEventDispatcher.instance(), QEventLoop(), QThread.currentThread()
    mine = thread.loopLevel() + 1
    asking = False

    def look() -> None:
        nonlocal asking
        if asking or thread.loopLevel() != mine:
            return
        asking = True
        try:
            if _met(callback):
                loop.quit()
        except BaseException:
            loop.quit()  # whoever waits asks once more, and meets it
        asking = False

    tick = QTimer(loop)
    tick.setSingleShot(True)
    tick.timeout.connect(loop.quit)
    tick.start(_TICK)
    dispatcher.aboutToBlock.connect(look)
    try:
        loop.exec()
    finally:
        dispatcher.aboutToBlock.disconnect(look)
        Shiboken.delete(loop)  # with its tick: nothing of the waiting is left to be counted
