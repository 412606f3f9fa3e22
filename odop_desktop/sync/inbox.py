"""Taking in a file: found, header read, verified, opened, merged, archived (SYNC, state machines).

Whatever stands against a file, nothing else is touched: it is refused or held with a code, and the book says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import eventlog, peers, posts
from odop_desktop.storage.bulk import without_collecting
from odop_desktop.storage.posts import APPLIED, DUPLICATE, HELD, REFUSED, Came
from odop_desktop.storage.schema import SCHEMA
from odop_desktop.storage.store import Connection
from odop_desktop.sync import archive, desk, gate, package, practice, taking
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.header import Header, Signed
from odop_desktop.sync.merge import Merged
from odop_desktop.sync.unwrap import unwrap

HOLDING = frozenset({"E-SYN-03", "E-SYN-53", "E-SYN-55", "E-SYN-59"})  # a later file or program mends these
_FORK = "E-SYN-56"


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a file. `error`: why it was refused or is held. `touched`: (kind, id) of records changed."""

    came: Came
    error: OdopError | None = None
    touched: tuple[tuple[str, str], ...] = ()
    header: Header | None = None


def receive(office: Office, file: Path) -> Received:
    """Takes in one file, whatever its name. Never raises for what is wrong with the file: see `error`."""
    try:
        found = unwrap(file)
        if not isinstance(found, Path | bytes):
            raise OdopError("E-SYN-52", part=found.part, parts=found.parts)
        content = found if isinstance(found, bytes) else found.read_bytes()
    except OdopError as error:
        return _turned_away(
            office, Came(sha256=_hash_of(file), at=office.now(), size=_size(file), state=REFUSED), error
        )
    return take(office, content)


def take(office: Office, content: bytes, *, again: bool = False) -> Received:
    """Takes in the bytes of one package. `again`: one that was held, and of which nothing is said if it still is."""
    came = Came(sha256=sha256(content).hexdigest(), at=office.now(), size=len(content), state=REFUSED)
    header: Header | None = None
    try:
        header = package.read_header(content)
        came = _named(came, header)
        with without_collecting(), office.transaction() as conn:
            peers.my_turn(conn)
            return _merged(conn, desk.sit(office, conn), came, header, content)
    except OdopError as error:
        if error.code in HOLDING:
            if again:
                return Received(replace(came, state=HELD, code=error.code), error, header=header)
            archive.keep_held(office.place, content)
        return _turned_away(office, came, error, header)


def _merged(conn: Connection, here: Desk, came: Came, header: Header, content: bytes) -> Received:
    here = _welcomed(conn, here, header)
    signed = _verified(here, header, content)
    if before := posts.applied(conn, header.pkg_id):
        return _booked(
            conn,
            Received(
                replace(came, state=DUPLICATE, duplicate=header.counts.ops),
                OdopError("E-SYN-54", on=before[:10]),
                header=header,
            ),
        )
    done = _worked_in(conn, here, header, signed, content)
    came = replace(
        came,
        state=APPLIED,
        applied=done.applied,
        duplicate=done.duplicate,
        waiting=len(done.taken.stuck),
        counts=done.tally.counts(),
    )
    archive.keep_received(here.office.place, header.pkg_id, content)
    touched = tuple((kind, id) for id, kind in done.taken.touched.items())
    return _booked(conn, Received(came, None, touched, header))


def merged(conn: Connection, office: Office, header: Header, content: bytes) -> Merged:
    """The file worked into the store, in a transaction that its caller undoes. Raises what stands against it."""
    here = _welcomed(conn, desk.sit(office, conn), header)
    signed = _verified(here, header, content)
    if before := posts.applied(conn, header.pkg_id):
        raise OdopError("E-SYN-54", on=before[:10])
    return _worked_in(conn, here, header, signed, content)


def _worked_in(conn: Connection, here: Desk, header: Header, signed: Signed, content: bytes) -> Merged:
    if header.min_reader > SCHEMA:
        raise OdopError("E-SYN-53", found=header.min_reader, known=SCHEMA)
    lines = package.open(content, signed, here.keys.identity(header.recipients))
    return taking.take_in(conn, here, header, lines)


def _welcomed(conn: Connection, here: Desk, header: Header) -> Desk:
    """A practice headquarters lists a practice office whose file it is shown; real ones are enrolled by people."""
    if not (here.is_hq and here.trust.practice):
        return here
    after = practice.headquarters(here.office_id).welcomed(here.trust, header, here.office.today())
    if after is here.trust:
        return here
    desk.keep_trust(conn, after)
    return here.with_trust(after)


def _verified(here: Desk, header: Header, content: bytes) -> Signed:
    """E-SYN-60: the file is for somebody else. E-TRU-…, E-SYN-06 … 09: who signed it, and whether it is whole."""
    ours = here.is_hq and header.sender == here.me.node  # given back after a restore
    if header.to != here.me.node and not ours:
        raise OdopError("E-SYN-60", to=_known(here, header.to))
    return package.verify(content, header, gate.key_of(here.trust, header))


def _known(here: Desk, node: str) -> str:
    if node == here.trust.hq.node:
        return here.trust.hq.name_hi
    try:
        return here.trust.node(node).label
    except OdopError:
        return "?"


def _named(came: Came, header: Header) -> Came:
    return replace(
        came,
        pkg_id=header.pkg_id,
        kind=header.kind,
        sender=header.sender,
        epoch=header.epoch,
        pkg_no=header.pkg_no,
        month=header.month,
        created=header.created,
    )


def _booked(conn: Connection, received: Received) -> Received:
    posts.note_came(conn, received.came)
    return received


def _turned_away(office: Office, came: Came, error: OdopError, header: Header | None = None) -> Received:
    """Nothing was touched; the book and the event log say what came and why it was not taken."""
    state = HELD if error.code in HOLDING else REFUSED
    came = replace(came, state=state, code=error.code)
    with office.transaction() as conn:
        posts.note_came(conn, came)
        facts = {"code": error.code, "size": came.size, "sha256": came.sha256}
        eventlog.note(conn, f"sync.{state}", office.user.name, came.at, facts)
        if error.code == _FORK and header is not None:
            _block(conn, error)
    return Received(came, error, header=header)


def _block(conn: Connection, error: OdopError) -> None:
    """Two different ops of one number: nothing more of this chain is believed until a new epoch begins."""
    node = str(error.facts["node"])
    for chain, end in peers.ends(conn).items():
        if chain[0] == node and chain[0] != peers.me(conn).node:
            peers.put(conn, chain, replace(end, state=peers.FORK))


def _hash_of(file: Path) -> str:
    try:
        with file.open("rb") as f:
            return sha256(f.read()).hexdigest()
    except OSError:
        return ""


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
