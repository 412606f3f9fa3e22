"""The steps of the first start, signing in and the dialogs of the settings, for the pictures and the walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from odop_desktop.domain.catalogue import OFFICE
from odop_desktop.queries import office as q
from odop_desktop.ui.dialogs.letterhead import HEAD, LetterheadDialog
from odop_desktop.ui.dialogs.licences import LicencesDialog
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.dialogs.recover import RecoverDialog
from odop_desktop.ui.dialogs.restore import RestoreDialog
from odop_desktop.ui.dialogs.sign_in import SignIn
from odop_desktop.ui.first_start.states import states
from odop_desktop.ui.first_start.step_card import CardStep
from odop_desktop.ui.first_start.step_office import OfficeStep
from odop_desktop.ui.first_start.step_simple import PcStep
from odop_desktop.ui.first_start.wizard import FirstStart
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.settings_office import REST

Show = Callable[[MainWindow], QWidget]
_STEPS = (
    "language",
    "sort",
    "pc",
    "office",
    "letterhead",
    "place",
    "user",
    "card",
    "second",
    "clock",
    "done",
)


class Shown(FirstStart):
    """Closes without asking: nobody is there to answer."""

    def reject(self) -> None:
        QDialog.reject(self)


def scenes() -> Iterator[tuple[str, Show]]:
    for name in _STEPS:
        yield f"first_{name}", partial(_step, name)
    yield "first_card_back", _typed_back
    yield "sign_in", partial(_dialog, lambda w: SignIn(w.desk, Path("/nothing")))
    yield "recover", partial(_dialog, lambda w: RecoverDialog(w.desk, w, Path("/nothing"), ""))
    yield "restore", partial(_dialog, lambda w: RestoreDialog(w.desk, w, w.desk.office.folder))
    yield "letterhead", partial(_office, LetterheadDialog, HEAD)
    yield "office_settings", partial(_office, RecordDialog, REST)
    yield "licences", partial(_dialog, lambda w: LicencesDialog(w.desk, w))


def _dialog(make: Callable[[MainWindow], QWidget], window: MainWindow) -> QWidget:
    made = make(window)
    window.desk.say.window = window  # a dialog that stands before the office took the mouth
    return made


def _office(dialog: type[RecordDialog], keys: tuple[str, ...], window: MainWindow) -> QWidget:
    return dialog(window.desk, window, OFFICE, row=q.own(window.desk.office), keys=keys)


def _step(name: str, window: MainWindow) -> Shown:
    """A real office's way, as far as the step."""
    start = Shown(window.desk, Path("/nothing/office"))
    window.desk.say.window = window
    start.answers.practice = False
    start.resize(window.width(), min(start.height(), window.height()))
    for at, step in enumerate(start.steps):
        start.at = at
        start._arrive()
        match step:
            case PcStep():
                step.choices.choose("join")
            case OfficeStep():
                step._known(states())
                step.state.setCurrentIndex(1)
                step.district.setCurrentIndex(2)
        if name == step.NAME:
            break
    return start


def _typed_back(window: MainWindow) -> QWidget:
    start = _step("card", window)
    assert isinstance(start.step, CardStep)
    start.step.ask()
    start.go_on()
    return start
