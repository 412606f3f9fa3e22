"""A person moves to another district, at the window of the office that keeps them: asked, printed, then closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.stages import TransferStage
from odop_desktop.queries import districts, transfers
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.pages.record_paper import PaperDialog
from tests.actions.offices import make
from tests.letters.reading import said
from tests.ui.conftest import Answering, Answers
from tests.ui.record.conftest import Clerk


def deed(clerk: Clerk, name: str) -> Callable[[], object] | None:
    """What the page's menu offers under this name now."""
    page = clerk.page
    return next((d.act for d in page.deeds.all() if d.name == name and d.when(page.head.row)), None)


def test_it_is_asked_for_on_the_person_s_page_and_the_slip_follows(
    clerk: Clerk, answering: Answering, answers: Answers, tmp_path: Path
) -> None:
    id = make(clerk.office, c.ARTISAN, name_hi="सुनीता देवी", name_en="Sunita Devi")
    clerk.open(c.ARTISAN, id)
    seen: list[str] = []

    def paper() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, PaperDialog):
            QTimer.singleShot(20, paper)
            return
        clerk.settle(clerk.desk)
        seen.append(said(dialog.view.pdf))
        answers.ready = [tmp_path]
        dialog.file.click()
        clerk.settle(clerk.desk)
        seen.append(dialog.strip.text.text())
        dialog.reject()

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, RecordDialog)
        box = dialog.form.entry("to_district").box
        clerk.type("to_district", "कुल्लू", dialog.form)
        clerk.bot.waitUntil(lambda: box.is_open and box.list.offers[0].key is not None)
        clerk.press(Qt.Key.Key_Return)
        clerk.type("reason", "विवाह", dialog.form)
        QTimer.singleShot(0, paper)
        dialog.accept()
        clerk.settle(clerk.desk)

    act = deed(clerk, "move")
    assert act is not None
    answering(act, fill)
    clerk.rest()
    assert "कुल्लू" in seen[0] and "TRF-1-" in seen[0]
    assert "कुल्लू" in seen[1]  # the office of Kullu is on no list yet: said, not a crash
    (row,) = transfers.open_requests(clerk.office)
    assert (row["artisan"], row["reason"], row["stage"]) == (id, "विवाह", TransferStage.ASKED)


@pytest.fixture
def gone(clerk: Clerk) -> str:
    """A person whom headquarters has moved to Kullu."""
    id = make(clerk.office, c.ARTISAN, name_hi="सुनीता देवी")
    kullu = districts.meant(clerk.office, "KLU").id
    signed = {"stage": TransferStage.COUNTERSIGNED, "turn": 1, "decided_on": "2026-01-08"}
    values = {"artisan": id, "to_district": kullu, "reason": "विवाह", **signed}
    records.make(clerk.office, kind=c.TRANSFER, values=values)
    return id


@pytest.mark.parametrize(
    ("lang", "told"), [("hi", "08-01-2026 से कुल्लू जिले में"), ("en", "district of Kullu since 08-01-2026")]
)
def test_a_person_who_has_moved_is_kept_to_be_read(clerk: Clerk, gone: str, lang: str, told: str) -> None:
    clerk.desk.speech.switch(lang)
    page = clerk.open(c.ARTISAN, gone)
    assert told in page.head._words[1]
    assert ("अभी नहीं भेजा" if lang == "hi" else "not sent yet") in page.head._words[1]
    assert not page.head.save.isEnabled()
    assert deed(clerk, "move") is None
    assert deed(clerk, "transfer") is not None
