"""Records were brought back from a copy: the files that came and went since then are taken in from the archive.

The archive lies beside the store and a restore leaves it alone, so it knows more than the copy. It is asked once
an epoch, before the first file is made or taken in. Headquarters has its own files there as well, and with them
its own work. What the archive cannot give (its disk is lost too) others give back (`returning`, `answers`).
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import eventlog, peers, posts, settings
from odop_desktop.storage.posts import APPLIED, Came
from odop_desktop.storage.store import Connection
from odop_desktop.sync import archive, desk, package
from odop_desktop.sync.entering import enter, named

_KEY = "sync.recalled"  # the epoch for which it is done


def recall(office: Office) -> int:
    """Takes in what the archive has and the records have not. Returns how many files; none where nothing is due."""
    with office.reading() as conn:
        if not _due(conn):
            return 0
        left = [path for path in archive.everything(office.place) if not _known(conn, path)]
    count = 0
    while went := [path for path in left if _went_in(office, path)]:
        count += len(went)
        left = [path for path in left if path not in went]
    with office.transaction() as conn:
        settings.put(conn, _KEY, peers.me(conn).epoch)
        if count:
            eventlog.note(conn, "sync.recalled", office.user.name, office.now(), {"files": count})
    return count


def _due(conn: Connection) -> bool:
    epoch = peers.me(conn).epoch
    return epoch > 0 and settings.get(conn, _KEY) != epoch and settings.get(conn, desk.TRUST) is not None


def _known(conn: Connection, path: Path) -> bool:
    return posts.applied(conn, path.stem) is not None or posts.made(conn, path.stem)


def _went_in(office: Office, path: Path) -> bool:
    """Nothing is said of a file that does not: it was taken in or made once, and is no news to anybody."""
    with suppress(OdopError, OSError):
        content = path.read_bytes()
        header = package.read_header(content)
        came = Came(sha256=sha256(content).hexdigest(), at=office.now(), size=len(content), state=APPLIED)
        enter(office, named(came, header), header, content)
        return True
    return False
