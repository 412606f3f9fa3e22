"""The keyboard of the window on the empty practice office."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.main_window import MainWindow
from tests.ui.events.hand import Hand


@pytest.fixture
def hand(
    window: MainWindow,
    qtbot: QtBot,
    settle: Callable[[Desk], None],
    answering: Callable[[Callable[[], object], Callable[[QDialog], object]], None],
) -> Hand:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Hand(window, qtbot, settle, answering)
