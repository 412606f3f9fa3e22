"""Headquarters' own keys: made anew, in good order or because somebody else has them; and headquarters on another PC.

A district learns of either from the head of the next file that it is given, which its roots have signed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import eventlog, node, outgoing, peers, vault
from odop_desktop.storage.store import Connection
from odop_desktop.sync import desk, keys, roots, trust_edit
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.recalling import listing
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_head import Head
from odop_desktop.sync.trust_parts import Headquarters, SignKey


def anew(office: Office, signing: Sequence[RootKey], *, stolen: bool = False) -> TrustList:
    """Makes new keys for headquarters and lists them. The old ones stay good for the files that were made.

    `stolen`: they are good for nothing more, and files of theirs that are still under way are refused; the next
    ones bring it all. E-SYN-84: this is not headquarters; E-TRU-33: the wrong offline keys; E-TRU-16: practice.
    """
    with listing(office) as conn:
        here = real(desk.sit(office, conn))
        if not here.is_hq:
            raise OdopError("E-SYN-84")
        roots.sign(here.trust, signing)  # the wrong keys are told before new ones are made
        fresh = _fresh(here, here.trust.hq)
        if stolen:
            draft = trust_edit.hq_stolen(here.trust, fresh.public, office.today())
        else:
            first = here.me.epoch, outgoing.highest(conn, here.me.epoch) + 1
            draft = trust_edit.hq_rotated(here.trust, fresh.public, first, office.today())
        return put_in(conn, office, roots.sign(draft, signing), "stolen" if stolen else "renewed")


def move(office: Office, signing: Sequence[RootKey], *, phone: str = "", stolen: bool = False) -> TrustList:
    """Makes this PC headquarters, in place of the one whose safety copy was brought back here, however old that is.

    A new epoch begins: districts give back what the old one did after the copy. `stolen`: they do not, for somebody
    else may have done it; only what it sent until the copy was made counts. `phone`: another one that districts
    call. E-SYN-96: it is headquarters already; E-SYN-84: these are not headquarters' records; E-TRU-33: the wrong
    offline keys; E-TRU-16: practice.
    """
    with office.transaction() as conn:
        here = real(desk.sit(office, conn))
        was = here.trust.hq
        if here.is_hq:
            raise OdopError("E-SYN-96")
        if was.office != office.facts.id:
            raise OdopError("E-SYN-84")
        roots.sign(here.trust, signing)
        last = {epoch: end.seq for (of, epoch), end in peers.ends(conn).items() if of == was.node}
        sent = outgoing.newest(conn)
        begun = _above(conn, office, max(sent[0], *last, 0) + 1)
        _fresh(here, was)
        public = keys.inherit(office.place, office.key, was.node).public
        before = replace(here.trust, head=_closed(here.trust, sent)) if stolen else here.trust
        now = replace(
            was,
            node=here.me.node,
            sign=(SignKey(public.sign),),
            age=(public.age,),
            phone=phone or was.phone,
        )
        above = int(f"{office.clock():%Y%m%d%H%M}")  # the date and time: no list was ever counted so far
        draft = trust_edit.with_hq(before, now, office.today(), last, above=above)
        return put_in(conn, office, roots.sign(draft, signing), "moved", {"epoch": begun})


def real(here: Desk) -> Desk:
    """The practice headquarters' keys are the same everywhere and stay. E-TRU-16."""
    if here.trust.practice:
        raise OdopError("E-TRU-16")
    return here


def _fresh(here: Desk, listed: Headquarters) -> NodeKeys:
    """New keys; those that were made for a try before, where the list does not name them yet."""
    unlisted = here.keys.public.sign not in {one.key for one in listed.sign}
    return here.keys if unlisted else keys.rotate(here.office.place, here.office.key)


def _above(conn: Connection, office: Office, epoch: int) -> int:
    """An epoch above all of the PC before: districts know by it that they are to send again."""
    begun = node.begin_epoch(conn, peers.me(conn).node, epoch)
    kept = vault.load(office.place.vault)
    vault.save(office.place.vault, replace(kept, epoch=max(kept.epoch, begun)), office.key)
    return begun


def _closed(trust: TrustList, last: tuple[int, int]) -> Head:
    return replace(trust.head, hq=replace(trust.hq, sign=trust_edit.closed(trust.hq.sign, last)))


def put_in(
    conn: Connection, office: Office, trust: TrustList, what: str, more: Mapping[str, int | str] | None = None
) -> TrustList:
    """The list counts from now on, and the log says what was done."""
    desk.take_trust(conn, office, trust)
    facts = {"version": trust.version, **(more or {})}
    eventlog.note(conn, f"sync.hq.{what}", office.user.name, office.now(), facts)
    return trust
