"""The doorway: painted at once, while what the office needs is loaded behind it on another thread."""

from __future__ import annotations

import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from odop_desktop import settings as kept
from odop_desktop.i18n.words import Words
from odop_desktop.paths import resources
from odop_desktop.ui.fitting import open_at
from odop_desktop.ui.look.application import application
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.look.theme import Look

_RAIL = 192  # as wide as the window's own rail


class Loading(QObject):
    """Imports the window's modules off the GUI thread; `ended` brings the module, or what went wrong."""

    ended = Signal(object)

    def start(self) -> None:
        threading.Thread(target=self._load, name="loading").start()

    def _load(self) -> None:
        try:
            self.ended.emit(import_module("odop_desktop.ui.start"))
        except BaseException as error:
            self.ended.emit(error)


class Doorway(QWidget):
    """As large as the window that follows, in its colours, with the office's name; gone when that is shown."""

    def __init__(self, settings: kept.Settings, words: Words) -> None:
        super().__init__()
        name = str(settings.office.get(words.lang, ""))
        self.setObjectName("practice_frame" if settings.office.get("practice") else "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(f"{name} – ODOP Desktop" if name else "ODOP Desktop")
        self._assemble(name, words("ui.doorway"))
        if open_at(self, settings.size, maximised=settings.maximised):
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another window is there: this one is not needed any more."""
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched is not self and watched.isWindow():  # type: ignore[attr-defined]
            self._away()
        return False

    def _away(self) -> None:
        """It looks at nothing any more, else it would see every event of the day."""
        if app := QApplication.instance():
            app.removeEventFilter(self)
        self.close()

    def _assemble(self, name: str, said: str) -> None:
        rail, brand, office = QFrame(), label("brand", "ODOP Desktop"), label("quiet", name)
        rail.setObjectName("rail")
        rail.setFixedWidth(_RAIL)
        office.setWordWrap(True)
        column = QVBoxLayout(rail)
        column.setContentsMargins(20, 16, 12, 12)
        column.addWidget(brand)
        column.addWidget(office)
        column.addStretch(1)
        ground, told = QWidget(), QLabel(said)
        ground.setObjectName("ground")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(ground).addWidget(told)
        row = QHBoxLayout(self)
        frame = 4 if self.objectName() == "practice_frame" else 0
        row.setContentsMargins(frame, frame and 26, frame, frame)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addWidget(ground, 1)


def run(folder: Path | None, lang: str | None = None) -> int:
    """The program with its window, from the first painted frame to the last closed one."""
    settings = kept.load(kept.where())
    settings.lang = lang or settings.lang
    app = application(sys.argv[:1], Look(settings.theme, settings.text))
    app.setQuitOnLastWindowClosed(False)  # between two windows the program goes on
    door = Doorway(settings, Words.load(settings.lang, resources() / "locale"))
    app.installEventFilter(door)
    door.show()
    start = _loaded(app)
    try:
        status: int = start.run(app, settings, folder, lang)
    finally:
        door.deleteLater()
    return status


def _loaded(app: QApplication) -> Any:
    """The module of the window's beginning. What stopped its loading is raised here."""
    loading, loop = Loading(), QEventLoop()
    found: list[Any] = []
    for heard in (found.append, lambda _: loop.quit()):
        loading.ended.connect(heard, Qt.ConnectionType.QueuedConnection)
    app.processEvents()  # the frame is painted before the loading takes its share of the processor
    loading.start()
    loop.exec()
    if isinstance(found[0], BaseException):
        raise found[0]
    return found[0]
