"""Requests to move a person, at headquarters' window: seen, countersigned, refused with a reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import districts, read
from odop_desktop.sync import proxies
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.headquarters import HeadquartersPage
from odop_desktop.ui.pages.record import RecordPage
from tests.ui.conftest import Answering, Settle
from tests.ui.headquarters.conftest import Made


@pytest.fixture
def asked(hq: Office, made: Made) -> str:
    """A request to move a person of Chamba to Kullu, which headquarters keeps itself."""
    kullu = districts.meant(hq, "KLU")
    proxies.begin(hq, kullu)
    values = {"artisan": made.clash, "to_district": kullu.id, "reason": "विवाह के बाद कुल्लू में निवास"}
    return records.make(hq, kind=c.TRANSFER, values=values).touched[0][1]


def stage(office: Office, id: str) -> str:
    with office.reading() as conn:
        row = read.get(conn, c.TRANSFER, id)
    assert row is not None
    return str(row["stage"])


def test_a_request_is_seen_and_countersigned(
    asked: str, page: HeadquartersPage, answering: Answering, settle: Settle
) -> None:
    pane = page.moves
    page.given({"tab": "moves"})
    (line,) = pane.table.texts()
    assert line[2:4] == ("चम्बा", "कुल्लू") and line[5].startswith("विवाह")
    page.desk.speech.switch("en")
    assert pane.table.texts()[0][2:4] == ("Chamba", "Kullu")
    assert "Kullu" in pane.told.text()

    def sign(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog) and "Kullu" in dialog.about.text()
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    answering(pane.sign.click, sign)
    settle(page.desk)
    assert stage(page.desk.office, asked) == "COUNTERSIGNED"
    assert pane.table.texts() == [] and not pane.none.isHidden()


def test_a_refusal_asks_for_its_reason(
    asked: str, page: HeadquartersPage, answering: Answering, settle: Settle
) -> None:
    def refuse(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog) and not dialog.yes.isEnabled()
        QTest.keyClicks(dialog.box, "address not verified")
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    answering(page.moves.refuse.click, refuse)
    settle(page.desk)
    assert stage(page.desk.office, asked) == "REFUSED"


@pytest.mark.parametrize("how", ["name_hi", "name_en", "number"])
def test_a_transfer_is_found_from_everywhere(
    how: str, asked: str, made: Made, page: HeadquartersPage, qtbot: QtBot, settle: Settle
) -> None:
    """By its person's name in either script, or by its own number; Enter opens its page."""
    with page.desk.office.reading() as conn:
        person, request = read.get(conn, c.ARTISAN, made.clash), read.get(conn, c.TRANSFER, asked)
    assert person is not None and request is not None
    window = page.window()
    assert isinstance(window, MainWindow)
    search = window.top.search
    window.activateWindow()
    search.go()
    search.setText(request.number if how == "number" else person[how])
    search.textEdited.emit(search.text())  # the letters may be of either script
    qtbot.waitUntil(lambda: search.found is not None and search.found.text == search.text())
    entries = search.popup.list.found.entries
    at = next(n for n, e in enumerate(entries) if e.go and (e.go.kind, e.go.id) == ("transfer", asked))
    assert entries[at].title == person.title("hi") and entries[at].number == request.number
    assert "कुल्लू" in entries[at].line
    while search.popup.list.current is not entries[at]:
        QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Return)
    settle(page.desk)
    assert isinstance(window.page, RecordPage) and window.page.kind is c.TRANSFER and window.page.id == asked
