"""The event's two decisions from the participation's own page."""

from __future__ import annotations

from typing import Any

import pytest

from odop_desktop.actions import letters, stalls_many
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.dialogs.decision import DecisionDialog
from odop_desktop.ui.pages.letter import LetterPage
from odop_desktop.ui.pages.participation import ParticipationPage
from tests.actions.offices import artisan, event, make, row, rows
from tests.ui.events.hand import Hand, K


def test_decided_and_given_a_stall_from_its_own_page(hand: Hand, office: Office) -> None:
    fair = event(office)
    stalls_many.make(office, event=fair, first="A-1", last="A-2", pairs=[])
    id = make(office, c.PARTICIPATION, event=fair, artisan=artisan(office, "सुनीता"))
    page = hand.open("participation", id)
    assert isinstance(page, ParticipationPage)

    def enter(dialog: Any) -> None:
        hand.press(K.Key_Return)
        hand.rest()

    hand.meet(page.head.keys["decide"].click, enter)
    assert row(office, c.PARTICIPATION, id)["stage"] == "SCRUTINISED"
    hand.meet(page.head.keys["allot"].click, enter)
    held = row(office, c.PARTICIPATION, id)
    assert (held["stage"], held["stall"]) == ("ALLOTTED", rows(office, c.STALL)[0].id)
    assert page.form and page.form.values()["stage"] == "ALLOTTED"


def test_in_the_bin_nothing_is_decided(hand: Hand, office: Office) -> None:
    id = make(office, c.PARTICIPATION, event=event(office), artisan=artisan(office))
    page = hand.open("participation", id)
    page.head.keys["bin"].click()
    hand.rest()
    assert not page.head.keys["decide"].isVisible() and page.head.keys["restore"].isVisible()


def standing_letter(office: Office) -> tuple[str, RecordRow]:
    """A participation with its stall, and the stall letter issued for it."""
    fair = event(office)
    stalls_many.make(office, event=fair, first="A-1", last="A-2", pairs=[])
    stall = rows(office, c.STALL)[0].id
    who = artisan(office, "सुनीता")
    id = make(office, c.PARTICIPATION, event=fair, artisan=who, stage="ALLOTTED", stall=stall)
    done = letters.issue(office, kind="stall", lang="hi", event=fair, approved="टिप्पणी पृ. 3, 09-01-2026")
    assert done.issued, done
    return id, row(office, c.LETTER, done.issued[0])


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_a_withdrawal_tells_the_letter_that_stands_and_leads_to_it(
    hand: Hand, office: Office, lang: str
) -> None:
    id, letter = standing_letter(office)
    page = hand.open("participation", id)
    hand.desk.speech.switch(lang)

    def deal(dialog: Any) -> None:
        assert (
            isinstance(dialog, DecisionDialog) and dialog.strip.isHidden()
        )  # a step on needs no letter less
        label = office.lists["participation_status"].label("WITHDRAWN", lang)
        dialog.stage.setCurrentIndex(dialog.stage.findText(label))
        assert letter.number in dialog.strip.text.text()
        assert dialog.strip.button.text() == hand.desk.words("ui.decision.letter.open")
        dialog.strip.button.setFocus()
        hand.press(K.Key_Space)

    hand.meet(page.head.keys["decide"].click, deal)
    assert isinstance(hand.page, LetterPage)
    assert row(office, c.PARTICIPATION, id)["stage"] == "ALLOTTED"  # nothing was decided yet


def test_a_cancelled_letter_is_not_told(hand: Hand, office: Office) -> None:
    id, letter = standing_letter(office)
    letters.cancel(office, number=letter.number, reason="भूल")
    page = hand.open("participation", id)

    def deal(dialog: Any) -> None:
        label = office.lists["participation_status"].label("WITHDRAWN", "hi")
        dialog.stage.setCurrentIndex(dialog.stage.findText(label))
        assert dialog.strip.isHidden()

    hand.meet(page.head.keys["decide"].click, deal)


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_what_the_strip_says_takes_no_room_from_the_boxes(hand: Hand, office: Office, lang: str) -> None:
    id, _ = standing_letter(office)
    page = hand.open("participation", id)
    hand.desk.speech.switch(lang)

    def deal(dialog: Any) -> None:
        before = dialog.stage.height(), dialog.reason.height()
        label = office.lists["participation_status"].label("WITHDRAWN", lang)
        dialog.stage.setCurrentIndex(dialog.stage.findText(label))
        hand.rest()
        assert (dialog.stage.height(), dialog.reason.height()) == before
        assert dialog.strip.text.height() >= dialog.strip.text.heightForWidth(dialog.strip.text.width())

    hand.meet(page.head.keys["decide"].click, deal)
