"""By keyboard alone: a letter of intent of three lines, exact to the paisa, issued, signed, cancelled."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from odop_desktop.actions import letters
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.ui.dialogs.issue import IssueDialog
from odop_desktop.ui.dialogs.loi_step import LoiStepDialog
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.pages.loi import LoiPage
from tests.actions.offices import artisan, event, loi, make, only, row, rows
from tests.letters.reading import said
from tests.ui.events.hand import CTRL, NONE, Hand, K

# Quantity, rate, value in paise: 12.5 × 40.05 is 500.625, half a paisa up.
LINES = (("12.5", "40.05", 500_63), ("120", "1,500.50", 18_006_000), ("3", "0.01", 3))
TOTAL = 500_63 + 18_006_000 + 3


def new_loi(hand: Hand, office: Office) -> LoiPage:
    """Buyer, event and dates, typed into an empty form."""
    event(office, name_hi="शिमला मीट")
    make(office, c.BUYER, name_en="Himadri Crafts", name_hi="हिमाद्री क्राफ्ट्स", city="Delhi")
    hand.desk.new("loi")
    hand.rest()
    page = hand.page
    assert isinstance(page, LoiPage) and page.form and not page.tabs.isTabEnabled(0)
    told = {"event": "shimla", "buyer": "himadri", "loi_date": "05-01-2026", "valid_till": "30-06-2026"}
    hand.fill(page.form, **told)
    hand.press(K.Key_S, CTRL)
    hand.rest()
    return page


def add_line(hand: Hand, **texts: str) -> None:
    def deal(dialog: Any) -> None:
        assert isinstance(dialog, RecordDialog)
        hand.fill(dialog.form, **texts)
        hand.press(K.Key_S, CTRL)
        hand.rest()

    hand.ask(K.Key_L, CTRL, deal)


def test_three_lines_to_the_paisa_in_both_languages(hand: Hand, office: Office) -> None:
    artisan(office, "सुनीता शर्मा", name_en="Sunita Sharma")
    page = new_loi(hand, office)
    assert page.tabs.currentIndex() == 0
    sellers = ({"seller": "sunita"}, {"seller": "sunita"}, {"seller_name": "गीता", "seller_district": "कुल्लू"})
    for seller, (qty, rate, _) in zip(sellers, LINES, strict=True):
        add_line(hand, **seller, product="chamba rumal", qty=qty, rate=rate)
    mine = only(office, c.LOI)
    lines = sorted(rows(office, c.LOI_LINE), key=lambda x: x["line_no"])
    assert [x["value"] for x in lines] == [value for _, _, value in LINES]
    assert mine["total"] == TOTAL
    assert lines[0]["product_hi"] == "चम्बा रुमाल"  # the pick filled the names
    assert page.lines.total.text() == "कुल ₹1,80,560.66"
    hindi, english = page.lines.worded.text().splitlines()
    assert hindi == "रुपये एक लाख अस्सी हजार पाँच सौ साठ एवं छियासठ पैसे मात्र"
    assert english == "Rupees One Lakh Eighty Thousand Five Hundred Sixty and Sixty-Six Paise only"
    model = page.lines.table.model()
    assert [model.index(n, 1).data() for n in range(3)] == ["सुनीता शर्मा", "सुनीता शर्मा", "गीता"]
    hand.desk.speech.switch("en")
    assert page.lines.total.text() == "Total ₹1,80,560.66"
    assert model.index(0, 1).data() == "Sunita Sharma"
    assert [button.text() for button in page.ready.links] == [
        f"→ {hand.desk.words('loi.approval_note.label')}"
    ]


def ready(hand: Hand, office: Office, **more: Any) -> LoiPage:
    page = hand.open("loi", loi(office, **more))
    assert isinstance(page, LoiPage)
    return page


def press_deed(hand: Hand, page: LoiPage, name: str) -> None:
    """A button of the head, by the space bar."""
    key = page.head.keys[name]
    key.setFocus()
    hand.bot.waitUntil(key.hasFocus)
    hand.press(K.Key_Space)


def test_enter_changes_a_line_and_the_draft_follows(hand: Hand, office: Office) -> None:
    page = ready(hand, office)
    hand.bot.waitUntil(lambda: bool(page.paper.paper.pdf))
    first = page.paper.paper.pdf
    page.lines.enter()

    def deal(dialog: Any) -> None:
        hand.fill(dialog.form, qty="20")
        hand.press(K.Key_S, CTRL)
        hand.rest()

    hand.ask(K.Key_Return, NONE, deal)
    assert page.lines.total.text() == "कुल ₹30,000"
    hand.bot.waitUntil(lambda: page.paper.paper.pdf not in (b"", first))
    assert "30,000" in said(page.paper.paper.pdf)


def test_a_line_is_removed_and_comes_back_by_undo(hand: Hand, office: Office) -> None:
    page = ready(hand, office, lines=[{"qty": 1000, "rate": 100_00}, {"qty": 2000, "rate": 10_00}])
    page.lines.enter()
    hand.press(K.Key_Delete, CTRL)
    hand.rest()
    assert page.lines.total.text() == "कुल ₹20"
    hand.window.strip.button.click()
    hand.rest()
    assert page.lines.total.text() == "कुल ₹120"


def test_what_is_lacking_leads_to_its_box(hand: Hand, office: Office) -> None:
    page = ready(hand, office, valid_till=None, approval_note=None)
    assert page.form
    links = {button.text(): button for button in page.ready.links}
    links[f"→ {hand.desk.words('loi.valid_till.label')}"].setFocus()
    hand.press(K.Key_Return)
    assert page.tabs.currentIndex() == 1
    assert QApplication.focusWidget() is page.form.entry("valid_till").box


def test_an_approval_on_file_is_recorded_and_shown(hand: Hand, office: Office) -> None:
    page = ready(hand, office, approval_note=None)

    def deal(dialog: Any) -> None:
        told = {"approval_note": "टिप्पणी", "approval_page": "7", "approval_on": "06-01-2026"}
        hand.fill(dialog.form, **told)
        hand.press(K.Key_S, CTRL)
        hand.rest()

    page.ready.links[0].setFocus()
    hand.ask(K.Key_Space, NONE, deal)
    assert page.ready.approval.text() == "पत्रावली पर अनुमोदित: टिप्पणी, पृ. 7, 06-01-2026"
    assert [link.text() for link in page.ready.links] == ["→ जारी करें"]


def test_the_approver_signed_in_approves(hand: Hand, office: Office) -> None:
    page = ready(hand, office, approval_note=None)
    assert page.head.keys["approve"].isVisible()
    press_deed(hand, page, "approve")
    hand.rest()
    mine = only(office, c.LOI)
    assert mine["approved_by"] == office.user.id
    assert office.user.name in page.ready.approval.text()
    assert not page.head.keys["approve"].isVisible()


def issued(hand: Hand, office: Office) -> LoiPage:
    page = ready(hand, office)
    letters.issue(office, kind="loi", lang="hi")
    hand.desk.changed.emit(None)
    hand.rest()
    return page


def test_what_is_ready_is_issued_from_there(hand: Hand, office: Office) -> None:
    page = ready(hand, office)

    def deal(dialog: Any) -> None:
        assert isinstance(dialog, IssueDialog)
        hand.rest()
        dialog.yes.click()
        hand.rest()

    page.ready.links[0].setFocus()
    hand.ask(K.Key_Space, NONE, deal)
    assert only(office, c.LOI)["stage"] == "ISSUED" and not page.ready.said.isVisible()
    assert page.head.keys["print"].isVisible()


def test_after_issue_the_lines_are_closed_and_say_why(hand: Hand, office: Office) -> None:
    page = issued(hand, office)
    number = only(office, c.LETTER).number
    assert number in page.lines.closed.text() and page.lines.closed.isVisible()
    assert [b.isEnabled() for b in page.lines.findChildren(QPushButton)] == [False] * 3
    page.lines.enter()
    hand.press(K.Key_Return)
    assert number in hand.window.strip.text.text()
    hand.press(K.Key_L, CTRL)
    assert len(rows(office, c.LOI_LINE)) == 1
    hand.bot.waitUntil(lambda: page.paper.paper.pdf == office.store.blobs.get(only(office, c.LETTER)["pdf"]))
    assert page.ladder.boxes[0].paper.text() == f"{number} ✓"


def test_signed_when_the_original_was_seen(hand: Hand, office: Office) -> None:
    page = issued(hand, office)

    def deal(dialog: Any) -> None:
        assert isinstance(dialog, LoiStepDialog)
        hand.press(K.Key_Return)
        hand.rest()
        assert "E-LOI-06" in dialog.strip.text.text()
        hand.write(dialog.where, "फ़ाइल 12, पृ. 4")
        hand.press(K.Key_Return)
        hand.rest()

    hand.meet(lambda: press_deed(hand, page, "step"), deal)
    mine = only(office, c.LOI)
    assert (mine["stage"], mine["signed_file"]) == ("SIGNED", "फ़ाइल 12, पृ. 4")
    assert page.ladder.boxes[1].paper.text() == "फ़ाइल 12, पृ. 4 ✓"


def test_withdrawn_with_a_reason_and_shown_so(hand: Hand, office: Office) -> None:
    page = issued(hand, office)

    def deal(dialog: Any) -> None:
        dialog.stage.setCurrentIndex(dialog.stages.index("WITHDRAWN"))
        hand.press(K.Key_Return)
        hand.rest()
        assert "E-LOI-08" in dialog.strip.text.text()
        hand.write(dialog.reason, "क्रेता ने मना किया")
        hand.press(K.Key_Return)
        hand.rest()

    hand.meet(lambda: press_deed(hand, page, "step"), deal)
    assert only(office, c.LOI)["stage"] == "WITHDRAWN"
    assert "क्रेता ने मना किया" in page.ladder.foot.text()


def test_a_cancelled_letter_makes_it_a_draft_again(hand: Hand, office: Office) -> None:
    page = issued(hand, office)
    number = only(office, c.LETTER).number

    def deal(dialog: Any) -> None:
        assert isinstance(dialog, ReasonDialog)
        hand.keys("मात्रा में त्रुटि")
        dialog.yes.setFocus()
        hand.press(K.Key_Space)

    hand.meet(page.deeds.cancel, deal)  # type: ignore[attr-defined]
    hand.rest()
    letter = only(office, c.LETTER)
    assert (letter.number, letter["status"], letter["cancel_reason"]) == (
        number,
        "CANCELLED",
        "मात्रा में त्रुटि",
    )
    mine = row(office, c.LOI, str(page.id))
    assert (mine["stage"], mine["loi_no"]) == ("DRAFT", None)
    assert page.lines.closed.isHidden() and page.head.keys["issue"].isVisible()


def test_what_is_claimed_has_no_paper(hand: Hand, office: Office) -> None:
    page = ready(hand, office, claimed="ORDERED", order_value=9_000_00)
    states = [box.property("tone") for box in page.ladder.boxes]
    assert states == ["warn", "warn", "warn", "open", "open"]
    assert page.ladder.boxes[2].figure.text() == "₹9,000"
    assert "₹9,000" in page.ladder.foot.text() and "₹15,000" in page.ladder.foot.text()


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_the_draft_speaks_the_language_chosen(hand: Hand, office: Office, lang: str) -> None:
    page = ready(hand, office)
    hand.bot.waitUntil(lambda: bool(page.paper.paper.pdf))
    before = page.paper.paper.pdf
    page.paper.chips["en" if page.paper.lang == "hi" else "hi"].click()
    hand.bot.waitUntil(lambda: page.paper.paper.pdf not in (b"", before))
    page.paper.chips[lang].click()
    hand.rest()
    assert ("LETTER OF INTENT" in said(page.paper.paper.pdf)) is (lang == "en")


def test_without_a_date_the_paper_says_what_it_waits_for(hand: Hand, office: Office) -> None:
    page = ready(hand, office, loi_date=None, valid_till=None)
    hand.bot.waitUntil(lambda: page.paper.paper.none.text() == hand.desk.words("ui.loi.paper.no_date"))


def test_a_lines_value_is_worked_out_while_it_is_typed(hand: Hand, office: Office) -> None:
    page = ready(hand, office)
    seen: list[str] = []

    def deal(dialog: Any) -> None:
        seen.append(dialog.sum.text())
        hand.fill(dialog.form, qty="12.5", rate="40.05")
        seen.append(dialog.sum.text())
        hand.fill(dialog.form, rate="")
        seen.append(dialog.sum.text())
        dialog.form.throw_away()

    page.lines.enter()
    hand.ask(K.Key_L, CTRL, deal)
    empty = hand.desk.words("ui.loi.line.open")
    assert seen == [empty, "12.5 × 40.05 = 500.63", empty]
