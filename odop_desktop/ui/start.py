"""The window's beginning: the application with its look, the office, the desk, the main window."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from odop_desktop import settings as kept
from odop_desktop.actions.changes import Changes
from odop_desktop.i18n.words import LANGUAGES, Words
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.ui import late
from odop_desktop.ui.care import Care
from odop_desktop.ui.choosing import Chooser, FileChooser
from odop_desktop.ui.crash import Crash
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.fitting import OnScreen, open_at
from odop_desktop.ui.hall import Begin, Hall
from odop_desktop.ui.jobs import Jobs
from odop_desktop.ui.look.qtwords import QtWords
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.opening import opened_office
from odop_desktop.ui.printing import Printing, SystemPrinting
from odop_desktop.ui.say import Say
from odop_desktop.ui.speech import Speech
from odop_desktop.ui.warming import Warming

_TURN = 0.0002  # seconds a thread computes before another that waits may; laying out asks dozens of times


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
    return Hall(speech, Jobs(say.error), say, settings, printing or SystemPrinting(speech))


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
    desk = Desk(office, speech, Jobs(say.error), say, settings, printing or SystemPrinting(speech))
    desk.make_record = partial(_made_on_the_spot, desk)
    return desk


def _made_on_the_spot(desk: Desk, *asked: Any) -> Changes | None:
    made: Changes | None = late.dialog("record").made_on_the_spot(desk, *asked)
    return made


def run(app: QApplication, settings: kept.Settings, folder: Path | None, lang: str | None) -> int:
    """Opens the window on the office in `folder` (None: the one last opened, else first start), and then on
    whatever office the person asks for. `lang` is the language asked for at the start."""
    begin: Begin | None = Begin(folder)
    speech = speech_of(settings.lang)
    translator = QtWords(speech)
    app.installTranslator(translator)
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
    care, warming = Care(desk), Warming(desk, window)
    OnScreen(window)
    fills = open_at(window, settings.size, maximised=settings.maximised)
    window.showMaximized() if fills else window.show()
    care.start()
    _calm()
    warming.start()
    app.setQuitOnLastWindowClosed(True)
    try:
        app.exec()
    finally:
        app.setQuitOnLastWindowClosed(False)
        care.stop()
        warming.stop()
        desk.jobs.close()
        desk.office.close()
    _remember_name(desk)
    window.deleteLater()


def _remember_name(desk: Desk) -> None:
    """What the doorway says next time, before the office is open."""
    facts = desk.office.facts
    desk.settings.office = {"hi": facts.name_hi, "en": facts.name_en, "practice": facts.practice}
    desk.remember()
