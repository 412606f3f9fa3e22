"""Records were brought back from a copy: the files that came and went since then are taken in from the archive.

The archive lies beside the store and a restore leaves it alone, so it knows more than the copy. It is asked once
an epoch, before the first file is made or taken in. Headquarters has its own files there as well, and with them
its own work. What the archive cannot give (its disk is lost too) others give back (`returning`, `answers`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import eventlog, peers, posts, settings
from odop_desktop.storage.posts import APPLIED, Came
from odop_desktop.storage.store import Connection
from odop_desktop.sync import archive, desk, package
from odop_desktop.sync.entering import HOLDING, enter, named

_KEY = "sync.recalled"  # the epoch for which it is done


def recall(office: Office) -> int:
    """Takes in what the archive has and the records have not. Returns how many files; none where nothing is due."""
    with office.reading() as conn:
        if not _due(conn):
            return 0
        left = [path for path in archive.everything(office.place) if not _known(conn, path)]
    found = len(left)
    while left:
        against = {path: code for path in left if (code := _against(office, path))}
        if len(against) == len(left):
            break
        left = list(against)
    for path in left:
        if against[path] in HOLDING:  # another program could read it: it is tried again like all that is held
            _hold(office, path.read_bytes())
    count = found - len(left)
    with office.transaction() as conn:
        settings.put(conn, _KEY, peers.me(conn).epoch)
        if count:
            eventlog.note(conn, "sync.recalled", office.user.name, office.now(), {"files": count})
    return count


@contextmanager
def listing(office: Office) -> Iterator[Connection]:
    """A transaction in which headquarters changes its list: by all that has come, the archive's included."""
    recall(office)
    with office.transaction() as conn:
        yield conn


def _hold(office: Office, content: bytes) -> None:
    """One that there is no room for lies in the archive all the same."""
    with suppress(OdopError):
        archive.keep_held(office.place, package.read_header(content).sender, content)


def _due(conn: Connection) -> bool:
    epoch = peers.me(conn).epoch
    return epoch > 0 and settings.get(conn, _KEY) != epoch and settings.get(conn, desk.TRUST) is not None


def _known(conn: Connection, path: Path) -> bool:
    return posts.applied(conn, path.stem) is not None or posts.made(conn, path.stem)


def _against(office: Office, path: Path) -> str:
    """The code of what stands against a file, "" where it went in. Nobody is told: it is no news to anybody."""
    try:
        content = path.read_bytes()
        header = package.read_header(content)
        came = Came(sha256=sha256(content).hexdigest(), at=office.now(), size=len(content), state=APPLIED)
        enter(office, named(came, header), header, content)
    except OdopError as error:
        return error.code
    except OSError:
        return "E-SYN-01"
    return ""
