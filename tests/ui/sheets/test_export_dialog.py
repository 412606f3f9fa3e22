"""Export: masked without a purpose, noted with one, of one event, as a register, for a portal; stopped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from odop_desktop.domain.catalogue import ARTISAN, EXCHANGED, LOI
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.export import ExportDialog, watched
from tests.actions.offices import artisan, rows
from tests.ui.conftest import Answering, Answers, Settle

ACCOUNT = "50100123456789"


def shown(desk: Desk, qtbot: QtBot, settle: Settle, folder: Path, kind: Any = ARTISAN) -> ExportDialog:
    desk.settings.folders["export"] = str(folder)
    dialog = ExportDialog(desk, None, kind)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    settle(desk)
    return dialog


def go(dialog: ExportDialog, settle: Settle) -> str:
    """Enter in a box, as one would; what the strip says afterwards."""
    dialog.form.what.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(dialog.desk)
    return dialog.strip.text.text()


def cells(path: Path) -> list[Any]:
    return [cell for row in load_workbook(path).worksheets[0].iter_rows(values_only=True) for cell in row]


def exported(office: Office) -> list[dict[str, Any]]:
    """The facts of every export in the event log."""
    with office.reading() as conn:
        found = conn.exec_driver_sql("SELECT facts FROM event_log WHERE what = 'export' ORDER BY seq")
        return [json.loads(facts) for (facts,) in found]


@pytest.fixture
def one(office: Office) -> None:
    artisan(office, account_no=ACCOUNT)


@pytest.mark.usefixtures("one")
def test_private_columns_are_masked_and_shown_for_a_purpose_that_is_noted(
    desk: Desk, office: Office, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    dialog = shown(desk, qtbot, settle, tmp_path)
    assert desk.words("artisan.account_no.label") in dialog.form.masked.text()
    said = go(dialog, settle)
    path = dialog.form.out
    assert path.name in said and dialog.strip.button.isVisible()
    assert ACCOUNT not in cells(path) and "XXXX6789" in cells(path)
    dialog.form.purpose.setText("बैंक को ऋण सूची")
    path.unlink()
    go(dialog, settle)
    assert ACCOUNT in cells(path)
    assert [x["purpose"] for x in exported(office)] == ["", "बैंक को ऋण सूची"]


@pytest.mark.usefixtures("one")
def test_an_older_file_is_replaced_only_when_agreed(
    desk: Desk, qtbot: QtBot, settle: Settle, answering: Answering, tmp_path: Path
) -> None:
    dialog = shown(desk, qtbot, settle, tmp_path)
    desk.say.window = dialog
    dialog.form.out.write_bytes(b"older")
    answering(lambda: go(dialog, settle), lambda box: QTest.keyClick(box, Qt.Key.Key_Escape))
    assert dialog.form.out.read_bytes() == b"older"
    answering(lambda: go(dialog, settle), lambda box: _agree(box, desk))
    assert len(cells(dialog.form.out)) > 10


def _agree(box: QDialog, desk: Desk) -> None:
    yes = desk.words("ui.files.replace.yes")
    next(b for b in box.findChildren(QPushButton) if b.text() == yes).click()


def test_the_register_and_one_event(
    full_desk: Desk, full_office: Office, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    dialog = shown(full_desk, qtbot, settle, tmp_path)
    dialog.form.form.setCurrentIndex(1)
    go(dialog, settle)
    assert dialog.form.out.read_bytes().startswith(b"%PDF")
    dialog.form.form.setCurrentIndex(0)
    all_of_them = len(rows(full_office, ARTISAN))
    counts = []
    for at in range(1, dialog.form.at_event.count()):
        dialog.form.at_event.setCurrentIndex(at)
        go(dialog, settle)
        counts.append(load_workbook(dialog.form.out).worksheets[0].max_row - 1)
        dialog.form.out.unlink()
    assert max(counts) > 0 and all(n < all_of_them for n in counts)


def test_everything_for_a_portal_lies_in_one_folder_with_its_manifest(
    full_desk: Desk, full_office: Office, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    dialog = shown(full_desk, qtbot, settle, tmp_path)
    dialog.form.what.setCurrentIndex(len(EXCHANGED))
    assert not dialog.form.purpose.isVisible() and not dialog.form.at_event.isVisible()
    out = dialog.form.out
    said = go(dialog, settle)
    assert out.name in said
    found = {path.name for path in out.iterdir()}
    assert {"manifest.csv", "artisans.xlsx", "lois.xlsx"} <= found
    manifest = (out / "manifest.csv").read_text("utf-8-sig")
    assert all(name in manifest for name in found - {"manifest.csv"})


def test_it_can_be_stopped_and_leaves_what_was_there(
    full_desk: Desk, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    dialog = shown(full_desk, qtbot, settle, tmp_path)
    dialog.form.what.setCurrentIndex(len(EXCHANGED))
    out = dialog.form.out
    go(dialog, settle)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    dialog.form.what.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and not dialog.no.isEnabled()
    settle(full_desk)
    assert "E-XLS-62" in dialog.strip.text.text()
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert dialog.form.isEnabled() and dialog.no.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_who_watches_ends_the_work_where_it_was_cancelled() -> None:
    told: list[tuple[int, int]] = []
    watched(lambda done, of: told.append((done, of)), lambda: False, "a.xlsx", 5, 9)
    with pytest.raises(OdopError, match="E-XLS-62"):
        watched(lambda done, of: told.append((done, of)), lambda: True, "a.xlsx", 6, 9)
    assert told == [(5, 9)]


@pytest.mark.usefixtures("one")
def test_a_place_that_cannot_be_written_is_told_and_another_chosen(
    desk: Desk, answers: Answers, qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    (tmp_path / "no folder").write_bytes(b"")
    dialog = shown(desk, qtbot, settle, tmp_path / "no folder")
    desk.say.window = dialog
    dialog.form.purpose.setText("सूची")
    assert go(dialog, settle)
    assert not dialog.strip.button.isVisible()
    answers.ready.append(tmp_path / "मेरी सूची")
    dialog.form.choose.click()
    assert dialog.form.where.text() == str(tmp_path / "मेरी सूची.xlsx")
    assert dialog.form.purpose.text() == "सूची", "nothing typed is lost"
    go(dialog, settle)
    assert ACCOUNT in cells(tmp_path / "मेरी सूची.xlsx")


def test_the_language_changes_in_the_middle(desk: Desk, qtbot: QtBot, settle: Settle, tmp_path: Path) -> None:
    dialog = shown(desk, qtbot, settle, tmp_path, LOI)
    dialog.form.purpose.setText("x")
    hindi = dialog.form.what.currentText()
    desk.speech.switch("en")
    assert (hindi, dialog.form.what.currentText()) == ("आशय पत्र", "Letters of Intent")
    assert dialog.form.kind is LOI and dialog.form.purpose.text() == "x"
    assert (dialog.yes.text(), dialog.no.text(), dialog.windowTitle()) == ("Export", "Close", "Export")
