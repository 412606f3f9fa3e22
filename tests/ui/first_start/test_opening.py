"""From the start to an open office: signing in, a forgotten password, a damaged store, another folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from odop_desktop.actions import passwords, safety, setup
from odop_desktop.actions.setup import Wish
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.settings import Settings
from odop_desktop.signin import open_office, remember
from odop_desktop.storage import slots, vault, where
from odop_desktop.storage.place import Place
from odop_desktop.sync import root_keeping, trust_founding, way_back
from odop_desktop.sync.root_keeping import Sort
from odop_desktop.ui.dialogs.new_card import NewCardDialog
from odop_desktop.ui.dialogs.recover import RecoverDialog
from odop_desktop.ui.dialogs.restore import RestoreDialog
from odop_desktop.ui.dialogs.shut_out import ShutOutDialog
from odop_desktop.ui.dialogs.sign_in import SignIn
from odop_desktop.ui.first_start.wizard import FirstStart
from odop_desktop.ui.hall import Begin, Hall
from odop_desktop.ui.opening import opened_office
from odop_desktop.ui.start import hall_of, speech_of
from tests.actions.offices import CHEAP, PASSWORD, ROOM, artisan, rows
from tests.ui.conftest import Answers

Deal = Callable[[QDialog], object]


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "calibrate", lambda: CHEAP)


@pytest.fixture
def hall(qapp: QApplication, answers: Answers) -> Iterator[Hall]:
    made = hall_of(speech_of("hi"), Settings(), chooser=answers)
    yield made
    made.jobs.close()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A real office, closed, and its recovery code."""
    folder = tmp_path_factory.mktemp("kept") / "office"
    code = setup.create(Wish(folder, "HP", "CHM", 1, "anita", PASSWORD, cost=CHEAP), room=ROOM)
    assert code
    return folder, code


@pytest.fixture
def real(kept: tuple[Path, str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept[0], tmp_path / "real"))


def opening(hall: Hall, begin: Begin, *deals: tuple[type[QDialog], Deal]) -> Office | None:
    """Opens an office while each dialog that comes up is dealt with in its turn."""
    waiting = list(deals)
    failed: list[BaseException] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not waiting or failed:
            return
        if not isinstance(dialog, waiting[0][0]):
            QTimer.singleShot(5, look)
            return
        _, deal = waiting.pop(0)
        QTimer.singleShot(5, look)
        try:
            deal(dialog)
        except BaseException as error:
            failed.append(error)
            dialog.done(0)

    QTimer.singleShot(0, look)
    office = opened_office(begin, hall)
    if failed:
        raise failed[0]
    assert not waiting
    return office


def until(ready: Callable[[], bool]) -> None:
    """Goes on with the events of the window until it is so."""
    for _ in range(3000):
        if ready():
            return
        QTest.qWait(10)
    raise AssertionError("it never came")


def sign_in(dialog: QDialog) -> None:
    assert isinstance(dialog, SignIn)
    assert dialog.user.text() == "anita"
    until(lambda: dialog.password.box.hasFocus())
    dialog.password.box.setText(PASSWORD)
    QTest.keyClick(dialog.password.box, Qt.Key.Key_Return)


def close(dialog: QDialog) -> None:
    dialog.reject()


def test_a_practice_office_opens_without_a_question(hall: Hall, practice: Path, tmp_path: Path) -> None:
    shutil.copytree(practice, tmp_path / "p")
    office = opening(hall, Begin(tmp_path / "p"))
    assert office is not None and office.facts.practice
    office.close()


def test_a_real_one_asks_and_opens(hall: Hall, real: Path) -> None:
    office = opening(hall, Begin(real), (SignIn, sign_in))
    assert office is not None and office.user.name == "anita"
    office.close()


def test_the_one_last_opened_is_opened(hall: Hall, real: Path) -> None:
    remember(real)
    office = opening(hall, Begin(), (SignIn, sign_in))
    assert office is not None and office.folder == real
    office.close()


def test_a_wrong_password_is_said_and_typed_anew(hall: Hall, real: Path) -> None:
    def wrong_then_right(dialog: QDialog) -> None:
        assert isinstance(dialog, SignIn)
        dialog.password.box.setText("wrong one")
        QTest.keyClick(dialog.password.box, Qt.Key.Key_Return)
        until(lambda: dialog.strip.isVisible() and not dialog.busy)
        assert "E-VLT-01" in dialog.strip.text.text()
        assert dialog.password.box.hasFocus() and dialog.user.text() == "anita"
        sign_in(dialog)

    office = opening(hall, Begin(real), (SignIn, wrong_then_right))
    assert office is not None
    office.close()


def test_caps_lock_is_noticed(hall: Hall, real: Path, qtbot: QtBot) -> None:
    dialog = SignIn(hall, real)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog.password.box, Qt.Key.Key_A)
    assert not dialog.password.caps.isVisible()
    QTest.keyClick(dialog.password.box, "A")
    assert dialog.password.caps.isVisible()
    QTest.keyClick(dialog.password.box, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not dialog.password.caps.isVisible()


def test_a_closed_question_opens_nothing(hall: Hall, real: Path) -> None:
    assert opening(hall, Begin(real), (SignIn, close)) is None


def test_an_office_that_is_open_elsewhere_is_told(hall: Hall, real: Path) -> None:
    there = open_office(real, lambda: ("anita", PASSWORD), room=ROOM)

    def told(dialog: QDialog) -> None:
        assert isinstance(dialog, SignIn)
        sign_in(dialog)
        until(lambda: dialog.strip.isVisible() and not dialog.busy)
        assert "E-OFF-01" in dialog.strip.text.text()
        there.close()
        sign_in(dialog)

    office = opening(hall, Begin(real), (SignIn, told))
    assert office is not None
    office.close()


def test_a_practice_office_open_elsewhere_is_told(hall: Hall, office: Office) -> None:
    def told(dialog: QDialog) -> None:
        assert isinstance(dialog, SignIn)
        until(lambda: dialog.strip.isVisible() and not dialog.busy)
        assert "E-OFF-01" in dialog.strip.text.text()
        assert not dialog.user.isVisible() and dialog.practice.isVisible()
        dialog.reject()

    assert opening(hall, Begin(office.folder), (SignIn, told)) is None


def test_a_folder_without_an_office_leads_to_another_one(
    hall: Hall, real: Path, tmp_path: Path, answers: Answers
) -> None:
    answers.ready.append(real)

    def elsewhere(dialog: QDialog) -> None:
        assert isinstance(dialog, SignIn)
        assert "E-OFF-02" in dialog.strip.text.text() and not dialog.user.isVisible()
        dialog.links[2].click()
        sign_in(dialog)

    office = opening(hall, Begin(tmp_path / "nothing"), (SignIn, elsewhere))
    assert office is not None
    office.close()


def test_a_new_office_is_made_from_here(hall: Hall, real: Path) -> None:
    def leads(dialog: QDialog) -> None:
        assert isinstance(dialog, SignIn)
        dialog.links[3].click()

    assert opening(hall, Begin(real), (SignIn, leads), (FirstStart, close)) is None


def test_the_recovery_code_sets_a_new_password(hall: Hall, real: Path, kept: tuple[Path, str]) -> None:
    def forgot(dialog: QDialog) -> None:
        assert isinstance(dialog, SignIn)
        QTimer.singleShot(0, dialog.links[0].click)

    def renewed(dialog: QDialog) -> None:
        assert isinstance(dialog, RecoverDialog)
        dialog.accept()
        assert dialog.strip.isVisible()  # no password yet
        for box in (dialog.password.first.box, dialog.password.again.box):
            box.setText("a new one 2027")
        dialog.code.setText("AAAA-BBBB")
        dialog.accept()
        until(lambda: not dialog.busy)
        assert "E-VLT-03" in dialog.strip.text.text() and dialog.code.hasFocus()
        dialog.code.setText(kept[1].lower())
        dialog.accept()
        until(lambda: not dialog.isVisible() or not dialog.busy)

    office = opening(hall, Begin(real), (SignIn, forgot), (RecoverDialog, renewed))
    assert office is not None
    office.close()
    open_office(real, lambda: ("anita", "a new one 2027"), room=ROOM).close()


SECRET = bytes(range(32))  # headquarters' recovery key


@pytest.fixture
def enrolled(real: Path) -> Path:
    """The office once it has a headquarters."""
    office = open_office(real, lambda: ("anita", PASSWORD), room=ROOM)
    way_back.leave(office.place, office.key, trust_founding.recipient_of(SECRET))
    office.close()
    return real


def _forgot(dialog: QDialog) -> None:
    assert isinstance(dialog, SignIn)
    QTimer.singleShot(0, dialog.links[0].click)


def _card_lost(dialog: QDialog) -> None:
    assert isinstance(dialog, RecoverDialog)
    QTimer.singleShot(0, dialog.lost.click)


def _retyped(dialog: ShutOutDialog) -> None:
    for box in (dialog.password.first.box, dialog.password.again.box):
        box.setText("a new one 2027")


def _carded(dialog: QDialog) -> None:
    """Two groups of the new card are typed back."""
    assert isinstance(dialog, NewCardDialog)
    dialog.accept()
    assert dialog.strip.isVisible() and not dialog.busy, "it is not on paper yet"
    dialog.step.ask()
    parts = dialog.step.answers.code.split("-")
    for n, box in zip(dialog.step.asked, dialog.step.boxes, strict=True):
        box.setText(parts[n - 1])
    dialog.accept()
    until(lambda: not dialog.isVisible())


def test_password_and_card_lost_headquarters_lets_the_office_in_again(
    hall: Hall, enrolled: Path, kept: tuple[Path, str], answers: Answers, tmp_path: Path
) -> None:
    def asks(dialog: QDialog) -> None:
        assert isinstance(dialog, ShutOutDialog)
        assert not dialog.fingerprint.isVisible()
        dialog.accept()
        assert dialog.strip.isVisible() and not dialog.busy, "no answer yet"
        answers.ready = [tmp_path / "stick"]
        QTest.keyClick(dialog.write, Qt.Key.Key_Space)
        until(lambda: dialog.fingerprint.isVisible())
        (request,) = (tmp_path / "stick").iterdir()
        wish = way_back.read(request.read_bytes())
        answer = tmp_path / "answer.odopopen"
        answer.write_bytes(way_back.grant(wish, SECRET, dialog.fingerprint.text()))
        answers.ready = [answer]
        QTest.keyClick(dialog.answer, Qt.Key.Key_Space)
        _retyped(dialog)
        QTimer.singleShot(0, dialog.accept)

    steps = ((SignIn, _forgot), (RecoverDialog, _card_lost), (ShutOutDialog, asks), (NewCardDialog, _carded))
    office = opening(hall, Begin(enrolled), *steps)
    assert office is not None
    assert not way_back.waits(office.place), "the answer opens nothing any more"
    office.close()
    with pytest.raises(OdopError, match="E-VLT-02"):
        passwords.renew(enrolled, proof=passwords.card(kept[1]), login="anita", password="another 2027")
    open_office(enrolled, lambda: ("anita", "a new one 2027"), room=ROOM).close()


def test_headquarters_own_pc_opens_with_the_recovery_key(hall: Hall, enrolled: Path) -> None:
    def opens(dialog: QDialog) -> None:
        assert isinstance(dialog, ShutOutDialog)
        dialog.here.click()
        _retyped(dialog)
        dialog.accept()
        assert dialog.strip.isVisible() and not dialog.busy, "no key yet"
        dialog.key.paper.setPlainText(root_keeping.to_paper(Sort.RECOVERY, SECRET))
        QTimer.singleShot(0, dialog.accept)

    steps = ((SignIn, _forgot), (RecoverDialog, _card_lost), (ShutOutDialog, opens), (NewCardDialog, close))
    office = opening(hall, Begin(enrolled), *steps)
    assert office is not None
    office.close()
    open_office(enrolled, lambda: ("anita", "a new one 2027"), room=ROOM).close()


def test_a_damaged_store_comes_back_from_its_copy(
    hall: Hall, real: Path, tmp_path: Path, answers: Answers
) -> None:
    office = open_office(real, lambda: ("anita", PASSWORD), room=ROOM)
    artisan(office)
    copy = safety.backup(office, out=tmp_path / "copy.odopbackup").file
    office.close()
    (real / "office.db").write_bytes(b"nothing" * 4096)
    answers.ready.append(copy)

    def damaged(dialog: QDialog) -> None:
        assert isinstance(dialog, SignIn)
        sign_in(dialog)
        until(lambda: dialog.strip.isVisible() and not dialog.busy)
        assert "E-DB-" in dialog.strip.text.text()
        QTimer.singleShot(0, dialog.links[1].click)

    def restored(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        dialog.accept()
        assert dialog.strip.isVisible()  # no file yet
        dialog.choose.click()
        dialog.user.setText("anita")
        dialog.password.box.setText(PASSWORD)
        dialog.accept()
        until(lambda: not dialog.busy)
        assert "1 कारीगर" in dialog.outcome.text(), dialog.strip.text.text()
        dialog.accept()

    def again(dialog: QDialog) -> None:
        assert isinstance(dialog, SignIn)
        assert "वापस आ गया" in dialog.strip.text.text()
        dialog.activateWindow()
        sign_in(dialog)

    office_back = opening(hall, Begin(real), (SignIn, damaged), (RestoreDialog, restored), (SignIn, again))
    assert office_back is not None
    assert len(rows(office_back, c.ARTISAN)) == 1
    office_back.close()


def test_a_file_that_is_no_copy_is_refused_in_the_dialog(
    hall: Hall, real: Path, tmp_path: Path, qtbot: QtBot, answers: Answers
) -> None:
    (tmp_path / "x.odopbackup").write_bytes(b"nothing")
    answers.ready.append(tmp_path / "x.odopbackup")
    dialog = RestoreDialog(hall, None, real)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose.click()
    dialog.accept()
    until(lambda: not dialog.busy)
    assert "E-BAK-01" in dialog.strip.text.text() and dialog.returned is None
    open_office(real, lambda: ("anita", PASSWORD), room=ROOM).close()


def test_the_database_is_asked_for_where_the_records_lie_on_a_server(
    hall: Hall, real: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    shutil.copy(real / "vault.json", tmp_path)
    place = Place(tmp_path)
    key = slots.open_with_password(vault.load(place.vault), "anita", PASSWORD).key
    where.name_server(place, key, "postgresql://hq/odop")
    dialogs = [RestoreDialog(hall, None, folder) for folder in (real, tmp_path)]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
    assert [dialog.database.isHidden() for dialog in dialogs] == [True, False]
