"""The window's beginning: the application with its look, the office, the desk, the main window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from odop_desktop import settings as kept
from odop_desktop.i18n.words import LANGUAGES, Words
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.ui import enduring
from odop_desktop.ui.care import Care
from odop_desktop.ui.choosing import Chooser, FileChooser
from odop_desktop.ui.crash import Crash
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.record import made_on_the_spot
from odop_desktop.ui.hall import Begin, Hall
from odop_desktop.ui.jobs import Jobs
from odop_desktop.ui.look.qtwords import QtWords
from odop_desktop.ui.look.theme import Look, load_fonts, wear
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.opening import opened_office
from odop_desktop.ui.printing import Printer, Printing
from odop_desktop.ui.say import Say
from odop_desktop.ui.speech import Speech

_TURN = 0.001  # seconds a thread computes before another that waits may


def application(args: Sequence[str], look: Look) -> QApplication:
    """The one QApplication: Fusion, our fonts, palette and style."""
    enduring.hold()
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(list(args))
    app.setApplicationName("ODOP Desktop")
    app.setStyle("Fusion")
    load_fonts()
    wear(app, look)
    return app


def speech_of(lang: str) -> Speech:
    return Speech({each: Words.load(each, resources() / "locale") for each in LANGUAGES}, lang)


def hall_of(
    speech: Speech,
    settings: kept.Settings,
    *,
    chooser: Chooser | None = None,
    printing: Printing | None = None,
) -> Hall:
    """What stands before an office is open."""
    say = Say(speech, settings, chooser or FileChooser())
    return Hall(speech, Jobs(say.error), say, settings, printing or Printer(speech))


def desk_of(
    office: Office,
    speech: Speech,
    settings: kept.Settings,
    *,
    chooser: Chooser | None = None,
    printing: Printing | None = None,
) -> Desk:
    """Everything a window works with, around an open office."""
    say = Say(speech, settings, chooser or FileChooser())
    desk = Desk(office, speech, Jobs(say.error), say, settings, printing or Printer(speech))
    desk.make_record = partial(made_on_the_spot, desk)
    return desk


def run(folder: Path | None, lang: str | None = None) -> int:
    """Opens the window on the office in `folder` (None: the one last opened, else first start)."""
    settings = kept.load(kept.where())
    settings.lang = lang or settings.lang
    app = application(sys.argv[:1], Look(settings.theme, settings.text))
    app.setQuitOnLastWindowClosed(False)  # between two windows the program goes on
    speech = speech_of(settings.lang)
    translator = QtWords(speech)
    app.installTranslator(translator)
    begin: Begin | None = Begin(folder)
    while begin is not None:
        office = _entered(begin, speech, settings)
        begin = _shown(app, office, speech, settings, lang) if office else None
    return 0


def _entered(begin: Begin, speech: Speech, settings: kept.Settings) -> Office | None:
    hall = hall_of(speech, settings)
    with Crash(hall):
        try:
            return opened_office(begin, hall)
        finally:
            hall.jobs.close()
    return None


def _shown(
    app: QApplication, office: Office, speech: Speech, settings: kept.Settings, lang: str | None
) -> Begin | None:
    """The window on the office until it is closed, and what the person wants then."""
    speech.switch(lang or settings.users.get(office.user.id, settings.lang))
    desk = desk_of(office, speech, settings)
    with Crash(desk):
        _until_closed(app, desk)
    return desk.then


def _calm() -> None:
    """Keeps other threads from holding the window up: shorter turns, and no collection that walks over what
    stands now (it took 110 ms at a stretch)."""
    sys.setswitchinterval(_TURN)
    gc.freeze()


def _until_closed(app: QApplication, desk: Desk) -> None:
    settings = desk.settings
    window = MainWindow(desk)
    care = Care(desk)
    window.resize(*settings.size)
    window.showMaximized() if settings.maximised else window.show()
    care.start()
    _calm()
    app.setQuitOnLastWindowClosed(True)
    try:
        app.exec()
    finally:
        app.setQuitOnLastWindowClosed(False)
        care.stop()
        desk.jobs.close()
        desk.office.close()
    window.deleteLater()
