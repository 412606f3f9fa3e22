"""A letter of intent by keys alone: three lines, approved on file, issued, cancelled; in Hindi and in English."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.ui.pages.letter import LetterPage
from tests.actions.offices import artisan, event, only, rows
from tests.journeys.window.conftest import Sit
from tests.journeys.window.seat import ALT, CTRL, K, Seat, said

# Quantity, rate, value in paise: 12.5 × 40.05 is 500.625, half a paisa up.
LINES = (("12.5", "40.05", 500_63), ("120", "1,500.50", 18_006_000), ("3", "0.01", 3))
REASON = {"hi": "मात्रा में लिपिकीय त्रुटि", "en": "a slip in the quantity"}
TOLD = {
    "hi": ("आशय पत्र", "रुपये एक लाख अस्सी हजार पाँच सौ साठ एवं छियासठ पैसे मात्र"),
    "en": ("LETTER OF INTENT", "Rupees One Lakh Eighty Thousand Five Hundred Sixty and Sixty-Six Paise"),
}


def _new_buyer(seat: Seat, dialog: QDialog) -> None:
    """No such buyer yet: made on the spot, with the name that was typed."""
    seat.fill("buyer", city="Delhi")
    seat.press(K.Key_S, held=CTRL)


def _terms(seat: Seat) -> None:
    seat.place("lois")
    seat.press(K.Key_N, held=CTRL)
    seat.pick("loi", "event", "him fair")
    seat.fill("loi", buyer="Himadri Crafts")
    seat.ask(partial(_new_buyer, seat), K.Key_Return)
    seat.fill("loi", loi_date="05-01-2026", valid_till="30-06-2026")
    seat.press(K.Key_S, held=CTRL)


def _line(seat: Seat, qty: str, rate: str, dialog: QDialog) -> None:
    seat.pick("loi_line", "seller", "sunita")
    seat.pick("loi_line", "product", "chamba rumal")
    seat.fill("loi_line", qty=qty, rate=rate)
    seat.press(K.Key_S, held=CTRL)


def _approval(seat: Seat, dialog: QDialog) -> None:
    seat.fill("loi", approval_note="note", approval_page="7", approval_on="06-01-2026")
    seat.press(K.Key_S, held=CTRL)


def _issue(seat: Seat, dialog: QDialog) -> None:
    if seat.hall.speech.lang == "en":
        seat.goto(seat.word("ui.issue.lang.hi"))
        seat.press(K.Key_Right)
    seat.goto(seat.word("ui.issue.go_n", n=1))
    seat.press(K.Key_Space, K.Key_Escape)


def _reason(seat: Seat, dialog: QDialog) -> None:
    seat.type(REASON[seat.hall.speech.lang])
    seat.press(K.Key_Tab)
    seat.goto(seat.word("ui.ok"))
    seat.press(K.Key_Return)


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_three_lines_issued_and_cancelled(sit: Sit, office: Office, tmp_path: Path, lang: str) -> None:
    artisan(office, "सुनीता शर्मा", name_en="Sunita Sharma")
    event(office)
    seat = sit(office, lang)
    _terms(seat)
    assert only(office, c.LOI)["buyer"] == only(office, c.BUYER, name_en="Himadri Crafts").id
    for qty, rate, _ in LINES:
        seat.ask(partial(_line, seat, qty, rate), K.Key_L, CTRL)
    assert sorted(x["value"] for x in rows(office, c.LOI_LINE)) == sorted(value for _, _, value in LINES)
    assert only(office, c.LOI)["total"] == sum(value for _, _, value in LINES)
    seat.goto(f"→ {seat.word('loi.approval_note.label')}")
    seat.ask(partial(_approval, seat), K.Key_Return)
    seat.goto(f"→ {seat.word('ui.record.issue')}")
    seat.ask(partial(_issue, seat), K.Key_Return)
    letter = only(office, c.LETTER)
    assert (letter["status"], only(office, c.LOI)["stage"]) == ("ISSUED", "ISSUED")
    assert letter.number.endswith("/LOI/2025-26/1-0001")
    text = said(office.store.blobs.get(letter["pdf"]), tmp_path)
    for words in (letter.number, "1,80,560.66", *TOLD[lang]):
        assert words in text, words
    _cancelled(seat, office, letter.number)


def _cancelled(seat: Seat, office: Office, number: str) -> None:
    """From the register: the letter's page, why, and the number stays; the LoI is a draft again."""
    seat.place("letters")
    seat.press(K.Key_Down, K.Key_Return)
    assert isinstance(seat.page, LetterPage)
    seat.ask(partial(_reason, seat), K.Key_Delete, CTRL)
    letter = only(office, c.LETTER)
    assert (letter.number, letter["status"], letter["cancel_reason"]) == (
        number, "CANCELLED", REASON[seat.hall.speech.lang],
    )  # fmt: skip
    assert number in seat.told and only(office, c.LOI)["stage"] == "DRAFT"
    seat.press(K.Key_Left, held=ALT)
    seat.press(K.Key_Up)
    table = seat.page.table
    row = [str(table.model().index(0, n).data()) for n in range(table.model().columnCount())]
    assert row[0] == number and row[-1].casefold() == seat.word("letter.status.CANCELLED")
