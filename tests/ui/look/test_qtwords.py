"""Qt ships no Hindi: what its boxes, menus, file and print dialogs ask for is answered by our words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from odop_desktop.ui.look.qtwords import QtWords
from odop_desktop.ui.start import speech_of

# Names that are the same in every language: sizes of paper, keys of the keyboard, what is never seen.
NAMES = {"QPageSize", "QShortcut", "QGuiApplication", "QPlatformTheme::LayoutDirection"}
UNSEEN = {
    "...",
    "Form",
    "Alt+Left",
    "Alt+Right",
    "Alt+Up",
    "Cicero (CC)",
    "Didot (DD)",
    "Pica (P̸)",
    *("1 (1x1)", "2 (2x1)", "4 (2x2)", "6 (2x3)", "9 (3x3)", "16 (4x4)"),
}


class Listening(QtWords):
    """Notes what Qt asks for and gets no answer to."""

    def __init__(self) -> None:
        super().__init__(speech_of("hi"))
        self.asked = 0
        self.unanswered: set[tuple[str, str]] = set()

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        answer = super().translate(context, source, disambiguation, n)
        self.asked += 1
        if answer is None and context not in NAMES and source not in UNSEEN and source.strip():
            self.unanswered.add((context, source))
        return answer


@pytest.fixture
def listening(qapp: QApplication) -> Iterator[Listening]:
    found = Listening()
    qapp.installTranslator(found)
    yield found
    qapp.removeTranslator(found)


def opened(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.mark.parametrize("mode", list(QFileDialog.AcceptMode))
@pytest.mark.parametrize("files", [QFileDialog.FileMode.ExistingFile, QFileDialog.FileMode.Directory])
def test_the_file_chooser_speaks_hindi(
    listening: Listening,
    qtbot: QtBot,
    tmp_path: object,
    mode: QFileDialog.AcceptMode,
    files: QFileDialog.FileMode,
) -> None:
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.setFileMode(files)
    opened(qtbot, dialog)
    assert listening.asked
    assert listening.unanswered == set()


def test_the_print_dialog_speaks_hindi(listening: Listening, qtbot: QtBot) -> None:
    printer = QPrinter()  # must outlive its dialog
    opened(qtbot, QPrintDialog(printer))
    assert listening.asked
    assert listening.unanswered == set()


def test_boxes_and_standard_buttons_speak_hindi(listening: Listening, qtbot: QtBot) -> None:
    buttons = QDialogButtonBox()
    for each in QDialogButtonBox.StandardButton:
        if each is not QDialogButtonBox.StandardButton.NoButton:
            buttons.addButton(each)
    opened(qtbot, buttons)
    line, lines = QLineEdit("क"), QPlainTextEdit("क")
    for box in (line, lines):
        opened(qtbot, box)
        menu = box.createStandardContextMenu()
        assert menu.actions()
        qtbot.addWidget(menu)
    message = QMessageBox(QMessageBox.Icon.Question, "", "", QMessageBox.StandardButton.Ok)
    message.setDetailedText("क")
    opened(qtbot, message)
    assert listening.unanswered == set()
    assert "सेव" in [b.text() for b in buttons.buttons()]
