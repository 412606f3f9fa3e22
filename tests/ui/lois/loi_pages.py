"""The page of a letter of intent, in front and filled."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.loi import LoiPage
from tests.ui.conftest import shown


def at_loi(desk: Desk, id: str, qtbot: QtBot, settle: Callable[[Desk], None]) -> LoiPage:
    window = shown(MainWindow(desk), qtbot, settle)
    desk.open("loi", id)
    settle(desk)
    found = window.findChild(LoiPage)
    assert isinstance(found, LoiPage)
    qtbot.waitUntil(lambda: found.life is not None and bool(found.lines.table.rows()))
    return found
