"""By keyboard alone: an event, twelve stalls, a participant in one of them, the letter that is due."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.ui.dialogs.allot import AllotDialog
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.dialogs.stalls_many import StallsDialog
from odop_desktop.ui.pages.event import EventPage
from tests.actions.offices import artisan, only, rows
from tests.ui.events.hand import ALT, CTRL, NONE, Hand, K


def made_event(hand: Hand) -> EventPage:
    hand.desk.new("event")
    hand.rest()
    page = hand.page
    assert isinstance(page, EventPage) and page.form
    assert not page.tabs.isTabEnabled(2)
    hand.fill(
        page.form,
        name_hi="मिंजर मेला",
        name_en="Minjar Fair",
        from_date="26-07-2026",
        to_date="02-08-2026",
        venue_hi="चौगान, चम्बा",
        organised_by="यह जिला",
    )
    hand.press(K.Key_S, CTRL)
    hand.rest()
    return page


def test_event_stalls_participant_letter(hand: Hand, office: Office) -> None:
    who = artisan(office, "सुनीता शर्मा", name_en="Sunita Sharma", mobile="9816012345")
    page = made_event(hand)
    event = only(office, c.EVENT, name_hi="मिंजर मेला")
    assert page.tabs.isTabEnabled(2) and page.title.text() == "मिंजर मेला"

    hand.press(K.Key_3, ALT)
    hand.ask(K.Key_M, CTRL, lambda d: _twelve(hand, d))
    assert [s["stall_no"] for s in rows(office, c.STALL)] == [f"A-{n:02d}" for n in range(1, 13)]
    assert page.figures.figures["free"].text() == "12"

    hand.press(K.Key_4, ALT)
    hand.ask(K.Key_N, CTRL, lambda d: _participant(hand, d))
    part = only(office, c.PARTICIPATION, artisan=who)
    assert (part["event"], part["stage"]) == (event.id, "APPLIED")

    page.people.enter()
    hand.ask(K.Key_T, CTRL, lambda d: _first_free(hand, d))
    part = only(office, c.PARTICIPATION, artisan=who)
    assert (part["stage"], part["stall"]) == ("ALLOTTED", only(office, c.STALL, stall_no="A-01").id)
    assert [f.text() for f in page.figures.figures.values()] == ["12", "1", "11", "0", "1", "0"]
    assert [r.id for r in page.letters.table.rows()] == [part.id]
    assert page.tabs.tabText(4).endswith("(1)")
    model = page.people.table.model()
    assert model.index(0, 0).data() == "सुनीता शर्मा"
    hand.desk.speech.switch("en")
    assert model.index(0, 0).data() == "Sunita Sharma" and page.title.text() == "Minjar Fair"


def _twelve(hand: Hand, dialog: Any) -> None:
    """The numbers stand proposed; the hall is common to all."""
    assert isinstance(dialog, StallsDialog)
    assert QApplication.focusWidget() is dialog.first
    hand.fill(dialog.form, hall="Hall 1", rent="1500")
    dialog.yes.setFocus()
    hand.press(K.Key_Space)
    hand.rest()


def _participant(hand: Hand, dialog: Any) -> None:
    """Found by typing Latin letters for a Hindi name."""
    assert isinstance(dialog, RecordDialog)
    hand.fill(dialog.form, artisan="sunita")
    hand.press(K.Key_S, CTRL)
    hand.rest()


def _first_free(hand: Hand, dialog: Any) -> None:
    assert isinstance(dialog, AllotDialog)
    assert dialog.boxes[0].currentText().startswith("Hall 1/A-01")
    hand.press(K.Key_Return, NONE)
    hand.rest()
