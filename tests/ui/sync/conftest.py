"""The place of headquarters' files, in front; what the tests of it do there, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.sync import SyncPage
from tests.ui.conftest import Settle, at


def at_files(window: MainWindow, settle: Settle) -> SyncPage:
    return at(window, "sync", SyncPage, settle)


@pytest.fixture
def page(full_window: MainWindow, settle: Settle) -> SyncPage:
    return at_files(full_window, settle)


def told(page: SyncPage) -> str:
    """What the strip says."""
    assert page.desk.say.strip is not None
    return page.desk.say.strip.text.text()


def press(button: QPushButton, page: SyncPage, settle: Settle) -> None:
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle(page.desk)
