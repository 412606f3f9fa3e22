"""What files would do if they were taken in: looked into off the GUI thread, shown before it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.sync import listed, parting, preview
from odop_desktop.sync.preview import Preview
from odop_desktop.telling import shown
from odop_desktop.telling.shown import Names
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.preview import PreviewDialog

MOST = 30  # files looked into before they are taken in


@dataclass(frozen=True, slots=True)
class Looked:
    """What files would do if they were taken in."""

    files: tuple[Path, ...]
    seen: tuple[Preview, ...]
    called: Mapping[str, Two]
    names: Names
    beyond: int = 0  # files that were not looked into


def looked(office: Office, files: tuple[Path, ...], cancelled: Callable[[], bool]) -> Looked:
    """Looks into the first `MOST` of the files; nothing is taken in."""
    sets = parting.sets(files)
    seen = tuple(preview.of(office, *some) for some in sets[:MOST] if not cancelled())
    asked = [
        (line.row.kind.by_key[key].ref, value)
        for each in seen
        for line in each.lines
        for key, *values in line.fields
        for value in values
        if line.row.kind.by_key[key].ref and value
    ]
    called, names = listed.called(listed.trust(office)), shown.referred(office, asked)
    return Looked(files, seen, called, names, beyond=len(sets) - len(seen))


def agreed(desk: Desk, over: QWidget, found: Looked) -> bool:
    """Shows what the files would change; whether they are to be taken in."""
    return PreviewDialog(desk, over, found.seen, found.called, found.names, beyond=found.beyond).run()
