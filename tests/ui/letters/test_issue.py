"""Issuing letters in the window: what is due and what waits, the draft beside it, the run, its paper and files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.actions import letter_copies, letters
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import letter_runs
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.issue import IssueDialog
from odop_desktop.ui.dialogs.print_outcome import OutcomeDialog
from tests.actions.offices import artisan, event, loi, make, row, rows
from tests.letters.reading import said
from tests.ui.conftest import Answering, Answers, Paper, Settle

Open = Callable[..., IssueDialog]
KEY = Qt.Key


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot, settle: Settle) -> Open:
    """The dialog on this test's office, shown and settled."""

    def show(kind: str = "loi", **asked: Any) -> IssueDialog:
        over = QWidget()
        qtbot.addWidget(over)
        desk.say.window = over
        wanted = {"event": None, "number": None, "ids": None, **asked}
        dialog = IssueDialog(desk, over, kind, **wanted)
        dialog.show()
        qtbot.waitExposed(dialog)
        settle(desk)
        return dialog

    return show


def run(dialog: IssueDialog, settle: Settle) -> list[RecordRow]:
    """Issues what is ticked, by the keyboard; the letters of the office afterwards."""
    dialog.yes.setFocus()
    QTest.keyClick(dialog.yes, KEY.Key_Space)
    settle(dialog.desk)
    return rows(dialog.desk.office, c.LETTER)


def numbers(found: Sequence[RecordRow]) -> list[str]:
    return [r.number[-1] for r in found]


def test_what_is_ready_is_ticked_and_what_waits_says_why(office: Office, opened: Open) -> None:
    ready, bare = loi(office), make(office, c.LOI, remarks="x")
    early = loi(office, loi_date="2020-01-05")
    dialog = opened()
    assert [d.row.id for d in dialog.choice.chosen()] == [ready]
    assert dialog.yes.text() == "1 पत्र जारी करें"
    table = dialog.choice.list
    told = {table.dues[n].row.id: table.item(n, 2).text() for n in range(table.rowCount())}
    assert told[ready] == ""
    assert "खरीदार" in told[bare] and "आशय पत्र की पंक्तियाँ" in told[bare]
    assert "प्रभारी अधिकारी" in told[early]
    dialog.desk.speech.switch("en")
    assert dialog.yes.text() == "Issue letters (1)"
    assert "Buyer" in table.item(1, 2).text() or "Buyer" in table.item(2, 2).text()


def test_the_draft_beside_the_list_is_the_draft(office: Office, opened: Open, settle: Settle) -> None:
    first, second = loi(office), loi(office)
    dialog = opened()
    table = dialog.choice.list
    assert dialog.choice.paper.pdf == letters.draft_of(office, kind="loi", lang="hi", id=first)
    assert "प्रारूप / DRAFT" in said(dialog.choice.paper.pdf)
    table.setFocus()
    QTest.keyClick(table, KEY.Key_Down)
    settle(dialog.desk)
    assert dialog.choice.paper.pdf == letters.draft_of(office, kind="loi", lang="hi", id=second)
    QTest.mouseClick(dialog.choice.langs.button(1), Qt.MouseButton.LeftButton)
    settle(dialog.desk)
    assert dialog.choice.paper.pdf == letters.draft_of(office, kind="loi", lang="en", id=second)
    assert rows(office, c.LETTER) == []


def test_a_draft_that_cannot_be_made_says_why(office: Office, opened: Open, settle: Settle) -> None:
    loi(office, loi_date="2020-01-05")
    dialog = opened()
    assert dialog.choice.paper.pdf == b""
    assert "E-ACT-23" in dialog.choice.paper.none.text() and "05-01-2020" in dialog.choice.paper.none.text()
    assert not dialog.choice.print.isEnabled()


def test_a_draft_is_printed_and_is_no_letter(office: Office, opened: Open, paper: Paper) -> None:
    loi(office)
    dialog = opened()
    QTest.mouseClick(dialog.choice.print, Qt.MouseButton.LeftButton)
    assert paper.printed == [("draft-LOI-1-000001", dialog.choice.paper.pdf)]
    assert rows(office, c.LETTER) == []


def test_enter_in_the_list_issues_nothing(office: Office, opened: Open, settle: Settle) -> None:
    loi(office)
    dialog = opened()
    went: list[Any] = []
    dialog.desk.went.connect(went.append)
    dialog.choice.list.setFocus()
    QTest.keyClick(dialog.choice.list, KEY.Key_Return)
    settle(dialog.desk)
    assert rows(office, c.LETTER) == []
    assert [(to.kind, to.id) for to in went] == [("loi", rows(office, c.LOI)[0].id)]


def test_unticked_letters_stay(office: Office, opened: Open, settle: Settle) -> None:
    for _ in range(3):
        loi(office)
    dialog = opened()
    table = dialog.choice.list
    table.setFocus()
    QTest.keyClick(table, KEY.Key_Space)
    assert dialog.yes.text() == "2 पत्र जारी करें"
    found = run(dialog, settle)
    assert sorted(str(r["record_id"]) for r in found) == sorted(d.row.id for d in table.dues[1:])
    assert dialog.batch is not None and len(dialog.batch.issued) == 2


def test_tick_all_and_none(office: Office, opened: Open) -> None:
    for _ in range(2):
        loi(office)
    dialog = opened()
    QTest.mouseClick(
        dialog.choice.all, Qt.MouseButton.LeftButton, pos=dialog.choice.all.rect().center() * 0.2
    )
    assert dialog.choice.chosen() == [] and not dialog.yes.isEnabled()
    QTest.mouseClick(
        dialog.choice.all, Qt.MouseButton.LeftButton, pos=dialog.choice.all.rect().center() * 0.2
    )
    assert len(dialog.choice.chosen()) == 2


def test_an_approval_on_file_makes_those_ready_that_lack_nothing_else(
    office: Office, opened: Open, settle: Settle
) -> None:
    id = loi(office, approval_note=None)
    dialog = opened()
    box = dialog.choice.approval
    assert not dialog.yes.isEnabled()
    QTest.keyClicks(box.page, "7")
    assert box.ways.checkedId() == 1
    box.day.setText("33-01-2026")
    box.day.textEdited.emit("33-01-2026")
    assert "05-01-2026" in box.problem.text() and not dialog.yes.isEnabled()
    box.day.setText("09-01-2026")
    box.day.textEdited.emit("09-01-2026")
    assert not box.problem.text() and dialog.yes.text() == "1 पत्र जारी करें"
    (letter,) = run(dialog, settle)
    assert (letter["approval_note"], letter["approval_on"]) == ("टिप्पणी पृ. 7, 09-01-2026", "2026-01-09")
    assert row(office, c.LOI, id)["approval_note"] == "टिप्पणी पृ. 7, 09-01-2026"


def test_an_approval_by_who_is_signed_in(office: Office, opened: Open, settle: Settle) -> None:
    loi(office, approval_note=None)
    dialog = opened()
    button = dialog.choice.approval.ways.button(2)
    assert button.isVisible() and office.user.name in button.text()
    button.setFocus()
    QTest.keyClick(button, KEY.Key_Space)
    (letter,) = run(dialog, settle)
    assert (letter["approved_by"], letter["approval_on"]) == (office.user.id, "2026-01-10")


def test_the_run_tells_what_was_issued_and_what_waits(office: Office, opened: Open, settle: Settle) -> None:
    loi(office)
    loi(office, buyer=make(office, c.BUYER, name_en="Himadri \u4e2d Crafts"))
    bare = make(office, c.LOI, remarks="x")
    touched: list[Any] = []
    dialog = opened()
    dialog.desk.changed.connect(touched.append)
    (letter,) = run(dialog, settle)
    assert letter.number in dialog.outcome.told.text()
    waits = [dialog.outcome.waiting.item(n).text() for n in range(dialog.outcome.waiting.count())]
    assert len(waits) == 2
    assert any(row(office, c.LOI, bare).number in w and "खरीदार" in w for w in waits)
    assert any("中" in w for w in waits)
    assert {("letter", letter.id), ("loi", str(letter["record_id"]))} == set(touched[0].touched)
    went: list[Any] = []
    dialog.desk.went.connect(went.append)
    dialog.outcome.waiting.setCurrentRow(1)
    dialog.outcome.waiting.setFocus()
    QTest.keyClick(dialog.outcome.waiting, KEY.Key_Return)
    assert [(to.kind, to.id) for to in went] == [("loi", bare)]
    assert not dialog.isVisible()


def test_a_run_is_stopped_and_goes_on_later(
    office: Office, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    for _ in range(12):
        loi(office)
    dialog = opened()
    moved: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        moved.append((done, of))
        if len(moved) == 1:
            assert dialog.no.text() == "यहीं रोकें"
            QTest.mouseClick(dialog.no, Qt.MouseButton.LeftButton)

    dialog._moved = stop  # type: ignore[method-assign]
    found = run(dialog, settle)
    assert dialog.isVisible() and moved[0][1] == 12
    assert 1 <= len(found) < 12
    assert str(12 - len(found)) in dialog.outcome.told.text()
    assert len(run(opened(), settle)) == 12
    assert sorted(int(r["serial"]) for r in rows(office, c.LETTER)) == list(range(1, 13))


def test_the_paper_is_the_preview_and_the_first_copy_is_noted(
    office: Office, opened: Open, settle: Settle, paper: Paper
) -> None:
    loi(office)
    dialog = opened()
    (letter,) = run(dialog, settle)
    seen = dialog.outcome.paper.pdf
    assert seen == office.store.blobs.get(letter["pdf"])
    assert "DRAFT" not in said(seen)
    _print(dialog, settle, _all_came_out)
    assert [pdf for _, pdf in paper.printed] == [seen]
    assert row(office, c.LETTER, letter.id)["written_out"] is True
    assert [p.spoilt for p in letter_runs.printings(office, letter.number)] == [False]
    assert "DUPLICATE no. 2" in said(dialog.outcome.paper.pdf)  # what printing again would bring


def _print(dialog: IssueDialog, settle: Settle, answer: Callable[[OutcomeDialog], object]) -> None:
    """Presses Print by its key and answers whether all came out."""

    def look() -> None:
        ask = QApplication.activeModalWidget()
        if isinstance(ask, OutcomeDialog):
            answer(ask)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)
    QTest.keyClick(dialog.outcome.buttons["print"], KEY.Key_Space)
    settle(dialog.desk)


def _all_came_out(ask: OutcomeDialog) -> None:
    QTest.keyClick(ask.yes, KEY.Key_Return)


def test_after_a_paper_jam_it_goes_on_unmarked_from_the_spoilt_one(
    office: Office, opened: Open, settle: Settle, paper: Paper
) -> None:
    for _ in range(4):
        loi(office)
    dialog = opened()
    found = run(dialog, settle)

    def from_third(ask: OutcomeDialog) -> None:
        ask.first.setCurrentIndex(2)
        ask.ways.button(1).setChecked(True)
        QTest.keyClick(ask.yes, KEY.Key_Return)

    _print(dialog, settle, from_third)
    assert [r["written_out"] for r in rows(office, c.LETTER)] == [True, True, False, False]
    assert dialog.outcome.first.currentIndex() == 2
    assert dialog.focusWidget() is dialog.outcome.buttons["print"]
    _print(dialog, settle, _all_came_out)
    again = said(paper.printed[1][1])
    assert [n.number in again for n in found] == [False, False, True, True]
    assert "DUPLICATE" not in again
    assert all(r["written_out"] for r in rows(office, c.LETTER))
    spoilt = [p.spoilt for p in letter_runs.printings(office, found[2].number)]
    assert spoilt == [True, False]


def test_all_three_copies(office: Office, opened: Open, settle: Settle, paper: Paper) -> None:
    loi(office)
    dialog = opened()
    run(dialog, settle)
    dialog.outcome.copy.setCurrentIndex(4)
    settle(dialog.desk)
    _print(dialog, settle, _all_came_out)
    text = said(paper.printed[0][1])
    assert [m in text for m in ("पाने वाले की प्रति", "कार्यालय प्रति", "पत्रावली प्रति")] == [True] * 3


def test_without_a_printer_it_is_saved(
    office: Office, opened: Open, settle: Settle, paper: Paper, answers: Answers, tmp_path: Path
) -> None:
    loi(office)
    dialog = opened()
    (letter,) = run(dialog, settle)
    paper.missing = True
    QTest.keyClick(dialog.outcome.buttons["print"], KEY.Key_Space)
    settle(dialog.desk)
    assert "E-PRN-01" in dialog.strip.text.text() and dialog.strip.button.text() == "PDF में सेव"
    answers.ready = [tmp_path / "letters"]
    QTest.mouseClick(dialog.strip.button, Qt.MouseButton.LeftButton)
    settle(dialog.desk)
    assert (tmp_path / "letters.pdf").read_bytes() == office.store.blobs.get(letter["pdf"])
    assert row(office, c.LETTER, letter.id)["written_out"] is True
    assert "letters.pdf" in dialog.strip.text.text()


def test_into_a_folder_and_into_one_that_takes_nothing(
    office: Office, opened: Open, settle: Settle, answers: Answers, tmp_path: Path
) -> None:
    loi(office)
    dialog = opened()
    (letter,) = run(dialog, settle)
    (tmp_path / "file").write_text("x")
    answers.ready = [tmp_path / "file", tmp_path / "out", None]
    button = dialog.outcome.buttons["folder"]
    QTest.keyClick(button, KEY.Key_Space)
    settle(dialog.desk)
    assert "(E-" in dialog.strip.text.text() and "file" in dialog.strip.text.text()
    assert row(office, c.LETTER, letter.id)["written_out"] is False
    QTest.keyClick(button, KEY.Key_Space)
    settle(dialog.desk)
    kept = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert letter["file_name"] in kept and len(kept) == 3
    assert row(office, c.LETTER, letter.id)["written_out"] is True
    QTest.keyClick(button, KEY.Key_Space)  # thought better of it
    settle(dialog.desk)


def test_the_despatch_list_is_printed_and_saved(
    office: Office, opened: Open, settle: Settle, paper: Paper, answers: Answers, tmp_path: Path
) -> None:
    loi(office)
    dialog = opened()
    (letter,) = run(dialog, settle)
    QTest.keyClick(dialog.outcome.buttons["despatch"], KEY.Key_Space)
    settle(dialog.desk)
    assert letter.number in said(paper.printed[0][1])
    answers.ready = [tmp_path / "list.pdf"]
    QTest.keyClick(dialog.outcome.buttons["despatch_save"], KEY.Key_Space)
    settle(dialog.desk)
    assert (tmp_path / "list.pdf").read_bytes() == paper.printed[0][1]


def test_letters_of_earlier_runs_that_never_came_out(office: Office, opened: Open) -> None:
    loi(office)
    letters.issue(office, kind="loi", lang="hi")
    dialog = opened()
    assert "1" in dialog.strip.text.text() and not dialog.yes.isEnabled()
    QTest.mouseClick(dialog.strip.button, Qt.MouseButton.LeftButton)
    assert dialog.outcome.isVisible() and "1" in dialog.outcome.told.text()
    assert len(dialog.outcome.chosen()) == 1


def test_stall_letters_of_one_event(office: Office, opened: Open, settle: Settle) -> None:
    one, two = event(office), event(office, from_date="2026-03-01", to_date="2026-03-02")
    for at, name in ((one, "गीता"), (two, "सीता")):
        stall = make(office, c.STALL, event=at, stall_no="A-1")
        make(office, c.PARTICIPATION, event=at, artisan=artisan(office, name), stall=stall)
    dialog = opened("stall", event=two)
    assert [d.to_whom for d in dialog.choice.list.dues] == ["सीता"]
    (letter,) = run(dialog, settle)
    assert (letter["kind"], letter["event"]) == ("STALL", two)


def test_only_the_asked_records_and_nothing_due(office: Office, opened: Open) -> None:
    first, _ = loi(office), loi(office)
    assert [d.row.id for d in opened(ids=[first]).choice.list.dues] == [first]
    number = row(office, c.LOI, first).number
    assert [d.row.id for d in opened(number=number).choice.list.dues] == [first]
    empty = opened("stall")
    assert empty.choice.paper.none.text() == "अभी कोई पत्र जारी होने को नहीं है।"
    assert not empty.yes.isEnabled()


def test_a_disk_that_fails_stops_the_run_and_says_so(
    office: Office, opened: Open, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        loi(office)
    dialog = opened()
    put = office.store.blobs.put
    calls: list[bytes] = []

    def full(content: bytes) -> str:
        calls.append(content)
        if len(calls) == 2:
            raise OdopError("E-DB-06")
        return put(content)

    monkeypatch.setattr(type(office.store.blobs), "put", lambda self, content: full(content))
    assert numbers(run(dialog, settle)) == ["1"]
    assert "E-DB-06" in dialog.strip.text.text() and dialog.choice.isVisible() and dialog.choice.isEnabled()


def test_the_dialog_is_freed(desk: Desk, office: Office, qtbot: QtBot, answering: Answering) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    freed: list[bool] = []

    def close(dialog: QDialog) -> None:
        dialog.destroyed.connect(lambda *_: freed.append(True))
        QTest.keyClick(dialog, KEY.Key_Escape)

    answering(lambda: IssueDialog.ask(desk, over), close)
    qtbot.waitUntil(lambda: bool(freed))
    assert QApplication.activeModalWidget() is None


def test_a_copy_that_is_only_looked_at_is_not_noted(office: Office, opened: Open, settle: Settle) -> None:
    loi(office)
    dialog = opened()
    (letter,) = run(dialog, settle)
    for n, copy in enumerate(letter_copies.COPIES, 1):
        dialog.outcome.copy.setCurrentIndex(n)
        settle(dialog.desk)
        sheets = letter_copies.sheets_of(office, number=letter.number, copy=copy)
        assert dialog.outcome.paper.pdf == letter_copies.joined(sheets)
    assert letter_runs.printings(office, letter.number) == []
