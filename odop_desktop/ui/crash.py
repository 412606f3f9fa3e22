"""What is our mistake: one calm page instead of a stack trace, and a report that names no person and no record."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Any, Self

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QLabel, QWidget

from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.telling import mishaps
from odop_desktop.ui.dialogs.base import Asking
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import READABLE, label


class QtFatal(Exception):
    """Qt itself gave up; the program ends after the report is written."""


class Crash(QObject):
    """`with Crash(hall):` catches what nobody caught, in slots and in threads alike, and what ends the block."""

    _fell = Signal(object)  # from any thread to the GUI's

    def __init__(self, hall: Hall) -> None:
        super().__init__()
        self.hall = hall
        self._open = False
        self._before = (sys.excepthook, threading.excepthook)
        self._qt_before: Any = None
        self._fell.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def __enter__(self) -> Self:
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._caught
        threading.excepthook = self._in_thread
        self._qt_before = qInstallMessageHandler(self._from_qt)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(self._qt_before)
        if not isinstance(error, Exception) or isinstance(error, OdopError):
            return False
        self._show(error)
        return True

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            self._fell.emit(error.with_traceback(trace))
        else:
            self._before[0](kind, error, trace)  # Ctrl+C, the program's own end

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _from_qt(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            reported(QtFatal())
        if callable(self._qt_before):
            self._qt_before(kind, context, text)

    def _show(self, error: Exception) -> None:
        if isinstance(error, OdopError):
            self.hall.say.error(error)
            return
        file = reported(error)
        if self._open:
            return  # one page at a time; the report of the second is written too
        self._open = True
        try:
            if not CrashDialog(self.hall, self.hall.say.window, file).run():
                self._close()
        finally:
            self._open = False

    def _close(self) -> None:
        """As by the window's own button: what is unsaved is asked about."""
        if self.hall.say.window is not None:
            self.hall.say.window.close()


class CrashDialog(Asking):
    """What happened, what is safe, which file to hand over. Esc goes on: nothing is lost by looking away."""

    def __init__(self, hall: Hall, parent: QWidget | None, file: str) -> None:
        super().__init__(hall, parent, "ui.crash.title", "ui.crash.on", "ui.crash.close")
        self.closing = False
        head, told, which = label("section"), label("plain"), label("quiet")
        self.file = QLabel(file)
        self.file.setTextInteractionFlags(READABLE)
        for each in (head, told, which, self.file):
            each.setWordWrap(True)
            self.body.addWidget(each)
        self.file.setVisible(bool(file))
        hall.speech.text(head, "ui.crash.head")
        hall.speech.text(told, "ui.crash.text")
        hall.speech.text(which, "ui.crash.file" if file else "ui.crash.nofile")
        hall.speech.bind(self.file, self._name)
        self.setMinimumWidth(520)
        self.no.clicked.connect(self._end)

    def run(self) -> bool:
        """False where the person wants to close the program."""
        super().run()
        return not self.closing

    def _end(self) -> None:
        self.closing = True

    def _name(self, words: Words) -> None:
        self.file.setAccessibleName(f"{words('ui.crash.file')} {self.file.text()}")


def reported(error: BaseException) -> str:
    """The report's file name; '' where none could be written."""
    try:
        return mishaps.report(error)
    except OSError:
        return ""
