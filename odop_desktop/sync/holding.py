"""Files that are held are tried again by themselves after another file has come.

What heals them is an earlier file (a gap), headquarters' file between, or a newer program.
"""

from __future__ import annotations

from contextlib import suppress

from odop_desktop.office import Office
from odop_desktop.storage.posts import HELD
from odop_desktop.sync import archive, inbox
from odop_desktop.sync.inbox import Received


def again(office: Office) -> list[Received]:
    """Tries the held files as long as one of them goes in; those that still may not stay, and nothing is said."""
    done: list[Received] = []
    moved = True
    while moved:
        moved = False
        for path in archive.held(office.place):
            with suppress(OSError):
                got = inbox.take(office, path.read_bytes(), again=True)
                if got.came.state == HELD:
                    continue
                path.unlink()
                done.append(got)
                moved = True
    return done
