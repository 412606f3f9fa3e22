"""The event's two decisions from the participation's own page."""

from __future__ import annotations

from typing import Any

from odop_desktop.actions import stalls_many
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
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
