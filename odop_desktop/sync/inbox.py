"""Taking in a file: found, header read, verified, opened, merged, archived (SYNC, state machines).

Whatever stands against a file, nothing else is touched: it is refused or held with a code, and the book says so.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import file_digest, sha256
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.identity.aadhaar import sweep
from odop_desktop.office import Office
from odop_desktop.storage import eventlog, peers, posts
from odop_desktop.storage.bulk import without_collecting
from odop_desktop.storage.posts import APPLIED, DUPLICATE, HELD, REFUSED, Came
from odop_desktop.storage.schema import SCHEMA
from odop_desktop.storage.store import Connection
from odop_desktop.sync import archive, clocks, desk, envelope, gate, listed, package, packs, practice, taking
from odop_desktop.sync.brought import Brought
from odop_desktop.sync.clocks import Skew
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.header import Header, Signed
from odop_desktop.sync.merge import Merged
from odop_desktop.sync.unwrap import unwrap

_GAPS = frozenset({"E-SYN-55", "E-SYN-59"})
HOLDING = frozenset({"E-SYN-03", "E-SYN-53", *_GAPS})  # a later file or program mends these
# What no accident makes: signed by nobody we know or otherwise than it says. Headquarters is told (SAFETY 5.2).
ALARMS = frozenset(
    {"E-SYN-06", "E-SYN-12", "E-SYN-15", "E-SYN-16", "E-SYN-17", "E-SYN-56", "E-SYN-57", "E-SYN-76"}
    | {f"E-TRU-{n:02d}" for n in (1, 2, 3, 4, 6, 7, 8, 12, 13, 14)}
)
_FORK = "E-SYN-56"


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a file. `error`: why it was refused or is held. `touched`: (kind, id) of records changed.

    `skew`: whether the sender's clock or ours is wrong.
    """

    came: Came
    error: OdopError | None = None
    touched: tuple[tuple[str, str], ...] = ()
    header: Header | None = None
    skew: Skew = Skew.NONE
    brought: Brought = field(default_factory=Brought)


def receive(office: Office, file: Path) -> Received:
    """Takes in one file, whatever its name. Never raises for what is wrong with the file: see `error`."""
    try:
        found = unwrap(file)
        if not isinstance(found, Path | bytes):
            raise OdopError("E-SYN-52", part=found.part, parts=found.parts)
        content = envelope.whole(found)
    except OdopError as error:
        return refuse(office, file, error)
    return take(office, content, name=file.name)


def refuse(office: Office, file: Path, error: OdopError) -> Received:
    """A file that is no package to be verified: only the book and the event log learn of it."""
    came = Came(sha256=_hash_of(file), at=office.now(), size=_size(file), state=REFUSED)
    return _turned_away(office, came, error, name=file.name)


def take(office: Office, content: bytes, *, again: bool = False, name: str = "") -> Received:
    """Takes in the bytes of one package. `again`: one that was held, and of which nothing is said if it still is.

    `name`: what the file was called, for the event log.
    """
    got = _taken(office, content, again=again, name=name)
    if got.brought.pack is not None:
        with suppress(OdopError):  # else at the next opening
            packs.settle(office)
    return got


def _taken(office: Office, content: bytes, *, again: bool, name: str) -> Received:
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
        return _turned_away(office, came, error, header, name)


def _merged(conn: Connection, here: Desk, came: Came, header: Header, content: bytes) -> Received:
    here = _welcomed(conn, here, header)
    signed = _verified(here, header, content)
    if on := _known_since(conn, header, came.sha256):
        came = replace(came, state=DUPLICATE, duplicate=header.counts.ops)
        return _booked(conn, Received(came, OdopError("E-SYN-54", on=on), header=header))
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
    skew = clocks.of(conn, header, came.at, done.answers)
    return _booked(conn, Received(came, None, touched, header, skew, done.brought))


def merged(conn: Connection, office: Office, header: Header, content: bytes) -> Merged:
    """The file worked into the store, in a transaction that its caller undoes. Raises what stands against it."""
    here = _welcomed(conn, desk.sit(office, conn), header)
    signed = _verified(here, header, content)
    if on := _known_since(conn, header, sha256(content).hexdigest()):
        raise OdopError("E-SYN-54", on=on)
    return _worked_in(conn, here, header, signed, content)


def _worked_in(conn: Connection, here: Desk, header: Header, signed: Signed, content: bytes) -> Merged:
    if header.min_reader > SCHEMA:
        raise OdopError("E-SYN-53", found=header.min_reader, known=SCHEMA)
    lines = package.open(content, signed, here.keys.identity(header.recipients))
    try:
        return taking.take_in(conn, here, header, lines)
    except OdopError as error:
        if error.code in _GAPS:
            raise _waiting(conn, here, header, error) from error
        raise


def _known_since(conn: Connection, header: Header, digest: str) -> str | None:
    """The day on which this file was taken in. E-SYN-76 where that was another one of the same id."""
    if (before := posts.applied(conn, header.pkg_id)) is None:
        return None
    at, had = before
    if had != digest:
        raise OdopError("E-SYN-76")
    return at[:10]


def _waiting(conn: Connection, here: Desk, header: Header, error: OdopError) -> OdopError:
    """Whose file came too early, and for which of its files it waits."""
    missing = range(posts.last_no(conn, header.sender, header.epoch) + 1, header.pkg_no)
    awaited = "–".join(str(n) for n in dict.fromkeys((missing.start, missing.stop - 1))) if missing else "–"
    return OdopError(error.code, **error.facts, **_named_as(here, header.sender, "whose"), awaited=awaited)


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
    """E-SYN-60, 75: the file is for somebody else. E-TRU-…, E-SYN-06 … 09: who signed it, and whether it is whole."""
    ours = here.is_hq and header.sender == here.me.node  # given back after a restore
    if header.to != here.me.node and not ours:
        known = _named_as(here, header.to, "to")
        raise OdopError("E-SYN-60", **known) if known else OdopError("E-SYN-75")
    return package.verify(content, header, gate.key_of(here.trust, header))


def _named_as(here: Desk, node: str, fact: str) -> dict[str, str]:
    """What people call a PC, in both languages; nothing of one that is on no list."""
    name = listed.called(here.trust).get(node)
    return {fact: name.of("hi"), f"{fact}_en": name.of("en")} if name else {}


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


def _turned_away(
    office: Office, came: Came, error: OdopError, header: Header | None = None, name: str = ""
) -> Received:
    """Nothing was touched; the book and the event log say what came and why it was not taken."""
    state = HELD if error.code in HOLDING else REFUSED
    came = replace(came, state=state, code=error.code)
    with office.transaction() as conn:
        posts.note_came(conn, came)
        what = "alarm" if error.code in ALARMS else state
        facts = {"code": error.code, "file": sweep(name).text, "size": came.size, "sha256": came.sha256}
        eventlog.note(conn, f"sync.{what}", office.user.name, came.at, facts)
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
            return file_digest(f, "sha256").hexdigest()
    except OSError:
        return ""


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
