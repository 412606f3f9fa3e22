"""Headquarters' place in the window: what it shows, deciding, taking in behind a preview, files for all offices."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import arrivals, conflicts, read, shelf
from odop_desktop.queries.read import RecordRow
from odop_desktop.sync import answers as making
from odop_desktop.sync import circulars, offering, receiving
from odop_desktop.ui.dialogs.enclosing import EnclosingDialog
from odop_desktop.ui.dialogs.other_value import OtherValueDialog
from odop_desktop.ui.dialogs.preview import PreviewDialog
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.headquarters import HeadquartersPage
from odop_desktop.ui.pages.help import name_of
from odop_desktop.ui.pages.today import TodayPage
from tests.actions.offices import Clock
from tests.sync.test_packs import SHIPPED, newer
from tests.ui.conftest import Answering, Answers, Paper, Settle
from tests.ui.headquarters.conftest import Made


def row(office: Office, kind: c.RecordKind, id: str) -> RecordRow:
    with office.reading() as conn:
        found = read.get(conn, kind, id)
    assert found is not None
    return found


def reason(dialog: QDialog) -> None:
    assert isinstance(dialog, ReasonDialog)
    QTest.keyClicks(dialog.box, "phone")
    QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)


def test_it_shows_who_sent_what_waits_and_what_is_to_be_decided(page: HeadquartersPage) -> None:
    titles = [page.tabs.tabText(n) for n in range(page.tabs.count())]
    assert titles == [
        "किसने नहीं भेजा",
        "क्या आया",
        "अलग रखे (1)",
        "निर्णय (1)",
        "प्रश्न",
        "स्थानान्तरण",
        "जोड़े गए",
        "पी.सी.",
        "माह-दर-माह",
    ]
    (line,) = page.offices.texts()
    assert line[0].startswith("HP-CHM")
    assert line[-1] == "अलग रखे बदलाव: 1; निर्णय योग्य अभिलेख: 1"
    assert len(page.came.table.texts()) == 3
    page.desk.speech.switch("en")
    assert page.tabs.tabText(3) == "To decide (1)"
    assert page.offices.texts()[0][1] == "sent"
    assert "None" not in str([*page.offices.texts(), *page.came.table.texts()])


def test_the_foot_and_today_tell_what_goes_to_the_offices_and_who_is_silent(
    page: HeadquartersPage, hq: Office, settle: Settle, clock: Clock
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    assert "कार्यालयों के लिए कुछ नया नहीं" in window.foot.facts.text()
    records.make(hq, kind=c.EVENT, values={"name_hi": "मेला"})
    clock.now += timedelta(days=70)
    page.desk.changed.emit(None)
    page.desk.place("today")
    settle(page.desk)
    assert "कार्यालयों को देने हेतु 1 अभिलेख" in window.foot.facts.text()
    assert isinstance(window.page, TodayPage)
    told = [line.line.said(page.desk.words) for line in window.page.pending.lines if line.line]
    assert "कार्यालय जिन्होंने 02-2026 की फ़ाइल नहीं भेजी" in told
    assert "बदलाव अलग रखे हैं: लें या लौटाएँ" in told


def test_enter_on_an_office_leads_to_what_is_to_be_looked_at(page: HeadquartersPage) -> None:
    page.offices.setFocus()
    QTest.keyClick(page.offices, Qt.Key.Key_Return)
    assert page.tabs.currentIndex() == 3


def test_a_value_is_taken_with_its_reason(
    page: HeadquartersPage, hq: Office, made: Made, answering: Answering, settle: Settle
) -> None:
    page.tabs.setCurrentIndex(3)
    assert len(page.decide.takes) == 2
    answering(lambda: QTest.keyClick(page.decide.takes[1], Qt.Key.Key_Space), reason)
    settle(page.desk)
    assert row(hq, c.ARTISAN, made.clash)["pin"] == "176311"
    assert conflicts.count(hq) == 0
    assert page.decide.table.isHidden()
    assert not page.decide.none.isHidden()


def test_another_value_is_typed(
    page: HeadquartersPage, hq: Office, made: Made, answering: Answering, settle: Settle
) -> None:
    page.tabs.setCurrentIndex(3)

    def typed(dialog: QDialog) -> None:
        assert isinstance(dialog, OtherValueDialog)
        assert not dialog.yes.isEnabled()
        QTest.keyClicks(dialog.reason, "phone")
        QTest.keyClicks(dialog.value, "176319")
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
        settle(page.desk)

    answering(lambda: QTest.keyClick(page.decide.other, Qt.Key.Key_Space), typed)
    settle(page.desk)
    assert row(hq, c.ARTISAN, made.clash)["pin"] == "176319"
    assert conflicts.count(hq) == 0


@pytest.mark.parametrize(("button", "city"), [("let_in", "सोलन"), ("back", "शिमला")])
def test_what_is_laid_aside_is_let_in_or_sent_back(
    page: HeadquartersPage,
    hq: Office,
    made: Made,
    answering: Answering,
    settle: Settle,
    button: str,
    city: str,
) -> None:
    page.tabs.setCurrentIndex(2)
    (field,) = page.shelf.fields.texts()
    assert field[:3] == ("नगर", "शिमला", "सोलन")
    answering(lambda: QTest.keyClick(getattr(page.shelf, button), Qt.Key.Key_Space), reason)
    settle(page.desk)
    assert row(hq, c.EVENT, made.event)["city"] == city
    assert shelf.count(hq) == 0
    assert page.shelf.table.isHidden()


def test_a_file_is_looked_into_then_taken_in_behind_a_safety_copy(
    page: HeadquartersPage, hq: Office, made: Made, answers: Answers, answering: Answering, settle: Settle
) -> None:
    copies = len(list(hq.place.backups.glob("*"))) if hq.place.backups.exists() else 0

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PreviewDialog)
        (line,) = dialog.files.texts()
        assert line[0] == made.file.name
        assert any("नई कारीगर" in told[2] for told in dialog.lines.texts())
        with hq.reading() as conn:
            assert read.get(conn, c.ARTISAN, made.fresh) is None
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    answers.ready = [made.file]
    answering(lambda: QTest.keyClick(page.take, Qt.Key.Key_Space), look)
    settle(page.desk)
    assert row(hq, c.ARTISAN, made.fresh)["name_hi"] == "नई कारीगर"
    assert len(list(hq.place.backups.glob("*"))) == copies + 1
    assert len(page.came.table.texts()) == 4


def test_what_is_looked_into_and_left_changes_nothing(
    page: HeadquartersPage, hq: Office, made: Made, answers: Answers, answering: Answering, settle: Settle
) -> None:
    answers.ready = [made.file]
    answering(lambda: QTest.keyClick(page.take, Qt.Key.Key_Space), lambda dialog: dialog.reject())
    settle(page.desk)
    assert len(arrivals.arrivals(hq)) == 3


def test_a_folder_without_files_says_so(
    page: HeadquartersPage, answers: Answers, tmp_path: Path, settle: Settle
) -> None:
    (tmp_path / "empty").mkdir()
    answers.ready = [tmp_path / "empty"]
    QTest.keyClick(page.folder, Qt.Key.Key_Space)
    settle(page.desk)
    assert page.desk.say.strip is not None
    assert page.desk.say.strip.isVisible()


def made_files(dialog: QDialog) -> None:
    assert isinstance(dialog, EnclosingDialog)
    QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)


def for_all(page: HeadquartersPage, settle: Settle) -> None:
    QTest.keyClick(page.answer, Qt.Key.Key_Space)
    settle(page.desk)


def test_files_for_all_offices(
    page: HeadquartersPage, answers: Answers, answering: Answering, tmp_path: Path, settle: Settle
) -> None:
    answers.ready = [tmp_path / "out"]
    answering(lambda: for_all(page, settle), made_files)
    settle(page.desk)
    (file,) = (tmp_path / "out").iterdir()
    assert file.name == "HQ_to_HP-CHM-1_e0_000004.odopsync"


def test_for_whom_no_file_could_be_made_is_told(
    page: HeadquartersPage,
    answers: Answers,
    answering: Answering,
    tmp_path: Path,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> NoReturn:
        raise OdopError("E-SYN-15", what="header", most=1)

    monkeypatch.setattr(making, "answer", full)
    answers.ready = [tmp_path / "out"]
    answering(lambda: for_all(page, settle), made_files)
    settle(page.desk)
    assert page.desk.say.strip is not None
    told = page.desk.say.strip.text.text()
    assert "HP-CHM-1: " in told and "1 में से 1" in told


def test_what_is_left_makes_no_files(
    page: HeadquartersPage, answers: Answers, answering: Answering, settle: Settle
) -> None:
    answering(lambda: for_all(page, settle), lambda dialog: dialog.reject())
    settle(page.desk)
    assert answers.asked == []


def test_a_circular_a_pack_and_an_update_go_along(
    page: HeadquartersPage, hq: Office, answers: Answers, answering: Answering, tmp_path: Path, settle: Settle
) -> None:
    paper, program = tmp_path / "circular.pdf", tmp_path / "odop-setup.exe"
    paper.write_bytes(b"%PDF")
    program.write_bytes(b"MZ" * 1000)
    pack = newer(tmp_path)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EnclosingDialog)
        assert not dialog.version.isVisible() and not dialog.remove.isEnabled()
        answers.ready = [paper]
        QTest.keyClick(dialog.add, Qt.Key.Key_Space)
        assert dialog.papers.text() == "circular.pdf"
        answers.ready = [pack]
        QTest.keyClick(dialog.folder, Qt.Key.Key_Space)
        settle(page.desk)
        assert "2026.2" in dialog.pack.text() and dialog.yes.isEnabled()
        answers.ready = [program]
        QTest.keyClick(dialog.choose, Qt.Key.Key_Space)
        assert not dialog.yes.isEnabled()  # no version yet
        QTest.keyClicks(dialog.version, "1.4.2")
        QTest.keyClicks(dialog.note, "Mends printing")
        answers.ready = [tmp_path / "out"]
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    answering(lambda: for_all(page, settle), fill)
    settle(page.desk)
    assert len(list((tmp_path / "out").iterdir())) == 1
    assert hq.head.version == "2026.2"
    offered = offering.offering(hq)
    assert offered is not None and (offered.version, offered.note) == ("1.4.2", "Mends printing")

    def away(dialog: QDialog) -> None:
        assert isinstance(dialog, EnclosingDialog)
        assert "1.4.2" in dialog.update_.text()
        ((_, name, whom, lacking),) = dialog.under_way.table.table.texts()
        assert (name, whom, lacking) == ("circular.pdf", "सभी कार्यालय", "HP-CHM-1")
        QTest.keyClick(dialog.under_way.stop, Qt.Key.Key_Space)
        settle(page.desk)
        assert dialog.under_way.isHidden() and circulars.standing(hq) == []
        QTest.keyClick(dialog.none, Qt.Key.Key_Space)
        answers.ready = [tmp_path / "out"]
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)

    answering(lambda: for_all(page, settle), away)
    settle(page.desk)
    assert offering.offering(hq) is None


def test_a_pack_that_is_none_is_refused_in_the_dialog(
    page: HeadquartersPage, answers: Answers, answering: Answering, tmp_path: Path, settle: Settle
) -> None:
    def try_(dialog: QDialog) -> None:
        assert isinstance(dialog, EnclosingDialog)
        for wrong in (tmp_path, SHIPPED.parent / "UP", SHIPPED):
            answers.ready = [wrong]
            QTest.keyClick(dialog.folder, Qt.Key.Key_Space)
            settle(page.desk)
            assert dialog.value().pack is None and dialog.yes.isEnabled()
        assert dialog.pack.text() == "यही सूची पहले से लगी है।"
        answers.ready = [tmp_path / "gone.exe"]
        QTest.keyClick(dialog.choose, Qt.Key.Key_Space)
        assert dialog.strip.isVisible() and dialog.value().update is None
        dialog.reject()

    answering(lambda: for_all(page, settle), try_)


def test_a_dropped_file_is_looked_into(page: HeadquartersPage, made: Made, answering: Answering) -> None:
    answering(lambda: page.dropped(made.file), lambda dialog: dialog.reject())


def test_the_phrase_is_shown_and_the_receipt_printed(
    page: HeadquartersPage, paper: Paper, settle: Settle
) -> None:
    page.tabs.setCurrentIndex(1)
    settle(page.desk)
    said = page.came.phrase.text()
    assert "HP-CHM-1" in said and said.count("-") >= 4
    QTest.keyClick(page.came.print, Qt.Key.Key_Space)
    settle(page.desk)
    ((name, pdf),) = paper.printed
    assert name == "receipt-3"
    assert pdf.startswith(b"%PDF")


def test_a_file_that_came_twice_is_told_at_length_below_the_table(
    page: HeadquartersPage, hq: Office, made: Made, settle: Settle
) -> None:
    for _ in range(2):
        receiving.receive(hq, [made.file])
    page.look()
    page.tabs.setCurrentIndex(1)
    settle(page.desk)
    assert page.came.table.texts()[0][-1] == "यह फ़ाइल 10-01-2026 को ली जा चुकी है; कुछ नहीं बदला"
    page.came.table.selectRow(0)
    settle(page.desk)
    page.desk.speech.switch("en")
    settle(page.desk)
    told = page.came.phrase.text()
    assert told.startswith("This file was taken in on 10-01-2026 already; nothing changed. ")
    assert "HP-CHM-1" in told.splitlines()[1]
    QTest.keyClick(page.came.table, Qt.Key.Key_Down)
    settle(page.desk)
    assert "already" not in page.came.phrase.text() and "HP-CHM-1" in page.came.phrase.text()


def test_f1_opens_headquarters_own_page(page: HeadquartersPage) -> None:
    assert name_of(page, "sync", over=False) == "headquarters"


def test_everything_for_a_pc_that_lost_its_records(
    page: HeadquartersPage, answers: Answers, tmp_path: Path, settle: Settle
) -> None:
    page.tabs.setCurrentIndex(4)
    answers.ready = [tmp_path / "out"]
    QTest.keyClick(page.pcs.whole, Qt.Key.Key_Space)
    settle(page.desk)
    (file,) = (tmp_path / "out").iterdir()
    assert file.stat().st_size > 10_000


def test_a_forged_file_stands_above_the_tables_until_somebody_has_looked(
    page: HeadquartersPage, hq: Office, made: Made, tmp_path: Path, settle: Settle
) -> None:
    assert not page.alarms.isVisible()
    forged = tmp_path / "forged.odopsync"
    content = made.file.read_bytes()
    at = content.index(b'"month":"2026')
    forged.write_bytes(content[:at] + b'"month":"2025' + content[at + 13 :])
    (got,) = receiving.receive(hq, [forged])
    assert got.code == "E-SYN-06"
    page.look()
    settle(page.desk)
    assert page.alarms.isVisible()
    assert "हस्ताक्षर" in page.alarms.lines.text() and "HP-CHM-1" in page.alarms.lines.text()
    page.desk.speech.switch("en")
    assert "signature" in page.alarms.lines.text() and "Take care" in page.alarms.told.text()
    QTest.keyClick(page.alarms.look, Qt.Key.Key_Space)
    assert page.tabs.currentIndex() == 1
    assert page.came.table.texts()[0][-1].startswith("The signature")
    QTest.keyClick(page.alarms.done, Qt.Key.Key_Space)
    settle(page.desk)
    assert not page.alarms.isVisible()
