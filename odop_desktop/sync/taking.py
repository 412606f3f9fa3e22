"""What each kind of file does to the store, inside the transaction in which it is taken in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import attached, feeding, outgoing, peers, posts, returned, settings
from odop_desktop.storage.feeding import Followed
from odop_desktop.storage.intake import Judge
from odop_desktop.storage.meeting import standing_of
from odop_desktop.storage.ops import OpLine
from odop_desktop.storage.returned import Back
from odop_desktop.storage.schema import SCHEMA
from odop_desktop.storage.store import Connection
from odop_desktop.sync import (
    announcing,
    attachments,
    circulars,
    comparing,
    decided,
    desk,
    doubled,
    enclosures,
    feed,
    packs,
    sections,
    updates,
)
from odop_desktop.sync.authority import Weigher, anyone, hung_on
from odop_desktop.sync.brought import Brought
from odop_desktop.sync.comparing import Compared
from odop_desktop.sync.desk import Desk, Position
from odop_desktop.sync.ended import within
from odop_desktop.sync.given_back import given_back
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.merge import Merge, Merged
from odop_desktop.sync.payload import Line
from odop_desktop.sync.sections import (
    BACK,
    CIRCULARS,
    COMPARED,
    CONFIRMED,
    DIGESTS,
    ENDS,
    FEED,
    HELD,
    MASTERS,
    MOVES,
    OFFERED,
    PACK,
    PAPERS,
    RETURNED,
    TAKEN,
    UPDATE,
)
from odop_desktop.sync.sorting import newer_trust, sorting
from odop_desktop.sync.uptake import uptake

_EPOCHS = 100  # of one PC, of which headquarters keeps how far they go


def take_in(conn: Connection, here: Desk, header: Header, lines: Iterable[Line]) -> Merged:
    """E-SYN-61 for a kind of file that is not taken in here."""
    match header.kind:
        case Kind.D2H if here.is_hq:
            return _from_district(conn, here, header, lines)
        case Kind.H2D if here.is_hq and header.sender in here.trust.head.centres:
            return given_back(conn, here, header, lines)
        case Kind.N2N if not here.is_hq:
            return _from_sibling(conn, here, header, lines)
        case Kind.H2D if not here.is_hq:
            return _from_headquarters(conn, here, lines, header)
        case Kind.TRANSFER:
            return Merged(brought=Brought(comer=announcing.take(conn, here, header, lines)))
    raise OdopError("E-SYN-61", kind=str(header.kind))


def _from_district(conn: Connection, here: Desk, header: Header, lines: Iterable[Line]) -> Merged:
    feed.catch_up(conn, here)  # whose each record is, of all that came before
    office = here.trust.node(header.sender).office
    weigher = Weigher(office, {})

    def judging(ops: Sequence[OpLine]) -> Judge:
        ids = {op.entity_id for op in ops} | feeding.events_of(conn, ops)
        weigher.look_up(conn, ids, {id for op in ops for id in hung_on(op)})
        return within(here.trust, weigher.weigh)

    merge = _merge(conn, here, judging, office)
    merge.decided = decided.by(conn, here)
    merge.began = (header.sender, header.epoch)
    ends: dict[str, Any] = {}
    told: dict[str, Any] = {ENDS: ends}
    merge.ops(sorting(merge.done, lines, told))
    uptake(conn, here, merge)
    if posts.is_newest(conn, header.sender, header.epoch, header.pkg_no):
        _follow(conn, here, header, ends)
        others = [n.id for n in here.trust.nodes if n.office == office and n.id != header.sender]
        attachments.note_offer(conn, header.sender, told.get(OFFERED, {}), others)
        packs.note(conn, header.sender, told.get(MASTERS, {}))
        circulars.hear(conn, header.sender, told.get(PAPERS))
        _compare(conn, here, header, told.get(DIGESTS, {}))
    return merge.done


def take_up(conn: Connection, office: Office) -> None:
    """What waited for a row that has come by another way than a file."""
    if settings.get(conn, settings.TRUST) is None:
        return
    here = desk.sit(office, conn)
    merge = _merge(conn, here, lambda _: anyone, here.office_id)
    if here.is_hq:
        uptake(conn, here, merge)
    else:
        merge.take_up(anyone)


def _compare(conn: Connection, here: Desk, header: Header, came: Mapping[str, Any]) -> None:
    """Whether the sender's records are ours, by its newest file; not where one end knows of more than the other."""
    if header.schema != SCHEMA:
        return
    follower = feeding.followed(conn, header.sender)
    own = {(header.sender, epoch): seq for epoch, seq in follower.whole.items()}
    came_of_it = peers.whole(conn, {header.sender})
    if any(came_of_it.get(chain, 0) < seq for chain, seq in own.items()):
        return  # the rest of its changes comes with its next file
    office = here.trust.node(header.sender).office
    differs = comparing.held_against(conn, office, came, follower.feed, own)
    found = Compared(header.pkg_no, here.office.now(), differs)
    comparing.keep(conn, header.sender, found)


def _merge(conn: Connection, here: Desk, judging: Any, office: str) -> Merge:
    whose = feed.offices(here)

    def may(node: str) -> bool:
        return whose.get(node) == office

    rank = standing_of(whose, here.trust.hq.node)
    return Merge(conn, here.office.now(), rank, judging, may, whole=True)


def _follow(conn: Connection, here: Desk, header: Header, ends: dict[str, Any]) -> None:
    """Where the sender is, by its newest file; of its own epochs the newest, for no PC begins so many anew."""
    at = header.hq_ack if (header.to, header.hq_epoch) == (here.me.node, here.me.epoch) else 0
    told = {int(e): int(seq) for e, seq in ends.get(header.sender, {}).items()}
    own = {epoch: told[epoch] for epoch in sorted(told)[-_EPOCHS:]}
    feeding.follow(conn, header.sender, Followed(at, own, header.trust_version), here.office.now())


def _from_sibling(conn: Connection, here: Desk, header: Header, lines: Iterable[Line]) -> Merged:
    merge = _merge(conn, here, lambda _: within(here.trust, anyone), here.office_id)
    merge.early, merge.began = True, (header.sender, header.epoch)
    newest = posts.is_newest(conn, header.sender, header.epoch, header.pkg_no)
    told: dict[str, Any] = {}
    merge.ops(sorting(merge.done, lines, told))
    merge.take_up(within(here.trust, anyone))
    if newest and ENDS in told:
        outgoing.note_held(conn, header.sender, told[ENDS], here.office.now())
    if newest and OFFERED in told:
        attachments.note_offer(conn, header.sender, told[OFFERED])
    return merge.done


def _from_headquarters(conn: Connection, here: Desk, lines: Iterable[Line], header: Header) -> Merged:
    newest = posts.is_newest(conn, header.sender, header.epoch, header.pkg_no)
    told: dict[str, dict[str, Any]] = {}
    whose: dict[str, str] = {}
    rank = standing_of(whose, header.sender)  # our own list may still name another PC
    merge = Merge(conn, here.office.now(), rank, lambda _: anyone, lambda _: True, whole=False)
    merge.early = True

    def ready() -> None:
        if not told.keys() >= {FEED, CONFIRMED, TAKEN, RETURNED}:
            raise OdopError("E-SYN-16")
        now = here.with_trust(newer_trust(conn, here, told))
        whose.update(feed.offices(now))
        if header.sender != now.trust.hq.node:
            raise OdopError("E-SYN-62")
        _follows(conn, now, told[FEED])
        merge.done.taken.touched |= packs.bring(conn, here.office, told.get(PACK), merge.done.brought)

    with doubled.told(here):
        merge.ops(sorting(merge.done, lines, told, ready))
    merge.take_up(anyone)
    _keep(conn, desk.sit(here.office, conn), told, newest=newest)
    merge.done.answers = outgoing.newest_of(conn, list(told[TAKEN]["files"]))
    if newest:
        merge.done.brought.update = updates.came(conn, told.get(UPDATE))
    day = here.office.today().isoformat()
    enclosures.note(conn, here.office.place, told.get(CIRCULARS), day)
    return merge.done


def _follows(conn: Connection, here: Desk, span: dict[str, Any]) -> None:
    """E-SYN-59: files before this one are missing. E-SYN-62: it is from before headquarters' own restore, or of the
    PC that was headquarters before.

    Missing too where it leaves out ops of ours that we had when it was made, and have no more: we were restored.
    """
    epoch, begin = int(span["epoch"]), int(span["from"])
    if epoch < here.position.epoch:
        raise OdopError("E-SYN-62")
    at = here.position.feed if epoch == here.position.epoch else 0
    if begin > at:
        raise OdopError("E-SYN-59", epoch=epoch, first=begin, last=at)
    ends = peers.ends(conn)
    for of, seq in span.get("own", {}).items():
        end = ends.get((here.me.node, int(of)))
        if (held := end.seq if end else 0) < int(seq):
            own = {"node": here.me.node, "epoch": int(of)}
            raise OdopError("E-SYN-59", **own, first=int(seq) + 1, last=held)


def _keep(conn: Connection, here: Desk, told: dict[str, dict[str, Any]], *, newest: bool) -> None:
    """What headquarters says of us. An older file that comes late says nothing any more."""
    span = told[FEED]
    epoch, end = int(span["epoch"]), int(span["to"])
    at = max(end, here.position.feed) if epoch == here.position.epoch else end
    if (epoch, here.trust.hq.node) != (here.heard.epoch, here.heard.node or here.trust.hq.node):
        attached.unlodge(conn)
    desk.keep_position(conn, Position(epoch, at, here.trust.hq.node))
    if not newest:
        return
    now = here.office.now()
    peers.confirm(conn, peers.read(told[CONFIRMED]["ends"]), now)
    for node, last in told[CONFIRMED].get("twice", {}).items():
        if node != here.me.node:
            peers.block(conn, node, int(last))
    outgoing.mark_confirmed(conn, list(told[TAKEN]["files"]), now)
    back = [Back(b["op"], b["entity"], b["id"], b["code"]) for b in sections.returned(told)]
    returned.put(conn, back, now)
    settings.put(conn, BACK, told.get(BACK, {}))
    announcing.forget(conn, told.get(MOVES, {}))
    attached.lodge(conn, told.get(HELD, {}).get("hashes", ()))
    if COMPARED in told:
        comparing.keep(conn, "", Compared(*(told[COMPARED][key] for key in ("file", "at", "differs"))))
