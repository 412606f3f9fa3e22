"""The files of a list: import, empty sheet and export from its menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtWidgets import QDialog

from odop_desktop.domain.catalogue import ARTISAN, EXCHANGED, KINDS
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.export import ExportDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.import_menu import list_menu_actions
from odop_desktop.ui.pages.imports import ImportPage
from tests.ui.conftest import Answers

Opened = Callable[[Callable[[], object], Callable[[QDialog], object]], None]


def test_only_lists_that_are_exchanged_have_them(desk: Desk) -> None:
    assert {k for k in KINDS if list_menu_actions(desk, k)} == set(EXCHANGED)


def test_each_does_what_it_says(
    window: MainWindow, answers: Answers, settle: Callable[[Desk], None], answering: Opened, tmp_path: Path
) -> None:
    desk = window.desk
    bring, sheet, export = list_menu_actions(desk, ARTISAN)
    assert [a.text() for a in (bring, sheet, export)] == [
        desk.words(f"ui.files.{name}") for name in ("import", "template", "export")
    ]
    answers.ready.append(tmp_path / "empty")
    sheet.trigger()
    settle(desk)
    assert load_workbook(tmp_path / "empty.xlsx").worksheets[0].max_column > 10
    assert "empty.xlsx" in window.strip.text.text()
    seen: list[type] = []
    answering(export.trigger, lambda dialog: seen.append(type(dialog)))
    assert seen == [ExportDialog]
    bring.trigger()
    settle(desk)
    assert isinstance(window.page, ImportPage) and window.page.session.kind is ARTISAN
    desk.speech.switch("en")
    assert bring.text() == "Import a list …"


def test_a_list_has_the_menu(window: MainWindow, settle: Callable[[Desk], None]) -> None:
    window.desk.place("artisans")
    settle(window.desk)
    found = [b for b in window.page.findChildren(type(window.top.language)) if b.menu() is not None]
    assert [len(b.menu().actions()) for b in found if b.text() == window.desk.words("ui.files")] == [3]
