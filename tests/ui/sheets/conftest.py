"""An import page in a shown window, worked by keys; what stood in the store before and after."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from odop_desktop import paths
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.imports import ImportPage
from tests.ui.conftest import Answers

SAMPLE = paths.resources() / "samples" / "artisans_messy.xlsx"
CTRL = Qt.KeyboardModifier.ControlModifier


class Importer:
    """A clerk at the import page."""

    def __init__(self, window: MainWindow, answers: Answers, settle: Callable[[Desk], None]) -> None:
        self.window, self.desk, self._answers, self._settle = window, window.desk, answers, settle
        self.desk.new("import", kind="artisans")
        self.settle()

    @property
    def page(self) -> ImportPage:
        assert isinstance(self.window.page, ImportPage)
        return self.window.page

    def settle(self) -> None:
        self._settle(self.desk)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key where the keyboard is."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def choose(self, file: Path) -> None:
        """Ctrl+O and a file; it is tried."""
        self._answers.ready.append(file)
        self.press(Qt.Key.Key_O, CTRL)
        self.settle()

    def take(self) -> None:
        self.press(Qt.Key.Key_S, CTRL)
        self.settle()

    def figures(self) -> dict[str, int]:
        """What the figures on the page say."""
        return {name: int(shown.text().replace(",", "")) for name, shown in self.page.counts.figures.items()}

    def table(self) -> list[list[str]]:
        """The rows of the problems as they are shown."""
        model = self.page.problems.table.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]


@pytest.fixture
def importer(window: MainWindow, answers: Answers, settle: Callable[[Desk], None]) -> Importer:
    window.activateWindow()
    return Importer(window, answers, settle)
