"""A LoI of another district in the window: it is read, and papers are noted for the lines of one's own artisans."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.loi import LoiPage
from tests.sync.lab import Lab
from tests.sync.test_lending import Deal
from tests.ui.conftest import Answering, Settle
from tests.ui.events.hand import CTRL, Hand, K
from tests.ui.lois.loi_pages import at_loi


@pytest.fixture
def deal(lab: Lab) -> Deal:
    made = Deal(lab)
    made.linked()
    made.order("chm", made.own)
    lab.round("chm", "klu")
    return made


@pytest.fixture
def page(deal: Deal, make_desk: Callable[[Office], Desk], qtbot: QtBot, settle: Settle) -> LoiPage:
    found = at_loi(make_desk(deal.lab.office("klu")), deal.loi, qtbot, settle)
    qtbot.waitUntil(lambda: bool(found.papers.table.rows()))
    return found


def test_it_is_read_only_and_an_order_is_noted_for_the_own_line(
    page: LoiPage, deal: Deal, answering: Answering, settle: Settle, qtbot: QtBot
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    hand = Hand(window, qtbot, settle, answering)
    assert not page.head.save.isEnabled() and page.form is not None
    assert "चम्बा" in page.subtitle.text() and "चम्बा" in page.lines.closed.text()
    assert not page.ready.isVisible() and not page.lines.linking
    who = [page.lines.table.model().index(n, 1).data() for n in range(2)]
    assert "चम्बा" in who[0].replace("Chamba", "चम्बा") and "टिकम राम" in who[1]
    page.tabs.setCurrentIndex(2)
    papers = page.papers
    assert papers.line.count() == 1 and papers.line.currentText().startswith("2 · ")

    def note(dialog: Any) -> None:
        assert isinstance(dialog, RecordDialog)
        hand.fill(dialog.form, paper_no="PO/7", day="09-01-2026", value="250")
        hand.press(K.Key_S, CTRL)
        hand.rest()

    hand.meet(papers._new[0].click, note)
    settle(page.desk)
    qtbot.waitUntil(lambda: len(papers.table.rows()) == 2)
    with page.desk.office.reading() as conn:
        (made,) = [row for row in read.where(conn, c.LOI_ORDER) if row["paper_no"] == "PO/7"]
    assert (made["line"], made["value"], made["loi"]) == (deal.line, 25000, deal.loi)
    figures: list[Any] = [box.figure.text() for box in page.ladder.boxes]
    assert "₹500" in figures


def test_a_district_s_own_loi_has_its_papers(hand: Hand, office: Office) -> None:
    """The tab is there, with every line to choose from; a new one has it closed until it is saved."""
    hand.desk.new("loi")
    hand.rest()
    page = hand.page
    assert isinstance(page, LoiPage) and not page.tabs.isTabEnabled(2)
