"""How an open office joins its headquarters; what it keeps from then on is the trust list.

What is wrong with a file or a fingerprint is said before anything is written; done once more, each of these
leaves the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from odop_desktop import __version__
from odop_desktop.office import Office
from odop_desktop.storage import eventlog, outgoing, peers, settings
from odop_desktop.storage.store import Connection
from odop_desktop.sync import desk, enrol, floor, keys, names, phrase, practice
from odop_desktop.sync.enrol import Asking
from odop_desktop.sync.envelope import Source
from odop_desktop.sync.outbox import lay
from odop_desktop.sync.trust import TrustList, kept
from odop_desktop.sync.way_back import leave


@dataclass(frozen=True, slots=True)
class Asked:
    """The request that was written, and the fingerprint to be read to headquarters."""

    file: Path
    fingerprint: str


def request(office: Office, out: Path, *, phone: str) -> Asked:
    """Writes this PC's request into the folder. `phone` is where headquarters calls back. E-SYN-18, 19."""
    own = keys.ensure(office.place, office.key)
    content = enrol.request(own, asking(office, phone), created=office.now(), app=__version__)
    return Asked(
        lay(out, names.request_name(f"{_code(office)}-{office.facts.pc}"), content), own.public.fingerprint
    )


def asking(office: Office, phone: str = "") -> Asking:
    """What this PC says of itself."""
    facts = office.facts
    with office.reading() as conn:
        me, known = peers.me(conn), held(conn)
        number, _ = outgoing.next_no(conn, me.epoch, known.hq.node if known else "")
        earlier = _earlier(conn, me.node, known)
    whose = (me.node, me.epoch, facts.id, facts.district or "", _code(office), facts.pc)
    return Asking(*whose, facts.name_hi, facts.name_en, phone, facts.practice, number, earlier)


def _earlier(conn: Connection, me: str, known: TrustList | None) -> dict[str, dict[int, int]]:
    """Before an office is enrolled nothing comes to it but by a copy of its own: those chains are its own too.
    Enrolled, it tells them once more: a practice headquarters reads of them in the office's files alone.
    """
    listed = {one.id for one in known.nodes if one.sign} | known.head.centres if known else set()
    found: dict[str, dict[int, int]] = {}
    for (node, epoch), end in peers.ends(conn).items():
        if node != me and node not in listed:
            found.setdefault(node, {})[epoch] = end.seq
    return found


def take(office: Office, source: Source, confirmed: str) -> TrustList:
    """Takes headquarters' answer. `confirmed` is headquarters' fingerprint as it was read out. E-TRU-25 …"""
    with office.reading() as conn:
        node, known = peers.me(conn).node, held(conn)
    own = keys.ensure(office.place, office.key)
    found = enrol.take_answer(source, own, node, confirmed, practice=office.facts.practice, known=known)
    floor.check(found.trust, floor.of(office.place, office.key))
    phrase.keep(office.place, office.key, found.hq_secret)
    leave(office.place, office.key, found.trust.hq.recovery)
    keys.forget_others(office.place, office.key)
    return keep(office, found.trust, "sync.enrolled")


def practise(office: Office) -> TrustList:
    """Enrols a practice office with the built-in headquarters; at once, without anybody (DECISIONS 32)."""
    with office.reading() as conn:
        if known := held(conn):
            return known
    own = keys.ensure(office.place, office.key)
    found = practice.headquarters().enrolled(asking(office), own.public, office.today())
    phrase.keep(office.place, office.key, found.hq_secret)
    return keep(office, found.trust, "sync.enrolled")


def held(conn: Connection) -> TrustList | None:
    """The list this office keeps; None before it is enrolled."""
    told = settings.get(conn, settings.TRUST)
    return None if told is None else kept(told.encode(), desk.roots_of(settings.get(conn, desk.ROOTS)))


def _code(office: Office) -> str:
    return f"{office.facts.state}-{office.facts.code3}"


def keep(office: Office, trust: TrustList, what: str) -> TrustList:
    with office.transaction() as conn:
        desk.take_trust(conn, office, trust)
        facts = {"version": trust.version, "roots": trust.roots.fingerprint}
        eventlog.note(conn, what, office.user.name, office.now(), facts)
    return trust
