"""Headquarters links the outside seller of a line to another office's artisan, and takes it back, on the LoI's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import districts, read
from odop_desktop.queries.read import RecordRow
from odop_desktop.sync import desk as desks
from odop_desktop.sync import feed, proxies
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.loi_link import LinkDialog
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.pages.loi import LoiPage
from tests.ui.conftest import Answering, Settle
from tests.ui.lois.loi_pages import at_loi


@dataclass
class Sold:
    """A line of Chamba's with an outside seller, and the artisan of Kullu, which headquarters keeps, who it is."""

    line: str
    loi: str
    artisan: str


def line_of(office: Office, id: str) -> RecordRow:
    with office.reading() as conn:
        row = read.get(conn, c.LOI_LINE, id)
    assert row is not None
    return row


@pytest.fixture
def sold(hq: Office) -> Sold:
    kullu = districts.meant(hq, "KLU")
    proxies.begin(hq, kullu)
    with hq.reading() as conn:
        line = next(row for row in read.where(conn, c.LOI_LINE) if row["seller_name"])
    values = {"name_hi": line["seller_name"], "mobile": line["seller_mobile"], "district": kullu.id}
    person = records.make(hq, kind=c.ARTISAN, values=values).touched[0][1]
    with hq.transaction() as conn:
        feed.catch_up(conn, desks.sit(hq, conn))
    return Sold(line.id, line["loi"], person)


@pytest.fixture
def page(
    hq: Office, sold: Sold, make_desk: Callable[[Office], Desk], qtbot: QtBot, settle: Settle
) -> LoiPage:
    return at_loi(make_desk(hq), sold.loi, qtbot, settle)


def test_a_seller_is_linked_and_the_link_taken_back(
    page: LoiPage, sold: Sold, answering: Answering, settle: Settle
) -> None:
    lines, office = page.lines, page.desk.office
    link, unlink = lines.linking["link"], lines.linking["unlink"]
    assert link.isVisible() and link.isEnabled() and not unlink.isEnabled()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, LinkDialog)
        settle(page.desk)
        assert dialog.list.currentRow() == 0 and "वही मोबाइल" in dialog.list.item(0).text()
        page.desk.speech.switch("en")
        assert "same mobile" in dialog.list.item(0).text()
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    answering(link.click, choose)
    settle(page.desk)
    linked = line_of(office, sold.line)
    assert linked["linked"] == sold.artisan
    model = lines.table.model()
    assert linked["linked_no"] in model.index(0, 1).data()
    assert unlink.isEnabled() and not link.isEnabled()

    def take_back(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    answering(unlink.click, take_back)
    settle(page.desk)
    assert line_of(office, sold.line)["linked"] is None


def test_nobody_chosen_is_said(page: LoiPage, sold: Sold, answering: Answering, settle: Settle) -> None:
    told: list[str] = []

    def refuse(dialog: QDialog) -> None:
        assert isinstance(dialog, LinkDialog)
        settle(page.desk)
        dialog.list.setCurrentRow(-1)
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
        told.append(dialog.strip.text.text())
        QTest.mouseClick(dialog.no, Qt.MouseButton.LeftButton)

    answering(page.lines.linking["link"].click, refuse)
    assert "शिल्पी" in told[0]
    assert line_of(page.desk.office, sold.line)["linked"] is None
