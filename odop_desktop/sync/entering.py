"""A file's way into the store: verified, opened, merged, archived, booked; the inside of `inbox` and of `recalling`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import posts
from odop_desktop.storage.bulk import without_collecting
from odop_desktop.storage.posts import APPLIED, DUPLICATE, Came
from odop_desktop.storage.schema import SCHEMA
from odop_desktop.storage.store import Connection
from odop_desktop.sync import (
    announcing,
    archive,
    clocks,
    desk,
    doubled,
    floor,
    gate,
    listed,
    package,
    practice,
    replaced,
    taking,
)
from odop_desktop.sync.brought import Brought
from odop_desktop.sync.clocks import Skew
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.header import Header, Signed, key_id
from odop_desktop.sync.merge import Merged
from odop_desktop.sync.payload_reading import Payload

GAPS = frozenset({"E-SYN-55", "E-SYN-59"})  # files before it are missing
SIGNED = frozenset({"E-SYN-53", *GAPS})  # said of a file whose signature was found good
HOLDING = frozenset({"E-SYN-03", *SIGNED})  # a later file or program mends these


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a file. `error`: why it was refused or is held. `touched`: (kind, id) of records changed.

    `skew`: whether the sender's clock or ours is wrong. `before`: the book had said the same of these very bytes.
    """

    came: Came
    error: OdopError | None = None
    touched: tuple[tuple[str, str], ...] = ()
    header: Header | None = None
    skew: Skew = Skew.NONE
    brought: Brought = field(default_factory=Brought)
    before: bool = False


def enter(office: Office, came: Came, header: Header, content: bytes) -> Received:
    """Verified, opened, merged, archived and booked, all in one transaction. Raises what stands against it."""
    with without_collecting(), office.transaction() as conn:
        done = _merged(conn, desk.sit(office, conn), came, header, content)
    archive.arrived(office.place, header.pkg_id, header.sender, content)
    return done


def _merged(conn: Connection, here: Desk, came: Came, header: Header, content: bytes) -> Received:
    before = here.trust.version
    here = _welcomed(conn, here, header)
    signed = verified(here, header, content)
    if on := _known_since(conn, header, came.sha256):
        came = replace(came, state=DUPLICATE, duplicate=header.counts.ops)
        return _booked(conn, Received(came, OdopError("E-SYN-54", on=on), header=header))
    done = _worked_in(conn, here, header, signed, content)
    for each in done.enclosed:
        here.office.store.blobs.put(each)  # one that no record comes to name is harmless
    came = replace(
        came,
        state=APPLIED,
        applied=done.applied,
        duplicate=done.duplicate,
        waiting=len(done.taken.stuck),
        counts=done.tally.counts(),
    )
    archive.keep_received(here.office.place, header.pkg_id, header.sender, content)
    doubled.keep_turn(here.office.place, header.pkg_id, done.left)
    if max(header.trust_version, here.trust.version) > before:  # it may have brought a newer list
        floor.rise(here.office, desk.sit(here.office, conn).trust)  # outside the store: not for a mere look
    touched = tuple((kind, id) for id, kind in done.taken.touched.items())
    skew = clocks.of(conn, header, came.at, done.answers)
    return _booked(conn, Received(came, None, touched, header, skew, done.brought))


def merged(conn: Connection, office: Office, header: Header, content: bytes) -> Merged:
    """The file worked into the store, in a transaction that its caller undoes. Raises what stands against it."""
    here = _welcomed(conn, desk.sit(office, conn), header)
    signed = verified(here, header, content)
    if on := _known_since(conn, header, sha256(content).hexdigest()):
        raise OdopError("E-SYN-54", on=on)
    return _worked_in(conn, here, header, signed, content)


def ours(error: OdopError) -> bool:
    """Whether what stands against a file is this PC's, its database or its keys: that is no verdict on the file."""
    return error.code.startswith(("E-DB-", "E-VLT-"))


def reads(schema: int) -> bool:
    """Whether this program takes in a file that asks for a reader of this schema."""
    return schema <= SCHEMA


def _worked_in(conn: Connection, here: Desk, header: Header, signed: Signed, content: bytes) -> Merged:
    if not reads(header.min_reader):
        raise OdopError("E-SYN-53", found=header.min_reader, known=SCHEMA)
    lines = _opened(here, signed, content)
    try:
        doubled.in_turn(conn, here.office.place, header.pkg_id)
        return taking.take_in(conn, here, header, lines)
    except OdopError as error:
        if error.code in GAPS:
            raise _waiting(conn, here, header, error) from error
        raise


def _opened(here: Desk, header: Signed, content: bytes) -> Payload:
    """E-TRU-05 where it is for this PC, and the keys that headquarters' list names are not here any more."""
    try:
        return package.open(content, header, here.keys.identity(header.recipients))
    except OdopError as error:
        if error.code == "E-SYN-11" and header.to == here.me.node and not here.is_hq:
            raise OdopError("E-TRU-05") from error
        raise


def _known_since(conn: Connection, header: Header, digest: str) -> str | None:
    """The day on which this file was taken in. E-SYN-76 where that was another one of the same id."""
    if (before := posts.applied(conn, header.pkg_id, header.sender)) is None:
        return None
    at, had = before
    if had != digest:
        raise OdopError("E-SYN-76")
    return at[:10]


def _waiting(conn: Connection, here: Desk, header: Header, error: OdopError) -> OdopError:
    """Whose file came too early, and for which of its files it waits, where one of a lower number has not come."""
    missing = range(posts.last_no(conn, header.sender, header.epoch) + 1, header.pkg_no)
    ends = "–".join(str(n) for n in dict.fromkeys((missing.start, missing.stop - 1))) if missing else ""
    awaited = {"awaited": ends} if ends else {}
    return OdopError(error.code, **error.facts, **_named_as(here, header.sender, "whose"), **awaited)


def _welcomed(conn: Connection, here: Desk, header: Header) -> Desk:
    """A practice headquarters lists a practice office whose file it is shown; real ones are enrolled by people."""
    if not (here.is_hq and here.trust.practice):
        return here
    after = practice.headquarters(here.office_id).welcomed(here.trust, header, here.office.today())
    if after is here.trust:
        return here
    desk.keep_trust(conn, after)
    return here.with_trust(after)


def verified(here: Desk, header: Header, content: bytes) -> Signed:
    """Who signed it first, for what it says of itself is nothing before; then whom it is for, and by which way.

    Where we cannot know the sender's key the file is for somebody else, if it says so: only of a file for us, or
    of a sender whom we know, is it told that the signature is wanting. E-TRU-…, E-SYN-06 … 09, else as `_for_us`.
    """
    try:
        key = gate.signer(here.trust, header, here.floor)
    except OdopError as error:
        if error.code in gate.UNTOLD or header.sender not in here.trust.offices():
            _for_us(here, header)
        raise
    if not here.is_hq and header.kid != key_id(key):  # a new key, of which our list does not know yet
        _for_us(here, header)
    signed = replaced.verify(content, header, key, here.trust)
    _for_us(here, header)
    here.trust.check_way(header.kind, header.sender, header.to)
    return signed


def _for_us(here: Desk, header: Header) -> None:
    """E-SYN-60, 75: the file is for somebody else.

    That it is practice is said first: a practice office writes to a headquarters of its own, which we do not know.
    """
    gate.check_sort(here.trust, header)
    ours = here.is_hq and header.sender in here.trust.head.centres  # given back after a restore
    if header.to != here.me.node and not ours and not _was_ours(here, header):
        known = _named_as(here, header.to, "to")
        raise OdopError("E-SYN-60", **known) if known else OdopError("E-SYN-75")


def _was_ours(here: Desk, header: Header) -> bool:
    """For the PC in whose place this one is headquarters; or about a person who moves here."""
    return (here.is_hq and header.to in here.trust.head.centres) or announcing.is_for(here, header)


def _named_as(here: Desk, node: str, fact: str) -> dict[str, str]:
    """What people call a PC, in both languages; nothing of one that is on no list."""
    name = listed.called(here.trust).get(node)
    return {fact: name.of("hi"), f"{fact}_en": name.of("en")} if name else {}


def named(came: Came, header: Header) -> Came:
    """The book's line, with what the file's header says."""
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
