"""Decisions in the window: several rows as one act, reasons where the rules ask them, clashes with the way there."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton

from odop_desktop.actions import stalls_many
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.ui.dialogs.decision import DecisionDialog
from odop_desktop.ui.pages.event import EventPage
from tests.actions.offices import artisan, event, make, row, rows
from tests.ui.events.hand import CTRL, NONE, SHIFT, Hand, K


def stages(office: Office) -> list[str]:
    return [p["stage"] for p in rows(office, c.PARTICIPATION)]


@pytest.fixture
def page(hand: Hand, office: Office) -> EventPage:
    """A fair of three people, its participants' tab in front."""
    fair = event(office)
    stalls_many.make(office, event=fair, first="1", last="2", pairs=[])
    for name in ("सीता", "गीता", "राधा"):
        make(office, c.PARTICIPATION, event=fair, artisan=artisan(office, name))
    shown: EventPage = hand.open("event", fair)
    shown.tabs.setCurrentIndex(3)
    shown.people.enter()
    return shown


def _step(hand: Hand, dialog: Any, label: str, reason: str = "") -> None:
    """Types the stage's first letters into the closed list, the reason into its box, Enter."""
    assert isinstance(dialog, DecisionDialog)
    choose(dialog.stage, label)
    if reason:
        hand.write(dialog.reason, reason)
    hand.press(K.Key_Return)
    hand.rest()


def choose(box: QComboBox, label: str) -> None:
    at = box.findText(label)
    assert at >= 0, [box.itemText(n) for n in range(box.count())]
    box.setCurrentIndex(at)


def test_two_of_three_are_decided_as_one_act_and_undone(hand: Hand, page: EventPage, office: Office) -> None:
    hand.press(K.Key_Down, SHIFT)
    assert len(page.people.chosen()) == 2 and page.people.picked.text().startswith("2")
    hand.ask(K.Key_D, CTRL, lambda d: _step(hand, d, "जाँच पूर्ण"))
    assert stages(office) == ["SCRUTINISED", "SCRUTINISED", "APPLIED"]
    assert page.figures.figures["applied"].text() == "3"
    strip = hand.window.strip
    assert "2" in strip.text.text()
    strip.button.setFocus()
    hand.press(K.Key_Space)
    hand.rest()
    assert stages(office) == ["APPLIED"] * 3


def test_the_next_step_is_proposed(hand: Hand, page: EventPage, office: Office) -> None:
    seen: list[str] = []

    def accept(dialog: Any) -> None:
        seen.append(dialog.stage.currentText())
        hand.press(K.Key_Return)
        hand.rest()

    hand.ask(K.Key_D, CTRL, accept)
    assert seen == ["जाँच पूर्ण"] and stages(office)[0] == "SCRUTINISED"


def test_a_step_aside_stays_open_until_its_reason_is_written(
    hand: Hand, page: EventPage, office: Office
) -> None:
    def deal(dialog: Any) -> None:
        choose(dialog.stage, "अस्वीकृत")
        assert dialog.note.text() == hand.desk.words("ui.decision.asked")
        hand.press(K.Key_Return)
        assert dialog.isVisible() and "E-EVT-10" in dialog.strip.text.text()
        assert dialog.reason.hasFocus()
        hand.keys("पंजीकरण नहीं मिला")
        hand.press(K.Key_Return)
        hand.rest()

    hand.ask(K.Key_D, CTRL, deal)
    first = rows(office, c.PARTICIPATION)[0]
    assert (first["stage"], first["stage_reason"]) == ("REJECTED", "पंजीकरण नहीं मिला")


def test_a_reason_too_long_is_told_and_stays_written(hand: Hand, page: EventPage, office: Office) -> None:
    def deal(dialog: Any) -> None:
        choose(dialog.stage, "अस्वीकृत")
        dialog.reason.setText("अ" * 10_000)
        hand.press(K.Key_Return)
        assert "E-ACT-32" in dialog.strip.text.text() and len(dialog.reason.text()) == 10_000

    hand.ask(K.Key_D, CTRL, deal)
    assert stages(office) == ["APPLIED"] * 3


def test_allotted_is_no_decision_without_a_stall(hand: Hand, page: EventPage) -> None:
    def deal(dialog: Any) -> None:
        offered = [dialog.stage.itemText(n) for n in range(dialog.stage.count())]
        assert "चयनित" in offered and "आवंटित" not in offered and "नामित" not in offered

    hand.ask(K.Key_D, CTRL, deal)


def elsewhere(office: Office, who: str) -> str:
    """The same person, chosen for another fair of the same days."""
    other = event(office, name_hi="दूसरा मेला", name_en="Other Fair")
    return make(office, c.PARTICIPATION, event=other, artisan=who, stage="SELECTED")


def test_a_clash_is_told_in_the_dialog_and_leads_there(hand: Hand, page: EventPage, office: Office) -> None:
    there = elsewhere(office, rows(office, c.PARTICIPATION)[0]["artisan"])

    def deal(dialog: Any) -> None:
        choose(dialog.stage, "चयनित")
        hand.press(K.Key_Return)
        hand.rest()
        assert "दूसरा मेला" in dialog.strip.text.text()
        assert dialog.strip.button.isVisible()
        dialog.strip.button.setFocus()
        hand.press(K.Key_Space)

    hand.ask(K.Key_D, CTRL, deal)
    assert getattr(hand.page, "id", None) == there


def test_of_several_those_refused_are_told_beside_the_others(
    hand: Hand, page: EventPage, office: Office
) -> None:
    there = elsewhere(office, rows(office, c.PARTICIPATION)[1]["artisan"])
    hand.press(K.Key_A, CTRL)
    hand.ask(K.Key_D, CTRL, lambda d: _step(hand, d, "चयनित"))
    mine = [p["stage"] for p in rows(office, c.PARTICIPATION) if p["event"] == page.id]
    assert mine == ["SELECTED", "APPLIED", "SELECTED"]
    told = page.people.refused
    assert told.isVisible()
    buttons = [b for b in told.findChildren(QPushButton) if b.isVisible()]
    assert len(buttons) == 1
    hand.desk.speech.switch("en")
    assert any("same days" in label.text() for label in told.findChildren(type(page.title)))
    shown = [b for b in told.findChildren(QPushButton) if b.text() == "Show me"]
    hand.bot.waitUntil(lambda: any(b.isVisible() for b in shown))
    button = next(b for b in shown if b.isVisible())
    button.setFocus()
    hand.press(K.Key_Space)
    hand.rest()
    assert getattr(hand.page, "id", None) == there


def test_stalls_are_given_in_their_order_until_none_is_free(
    hand: Hand, page: EventPage, office: Office
) -> None:
    hand.press(K.Key_A, CTRL)

    def deal(dialog: Any) -> None:
        assert [b.currentText().partition(" ·")[0] for b in dialog.boxes] == ["1", "2", "अभी नहीं"]
        hand.press(K.Key_Return)
        hand.rest()

    hand.ask(K.Key_T, CTRL, deal)
    assert stages(office) == ["ALLOTTED", "ALLOTTED", "APPLIED"]
    assert [s["who"] is not None for s in page.life.stalls] == [True, True] if page.life else False
    assert page.figures.figures["free"].text() == "0"


def test_no_stall_chosen_is_told(hand: Hand, page: EventPage, office: Office) -> None:
    def deal(dialog: Any) -> None:
        dialog.boxes[0].setCurrentIndex(0)
        hand.press(K.Key_Return)
        assert "E-EVT-08" in dialog.strip.text.text()

    hand.ask(K.Key_T, CTRL, deal)
    assert stages(office) == ["APPLIED"] * 3


def test_enter_opens_the_participation(hand: Hand, page: EventPage, office: Office) -> None:
    first = page.people.table.rows()[0]
    hand.press(K.Key_Return, NONE)
    hand.rest()
    assert getattr(hand.page, "id", None) == first.id


def test_into_the_bin_and_back_by_undo(hand: Hand, page: EventPage, office: Office) -> None:
    hand.press(K.Key_Delete, CTRL)
    hand.rest()
    assert len(rows(office, c.PARTICIPATION)) == 2
    hand.window.strip.button.click()
    hand.rest()
    assert len(rows(office, c.PARTICIPATION)) == 3 == len(page.people.table.rows())


def test_a_stall_with_somebody_in_it_is_not_taken_out_of_use(
    hand: Hand, page: EventPage, office: Office
) -> None:
    hand.ask(K.Key_T, CTRL, lambda d: (hand.press(K.Key_Return), hand.rest()))
    page.tabs.setCurrentIndex(2)
    hand.press(K.Key_U, CTRL)
    hand.rest()
    assert "E-EVT-15" in hand.window.strip.text.text() and hand.window.strip.button.isVisible()
    hand.press(K.Key_Down)
    hand.press(K.Key_U, CTRL)
    hand.rest()
    assert [s["usable"] for s in rows(office, c.STALL)] == [True, False]
    assert row(office, c.STALL, page.stalls.chosen()[0].id)["usable"] is False
    hand.press(K.Key_U, CTRL)
    hand.rest()
    assert [s["usable"] for s in rows(office, c.STALL)] == [True, True]


def test_what_was_chosen_stays_chosen_when_others_change_something(
    hand: Hand, page: EventPage, office: Office
) -> None:
    hand.press(K.Key_Down)
    hand.press(K.Key_Down, SHIFT)
    before = [r.id for r in page.people.chosen()]
    make(office, c.PARTICIPATION, event=page.id, artisan=artisan(office, "नई"))
    hand.desk.changed.emit(None)
    hand.rest()
    assert len(page.people.table.rows()) == 4 and [r.id for r in page.people.chosen()] == before
