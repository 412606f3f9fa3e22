"""Files that are held are tried again by themselves after another file has come.

What heals them is an earlier file (a gap), headquarters' file between, or a newer program. Only those are tried for
which that may have come (`awaiting`): a month's post of eight hundred offices must not merge every held file anew.
"""

from __future__ import annotations

from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage.posts import HELD
from odop_desktop.sync import archive, awaiting, inbox
from odop_desktop.sync.inbox import Received


def again(office: Office) -> list[Received]:
    """Tries held files as long as one of them goes in; those that still may not stay, and nothing is said."""
    done: list[Received] = []
    while some := _tried(office):
        done += some
    return done


def _tried(office: Office) -> list[Received]:
    with office.reading() as conn:
        paths = awaiting.ready(conn, archive.held(office.place))
    done: list[Received] = []
    gone: list[Path] = []
    for path in paths:
        try:
            got = inbox.take(office, path.read_bytes(), again=True)
        except OSError:
            continue
        except OdopError:  # this PC takes nothing in now: they stay, and are tried another time
            break
        if got.came.state != HELD:
            path.unlink(missing_ok=True)
            done.append(got)
            gone.append(path)
        elif got.error is not None:
            with office.transaction() as conn:
                awaiting.note(conn, got.came, got.error)
    if gone:
        with office.transaction() as conn:
            awaiting.forget(conn, gone)
    return done
