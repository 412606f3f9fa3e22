"""What headquarters does for single offices, and what an office does that is shut out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from odop_desktop.actions import aliases
from odop_desktop.letters.compose.two import Two
from odop_desktop.queries import local_rows
from odop_desktop.queries.headquarters import Listed
from odop_desktop.queries.local_rows import Wanted
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.dialogs.hq_offices import CloseDialog, LeastDialog
from odop_desktop.ui.dialogs.hq_roots import RenewDialog, RootsDialog
from odop_desktop.ui.dialogs.identity import IdentityDialog
from odop_desktop.ui.dialogs.new_card import NewCardDialog
from odop_desktop.ui.dialogs.same import SameDialog
from odop_desktop.ui.dialogs.shut_out import ShutOutDialog
from odop_desktop.ui.dialogs.unlocking import UnlockDialog
from odop_desktop.ui.main_window import MainWindow
from tools.scene_offices import CENTRE, HEADQUARTERS, PAIR, POST, SHUT_OUT

KEPT = Listed("", "HP-LSP", Two("लाहौल और स्पीति", "Lahaul and Spiti"), ())
Show = Callable[[MainWindow], QWidget]


def scenes() -> Iterator[tuple[str, str, Show]]:
    """Office, name, how it is shown; those of one office together."""
    yield PAIR, "settings_real", _settings
    yield PAIR, "dialog_shut_out", _shut_out
    yield PAIR, "dialog_shut_out_hq", partial(_shut_out, here=True)
    yield PAIR, "dialog_new_card", partial(_before, lambda w: NewCardDialog(w.desk, w, w.desk.office))
    yield HEADQUARTERS, "record_added", _twin
    yield HEADQUARTERS, "dialog_same", lambda w: SameDialog(w.desk, w, _added(w, "Himadri Crafts"))
    yield CENTRE, "dialog_unlock", _unlock
    yield CENTRE, "dialog_close", lambda w: CloseDialog(w.desk, w, KEPT)
    yield CENTRE, "dialog_roots", lambda w: RootsDialog(w.desk, w)
    yield CENTRE, "dialog_identity", lambda w: IdentityDialog(w.desk, w)
    yield CENTRE, "dialog_renew", lambda w: RenewDialog(w.desk, w)
    yield CENTRE, "dialog_least", lambda w: LeastDialog(w.desk, w, "1.4.2")


def _added(window: MainWindow, name: str) -> RecordRow:
    """What a district added to the lists."""
    found = local_rows.page(window.desk.office, Wanted(aliases.KINDS)).rows
    return next(each.row for each in found if each.row["name_en"] == name)


def _twin(window: MainWindow) -> QWidget:
    """A product in whose place another stands."""
    row = _added(window, "Rumal of Chamba")
    window.go(Goto(place="today"))
    window.go(Goto(kind=row.kind.name, id=row.id))
    return window


def _settings(window: MainWindow) -> QWidget:
    window.go(Goto(place="settings"))
    return window


def _before(make: Show, window: MainWindow) -> QWidget:
    """A dialog that stands before the office takes the mouth."""
    made = make(window)
    window.desk.say.window = window
    return made


def _shut_out(window: MainWindow, *, here: bool = False) -> QWidget:
    """A request of its own is under way."""
    folder = window.desk.office.folder
    dialog = _before(lambda w: ShutOutDialog(w.desk, w, folder, "clerk"), window)
    assert isinstance(dialog, ShutOutDialog)
    dialog.here.setChecked(here)
    return dialog


def _unlock(window: MainWindow) -> QWidget:
    """With a request chosen."""
    dialog = UnlockDialog(window.desk, window)
    request: Path = window.desk.office.folder.parent / POST / SHUT_OUT
    dialog.file.put(request)
    dialog.look_into(request)
    return dialog
