"""The whole first start by keyboard alone, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import office as q
from odop_desktop.settings import Settings
from odop_desktop.signin import door, open_office
from odop_desktop.storage import slots
from odop_desktop.ui.first_start.step_card import CardStep
from odop_desktop.ui.first_start.step_clock import ClockStep
from odop_desktop.ui.first_start.step_letterhead import LetterheadStep
from odop_desktop.ui.first_start.step_office import OfficeStep
from odop_desktop.ui.first_start.step_place import PlaceStep, SecondStep
from odop_desktop.ui.first_start.wizard import FirstStart
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.start import hall_of, speech_of
from tests.actions.offices import CHEAP, ROOM, only, rows
from tests.ui.conftest import Answers, Paper

NOW = datetime(2026, 1, 10, 11, 30)
PASSWORD = "nila ghora 7 pul"
Key = Qt.Key


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The passes of a password are few in tests; the real ones are measured on the PC."""
    monkeypatch.setattr(slots, "calibrate", lambda: CHEAP)


@pytest.fixture
def hall(qapp: QApplication, answers: Answers, paper: Paper) -> Iterator[Hall]:
    made = hall_of(speech_of("hi"), Settings(), chooser=answers, printing=paper)
    yield made
    made.jobs.close()


@pytest.fixture
def start(hall: Hall, qtbot: QtBot, tmp_path: Path) -> FirstStart:
    return shown(FirstStart(hall, tmp_path / "office", clock=lambda: NOW), qtbot)


def shown(made: FirstStart, qtbot: QtBot) -> FirstStart:
    qtbot.addWidget(made, before_close_func=_forget)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    rest(made, qtbot)
    return made


def _forget(start: FirstStart) -> None:
    """Closing one that is half way asks; at a test's end nobody answers."""
    start.at = 0


def rest(start: FirstStart, qtbot: QtBot) -> None:
    qtbot.waitUntil(start.hall.jobs.idle, timeout=30_000)


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Keys go where the keyboard is, as a person's do."""
    for key in keys:
        there = QApplication.focusWidget()
        assert there is not None
        QTest.keyClick(there, key, modifier)


def type_(text: str) -> None:
    """Letters of either script, key by key."""
    for letter in text:
        there = QApplication.focusWidget()
        assert there is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(there, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def tab_to(widget: QWidget) -> None:
    for _ in range(40):
        if QApplication.focusWidget() in (widget, widget.focusProxy()):
            return
        press(Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {widget.accessibleName()}")


def go_on(start: FirstStart, qtbot: QtBot) -> None:
    tab_to(start.next)
    press(Key.Key_Space)
    rest(start, qtbot)


def step(start: FirstStart) -> str:
    return start.step.NAME


def to_sort(start: FirstStart, qtbot: QtBot, *, practice: bool) -> None:
    assert step(start) == "language"
    press(Key.Key_Return)
    assert step(start) == "sort"
    press(Key.Key_Down if practice else Key.Key_Space)
    if practice:
        press(Key.Key_Space)
    go_on(start, qtbot)


def fill_office(start: FirstStart, qtbot: QtBot) -> None:
    assert step(start) == "office"
    part = start.step
    assert isinstance(part, OfficeStep)
    type_("हि")
    assert part.state.currentData() == "HP"
    press(Key.Key_Tab)
    type_("चम्बा" if start.hall.speech.lang == "hi" else "Cham")
    assert part.district.currentData() == "CHM"
    go_on(start, qtbot)


def to_place(start: FirstStart, qtbot: QtBot) -> None:
    """A real office, as far as the place."""
    to_sort(start, qtbot, practice=False)
    assert step(start) == "pc"
    go_on(start, qtbot)
    fill_office(start, qtbot)
    assert step(start) == "letterhead"
    part = start.step
    assert isinstance(part, LetterheadStep)
    tab_to(part.head.boxes["phone"])
    type_("01899-222257")
    tab_to(part.officer.boxes["name_hi"])
    type_("अनिता ठाकुर")
    go_on(start, qtbot)
    assert step(start) == "place"


def to_card(start: FirstStart, qtbot: QtBot) -> CardStep:
    to_place(start, qtbot)
    go_on(start, qtbot)
    assert step(start) == "user"
    type_("anita")
    press(Key.Key_Tab)
    type_(PASSWORD)
    press(Key.Key_Tab, Key.Key_Tab)
    type_(PASSWORD)
    go_on(start, qtbot)
    assert isinstance(start.step, CardStep)
    return start.step


def write_back(card: CardStep, start: FirstStart, qtbot: QtBot) -> None:
    tab_to(card.written)
    press(Key.Key_Space)
    parts = start.answers.code.split("-")
    for n, box in zip(card.asked, card.boxes, strict=True):
        tab_to(box)
        type_(parts[n - 1].lower())
    go_on(start, qtbot)


def finish(start: FirstStart, qtbot: QtBot) -> Office:
    if step(start) == "second":
        press(Key.Key_Down, Key.Key_Space)
        go_on(start, qtbot)
    assert step(start) == "clock"
    press(Key.Key_Space)
    go_on(start, qtbot)
    assert step(start) == "done"
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: start.found is not None or start.strip.isVisible(), timeout=60_000)
    assert isinstance(start.found, Office), start.strip.text.text()
    return start.found


def test_a_real_office_by_keyboard_alone(start: FirstStart, qtbot: QtBot, tmp_path: Path) -> None:
    """From an empty PC to an office that opens again with its password, and with its card."""
    card = to_card(start, qtbot)
    code = start.answers.code
    write_back(card, start, qtbot)
    assert step(start) == "second"
    assert not (tmp_path / "office").exists()  # nothing is made before the end
    office = finish(start, qtbot)
    try:
        facts = office.facts
        assert (facts.practice, facts.code3, facts.pc, facts.kind) == (False, "CHM", 1, "district")
        assert q.own(office)["phone"] == "01899-222257"
        assert q.own(office)["letterhead_hi"].startswith("कार्यालय महाप्रबन्धक")
        officer = only(office, c.OFFICER, name_hi="अनिता ठाकुर")
        assert (officer["post_hi"], officer["from_date"]) == ("महाप्रबन्धक", "2026-01-10")
        assert start.answers.password == start.answers.code == ""
    finally:
        office.close()
    open_office(tmp_path / "office", lambda: ("anita", PASSWORD), room=ROOM).close()
    with pytest.raises(OdopError, match="E-VLT-01"):
        open_office(tmp_path / "office", lambda: ("anita", "wrong one"), room=ROOM)
    assert len(code.split("-")) == 9


def test_a_practice_office_asks_for_less_and_wears_its_frame(
    start: FirstStart, qtbot: QtBot, tmp_path: Path
) -> None:
    to_sort(start, qtbot, practice=True)
    assert start.bar.isVisible() and start.objectName() == "practice_frame"
    fill_office(start, qtbot)
    assert step(start) == "place"  # no letterhead: its people and its officer are invented
    go_on(start, qtbot)
    office = finish(start, qtbot)
    try:
        assert office.facts.practice
        assert len(rows(office, c.ARTISAN)) > 20
    finally:
        office.close()
    assert door(tmp_path / "office").practice  # it never asks for a password


def test_an_empty_practice_office_has_its_letterhead_asked(start: FirstStart, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    press(Key.Key_Down, Key.Key_Space, Key.Key_Tab, Key.Key_Down, Key.Key_Space)
    assert not start.answers.people
    go_on(start, qtbot)
    fill_office(start, qtbot)
    assert step(start) == "letterhead"
    part = start.step
    assert isinstance(part, LetterheadStep)
    rest(start, qtbot)
    assert part.paper.pdf.startswith(b"%PDF")


def test_real_or_practice_must_be_said(start: FirstStart, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert step(start) == "sort" and start.strip.isVisible()


def test_the_language_changes_at_every_step_and_keeps_what_was_typed(start: FirstStart, qtbot: QtBot) -> None:
    to_place(start, qtbot)
    press(Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    assert step(start) == "letterhead"
    tab_to(start.language)
    press(Key.Key_Space)
    rest(start, qtbot)
    assert start.title.text() == "Letterhead and signing officer"
    part = start.step
    assert isinstance(part, LetterheadStep)
    assert part.head.boxes["phone"].text() == "01899-222257"
    assert part.officer.boxes["name_hi"].text() == "अनिता ठाकुर"
    tab_to(start.language)
    press(Key.Key_Space)
    assert start.title.text() == "पत्र-शीर्ष और हस्ताक्षरकर्ता"


def test_the_paper_follows_the_typing(start: FirstStart, qtbot: QtBot) -> None:
    to_place(start, qtbot)
    start.go_back()
    part = start.step
    assert isinstance(part, LetterheadStep)
    rest(start, qtbot)
    before = part.paper.pdf
    tab_to(part.head.boxes["letterhead_hi"])
    type_("उद्योग विभाग ")
    qtbot.waitUntil(lambda: part.paper.pdf != before, timeout=10_000)
    assert part.paper.pdf.startswith(b"%PDF")


def test_a_short_password_and_two_that_differ_go_no_further(start: FirstStart, qtbot: QtBot) -> None:
    to_place(start, qtbot)
    go_on(start, qtbot)
    start.go_on()
    assert step(start) == "user" and "साइन-इन नाम" in start.strip.text.text()
    type_("anita")
    press(Key.Key_Tab)
    for first, second, told in (("kurz", "kurz", "छोटा"), (PASSWORD, PASSWORD + "x", "एक-से नहीं")):
        for box, text in zip(
            (start.step.password.first, start.step.password.again), (first, second), strict=True
        ):  # type: ignore[attr-defined]
            tab_to(box.box)
            box.box.selectAll()
            type_(text)
        press(Key.Key_Return)
        assert step(start) == "user" and told in start.strip.text.text()


def test_wrong_groups_and_groups_not_asked_go_no_further(start: FirstStart, qtbot: QtBot) -> None:
    card = to_card(start, qtbot)
    start.go_on()
    assert step(start) == "card" and "कागज़ पर है" in start.strip.text.text()
    tab_to(card.written)
    press(Key.Key_Space)
    assert not card.code.isVisible() and len(set(card.asked)) == 2
    type_("ZZZZ")
    press(Key.Key_Return)
    assert step(start) == "card" and f"समूह {card.asked[0]}" in start.strip.text.text()
    tab_to(card.again)
    press(Key.Key_Space)
    assert card.code.isVisible()
    write_back(card, start, qtbot)
    assert step(start) == "second"


def test_the_card_is_printed_and_kept_as_a_file(
    start: FirstStart, qtbot: QtBot, paper: Paper, answers: Answers, tmp_path: Path
) -> None:
    card = to_card(start, qtbot)
    tab_to(card.print)
    press(Key.Key_Space)
    rest(start, qtbot)
    assert len(paper.printed) == 1 and paper.printed[0][1].startswith(b"%PDF")
    answers.ready.append(tmp_path / "card.pdf")
    tab_to(card.save)
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: (tmp_path / "card.pdf").is_file(), timeout=10_000)
    rest(start, qtbot)
    paper.missing = True
    tab_to(card.print)
    press(Key.Key_Space)
    rest(start, qtbot)
    assert "E-PRN-01" in card.told.text()
    (tmp_path / "file").write_text("x")
    answers.ready.append(tmp_path / "file" / "card.pdf")
    tab_to(card.save)
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: "(E-" in card.told.text() and "E-PRN" not in card.told.text())


@pytest.mark.parametrize(
    ("folder", "code"),
    [("full", "E-OFF-08"), ("file/office", "E-OFF-07"), ("OneDrive/office", "E-OFF-06"), ("", "E-OFF-10")],
)
def test_a_place_that_does_not_do_is_refused_with_its_reason(
    start: FirstStart, qtbot: QtBot, tmp_path: Path, folder: str, code: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("x")
    (tmp_path / "file").write_text("x")
    to_place(start, qtbot)
    part = start.step
    assert isinstance(part, PlaceStep)
    part.folder.selectAll()
    press(Key.Key_Delete)
    type_(str(tmp_path / folder) if folder else "")
    press(Key.Key_Return)
    rest(start, qtbot)
    assert step(start) == "place" and code in start.strip.text.text() and code in part.told.text()
    tab_to(part.proposed)
    press(Key.Key_Space)
    rest(start, qtbot)
    assert code not in part.told.text()


def test_a_chosen_folder_with_files_gets_one_inside(
    start: FirstStart, qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    to_place(start, qtbot)
    part = start.step
    assert isinstance(part, PlaceStep)
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "mine.txt").write_text("x")
    answers.ready.append(tmp_path / "disk")
    tab_to(part.choose)
    press(Key.Key_Space)
    assert start.answers.folder == tmp_path / "disk" / "odop-office"


def test_the_second_place(start: FirstStart, qtbot: QtBot, tmp_path: Path, answers: Answers) -> None:
    write_back(to_card(start, qtbot), start, qtbot)
    part = start.step
    assert isinstance(part, SecondStep)
    start.go_on()
    assert step(start) == "second" and start.strip.isVisible()
    press(Key.Key_Space)
    start.go_on()
    assert step(start) == "second"
    answers.ready += [tmp_path / "office" / "x", tmp_path]
    tab_to(part.choose)
    press(Key.Key_Space)
    assert "E-OFF-09" in part.told.text() and not start.answers.second
    press(Key.Key_Space)
    assert start.answers.second == str(tmp_path) and part.told.isVisible()  # on the same disk: said
    start.go_on()
    assert step(start) == "clock"
    finish(start, qtbot).close()
    assert start.hall.settings.second == str(tmp_path)


def test_a_clock_set_back_is_said_and_blocks_nobody(start: FirstStart, qtbot: QtBot) -> None:
    start.answers.clock = lambda: datetime(2025, 1, 10, 11, 30)
    to_sort(start, qtbot, practice=True)
    fill_office(start, qtbot)
    go_on(start, qtbot)
    part = start.step
    assert isinstance(part, ClockStep)
    assert "पीछे" in part.told.text() and "10-01-2025" in part.time.text()
    start.go_on()
    assert step(start) == "clock" and start.strip.isVisible()
    press(Key.Key_Space)
    start.go_on()
    assert step(start) == "done"


def test_a_refusal_at_the_end_leads_back_and_leaves_nothing(
    start: FirstStart, qtbot: QtBot, tmp_path: Path
) -> None:
    write_back(to_card(start, qtbot), start, qtbot)
    press(Key.Key_Down, Key.Key_Space)
    go_on(start, qtbot)
    press(Key.Key_Space)
    go_on(start, qtbot)
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "mine.txt").write_text("x")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not start.doing.busy and start.strip.isVisible(), timeout=30_000)
    assert step(start) == "place" and "E-OFF-08" in start.strip.text.text()
    assert [p.name for p in (tmp_path / "office").iterdir()] == ["mine.txt"]
    (tmp_path / "office" / "mine.txt").unlink()
    for name in ("user", "card", "second", "clock"):
        go_on(start, qtbot)
        assert step(start) == name  # what was answered stands: the card too
    finish_from_clock(start, qtbot).close()


def finish_from_clock(start: FirstStart, qtbot: QtBot) -> Office:
    go_on(start, qtbot)
    assert step(start) == "done"
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: start.found is not None, timeout=60_000)
    assert isinstance(start.found, Office)
    return start.found


def test_another_pc_of_the_office_takes_another_number(start: FirstStart, qtbot: QtBot) -> None:
    to_sort(start, qtbot, practice=False)
    press(Key.Key_Down, Key.Key_Space)
    assert start.answers.pc == 2
    press(Key.Key_Tab)
    press(Key.Key_Down)
    assert start.answers.pc == 3


def test_leaving_asks_where_something_would_be_lost(
    start: FirstStart, qtbot: QtBot, answering: Callable[..., None]
) -> None:
    to_place(start, qtbot)
    answering(lambda: press(Key.Key_Escape), lambda box: box.reject())
    assert start.isVisible()
    start.activateWindow()
    qtbot.waitUntil(start.isActiveWindow)
    answering(
        lambda: press(Key.Key_Escape),
        lambda box: QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton),
    )
    assert not start.isVisible() and start.found is None


def test_ten_thousand_characters_lose_nothing_and_crash_nothing(start: FirstStart, qtbot: QtBot) -> None:
    to_place(start, qtbot)
    start.go_back()
    part = start.step
    assert isinstance(part, LetterheadStep)
    box = part.officer.boxes["name_hi"].box
    assert isinstance(box, QLineEdit)
    QApplication.clipboard().setText("अ😀\u202e" * 4000)
    tab_to(box)
    box.selectAll()
    box.paste()
    box.textEdited.emit(box.text())
    start.go_on()
    assert step(start) == "letterhead" and start.strip.isVisible()
    assert len(part.officer.boxes["name_hi"].text()) == 12_000
    rest(start, qtbot)
