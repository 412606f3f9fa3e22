"""Offices and keys in the window: a district is kept, its list brought in, the silent written to, keys made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from odop_desktop.actions import records, standing_in
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.queries import districts, lists
from odop_desktop.queries.list_filters import Named
from odop_desktop.queries.lists import Asked
from odop_desktop.sync import listed, proxies, renewal, root_keeping, trust_founding, unlocking, way_back
from odop_desktop.sync.root_keeping import Sort
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.enclosing import EnclosingDialog
from odop_desktop.ui.dialogs.hq_offices import CloseDialog, KeepDialog, LeastDialog, MoveDialog, OwnKeysDialog
from odop_desktop.ui.dialogs.trust import RotateDialog
from odop_desktop.ui.dialogs.unlocking import UnlockDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.headquarters import HeadquartersPage
from odop_desktop.ui.pages.imports import ImportPage
from tests.actions.offices import OFFICER, Clock
from tests.sync.lab import HQ, Lab
from tests.sync.test_going_back import copied
from tests.sync.test_hq_keys import moved
from tests.sync.test_owing import gone_back
from tests.ui.conftest import Answering, Answers, Settle
from tests.ui.headquarters.conftest import at

SAMPLE = resources() / "samples" / "artisans_messy.xlsx"
MakeDesk = Callable[[Office], Desk]


def press(dialog: QDialog, desk: Desk, settle: Settle) -> None:
    QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    settle(desk)


def test_a_district_is_kept_and_its_list_brought_in_by_keys(
    page: HeadquartersPage, hq: Office, settle: Settle, answers: Answers, answering: Answering
) -> None:
    desk = page.desk

    def kullu(dialog: QDialog) -> None:
        assert isinstance(dialog, KeepDialog)
        codes = [row["code3"] for row in dialog.districts]
        assert "CHM" not in codes, "it has a PC"
        dialog.choice.setCurrentIndex(codes.index("KLU"))
        press(dialog, desk, settle)

    answering(lambda: QTest.keyClick(page.standing.keep, Qt.Key.Key_Space), kullu)
    settle(desk)
    told = {row[0].split()[0]: row for row in page.offices.texts()}
    assert told["HP-KLU"][1] == "यहीं रखा जाता है"
    assert page.subtitle.text().endswith("1 में से 0 ने नहीं भेजी। यहीं रखे गए जिले: 1।")
    at = [row[0].split()[0] for row in page.offices.texts()].index("HP-KLU")
    page.offices.selectRow(at)
    QTest.keyClick(page.standing.bring, Qt.Key.Key_Space)
    settle(desk)
    window = page.window()
    assert isinstance(window, MainWindow)
    imports = window.page
    assert isinstance(imports, ImportPage)
    assert "HP-KLU" in imports.subtitle.text()
    answers.ready = [SAMPLE]
    QTest.keyClick(imports.source.choose, Qt.Key.Key_Space)
    settle(desk)
    QTest.keyClick(imports.take, Qt.Key.Key_Space)
    settle(desk)
    entered = lists.count(hq, c.ARTISAN, Asked(filters=(Named("entered"),)))
    assert entered == (imports.session.result.new if imports.session.result else -1)
    desk.place("sync")
    settle(desk)
    found = window.page
    assert isinstance(found, HeadquartersPage)
    line = {row[0].split()[0]: row for row in found.offices.texts()}["HP-KLU"]
    assert SAMPLE.name in line[2]


def test_a_district_kept_by_mistake_goes_again_unless_something_was_entered(
    page: HeadquartersPage, hq: Office, settle: Settle, answering: Answering
) -> None:
    desk = page.desk
    for code in ("KLU", "KNR"):
        node = proxies.begin(hq, districts.meant(hq, code))
        if code == "KNR":
            records.make(standing_in.desk(hq, id=node.office, district=node.district), kind=c.ARTISAN,
                         values={"name_hi": "एक", "district": node.district})  # fmt: skip
    page.look()
    settle(desk)

    def closed(dialog: QDialog) -> None:
        assert isinstance(dialog, CloseDialog)
        press(dialog, desk, settle)
        if dialog.isVisible():
            assert "E-SYN-98" in dialog.strip.text.text()
            dialog.reject()

    for code, left in (("HP-KLU", False), ("HP-KNR", True)):
        at_ = [row[0].split()[0] for row in page.offices.texts()].index(code)
        page.offices.selectRow(at_)
        answering(lambda: QTest.keyClick(page.standing.close_, Qt.Key.Key_Space), closed)
        settle(desk)
        assert (code in [row[0].split()[0] for row in page.offices.texts()]) is left
    page.offices.selectRow(0)
    assert not page.standing.close_.isEnabled(), "Chamba has a PC"


def test_the_least_version_is_set_where_the_files_for_all_are_made(
    page: HeadquartersPage, hq: Office, settle: Settle, answering: Answering
) -> None:
    def newer(dialog: QDialog) -> None:
        assert isinstance(dialog, LeastDialog)
        dialog.version.setText("one")
        press(dialog, page.desk, settle)
        assert dialog.isVisible(), "no version: said inside"
        dialog.version.setText("9.1")
        press(dialog, page.desk, settle)

    def enclosing(dialog: QDialog) -> None:
        assert isinstance(dialog, EnclosingDialog)
        answering(lambda: QTest.keyClick(dialog.change, Qt.Key.Key_Space), newer)
        assert "9.1" in dialog.least.text()
        dialog.reject()

    def files() -> None:
        QTest.keyClick(page.answer, Qt.Key.Key_Space)
        settle(page.desk)

    answering(files, enclosing)
    assert listed.trust(hq).head.min_app == "9.1"


def test_at_headquarters_the_place_is_that_of_the_districts(page: HeadquartersPage) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    assert page.title.text() == "जिलों की फ़ाइलें"
    assert "जिलों की फ़ाइलें" in [b.text() for b in window.rail.findChildren(QToolButton)]


def test_the_silent_are_written_to(
    page: HeadquartersPage, hq: Office, settle: Settle, answering: Answering, clock: Clock
) -> None:
    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        dialog.buttons()[0].click()

    records.make(hq, kind=c.OFFICER, values={**OFFICER, "office": hq.facts.id})
    clock.now += timedelta(days=70)
    page.look()
    settle(page.desk)
    for expected in (1, 2):
        answering(lambda: QTest.keyClick(page.standing.letters, Qt.Key.Key_Space), agree)
        settle(page.desk)
        letters = lists.count(hq, c.LETTER, Asked())
        assert letters == expected, "a letter, then a reminder"


@pytest.fixture
def real(lab: Lab) -> Iterator[Office]:
    yield lab.office(HQ)


def typed(dialog: OwnKeysDialog | MoveDialog | RotateDialog, lab: Lab) -> None:
    """The root key from its paper."""
    assert not dialog.yes.isEnabled()
    dialog.key.paper.setPlainText(root_keeping.to_paper(Sort.ROOT, lab.roots[0].secret))


def test_new_keys_of_headquarters_signed_by_the_key_typed_from_paper(
    real: Office, lab: Lab, make_desk: MakeDesk, qtbot: QtBot, settle: Settle, answering: Answering
) -> None:
    page = at(make_desk(real), qtbot, settle)
    page.given({"tab": "pcs"})

    def renew(dialog: QDialog) -> None:
        assert isinstance(dialog, OwnKeysDialog)
        QTest.keyClicks(dialog.key.paper, "0000 1111")
        press(dialog, page.desk, settle)
        assert dialog.isVisible(), "no key: said inside"
        dialog.key.paper.clear()
        typed(dialog, lab)
        press(dialog, page.desk, settle)

    answering(lambda: QTest.keyClick(page.pcs.own, Qt.Key.Key_Space), renew)
    settle(page.desk)
    assert len(listed.trust(real).hq.sign) == 2


def test_an_office_that_lost_password_and_card_is_let_in_again(
    real: Office,
    lab: Lab,
    make_desk: MakeDesk,
    qtbot: QtBot,
    settle: Settle,
    answering: Answering,
    answers: Answers,
) -> None:
    chm, secret = lab.office("chm"), bytes(range(32))
    way_back.leave(chm.place, chm.key, trust_founding.recipient_of(secret))
    asked = unlocking.request(chm.folder, lab.post)
    page = at(make_desk(real), qtbot, settle)
    page.given({"tab": "pcs"})

    def unlock(dialog: QDialog) -> None:
        assert isinstance(dialog, UnlockDialog)
        answers.ready = [asked.file]
        QTest.keyClick(dialog.file, Qt.Key.Key_Space)
        settle(page.desk)
        assert "HP-CHM-1" in dialog.who.text() and "01899-1" in dialog.who.text()
        answers.ready = [lab.post]
        QTest.keyClick(dialog.out, Qt.Key.Key_Space)
        QTest.keyClicks(dialog.heard, "0000-0000-0000-0000")
        dialog.key.paper.setPlainText(root_keeping.to_paper(Sort.RECOVERY, secret))
        press(dialog, page.desk, settle)
        assert dialog.isVisible(), "another fingerprint: said inside"
        dialog.heard.clear()
        QTest.keyClicks(dialog.heard, asked.fingerprint.lower())
        press(dialog, page.desk, settle)

    answering(lambda: QTest.keyClick(page.pcs.unlock, Qt.Key.Key_Space), unlock)
    answer = asked.file.with_name(f"{asked.file.stem}_answer.odopopen")
    assert unlocking.by_answer(answer)(chm.place) == chm.key


def test_a_wish_for_keys_among_other_files_opens_where_it_is_signed(
    real: Office,
    lab: Lab,
    make_desk: MakeDesk,
    qtbot: QtBot,
    settle: Settle,
    answering: Answering,
    answers: Answers,
) -> None:
    wish = renewal.new_keys(lab.office("chm"), lab.post)
    page = at(make_desk(real), qtbot, settle)

    def sign(dialog: QDialog) -> None:
        assert isinstance(dialog, RotateDialog)
        assert dialog.file.path == wish
        typed(dialog, lab)
        press(dialog, page.desk, settle)

    def take() -> None:
        answers.ready = [wish]
        QTest.keyClick(page.take, Qt.Key.Key_Space)
        settle(page.desk)

    answering(take, sign)
    settle(page.desk)
    assert len(listed.trust(real).node(lab.node("chm")).sign) == 2


def test_a_restored_headquarters_says_which_offices_owe_what(
    lab: Lab, make_desk: MakeDesk, qtbot: QtBot, settle: Settle
) -> None:
    gone_back(lab)
    page = at(make_desk(lab.office(HQ)), qtbot, settle)
    assert page.note.isVisible() and "2 में से 2" in page.note.text()
    assert all("इसकी फ़ाइल नहीं बनी" in row[-1] for row in page.offices.texts())


def test_headquarters_brought_back_on_another_pc_is_made_headquarters(
    lab: Lab, make_desk: MakeDesk, qtbot: QtBot, settle: Settle, answering: Answering
) -> None:
    moved(lab, copied(lab, HQ))
    page = at(make_desk(lab.office(HQ)), qtbot, settle)
    assert not page.take.isEnabled()
    assert "दूसरा" in page.note.text()

    def here(dialog: QDialog) -> None:
        assert isinstance(dialog, MoveDialog)
        typed(dialog, lab)
        press(dialog, page.desk, settle)

    answering(lambda: QTest.keyClick(page.pcs.move_here, Qt.Key.Key_Space), here)
    settle(page.desk)
    assert listed.is_hq(lab.office(HQ))
    assert page.take.isEnabled()
