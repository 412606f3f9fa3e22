"""Papers of several kinds that were sent go to the bin together: why is asked once, each kind is an act of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import binned
from odop_desktop.sync import practising, sending
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.pages.loi import LoiPage
from tests.actions.offices import loi, make, only, rows
from tests.ui.events.hand import CTRL, Hand, K


def test_an_order_and_a_payment_that_were_sent_go_by_one_reason(
    hand: Hand, office: Office, tmp_path: Path
) -> None:
    id = loi(office)
    noted: dict[str, Any] = {"line": only(office, c.LOI_LINE).id, "day": "2026-01-09", "value": 25000}
    papers = [make(office, kind, **noted) for kind in (c.LOI_ORDER, c.LOI_PAYMENT)]
    practising.ensure(office)
    sending.to_headquarters(office, tmp_path)
    page = hand.open("loi", id)
    assert isinstance(page, LoiPage)
    page.tabs.setCurrentIndex(2)
    page.papers.table.setFocus()
    page.papers.table.selectAll()
    asked: list[str] = []

    def why(dialog: Any) -> None:
        hand.rest()
        assert isinstance(dialog, ReasonDialog)
        asked.append(dialog.about.text())
        assert QApplication.activeModalWidget() is dialog
        QTest.keyClicks(dialog.box, "noted twice")
        QTest.keyClick(dialog.yes, Qt.Key.Key_Space)

    hand.ask(K.Key_Delete, CTRL, why)
    assert len(asked) == 1 and not page.papers.table.rows()
    assert not rows(office, c.LOI_ORDER) and not rows(office, c.LOI_PAYMENT)
    for paper in papers:
        put = binned.of(office, paper)
        assert put is not None and put.reason == "noted twice"
    hand.window.strip.button.click()
    hand.rest()
    assert len(page.papers.table.rows()) == 1
