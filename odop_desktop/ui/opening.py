"""From the program's start to an open office: the last one, signing in where it asks for it, or a first start."""

from __future__ import annotations

from pathlib import Path

from odop_desktop import signin
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.ui import late
from odop_desktop.ui.dialogs.working import Found
from odop_desktop.ui.hall import Begin, Hall


def opened_office(begin: Begin, hall: Hall) -> Office | None:
    """The office to show; None where the person closed the question."""
    found: Found = begin
    while isinstance(found, Begin):
        found = _asked(found, hall)
    return found


def _asked(begin: Begin, hall: Hall) -> Found:
    folder = begin.folder or signin.last_opened()
    if begin.first == "new" or folder is None:
        begun: Found = late.part("first_start.wizard").FirstStart.ask(hall, begin.folder)
        return begun
    office = _practice(folder) if begin.first == "enter" else None
    if office:
        return office
    entered: Found = late.dialog("sign_in").SignIn.ask(hall, folder, first=begin.first)
    return entered


def _practice(folder: Path) -> Office | None:
    """A practice office asks for nothing; why one does not open is said where signing in is asked."""
    try:
        return signin.open_office(folder, lambda: ("", "")) if signin.door(folder).practice else None
    except (OdopError, OSError):
        return None
