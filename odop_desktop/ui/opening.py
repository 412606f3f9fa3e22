"""From the program's start to an open office: the last one, signing in where it asks for it, or a first start."""

from __future__ import annotations

from pathlib import Path

from odop_desktop import signin
from odop_desktop.office import Office
from odop_desktop.settings import Settings
from odop_desktop.ui.speech import Speech


def opened_office(folder: Path | None, speech: Speech, settings: Settings) -> Office | None:
    """The office to show; None where the person closed the question."""
    place = folder or signin.last_opened()
    if place is None:
        return None
    return signin.open_office(place, lambda: ("", ""))
