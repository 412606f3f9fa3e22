"""The place of headquarters' files: three steps by keys, and what each of them says."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from odop_desktop.actions import demo, records
from odop_desktop.domain import catalogue as c
from odop_desktop.i18n.format import date_screen
from odop_desktop.office import Office
from odop_desktop.queries import read, sync_books, sync_status
from odop_desktop.queries.list_filters import Named
from odop_desktop.sync import answers as answering_
from odop_desktop.sync import hearing, inbox, newpack, offering, phrase, practising, receiving
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.dialogs.conflict import ConflictDialog
from odop_desktop.ui.dialogs.outcomes import OutcomesDialog
from odop_desktop.ui.dialogs.phrase import PhraseDialog
from odop_desktop.ui.dialogs.preview import PreviewDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.models.cells import WAY
from odop_desktop.ui.pages.list import ListPage
from odop_desktop.ui.pages.sync import SyncPage
from odop_desktop.ui.pages.today_lines import from_headquarters
from tests.actions.offices import Clock, opened
from tests.letters.reading import codes
from tests.sync.test_packs import newer, with_block
from tests.ui.conftest import Answering, Answers, Paper, Settle
from tests.ui.sync.conftest import press, told


@pytest.fixture(scope="session")
def hq_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hq") / "office"
    return demo.make(folder, kind="headquarters", node=practising.node("headquarters"))


@pytest.fixture
def hq(hq_made: Path, tmp_path: Path, clock: Clock) -> Iterator[Office]:
    """The practice headquarters, open beside the window's office."""
    found = opened(Path(shutil.copytree(hq_made, tmp_path / "hq")), clock)
    practising.ensure(found)
    yield found
    found.close()


@pytest.fixture
def sent(page: SyncPage, answers: Answers, settle: Settle, tmp_path: Path) -> Path:
    """The first file, made in the window."""
    answers.ready = [tmp_path / "stick"]
    press(page.make.go, page, settle)
    (file,) = (tmp_path / "stick").glob("*.odopsync")
    return file


def answered(hq: Office, file: Path, out: Path) -> Path:
    """What headquarters gives back for a file."""
    got = inbox.receive(hq, file)
    assert got.error is None and got.header is not None
    return answering_.answer(hq, got.header.sender, out).file


def test_a_practice_office_is_enrolled_when_one_comes_there(page: SyncPage) -> None:
    assert page.enrol.isHidden() and page.steps.isVisible()
    assert "अभ्यास मुख्यालय" in page.subtitle.text()
    assert page.facts is not None and page.facts.unsent > 50
    assert "कारीगर: 24" in page.make.inside.text()
    assert not page.give.buttons[0].isEnabled()


def test_the_file_is_made_with_its_sheet_and_says_so(page: SyncPage, sent: Path) -> None:
    assert sent.name in told(page)
    assert (sent.parent / f"control-{sent.stem}.pdf").is_file()
    assert page.facts is not None and page.facts.unsent == 0
    assert page.lists.made.isVisible() and "फ़ाइल क्र. 1" in page.give.file.text()
    assert page.give.buttons[0].isEnabled()


def test_the_pen_drive_is_checked_after_it_was_put_in_again(
    page: SyncPage, sent: Path, answers: Answers, settle: Settle
) -> None:
    answers.ready = [sent.parent]
    press(page.give.buttons[0], page, settle)
    assert "सही है" in told(page)
    raw = bytearray(sent.read_bytes())
    raw[-1] ^= 1
    sent.write_bytes(raw)
    answers.ready = [sent.parent]
    press(page.give.buttons[0], page, settle)
    assert "E-SYN-63" in told(page)
    answers.ready = [sent.parent]
    press(page.give.buttons[1], page, settle)
    answers.ready = [sent.parent]
    press(page.give.buttons[0], page, settle)
    assert "सही है" in told(page)


def test_a_stick_that_takes_nothing_costs_nothing(
    page: SyncPage, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    full = tmp_path / "blocked"
    full.write_text("no folder")
    answers.ready = [full]
    press(page.make.go, page, settle)
    assert "E-SYN-18" in told(page)
    assert page.desk.say.strip is not None and page.desk.say.strip.button.isVisible()
    answers.ready = [tmp_path / "other"]
    press(page.desk.say.strip.button, page, settle)
    assert len(list((tmp_path / "other").glob("*.odopsync"))) == 1
    assert [f.pkg_no for f in sync_books.made(page.desk.office)] == [1]


def test_what_came_back_is_taken_in(
    page: SyncPage, sent: Path, hq: Office, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    answers.ready = [answered(hq, sent, tmp_path / "back")]
    press(page.take.go, page, settle)
    assert "ली गई" in told(page)
    assert page.facts is not None and page.facts.last is not None and page.facts.last.confirmed
    assert page.lists.came.isVisible()
    with page.desk.office.reading() as conn:
        artisan = read.where(conn, c.ARTISAN)[0]
    ways = sync_status.of(page.desk.office, [artisan.id])
    assert ways[artisan.id].state is sync_status.State.RECEIVED


def test_it_says_whether_both_ends_hold_the_same(
    page: SyncPage, sent: Path, hq: Office, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    assert page.take.same.isHidden()  # nobody has compared yet
    answers.ready = [answered(hq, sent, tmp_path / "back")]
    press(page.take.go, page, settle)
    assert "फ़ाइल क्र. 1 तक मुख्यालय और यहाँ के अभिलेख एक जैसे हैं" in page.take.same.text()
    facts = page.facts
    assert facts is not None and facts.standing is not None
    other = replace(facts, standing=replace(facts.standing, differs=("artisan", "loi")))
    page.take.tell(page.desk.words, other)
    assert "अलग मान हैं: कारीगर, आशय पत्र" in page.take.same.text()


def test_files_that_are_not_right_are_told_one_by_one(
    page: SyncPage, sent: Path, answers: Answers, answering: Answering, settle: Settle, tmp_path: Path
) -> None:
    junk = tmp_path / "junk.odopsync"
    junk.write_text("not a file of ours")
    answers.ready = [junk, sent]

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, OutcomesDialog)
        assert [("junk" in line, "नहीं ली गई" in line) for line in dialog.told] == [
            (True, True),
            (False, True),
        ]

    answering(lambda: QTest.keyClick(page.take.go, Qt.Key.Key_Space), look)
    settle(page.desk)


def test_the_book_of_what_came_says_at_length_why_a_file_was_not_taken_in(
    page: SyncPage, sent: Path, settle: Settle
) -> None:
    receiving.receive(page.desk.office, [sent])
    page.desk.changed.emit(None)
    settle(page.desk)
    book = page.lists.came
    assert book.table.texts()[0][-1] == "यह फ़ाइल किसी दूसरे कार्यालय के लिए है"
    assert book.told.isVisible() and book.told.text().startswith("यह फ़ाइल किसी दूसरे कार्यालय के लिए है। ")
    page.desk.speech.switch("en")
    assert book.told.text().startswith("This file is for another office. ")


def test_the_phrase_over_the_telephone(
    page: SyncPage, sent: Path, hq: Office, answering: Answering, settle: Settle
) -> None:
    got = inbox.receive(hq, sent)
    assert got.header is not None
    secret = phrase.secret_for(phrase.master(hq.place, hq.key), got.header.sender)
    said = hearing.said(secret, got.header, 0)

    def type_it(dialog: QDialog) -> None:
        assert isinstance(dialog, PhraseDialog)
        QTest.keyClicks(dialog.box, "AAAA BBBB CCCC")
        QTest.keyClick(dialog.box, Qt.Key.Key_Return)
        settle(page.desk)
        assert "E-SYN-66" in dialog.strip.text.text()
        dialog.box.clear()
        QTest.keyClicks(dialog.box, said.lower())
        QTest.keyClick(dialog.box, Qt.Key.Key_Return)
        settle(page.desk)

    answering(lambda: QTest.keyClick(page.give.buttons[3], Qt.Key.Key_Space), type_it)
    settle(page.desk)
    assert page.facts is not None and page.facts.last is not None and page.facts.last.confirmed


def test_two_values_are_decided_in_plain_words(
    page: SyncPage,
    sent: Path,
    hq: Office,
    answers: Answers,
    answering: Answering,
    settle: Settle,
    tmp_path: Path,
) -> None:
    office = page.desk.office
    answers.ready = [answered(hq, sent, tmp_path / "back")]
    press(page.take.go, page, settle)
    with office.reading() as conn:
        id = read.where(conn, c.ARTISAN)[0].id
    records.change(office, kind=c.ARTISAN, id=id, values={"pin": "176311"})
    records.change(hq, kind=c.ARTISAN, id=id, values={"pin": "176312"})
    answers.ready = [tmp_path / "stick2"]
    press(page.make.go, page, settle)
    (second,) = (tmp_path / "stick2").glob("*.odopsync")
    answers.ready = [answered(hq, second, tmp_path / "back2")]
    press(page.take.go, page, settle)
    assert page.lists.conflicts.isVisible()

    def decide(dialog: QDialog) -> None:
        assert isinstance(dialog, ConflictDialog)
        assert not dialog.yes.isEnabled()
        texts = [button.text() for button in dialog.sides.buttons()]
        assert sorted(texts) == ["176311", "176312"]
        dialog.sides.buttons()[texts.index("176311")].setChecked(True)
        QTest.keyClicks(dialog.reason, "house visited")
        QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
        settle(page.desk)

    table = page.lists.conflicts.table
    answering(lambda: QTest.keyClick(table, Qt.Key.Key_Return), decide)
    settle(page.desk)
    assert page.lists.conflicts.isHidden()
    with office.reading() as conn:
        row = read.get(conn, c.ARTISAN, id)
    assert row is not None and row["pin"] == "176311"


def test_the_control_sheet_goes_to_the_printer(
    page: SyncPage, sent: Path, paper: Paper, settle: Settle
) -> None:
    press(page.give.buttons[2], page, settle)
    ((name, pdf),) = paper.printed
    assert name == "control-1" and pdf.startswith(b"%PDF")


def test_the_sheet_printed_again_lists_the_parts_in_which_the_file_goes(
    page: SyncPage, sent: Path, paper: Paper, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("odop_desktop.sync.parts.split.__defaults__", (sent.stat().st_size // 2 + 1,))
    page.make.way.setCurrentIndex(1)
    press(page.give.buttons[2], page, settle)
    ((_, pdf),) = paper.printed
    text = "".join(page_.extract_text() for page_ in PdfReader(BytesIO(pdf)).pages)
    assert "2of2.odoppart" in text.replace("\n", "")


def test_the_sheet_tells_how_many_attachments_the_file_holds(
    page: SyncPage, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    office = page.desk.office
    with office.reading() as conn:
        id = read.where(conn, c.ARTISAN)[0].id
    photo = office.store.blobs.put(b"\xff\xd8\xff" + bytes(2000))
    records.change(office, kind=c.ARTISAN, id=id, values={"photo": photo})
    answers.ready = [tmp_path / "stick"]
    press(page.make.go, page, settle)
    (sheet,) = (tmp_path / "stick").glob("control-*.pdf")
    (code,) = codes(sheet.read_bytes())
    assert code.endswith("|1")


def test_it_speaks_english_at_once(page: SyncPage, sent: Path) -> None:
    page.desk.speech.switch("en")
    assert "Practice headquarters" in page.subtitle.text()
    assert "File no. 1" in page.give.file.text()
    assert page.lists.made.table.heads()[0] == "No."


def test_the_way_is_a_column_of_lists_and_a_filter(
    page: SyncPage, sent: Path, full_window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    desk = page.desk
    with desk.office.reading() as conn:
        id = read.where(conn, c.ARTISAN)[0].id
    records.change(desk.office, kind=c.ARTISAN, id=id, values={"pin": "176311"})
    full_window.go(Goto(place="artisans"))
    found = full_window.page
    assert isinstance(found, ListPage)
    settle(desk)
    found.set_columns((WAY, "name_hi"))
    qtbot.waitUntil(lambda: all(found.long.texts(row) for row in range(24)))
    told = {texts[0] for texts in map(found.long.texts, range(24)) if texts}
    assert told == {"अभी नहीं भेजा", f"दिनांक {date_screen(found.desk.office.now())} की फ़ाइल क्र. 1 में"}
    found.table.heads.sort_by(0)  # it is asked for by a filter, and no order
    assert found.long.headerData(0, Qt.Orientation.Horizontal) == "मुख्यालय तक"
    assert list(found.listed.keys) == ["name_hi"]
    found.bar.set_filters([Named("unsent")])
    settle(desk)
    assert len(found.long.order) == 1


def test_the_covering_letter_is_made_once_and_shown(
    page: SyncPage, sent: Path, full_window: MainWindow, answering: Answering, settle: Settle
) -> None:
    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        dialog.buttons()[0].click()

    answering(lambda: QTest.keyClick(page.give.buttons[4], Qt.Key.Key_Space), agree)
    settle(page.desk)
    with page.desk.office.reading() as conn:
        letters = [row for row in read.where(conn, c.LETTER) if row["record_kind"] == "file"]
    assert len(letters) == 1 and full_window.page is not page
    full_window.back()
    settle(page.desk)
    press(page.give.buttons[4], page, settle)  # the one that stands is shown
    assert full_window.page is not page


def test_a_newer_pack_is_shown_before_it_is_taken_in(
    page: SyncPage,
    hq: Office,
    sent: Path,
    answers: Answers,
    answering: Answering,
    settle: Settle,
    tmp_path: Path,
) -> None:
    newpack.update(hq, newer(tmp_path, blocks=with_block))
    file = answered(hq, sent, tmp_path / "back")
    office = page.desk.office

    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, PreviewDialog)
        assert any("नया खण्ड" in line[2] for line in dialog.lines.texts())
        assert "2026.2" in dialog.sums.text()
        dialog.reject()

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, PreviewDialog)
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    for ask, version in ((leave, "2026.1"), (agree, "2026.2")):
        answers.ready = [file]
        answering(lambda: press(page.take.go, page, settle), ask)
        settle(page.desk)
        assert office.head.version == version
    assert "2026.2" in told(page)


def test_the_update_is_told_of_and_saved_to_a_folder(
    page: SyncPage, hq: Office, sent: Path, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    assert page.lists.out.isHidden()
    program = tmp_path / "odop-setup.exe"
    program.write_bytes(b"MZ" * 1000)
    offering.offer(hq, program, "1.4.2", "Mends printing")
    answers.ready = [answered(hq, sent, tmp_path / "back")]
    press(page.take.go, page, settle)
    assert "1.4.2" in told(page)
    page.desk.place("today")
    settle(page.desk)
    (line,) = [one for one in from_headquarters(page.desk.office) if one.msgid == "ui.today.update"]
    assert "1.4.2" in line.said(page.desk.words)
    page.desk.place("sync")
    settle(page.desk)
    answers.ready = [tmp_path / "out"]
    press(page.lists.out, page, settle)
    assert (tmp_path / "out" / "odop-setup.exe").read_bytes() == program.read_bytes()
    assert not [one for one in from_headquarters(page.desk.office) if one.msgid == "ui.today.update"]
    assert page.lists.out.isVisible()


def test_an_update_beside_the_file_is_chosen_and_held_against_its_hash(
    page: SyncPage,
    hq: Office,
    sent: Path,
    answers: Answers,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(offering, "INSIDE", 10)
    program = tmp_path / "odop-setup.exe"
    program.write_bytes(b"MZ" * 1000)
    offering.offer(hq, program, "1.4.2")
    answers.ready = [answered(hq, sent, tmp_path / "back")]
    press(page.take.go, page, settle)
    false = tmp_path / "false.exe"
    false.write_bytes(b"ZM" * 1000)
    answers.ready = [false, tmp_path / "out"]
    press(page.lists.out, page, settle)
    assert "E-UPD-05" in told(page) and not (tmp_path / "out").exists()
    answers.ready = [program, tmp_path / "out"]
    press(page.lists.out, page, settle)
    assert (tmp_path / "out" / "odop-setup.exe").is_file()
