"""Our own mistakes: one calm page, a report without anybody's data, and the form beneath keeps its text."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from odop_desktop.errors import OdopError
from odop_desktop.ui.crash import Crash, CrashDialog
from odop_desktop.ui.main_window import MainWindow
from tests.ui.conftest import Answering

SECRET = "सुनीता देवी 9816012345"


@pytest.fixture
def guarded(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window as the program runs it; reports go into the test's own folder."""
    (tmp_path / "reports").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "reports"))
    with Crash(window.desk):
        yield window


@pytest.fixture
def faulty(guarded: MainWindow) -> QPushButton:
    """A button of the page in front whose slot holds a mistake."""
    button = QPushButton("?", guarded.page)
    button.clicked.connect(lambda: {}[SECRET])
    button.show()
    return button


def crash(dialog: QDialog) -> CrashDialog:
    assert isinstance(dialog, CrashDialog)
    return dialog


def test_a_mistake_in_a_slot_becomes_a_page_and_the_form_keeps_its_text(
    guarded: MainWindow, faulty: QPushButton, answering: Answering, qtbot: QtBot, tmp_path: Path
) -> None:
    box = QLineEdit(guarded.page)
    box.setText(SECRET)
    seen: list[str] = []

    def deal(dialog: QDialog) -> None:
        seen.append(crash(dialog).file.text())
        assert dialog.windowTitle() == "कुछ गड़बड़ हुई"
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    def press() -> None:
        qtbot.mouseClick(faulty, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(seen))

    answering(press, deal)
    assert guarded.isVisible()
    assert box.text() == SECRET
    report = Path(seen[0])
    assert report.parent == tmp_path / "reports"
    text = report.read_text(encoding="utf-8")
    assert "KeyError" in text
    assert "test_crash.py" in text
    assert SECRET not in text
    assert SECRET.split()[0] not in text


def test_close_ends_the_window(
    guarded: MainWindow, faulty: QPushButton, answering: Answering, qtbot: QtBot
) -> None:
    def press() -> None:
        qtbot.mouseClick(faulty, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not guarded.isVisible())

    answering(press, lambda d: qtbot.mouseClick(crash(d).no, Qt.MouseButton.LeftButton))


def test_no_words_of_the_page_are_a_programmers(
    guarded: MainWindow, faulty: QPushButton, answering: Answering, qtbot: QtBot
) -> None:
    guarded.desk.speech.switch("en")
    told: list[str] = []

    def deal(dialog: QDialog) -> None:
        page = crash(dialog)
        told.extend(page.body.itemAt(n).widget().text() for n in range(3))  # type: ignore[union-attr]
        dialog.accept()

    def press() -> None:
        qtbot.mouseClick(faulty, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(told))

    answering(press, deal)
    assert told[0] == "This is a fault of the program, not yours."
    assert not any(word in " ".join(told) for word in ("Traceback", "KeyError", "line", ".py"))


def test_a_thread_that_falls_is_told_on_the_window(
    guarded: MainWindow, answering: Answering, qtbot: QtBot
) -> None:
    seen: list[QDialog] = []

    def fall() -> None:
        raise ValueError(SECRET)

    def start() -> None:
        thread = threading.Thread(target=fall)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: bool(seen))

    def deal(dialog: QDialog) -> None:
        seen.append(crash(dialog))
        dialog.accept()

    answering(start, deal)


def test_what_the_user_can_mend_is_said_in_the_strip(guarded: MainWindow, qtbot: QtBot) -> None:
    def refused() -> None:
        raise OdopError("E-PRN-01")

    button = QPushButton("?", guarded.page)
    button.clicked.connect(refused)
    button.show()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(guarded.strip.isVisible)
    assert "E-PRN-01" in guarded.strip.text.text()


def test_a_disk_that_takes_no_report_is_said(
    guarded: MainWindow,
    faulty: QPushButton,
    answering: Answering,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "not_there"))
    told: list[str] = []

    def deal(dialog: QDialog) -> None:
        page = crash(dialog)
        assert not page.file.isVisible()
        told.append(page.body.itemAt(2).widget().text())  # type: ignore[union-attr]
        dialog.accept()

    def press() -> None:
        qtbot.mouseClick(faulty, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(told))

    answering(press, deal)
    assert "डिस्क" in told[0]


def test_afterwards_the_hooks_are_as_they_were(window: MainWindow) -> None:
    before = sys.excepthook, threading.excepthook
    with Crash(window.desk):
        assert (sys.excepthook, threading.excepthook) != before
    assert (sys.excepthook, threading.excepthook) == before


def test_what_ends_the_window_is_told_and_what_is_worded_goes_on(
    window: MainWindow, answering: Answering, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def fall() -> None:
        with Crash(window.desk):
            raise ValueError(SECRET)

    answering(fall, lambda dialog: crash(dialog).accept())
    with pytest.raises(OdopError), Crash(window.desk):
        raise OdopError("E-PRN-01")
