"""A letter's page and the Letters place: paper, copies, register, cancelling; by keyboard from issue to cancel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.actions import file_letters, letter_copies, letters, records
from odop_desktop.domain import catalogue as c
from odop_desktop.letters.compose.covering import CoveringFacts
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.official import Addressee
from odop_desktop.office import Office
from odop_desktop.queries import letter_runs, official_facts
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.dialogs.issue import IssueDialog
from odop_desktop.ui.dialogs.print_outcome import OutcomeDialog
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.letter import LetterPage
from odop_desktop.ui.pages.letters import LettersPage
from tests.actions.offices import loi, row, rows
from tests.letters.reading import said
from tests.ui.conftest import Answers, Paper, Settle

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def issued(office: Office, n: int = 1) -> list[RecordRow]:
    for _ in range(n):
        loi(office)
    done = letters.issue(office, kind="loi", lang="hi")
    return [row(office, c.LETTER, id) for id in done.issued]


def put_out(office: Office, found: list[RecordRow]) -> None:
    letter_copies.noted(office, sheets=letter_copies.sheets(office, rows=found))


@pytest.fixture
def letter_page(window: MainWindow, office: Office, settle: Settle) -> Callable[[RecordRow], LetterPage]:
    def show(letter: RecordRow) -> LetterPage:
        window.desk.open("letter", letter.id)
        settle(window.desk)
        assert isinstance(window.page, LetterPage)
        return window.page

    return show


def when(kind: type[QDialog], deal: Callable[[QDialog], object]) -> None:
    """Deals with the next modal dialog of this kind, as soon as it is there."""

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, kind):
            try:
                deal(found)
            except BaseException:
                found.reject()
                raise
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def enter(dialog: QDialog) -> None:
    yes = dialog.yes  # type: ignore[attr-defined]
    QTest.keyClick(yes, KEY.Key_Return)


def because(text: str) -> Callable[[QDialog], object]:
    def write(dialog: QDialog) -> None:
        box = dialog.box  # type: ignore[attr-defined]
        QTest.keyClicks(box, text)
        enter(dialog)

    return write


def press(page: LetterPage, key: Qt.Key) -> None:
    """Ctrl and the key, on the page in front, as after a dialog is closed."""
    page.window().activateWindow()
    page.copies.paper.sheets.setFocus()
    QApplication.processEvents()
    QTest.keyClick(page.copies.paper.sheets, key, CTRL)


def texts(side: QWidget) -> str:
    QApplication.processEvents()
    return " | ".join(w.text() for w in side.findChildren(QWidget) if hasattr(w, "text") and w.isVisible())


def test_a_letter_is_seen_as_it_was_issued(
    office: Office, letter_page: Callable[[RecordRow], LetterPage]
) -> None:
    (letter,) = issued(office)
    page = letter_page(letter)
    assert page.copies.paper.pdf == office.store.blobs.get(letter["pdf"])
    assert page.title.text() == letter.number
    assert page.subtitle.text() == "आशय पत्र · 05-01-2026 · जारी · अभी नहीं भेजा"
    told = texts(page.facts)
    assert all(t in told for t in ("Himadri Crafts, Delhi", "LOI-1-000001", "अभी निकलनी है", "अनिता ठाकुर"))
    page.desk.speech.switch("en")
    assert page.subtitle.text() == "Letter of Intent · 05-01-2026 · issued · not sent yet"
    assert "has yet to come out" in texts(page.facts) and "Anita Thakur" in texts(page.facts)
    assert [page.keys[n].isEnabled() for n in ("print", "duplicate", "save", "cancel")] == [
        True,
        False,
        True,
        True,
    ]


def test_print_then_duplicate_by_keys(
    office: Office, letter_page: Callable[[RecordRow], LetterPage], settle: Settle, paper: Paper
) -> None:
    (letter,) = issued(office)
    page = letter_page(letter)
    when(OutcomeDialog, enter)
    press(page, KEY.Key_P)
    settle(page.desk)
    assert paper.printed[0][1] == office.store.blobs.get(letter["pdf"])
    assert row(office, c.LETTER, letter.id)["written_out"] is True
    assert not page.keys["print"].isEnabled() and page.keys["duplicate"].isEnabled()
    press(page, KEY.Key_P)  # the letter is out: not once more unmarked
    settle(page.desk)
    assert len(paper.printed) == 1
    press(page, KEY.Key_D)
    settle(page.desk)
    assert "दूसरी प्रति / DUPLICATE no. 2" in said(paper.printed[1][1])
    assert row(office, c.LETTER, letter.id)["copies"] == 2
    assert page.copies.paper.pdf == office.store.blobs.get(letter["pdf"])
    assert "DUPLICATE no. 2" in texts(page.facts)
    assert [p.count for p in letter_runs.printings(office, letter.number)] == [1, 2]


def test_what_is_seen_is_what_is_printed(
    office: Office, letter_page: Callable[[RecordRow], LetterPage], settle: Settle, paper: Paper
) -> None:
    (letter,) = issued(office)
    put_out(office, [letter])
    page = letter_page(letter)
    for n, copy in enumerate(("", *letter_copies.COPIES), 1):
        page.copies.box.setCurrentIndex(n)
        settle(page.desk)
        seen = page.copies.paper.pdf
        assert page.keys["print"].isEnabled()
        page.print()
        settle(page.desk)
        assert paper.printed[-1][1] == seen, copy
    assert (
        row(office, c.LETTER, letter.id)["copies"] == 4
    )  # the letter, the party's copy, and that of the three


def test_saved_as_pdf(
    office: Office,
    letter_page: Callable[[RecordRow], LetterPage],
    settle: Settle,
    answers: Answers,
    tmp_path: Path,
) -> None:
    (letter,) = issued(office)
    page = letter_page(letter)
    answers.ready = [tmp_path / "a.pdf"]
    press(page, KEY.Key_S)
    settle(page.desk)
    assert (tmp_path / "a.pdf").read_bytes() == office.store.blobs.get(letter["pdf"])
    assert row(office, c.LETTER, letter.id)["written_out"] is True
    assert [p.saved for p in letter_runs.printings(office, letter.number)] == [True]


def test_a_folder_that_takes_nothing_is_told_and_nothing_is_noted(
    office: Office,
    letter_page: Callable[[RecordRow], LetterPage],
    settle: Settle,
    answers: Answers,
    tmp_path: Path,
) -> None:
    (letter,) = issued(office)
    page = letter_page(letter)
    (tmp_path / "file").write_text("x")
    answers.ready = [tmp_path / "file" / "a.pdf"]
    page.save()
    settle(page.desk)
    strip = page.desk.say.strip
    assert strip is not None and strip.isVisible() and "(E-" in strip.text.text()
    assert row(office, c.LETTER, letter.id)["written_out"] is False


def test_cancelled_with_reason_by_keys(
    office: Office, letter_page: Callable[[RecordRow], LetterPage], settle: Settle
) -> None:
    (letter,) = issued(office)
    page = letter_page(letter)
    when(ReasonDialog, because("wrong rate"))
    press(page, KEY.Key_Delete)
    settle(page.desk)
    gone = row(office, c.LETTER, letter.id)
    assert (gone["status"], gone["cancel_reason"]) == ("CANCELLED", "wrong rate")
    assert page.copies.paper.over.text() == "निरस्त 10-01-2026 – wrong rate"
    assert page.copies.paper.pdf == office.store.blobs.get(letter["pdf"])
    enabled = [name for name, button in page.keys.items() if button.isEnabled()]
    assert enabled == ["record", "despatch"]
    page.desk.speech.switch("en")
    assert page.copies.paper.over.text() == "Cancelled 10-01-2026 – wrong rate"
    assert row(office, c.LOI, str(letter["record_id"]))["stage"] == "DRAFT"


def test_the_despatch_entry_and_the_record(
    office: Office, letter_page: Callable[[RecordRow], LetterPage], window: MainWindow, settle: Settle
) -> None:
    (letter,) = issued(office)
    page = letter_page(letter)

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, RecordDialog)
        box = dialog.focusWidget()
        assert box is not None
        QTest.keyClicks(box, "D-45")
        enter(dialog)
        settle(page.desk)

    when(RecordDialog, write)
    page.despatch()
    settle(page.desk)
    assert row(office, c.LETTER, letter.id)["despatch_no"] == "D-45"
    assert "D-45" in texts(page.facts)
    press(page, KEY.Key_O)
    settle(page.desk)
    assert window.page is not page


def place(window: MainWindow, settle: Settle) -> LettersPage:
    window.desk.place("letters")
    settle(window.desk)
    assert isinstance(window.page, LettersPage)
    return window.page


def test_the_place_counts_what_is_due_and_opens_the_dialog(
    office: Office, window: MainWindow, settle: Settle
) -> None:
    loi(office)
    page = place(window, settle)
    assert page.over.due["loi"].text() == "आशय पत्र जारी करें (1 तैयार)"
    assert page.over.due["stall"].text() == "स्टॉल पत्र जारी करें (0 तैयार)"

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, IssueDialog)
        settle(page.desk)
        QTest.keyClick(dialog.yes, KEY.Key_Space)
        settle(page.desk)
        QTest.keyClick(dialog, KEY.Key_Escape)

    when(IssueDialog, go)
    page.over.due["loi"].setFocus()
    QTest.keyClick(page.over.due["loi"], KEY.Key_Space)
    settle(page.desk)
    assert page.over.due["loi"].text() == "आशय पत्र जारी करें (0 तैयार)"
    assert len(page.long.order) == 1


def test_the_register_on_paper_and_as_a_file(
    office: Office, window: MainWindow, settle: Settle, paper: Paper, answers: Answers, tmp_path: Path
) -> None:
    first, second = issued(office, 2)
    letters.cancel(office, number=first.number, reason="दर गलत")
    page = place(window, settle)
    QTest.keyClick(page.table, KEY.Key_P, CTRL)
    settle(page.desk)
    ((name, pdf),) = paper.printed
    assert name == "register" and all(t in said(pdf) for t in (first.number, second.number, "दर गलत"))
    answers.ready = [tmp_path / "r.pdf"]
    page.over.tools["register_save"].trigger()
    settle(page.desk)
    assert (tmp_path / "r.pdf").read_bytes() == pdf


def test_ticked_letters_are_printed_saved_and_cancelled(
    office: Office, window: MainWindow, settle: Settle, paper: Paper, answers: Answers, tmp_path: Path
) -> None:
    found = issued(office, 3)
    page = place(window, settle)
    assert not page.many.buttons["print"].isEnabled()
    page.table.setFocus()
    page.table.selectAll()
    settle(page.desk)
    office_copy = page.many.menus["print"].actions()[2]
    assert office_copy.text() == "कार्यालय प्रति"
    office_copy.trigger()
    settle(page.desk)
    assert said(paper.printed[0][1]).count("कार्यालय प्रति") >= 3
    answers.ready = [tmp_path / "out"]
    page.many.menus["folder"].actions()[0].trigger()
    settle(page.desk)
    assert {r["file_name"] for r in found} <= {p.name for p in (tmp_path / "out").iterdir()}
    page.table.selectAll()
    when(ReasonDialog, because("event called off"))
    QTest.mouseClick(page.many.buttons["cancel"], Qt.MouseButton.LeftButton)
    settle(page.desk)
    assert {r["status"] for r in rows(office, c.LETTER)} == {"CANCELLED"}


def test_the_folder_of_letters_that_is_not_there_is_said(
    office: Office, window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    page = place(window, settle)
    window.desk.settings.folders["letters"] = str(tmp_path / "gone")
    page.over.tools["folder"].trigger()
    assert "gone" in window.strip.text.text()


def test_from_issue_to_cancel_by_keyboard_alone(
    office: Office, window: MainWindow, settle: Settle, paper: Paper, qtbot: QtBot
) -> None:
    """The clerk's whole day with a letter: due, issued, printed, a further copy, cancelled, issued anew."""
    id = loi(office)
    page = place(window, settle)

    def issue(dialog: QDialog) -> None:
        assert isinstance(dialog, IssueDialog)
        settle(page.desk)
        for _ in range(40):
            if dialog.focusWidget() is dialog.yes:
                break
            QTest.keyClick(dialog.focusWidget(), KEY.Key_Tab)
        QTest.keyClick(dialog.focusWidget(), KEY.Key_Space)
        settle(page.desk)
        when(OutcomeDialog, enter)
        QTest.keyClick(dialog.focusWidget(), KEY.Key_Space)  # Print waits under the fingers
        settle(page.desk)
        QTest.keyClick(dialog, KEY.Key_Escape)

    when(IssueDialog, issue)
    page.over.due["loi"].setFocus()
    QTest.keyClick(page.over.due["loi"], KEY.Key_Space)
    settle(page.desk)
    (letter,) = rows(office, c.LETTER)
    assert letter["written_out"] is True and len(paper.printed) == 1
    page.table.setFocus()
    page.table.selectRow(0)
    QTest.keyClick(page.table, KEY.Key_Return)
    settle(page.desk)
    shown = window.page
    assert isinstance(shown, LetterPage)
    press(shown, KEY.Key_D)
    settle(page.desk)
    assert "DUPLICATE no. 2" in said(paper.printed[1][1])
    when(ReasonDialog, because("wrong quantity"))
    press(shown, KEY.Key_Delete)
    settle(page.desk)
    assert row(office, c.LETTER, letter.id)["status"] == "CANCELLED"
    assert row(office, c.LOI, id)["stage"] == "DRAFT"
    window.back()
    settle(page.desk)
    assert page.over.due["loi"].text() == "आशय पत्र जारी करें (1 तैयार)"


def test_a_letter_changed_elsewhere_is_looked_at_again(
    office: Office, letter_page: Callable[[RecordRow], LetterPage], settle: Settle
) -> None:
    (letter,) = issued(office)
    page = letter_page(letter)
    changes = records.change(office, kind=c.LETTER, id=letter.id, values={"remarks": "डाक से"})
    page.desk.changed.emit(changes)
    settle(page.desk)
    assert "डाक से" in texts(page.facts)


def test_a_letter_about_a_file_shows_its_file_and_leads_to_no_record(
    window: MainWindow, letter_page: Callable[[RecordRow], LetterPage], office: Office
) -> None:
    to = Addressee(Two("उद्योग निदेशालय"), Two("निदेशक"))
    facts = CoveringFacts(official_facts.official(office, to=to, month="2025-12"), 14, 3)
    done = file_letters.issue(office, facts=facts, about="a file", lang="hi")
    page = letter_page(row(office, c.LETTER, done.ids[0]))
    told = {label.text() for label in page.facts.findChildren(QLabel)}
    assert {"ओडीओपी फ़ाइल", "माह दिसम्बर 2025, फ़ाइल सं. 14", "निदेशक, उद्योग निदेशालय"} <= told
    assert "अग्रेषण पत्र" in page.subtitle.text()
    assert not page.keys["record"].isEnabled()
    assert page.keys["cancel"].isEnabled() and page.keys["despatch"].isEnabled()
    page.record()  # as its key would
    assert window.page is page
