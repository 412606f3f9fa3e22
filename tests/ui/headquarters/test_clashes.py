"""A field with two values is marked on the record's own page, at both ends, and decided from there; so says `show`."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from odop_desktop.cli.main import run
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import conflicts, read, records
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.conflict import ConflictDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.record import RecordPage
from odop_desktop.ui.panels.entry import Entry
from tests.actions.offices import Clock, opened
from tests.ui.conftest import Answering, Settle, shown
from tests.ui.headquarters.conftest import Made


@pytest.fixture(params=["hq", "chm"])
def end(request: pytest.FixtureRequest, made: Made, tmp_path: Path, clock: Clock) -> Iterator[Office]:
    """Headquarters' office, or the district's."""
    shutil.copytree(made.folder / request.param, tmp_path / request.param)
    found = opened(tmp_path / request.param, clock)
    yield found
    found.close()


@pytest.fixture
def page(
    end: Office, made: Made, make_desk: Callable[[Office], Desk], qtbot: QtBot, settle: Settle
) -> RecordPage:
    window = shown(MainWindow(make_desk(end)), qtbot, settle)
    window.desk.open("artisan", made.clash)
    settle(window.desk)
    page = window.page
    assert isinstance(page, RecordPage) and page.form is not None
    page.form.body.finish()
    if directory := os.environ.get("ODOP_PICTURES"):
        page.form.focus_field("pin")
        for lang in ("en", "hi"):
            page.desk.speech.switch(lang)
            QTest.qWait(300)
            window.grab().save(f"{directory}/clash_{end.facts.kind}_{lang}.png")
    return page


def test_it_is_marked_at_its_box_and_decided_from_there_by_keys(
    page: RecordPage, end: Office, made: Made, answering: Answering, settle: Settle
) -> None:
    assert page.form is not None
    assert "निर्णय बाकी: 1" in page.subtitle.toolTip()
    settle(page.desk)
    wanted = page.column.panels[0].body.itemAt(0).widget()
    assert isinstance(wanted, Entry) and "पिन कोड" in wanted.accessibleName()
    QTest.keyClick(wanted, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is page.form.entry("pin").box
    (card,) = page.marks.cards.values()
    assert card.head.text().startswith("पिन कोड: 2 अलग मान")
    first, second = card.sides.text().splitlines()
    assert first.startswith("176312 – अभ्यास मुख्यालय") and first.endswith("निर्णय तक यही दिखता है")
    assert second.startswith("176311 – ") and "(HP-CHM-1)" in second and "निर्णय" not in second
    page.form.focus_field("pin")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is card.decide_
    page.desk.speech.switch("en")
    assert "(HP-CHM-1)" in card.sides.text() and "shown until it is decided" in card.sides.text()

    def decide(dialog: QDialog) -> None:
        assert isinstance(dialog, ConflictDialog)
        other = next(button for button in dialog.sides.buttons() if button.text() == "176311")
        QTest.keyClick(other, Qt.Key.Key_Space)
        QTest.keyClicks(dialog.reason, "house visited")
        QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
        settle(page.desk)

    answering(lambda: QTest.keyClick(card.decide_, Qt.Key.Key_Space), decide)
    settle(page.desk)
    assert records.find(end, c.ARTISAN, made.clash)["pin"] == "176311"
    assert conflicts.count(end) == 0 and not page.marks.cards
    assert "to be decided" not in page.subtitle.toolTip()


def test_a_third_value_typed_into_the_box_decides_it(
    page: RecordPage, end: Office, made: Made, settle: Settle
) -> None:
    assert page.form is not None
    page.form.entry("pin").box.type_in("176319")
    QTest.keyClick(page.form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(page.desk)
    with end.reading() as conn:
        row = read.get(conn, c.ARTISAN, made.clash)
    assert row is not None and row["pin"] == "176319"
    assert conflicts.count(end) == 0 and not page.marks.cards


def test_show_says_it_and_in_the_object(
    end: Office, made: Made, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    number = records.find(end, c.ARTISAN, made.clash).number
    folder = str(tmp_path / ("hq" if end.facts.headquarters else "chm"))
    end.close()
    assert run(["--office", folder, "--lang", "en", "show", number]) == 0
    lines = capsys.readouterr().out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("! PIN code: 2 different values"))
    assert at == 1 and lines[2].strip().startswith("1. 176312 – ")
    assert lines[3].strip().startswith("2. 176311 – ") and "(HP-CHM-1)" in lines[3]
    assert run(["--office", folder, "--json", "show", number]) == 0
    (told,) = json.loads(capsys.readouterr().out)["conflicts"]
    assert told["field"] == "pin"
    assert [side["value"] for side in told["sides"]] == ["176312", "176311"]
