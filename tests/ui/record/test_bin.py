"""A record that was sent goes to the bin with a reason, by keys; of one that nobody else has nothing is asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from odop_desktop.domain import catalogue as c
from odop_desktop.queries import binned
from odop_desktop.sync import practising, sending
from odop_desktop.ui.dialogs.reason import ReasonDialog
from tests.actions.offices import make
from tests.ui.conftest import Answering
from tests.ui.record.conftest import Clerk


def sent(clerk: Clerk, out: Path) -> str:
    id = make(clerk.office, c.ARTISAN, name_hi="जाने वाली")
    practising.ensure(clerk.office)
    sending.to_headquarters(clerk.office, out)
    return id


def test_of_a_record_that_was_sent_the_reason_is_asked(
    clerk: Clerk, answering: Answering, tmp_path: Path
) -> None:
    id = sent(clerk, tmp_path)
    page = clerk.open(c.ARTISAN, id)

    def why(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog) and "भेजा जा चुका" in dialog.about.text()
        assert not dialog.yes.isEnabled()
        assert dialog.focusWidget() is dialog.box
        QTest.keyClicks(dialog.box, "entered twice")
        QTest.keyClick(dialog.yes, Qt.Key.Key_Space)

    answering(lambda: QTest.keyClick(page.head.keys["bin"], Qt.Key.Key_Space), why)
    clerk.rest()
    assert clerk.record(c.ARTISAN, id).deleted_at
    put = binned.of(clerk.office, id)
    assert put is not None and put.reason == "entered twice"
    assert "ने डाला: entered twice" in page.subtitle.text()
    clerk.desk.speech.switch("en")
    assert f"by {put.actor}: entered twice" in page.subtitle.text()


def test_who_thinks_better_of_it_bins_nothing(clerk: Clerk, answering: Answering, tmp_path: Path) -> None:
    id = sent(clerk, tmp_path)
    page = clerk.open(c.ARTISAN, id)
    answering(page.head.keys["bin"].click, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    clerk.rest()
    assert clerk.record(c.ARTISAN, id).deleted_at is None
