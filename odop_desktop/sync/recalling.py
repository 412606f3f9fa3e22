"""Records were brought back from a copy: the files that came and went since then are taken in from the archive.

The archive lies beside the store and a restore leaves it alone, so it knows more than the copy. It is asked once
an epoch, before the first file is made or taken in; of a headquarters on a server each officer's, who has a folder
of his own. Headquarters has its own files there as well, and with them its own work. What the archive cannot give
(its disk is lost too) others give back (`returning`, `answers`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import eventlog, outgoing, peers, posts, settings
from odop_desktop.storage.posts import APPLIED, Came
from odop_desktop.storage.store import Connection
from odop_desktop.sync import archive, desk, floor, package
from odop_desktop.sync.entering import HOLDING, enter, named, ours
from odop_desktop.sync.header import Header
from odop_desktop.sync.unforeseen import guarded

_DONE = "recalled"  # the file beside the archive that names the epoch for which it is done


def recall(office: Office) -> int:
    """Takes in what the archive has and the records have not. Returns how many files; none where nothing is due.

    E-DB-…, E-VLT-…, OSError: this PC takes nothing in now; it is done the next time.
    """
    settle(office)
    with office.reading() as conn:
        _note_the_list(conn, office)
        if not _due(conn, office):
            return 0
        # Last what nobody was told of before the program died: another file may have come in its place.
        files = [*archive.everything(office.place), *archive.coming(office.place)]
        left = [path for path in files if not _known(conn, path)]
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
        _know_the_list(conn, office)
        epoch = _epoch(conn)
        if count:
            eventlog.note(conn, "sync.recalled", office.user.name, office.now(), {"files": count})
    with suppress(OSError):  # then it is looked through once more
        archive.note(office.place, _DONE, epoch)
    return count


def settle(office: Office) -> None:
    """What was being taken in when the program died lies with the others if it went in, else it never came.

    Put back, the book does not know; then it is tried as the last of the archive. What cannot be moved now is
    settled another time. E-DB-…
    """
    if not archive.coming(office.place):
        return
    with office.transaction() as conn:  # else another file may be on its way in just now
        if _due(conn, office):
            return
        for path in archive.coming(office.place):
            with suppress(OSError, OdopError):  # one that cannot be read just now is no more gone than moved
                if _booked(conn, package.read_header(path)):
                    archive.bring(office.place, path)
                else:
                    path.unlink()


def _note_the_list(conn: Connection, office: Office) -> None:
    """On a server another officer may have taken the newest list: it is noted in this folder too, for a restore."""
    if office.store.dialect != "sqlite" and settings.get(conn, settings.TRUST) is not None:
        floor.rise(office, desk.sit(office, conn).trust)


def _know_the_list(conn: Connection, office: Office) -> None:
    """The newest list that lies in this folder goes for the store: on a server the other officers have not got it."""
    stored, trust = settings.get(conn, settings.TRUST), desk.sit(office, conn).trust
    if stored != trust.encoded().decode():
        desk.keep_trust(conn, trust)


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


def _due(conn: Connection, office: Office) -> bool:
    if peers.me(conn).epoch == 0 or archive.noted(office.place, _DONE) == _epoch(conn):
        return False
    return settings.get(conn, settings.TRUST) is not None


def _epoch(conn: Connection) -> str:
    me = peers.me(conn)
    return f"{me.node}.{me.epoch}"


def _known(conn: Connection, path: Path) -> bool:
    try:
        return _booked(conn, package.read_header(path))
    except OdopError:
        return False  # it is damaged where it lies, or of a newer form


def _booked(conn: Connection, header: Header) -> bool:
    return outgoing.made(conn, header.pkg_id) or posts.applied(conn, header.pkg_id, header.sender) is not None


def _against(office: Office, path: Path) -> str:
    """The code of what stands against a file, "" where it went in. Nobody is told: it is no news to anybody."""
    try:
        content = path.read_bytes()
    except OSError:
        return "E-SYN-01"
    try:
        header = package.read_header(content)
        came = Came(sha256=sha256(content).hexdigest(), at=office.now(), size=len(content), state=APPLIED)
        guarded(enter, office, named(came, header), header, content)
    except OdopError as error:
        if ours(error):
            raise
        return error.code
    return ""
