"""An event's page: its tabs, what an empty one says, the bin, a fair that others run, dialogs that leave nothing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from odop_desktop.actions import records, stalls_many
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.ui.dialogs.issue import IssueDialog
from odop_desktop.ui.pages.event import EventPage
from tests.actions.offices import artisan, event, make, only, rows
from tests.ui.events.hand import ALT, CTRL, NONE, Hand, K


def shown(hand: Hand, id: str, tab: int = 0) -> EventPage:
    page = hand.open("event", id)
    assert isinstance(page, EventPage)
    if tab:
        hand.press([K.Key_1, K.Key_2, K.Key_3, K.Key_4, K.Key_5][tab], ALT)
    return page


def test_the_tabs_are_reached_by_key_and_say_what_to_do_first(hand: Hand, office: Office) -> None:
    page = shown(hand, event(office))
    for n, tab in enumerate(page.parts, start=1):
        hand.press([K.Key_1, K.Key_2, K.Key_3, K.Key_4, K.Key_5][n], ALT)
        assert page.tabs.currentIndex() == n and tab.empty.isVisible() and tab.empty.text()
    assert all(part._buttons[0][0].isEnabled() for part in page.parts[:3])
    hand.press(K.Key_1, ALT)
    assert page.form and page.form.isAncestorOf(QApplication.focusWidget())


def test_a_space_is_made_changed_and_binned(hand: Hand, office: Office) -> None:
    page = shown(hand, event(office, area=1000_00), 1)

    def new(dialog: Any) -> None:
        hand.fill(dialog.form, name_hi="ओडीओपी भाग", for_whom="ओडीओपी", area="600")
        hand.press(K.Key_S, CTRL)
        hand.rest()

    def larger(dialog: Any) -> None:
        hand.fill(dialog.form, area="700")
        hand.press(K.Key_S, CTRL)
        hand.rest()

    hand.ask(K.Key_N, CTRL, new)
    assert page.spaces.total.text() == "आयोजन के 1,000 में से 600 वर्ग मीटर बँटा"
    page.spaces.enter()
    hand.ask(K.Key_Return, NONE, larger)
    assert only(office, c.SPACE)["area"] == 700_00
    page.spaces.enter()
    hand.press(K.Key_Delete, CTRL)
    hand.rest()
    assert rows(office, c.SPACE) == [] and page.spaces.total.text() == ""


@pytest.mark.parametrize(("last", "said"), [("B-9", "E-EVT-13"), ("A-999", "E-EVT-14"), ("", "E-EVT-13")])
def test_a_row_that_is_none_is_told_while_one_types(hand: Hand, office: Office, last: str, said: str) -> None:
    shown(hand, event(office), 2)

    def deal(dialog: Any) -> None:
        hand.write(dialog.last, last)
        assert said in dialog.told.text()
        hand.press(K.Key_Return)
        assert dialog.isVisible() and said in dialog.strip.text.text()
        hand.write(dialog.last, "a-03")
        assert dialog.told.text() == hand.desk.words("ui.stalls.told", n=3, first="A-01", last="A-03")
        dialog.yes.setFocus()
        hand.press(K.Key_Space)
        hand.rest()

    hand.ask(K.Key_M, CTRL, deal)
    assert len(rows(office, c.STALL)) == 3


def test_what_the_store_refuses_keeps_the_dialog_open(hand: Hand, office: Office) -> None:
    fair = event(office)
    taken = make(office, c.STALL, event=fair, stall_no="A-05")
    shown(hand, fair, 2)

    def deal(dialog: Any) -> None:
        dialog.yes.setFocus()
        hand.press(K.Key_Space)
        hand.rest()
        assert "E-EVT-03" in dialog.strip.text.text() and dialog.isVisible()
        dialog.strip.button.click()

    hand.ask(K.Key_M, CTRL, deal)
    assert getattr(hand.page, "id", None) == taken
    assert len(rows(office, c.STALL)) == 1


def test_a_dialog_is_freed_when_it_is_closed(hand: Hand, office: Office) -> None:
    shown(hand, event(office), 2)
    seen: list[Any] = []
    hand.ask(K.Key_M, CTRL, seen.append)
    hand.bot.waitUntil(lambda: not isValid(seen[0]))


def test_stalls_of_a_fair_that_others_run_are_not_given(hand: Hand, office: Office) -> None:
    fair = event(office, organised_by="OTHER")
    stalls_many.make(office, event=fair, first="1", last="1", pairs=[])
    make(office, c.PARTICIPATION, event=fair, artisan=artisan(office))
    shown(hand, fair, 3)

    def deal(dialog: Any) -> None:
        hand.press(K.Key_Return)
        hand.rest()
        assert "E-EVT-11" in dialog.strip.text.text() and "हिम मेला" in dialog.strip.text.text()
        hand.desk.speech.switch("en")
        assert "“Him Fair” is run by another organiser" in dialog.strip.text.text()

    hand.ask(K.Key_T, CTRL, deal)
    assert only(office, c.PARTICIPATION)["stage"] == "APPLIED"


def test_what_lies_in_the_bin_is_only_looked_at(hand: Hand, office: Office) -> None:
    fair = event(office)
    stalls_many.make(office, event=fair, first="1", last="1", pairs=[])
    records.bin(office, kind=c.EVENT, ids=[fair])
    page = shown(hand, fair)
    assert not any(b.isEnabled() for part in page.parts for b, _ in part._buttons)
    key = page.head.keys["restore"]
    assert key.isVisible()
    key.click()
    hand.rest()
    assert page.parts[0]._buttons[0][0].isEnabled() and len(page.stalls.table.rows()) == 1


def test_the_letters_that_are_due_are_issued_from_their_tab(hand: Hand, office: Office) -> None:
    fair = event(office)
    stalls_many.make(office, event=fair, first="1", last="1", pairs=[])
    (stall,) = rows(office, c.STALL)
    make(office, c.PARTICIPATION, event=fair, artisan=artisan(office), stall=stall.id)
    page = shown(hand, fair, 4)
    assert len(page.letters.table.rows()) == 1

    def deal(dialog: Any) -> None:
        assert isinstance(dialog, IssueDialog)
        hand.rest()
        dialog.yes.click()
        hand.rest()

    hand.ask(K.Key_L, CTRL, deal)
    assert page.letters.table.rows() == () and len(page.letters.issued.rows()) == 1
    assert page.letters.none.isHidden() and page.tabs.tabText(4) == "पत्र (0)"
