"""Headquarters' file to one PC: what it has of the PC's office, what it gave back, and everything new for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from odop_desktop.domain.catalogue import LOI
from odop_desktop.office import Office
from odop_desktop.storage import feeding, guests, oplines, peers, posts, waiting
from odop_desktop.storage.feeding import Followed
from odop_desktop.storage.peers import Chain, End
from odop_desktop.storage.store import Connection
from odop_desktop.sync import (
    announcing,
    attachments,
    circulars,
    comparing,
    desk,
    feed,
    limits,
    offering,
    outbox,
    packs,
    recalling,
)
from odop_desktop.sync.authority import SHARED
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.gate import INTRODUCED
from odop_desktop.sync.header import Kind
from odop_desktop.sync.outbox import Load, Sent
from odop_desktop.sync.payload import Section
from odop_desktop.sync.sections import (
    BACK,
    COMPARED,
    CONFIRMED,
    FEED,
    RETURNED,
    RETURNED_AT_ONCE,
    TAKEN,
    TRUST,
)
from odop_desktop.sync.trust_parts import TrustNode

_MOST_BACK = 10_000  # files


def answer(
    office: Office,
    node: str,
    out: Path,
    *,
    month: str | None = None,
    whole: bool = False,
    after: int | None = None,
    given: bool = True,
) -> Sent:
    """Makes the next file for one PC. It begins where that PC's last file said it was. E-TRU-…

    `whole`: everything from the beginning, for a PC that has lost what it had or takes the place of one that is gone.
    `after`: the position with which the file before ends, of which there is a `rest`: no file holds more ops than it
    may, and whoever makes them goes on until there is none (`answering`); circulars go with the first.
    `given`: what headquarters changed counts as given from now on; not where other offices get no file.
    """
    recalling.recall(office)
    with office.transaction() as conn:
        here = desk.sit(office, conn)
        feed.catch_up(conn, here)
        last = feeding.end(conn)
        if given:
            feed.given(conn)
        follower = Followed() if whole else feeding.followed(conn, node)
        follower = follower if after is None else replace(follower, feed=after)
        pc, blobs = here.trust.node(node), office.store.blobs
        scopes, ends = (pc.office, SHARED), _ends(conn, here, pc.office)
        back = _returned(conn, here, pc.office)
        end = feeding.upto(conn, scopes, (follower.feed, last), limits.OPS - len(back))
        own = {(node, epoch): seq for epoch, seq in follower.whole.items()}
        # What waits here of the one that is kept shows a sibling that it holds the other one's work.
        held_up = {node, *_twice(ends)} if end == last else set[str]()
        lines = oplines.fed(conn, scopes, (follower.feed, end), held_up, own)
        held, wanted = attachments.answered(conn, blobs, node)
        at = (follower.feed, end)
        papers = None if after else circulars.section(conn, blobs, pc, office.today(), at, whole=whole)
        update, along = offering.section(conn, str(packs.noted(conn, node).get("update", "")))
        more = [section for section in (papers, update) if section]
        load = Load(
            lines,
            sections=[*_sections(conn, here, pc, (follower, end), ends), *_told(back), held, *more],
            blobs=attachments.enclosed(blobs, [*along, *wanted]),
            feed_to=end,
            least=outbox.LENDING if guests.reads(conn, pc.office, LOI.name) else 0,
            form=1 if len(back) <= RETURNED_AT_ONCE else 2,
        )
        told = {INTRODUCED: here.trust.introduction().told()}
        made, content = outbox.make(conn, here, (Kind.H2D, node), load, month=month, more=told)
    return Sent(outbox.lay(out, made.file, content), made, rest=end < last)


def _sections(
    conn: Connection, here: Desk, pc: TrustNode, span: tuple[Followed, int], ends: Mapping[Chain, End]
) -> Iterator[Section]:
    follower, end = span
    if follower.trust < here.trust.version:
        yield Section(TRUST, here.trust.told())
    own = {str(epoch): seq for epoch, seq in follower.whole.items()}
    if pack := packs.section(conn, pc.code[:2], pc.id):
        yield pack
    yield Section(FEED, {"epoch": here.me.epoch, "from": follower.feed, "to": end, "own": own})
    whole = peers.told({chain: each.seq for chain, each in ends.items()})
    yield Section(CONFIRMED, {"ends": whole, "twice": _twice(ends)})
    if here.me.epoch:
        yield Section(BACK, _lacking(conn, here))
    if compared := comparing.kept(conn, pc.id):
        yield Section(COMPARED, compared)
    yield Section(TAKEN, {"files": posts.taken_from(conn, pc.id)})
    if refused := announcing.refused(conn, pc.code):
        yield refused


def _returned(conn: Connection, here: Desk, office: str) -> list[dict[str, str]]:
    """What waits here of this office's PCs."""
    nodes = {n.id for n in here.trust.nodes if n.office == office}
    return [
        {"op": s.op, "entity": s.entity, "id": s.entity_id, "code": s.code}
        for s in waiting.of(conn)
        if s.op.rsplit(".", 2)[0] in nodes
    ]


def _told(back: Sequence[Mapping[str, str]]) -> Iterator[Section]:
    """In as many sections as it takes, each with a field of its own; the last one has the field that all have."""
    some = [back[n : n + RETURNED_AT_ONCE] for n in range(0, len(back), RETURNED_AT_ONCE)] or [[]]
    for n, each in enumerate(some[1:], 1):
        yield Section(RETURNED, {"ops": [], f"ops{n}": each})
    yield Section(RETURNED, {"ops": some[0]})


def _ends(conn: Connection, here: Desk, office: str) -> dict[Chain, End]:
    """The chains of this office's PCs."""
    nodes = {n.id for n in here.trust.nodes if n.office == office}
    return {chain: end for chain, end in peers.ends(conn).items() if chain[0] in nodes}


def _twice(ends: Mapping[Chain, End]) -> dict[str, int]:
    """The PCs that ran twice, each with the last epoch in which it did."""
    return dict(sorted(chain for chain, end in ends.items() if end.state == peers.FORK))


def _lacking(conn: Connection, here: Desk) -> dict[str, Any]:
    """Of our own earlier epochs, and of a PC that was headquarters before and is gone: what we have, and the files
    that offices gave back."""
    node = here.me.node
    ends = peers.whole(conn, {node})
    own = {str(epoch): ends.get((node, epoch), 0) for epoch in range(here.me.epoch)}
    gone = [one.node for one in here.trust.head.former if one.whole]
    theirs = peers.told(peers.whole(conn, gone))
    files = [id for of in (node, *gone) for id in posts.taken_from(conn, of, limit=_MOST_BACK)]
    return {"ends": own, "former": {of: theirs.get(of, {}) for of in gone}, "files": files}
