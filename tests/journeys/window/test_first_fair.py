"""From an empty PC to the stall letter in the artisan's hand, without touching the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.settings import Settings
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.print_outcome import OutcomeDialog
from odop_desktop.ui.first_start.wizard import FirstStart
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.start import desk_of, hall_of, speech_of
from tests.actions.offices import only, rows
from tests.journeys.window.seat import ALT, CTRL, K, Seat, said
from tests.ui.conftest import Answers, Paper

NOW = datetime(2026, 1, 10, 11, 30)


def _office(seat: Seat, start: FirstStart) -> Office:
    """Language, a practice office without people, the letterhead and who signs, the place, the clock."""
    seat.press(K.Key_Return)
    seat.press(K.Key_Down, K.Key_Space, K.Key_Tab, K.Key_Down, K.Key_Space)
    seat.press(K.Key_Right, held=ALT)
    seat.type("हि")
    seat.press(K.Key_Tab)
    seat.type("चम्बा")
    seat.press(K.Key_Right, held=ALT)
    assert start.step.NAME == "letterhead"
    seat.fill("office", phone="01899-222257")
    seat.fill("officer", name_hi="अनिता ठाकुर")
    seat.press(K.Key_Right, held=ALT)
    seat.press(K.Key_Right, held=ALT)
    assert start.step.NAME == "clock"
    seat.press(K.Key_Space)
    seat.press(K.Key_Right, held=ALT)
    seat.press(K.Key_Return)
    seat.bot.waitUntil(lambda: start.found is not None or start.strip.isVisible(), timeout=60_000)
    assert isinstance(start.found, Office), start.strip.text.text()
    return start.found


def _artisan(seat: Seat) -> None:
    """From Today to the list of artisans and into an empty form."""
    seat.place("artisans")
    seat.press(K.Key_N, held=CTRL)
    seat.fill("artisan", name_hi="सुनीता शर्मा", name_en="Sunita Sharma", mobile="98160 12345")
    seat.press(K.Key_S, held=CTRL)
    seat.press(K.Key_Escape)


def _event(seat: Seat) -> None:
    seat.place("events")
    seat.press(K.Key_N, held=CTRL)
    told = {
        "name_hi": "मिंजर मेला",
        "name_en": "Minjar Fair",
        "from_date": "26-07-2026",
        "to_date": "02-08-2026",
    }
    seat.fill("event", **told, venue_hi="चौगान, चम्बा", organised_by="यह जिला")
    seat.press(K.Key_S, held=CTRL)


def _stalls(seat: Seat, dialog: QDialog) -> None:
    """Twelve numbers stand proposed; the hall is common to all."""
    seat.fill("stall", hall="हॉल 1")
    seat.press(K.Key_S, held=CTRL)


def _participant(seat: Seat, dialog: QDialog) -> None:
    """Found by Latin letters of a Hindi name."""
    seat.pick("participation", "artisan", "sunita")
    seat.press(K.Key_S, held=CTRL)


def _first_stall(seat: Seat, dialog: QDialog) -> None:
    seat.press(K.Key_Return)


def _issue(seat: Seat, dialog: QDialog) -> None:
    """What is ready stands ticked: issued, printed, and every sheet came out."""
    seat.goto(seat.word("ui.issue.go_n", n=1))
    seat.press(K.Key_Space)
    assert seat.named == seat.word("ui.issue.print")
    seat.ask(lambda d: _came_out(seat, d), K.Key_Space)
    seat.press(K.Key_Escape)


def _came_out(seat: Seat, dialog: QDialog) -> None:
    assert isinstance(dialog, OutcomeDialog)
    seat.press(K.Key_Return)


@pytest.fixture
def begun(tmp_path: Path, qtbot: QtBot, answers: Answers, paper: Paper) -> Iterator[Seat]:
    """The window on the office that was made at the first start, as the program opens it."""
    speech, settings = speech_of("hi"), Settings()
    hall = hall_of(speech, settings, chooser=answers, printing=paper)
    start = FirstStart(hall, tmp_path / "office", clock=lambda: NOW)
    qtbot.addWidget(start)
    start.show()
    qtbot.waitExposed(start)
    office = _office(Seat(start, hall, qtbot), start)
    hall.jobs.close()
    desk = desk_of(office, speech, settings, chooser=answers, printing=paper)
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    yield Seat(window, desk, qtbot)
    desk.jobs.close()
    office.close()


def test_from_the_first_start_to_the_stall_letter(begun: Seat, paper: Paper, tmp_path: Path) -> None:
    seat, desk = begun, begun.hall
    assert isinstance(desk, Desk)
    office = desk.office
    assert office.facts.practice and rows(office, c.ARTISAN) == []
    _artisan(seat)
    who = only(office, c.ARTISAN, name_hi="सुनीता शर्मा")
    assert (who["name_en"], who["mobile"]) == ("Sunita Sharma", "9816012345")
    _event(seat)
    seat.press(K.Key_3, held=ALT)
    seat.ask(partial(_stalls, seat), K.Key_M, CTRL)
    assert {(r["hall"], r["stall_no"]) for r in rows(office, c.STALL)} == {
        ("हॉल 1", f"A-{n:02d}") for n in range(1, 13)
    }
    seat.press(K.Key_4, held=ALT)
    seat.ask(partial(_participant, seat), K.Key_N, CTRL)
    seat.ask(partial(_first_stall, seat), K.Key_T, CTRL)
    part = only(office, c.PARTICIPATION, artisan=who.id)
    assert (part["stage"], part["stall"]) == ("ALLOTTED", only(office, c.STALL, stall_no="A-01").id)
    seat.press(K.Key_5, held=ALT)
    seat.ask(partial(_issue, seat), K.Key_L, CTRL)
    letter = only(office, c.LETTER)
    assert (letter["status"], letter["record_id"], letter["written_out"]) == ("ISSUED", part.id, True)
    ((_, pdf),) = paper.printed
    text = said(pdf, tmp_path)
    for words in (letter.number, "सुनीता शर्मा", "मिंजर मेला", "A-01", "अनिता ठाकुर", "10.01.2026", "अभ्यास"):
        assert words in text, words
    assert "प्रारूप" not in text
    seat.press(K.Key_K, held=CTRL)  # the speech that spoke at the first start speaks on
    seat.press(K.Key_Tab, K.Key_Space)
    assert seat.named == "English ⇄ हिन्दी" and isinstance(seat.window, MainWindow)
    assert seat.window.page.title.text() == "Minjar Fair"
