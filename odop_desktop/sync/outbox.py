"""Making a file: everything headquarters has not confirmed, in one signed package; cumulative until it does.

The package is made and noted in one transaction, kept in the archive, then written to where the clerk wants
it. A stick that fails loses nothing: the same file can be written out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import Any

from odop_desktop import __version__
from odop_desktop.office import Office
from odop_desktop.storage import oplines, outgoing, peers
from odop_desktop.storage.files import write_whole
from odop_desktop.storage.oplines import Line as Held
from odop_desktop.storage.ops import uuid7
from odop_desktop.storage.outgoing import Made
from odop_desktop.storage.peers import Chain
from odop_desktop.storage.schema import SCHEMA
from odop_desktop.storage.store import Connection
from odop_desktop.sync import (
    archive,
    attachments,
    comparing,
    desk,
    enclosures,
    limits,
    names,
    package,
    packs,
    updates,
)
from odop_desktop.sync.counting import Tally
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.payload import Blob, ChainFrom, End, Line, Section
from odop_desktop.sync.sections import ENDS

# The least schema of a program that takes in what this one sends, by what each step asks of a reader:
#   2  files at all, and kinds of records that it does not know: they wait in its log until its update.
#   3  an index. 4, 5: kinds (questions, transfers). Nothing of a reader.
#   6  how a LoI's total meets another. A reader before it lets one of the two stand, and nothing adds them up anew
#      after its update: the least.
#   7, 9  fields (same_as, adopted): a reader of 6 carries them, and works them in with its update (storage/gained).
#      Until then it shows the twin beside the record that is kept.
#   8, 10  kinds (orders, despatches, payments) and fields: carried likewise. References that need not stand in the
#      reader's store any more wait there, and go in with the update. But see LENDING.
# tests/sync/test_readers.py walks every step between this number and SCHEMA.
MIN_READER = 6
# Of headquarters' file to an office that is given LoIs of others to read. A reader before 8 does not know that they
# are not its own: it would list and count them, and issue their letters a second time; one before 10 so headquarters'.
LENDING = 10


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was made: where it lies, its book entry."""

    file: Path
    made: Made
    rest: bool = False  # of headquarters': more is to follow, in a file that begins where this one ends


def made_for_headquarters(
    office: Office, *, month: str | None = None, more: Mapping[str, Any] | None = None
) -> Made:
    """The next file to headquarters, in the archive only; a month without changes makes one too. E-SYN-50.

    `more` goes into its header.
    """
    with office.transaction() as conn:
        here = desk.sit(office, conn)
        lines = _outstanding(conn, here)
        offer = attachments.offered(conn, office.store.blobs)
        masters = packs.told(conn, updates.held(conn, office.store.blobs))
        load = Load(
            lines,
            sections=(Section(ENDS, _ends(conn, here)), offer, masters, enclosures.told(conn, office.place)),
            blobs=attachments.enclosed(office.store.blobs, offer.content["have"]),
            digests=comparing.told(conn),
        )
        made, _ = make(conn, here, (Kind.D2H, here.trust.hq.node), load, month=month, more=more)
    return made


def made_for_sibling(office: Office, node: str) -> Made:
    """Everything another PC of this office has not got by headquarters yet, for that PC to collect (N2N); in the
    archive only. E-SYN-50, E-TRU-01."""
    with office.transaction() as conn:
        here = desk.sit(office, conn)
        lines = _outstanding(conn, here)
        offer, blobs = attachments.handed_on(conn, office.store.blobs, node)
        load = Load(lines, sections=(Section(ENDS, _ends(conn, here)), offer), blobs=blobs)
        return make(conn, here, (Kind.N2N, node), load)[0]


def _outstanding(conn: Connection, here: Desk) -> Iterator[Held]:
    """What headquarters has not confirmed, as many ops as a file may hold: the first ones, for the others follow upon
    them. The rest comes with the next file, once these are confirmed."""
    return islice(oplines.above(conn, unconfirmed(conn, here)), limits.OPS)


def unconfirmed(conn: Connection, here: Desk) -> dict[Chain, int]:
    """The chains of this office that are whole here, each with what headquarters has confirmed of it."""
    had = peers.confirmed(conn)
    whole = peers.whole(conn, _nodes(here))
    return {chain: had.get(chain, 0) for chain, seq in whole.items() if seq > had.get(chain, 0)}


def _ends(conn: Connection, here: Desk) -> dict[str, dict[str, int]]:
    """How far each chain of this office is whole here: after a restore headquarters gives back what lies above."""
    return peers.told(peers.whole(conn, _nodes(here)))


def _nodes(here: Desk) -> set[str]:
    return {here.me.node, *(n.id for n in here.trust.nodes if n.office == here.office_id)}


@dataclass(frozen=True, slots=True)
class Load:
    """What goes into a file. `feed_to`: of headquarters' the position in its feed with which it ends.

    `readers`: age recipients beside those that every such file has. `least`: the schema that a reader must have;
    `form`: 2 where readers of the first one would not understand it (`header`).
    """

    lines: Iterable[Held]
    sections: Iterable[Section] = ()
    blobs: Iterable[Blob] = ()
    digests: Mapping[str, Any] = field(default_factory=dict)
    feed_to: int = 0
    readers: Sequence[str] = ()
    least: int = 0
    form: int = 1


def make(
    conn: Connection,
    here: Desk,
    way: tuple[Kind, str],
    load: Load,
    *,
    month: str | None = None,
    more: Mapping[str, Any] | None = None,
) -> tuple[Made, bytes]:
    """The package of a kind to a node, archived and noted; nothing is kept where the transaction fails."""
    kind, to = way
    number, prev = outgoing.next_no(conn, here.me.epoch, *here.trust.head.line_of(to))
    tally, lines = Tally(), iter(load.lines)
    first = next(lines, None)
    draft = replace(
        _draft(here, kind, to, number),
        prev=prev,
        month=month or here.office.now()[:7],
        nil=first is None,
        min_reader=max(MIN_READER, load.least),
        more=more or {},
        v=load.form,
    )
    ops = chained(tally.passing(chain([first], lines) if first else ()))
    header, content = package.packed(
        draft,
        chain(load.sections, ops, load.blobs, (End(load.digests),)),
        sign=here.keys.signer(here.trust.key_for(kind, here.me.node, here.me.epoch, number)),
        recipients=tuple(dict.fromkeys((*here.trust.recipients_for(to, here.me.node), *load.readers))),
        near=_near(here, to),
    )
    made = _booked(here, header, content, tally, load.feed_to)
    archive.keep_sent(here.office.place, made, content)
    outgoing.note_made(conn, made)
    return made, content


def _near(here: Desk, to: str) -> set[str]:
    """The PCs whose chains stand in the header whatever else does: ours, and those of the receiver's office."""
    if not here.is_hq:
        return _nodes(here)
    offices = {n.office for n in here.trust.nodes if n.id == to}
    return {*here.trust.head.centres, *(n.id for n in here.trust.nodes if n.office in offices)}


def _draft(here: Desk, kind: Kind, to: str, number: int) -> Header:
    return Header(
        kind=kind,
        pkg_id=uuid7(),
        sender=here.me.node,
        epoch=here.me.epoch,
        office=here.office_id,
        to=to,
        pkg_no=number,
        month="",
        created=here.office.now(),
        app=__version__,
        schema=SCHEMA,
        hq_epoch=here.me.epoch if here.is_hq else here.position.epoch,
        hq_ack=here.position.feed,
        trust_version=here.trust.version,
        practice=here.trust.practice,
    )


def _booked(here: Desk, header: Header, content: bytes, tally: Tally, feed_to: int) -> Made:
    name = names.package_name(label(here, here.me.node), label(here, header.to), header.epoch, header.pkg_no)
    return Made(
        pkg_id=header.pkg_id,
        kind=header.kind,
        receiver=header.to,
        epoch=header.epoch,
        pkg_no=header.pkg_no,
        month=header.month,
        at=header.created,
        file=name,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        ops=tally.ops,
        covers={n: {str(e): [*r] for e, r in of.items()} for n, of in header.ops.items()},
        counts=tally.counts(),
        feed_to=feed_to,
    )


def chained(lines: Iterable[Held]) -> Iterator[Line]:
    """The ops, each run of a chain introduced with the hash that it follows."""
    due: dict[Chain, int] = {}
    for op, prev in lines:
        if due.get((op.node, op.epoch)) != op.seq:
            yield ChainFrom(op.node, op.epoch, op.seq, prev)
        due[op.node, op.epoch] = op.seq + 1
        yield op


def label(here: Desk, node: str) -> str:
    """How files call a PC: HP-CHM-1, HQ."""
    return "HQ" if node == here.trust.hq.node else here.trust.node(node).label


def lay(out: Path, name: str, content: bytes) -> Path:
    """Writes the file into a folder, whole or not at all. E-SYN-18, 19 where the folder takes none."""
    path = out / name
    try:
        out.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        raise package.not_written(path, error) from error
    return path
