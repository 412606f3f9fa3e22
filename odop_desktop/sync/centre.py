"""Headquarters and its list: begun, PCs taken in and out, keys changed; each step signed with an offline root key.

The root keys come from their stick or paper for the one step (`root_keeping`) and are not kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from odop_desktop import __version__
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import districts
from odop_desktop.storage import eventlog, outgoing, peers, posts
from odop_desktop.storage.store import Connection
from odop_desktop.sync import (
    desk,
    enrol,
    keys,
    names,
    phrase,
    practice,
    practice_keys,
    rekey,
    roots,
    trust_edit,
    trust_founding,
)
from odop_desktop.sync.enrol import Request
from odop_desktop.sync.envelope import Source
from odop_desktop.sync.joining import held, keep
from odop_desktop.sync.outbox import lay
from odop_desktop.sync.recalling import listing
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_founding import Begun, Centre
from odop_desktop.sync.trust_parts import Status
from odop_desktop.sync.updates import NOTE, VERSION
from odop_desktop.sync.way_back import leave


def prepare(office: Office, *, phone: str, scope: str = "state") -> Begun:
    """The offline keys and the first list of a headquarters to be. Nothing is kept yet: first the keys must lie
    in their files and on their paper (`root_keeping`), for no PC keeps them.
    """
    own = keys.ensure(office.place, office.key)
    with office.reading() as conn:
        me = peers.me(conn)
    facts = office.facts
    centre = Centre(me.node, facts.id, facts.name_hi, facts.name_en, phone, scope)
    return trust_founding.begin(centre, own.public, office.today())


def begin(office: Office, trust: TrustList) -> TrustList:
    """Makes this office the headquarters of a prepared list. E-TRU-40 where it belongs to one already."""
    with office.reading() as conn:
        if held(conn):
            raise OdopError("E-TRU-40")
    leave(office.place, office.key, trust.hq.recovery)
    phrase.master(office.place, office.key)
    return keep(office, trust, "sync.headquarters")


def begin_practice(office: Office, scope: str = "state") -> TrustList:
    """Makes this practice office the built-in headquarters. E-TRU-16 unless it was set up with its node id."""
    hq = practice.headquarters(office.facts.id)
    with office.reading() as conn:
        me, known = peers.me(conn), held(conn)
    if me.node != hq.node or not office.facts.practice:
        raise OdopError("E-TRU-16")
    if known:
        return known
    keys.install(office.place, office.key, practice_keys.hq_keys())
    phrase.keep(office.place, office.key, hq.master)
    return keep(office, hq.founded(office.today(), scope), "sync.headquarters")


def accept(
    office: Office,
    asked: Request,
    signing: Sequence[RootKey],
    *,
    confirmed: str,
    out: Path,
    renew: bool = False,
) -> Path:
    """Takes a PC into the list and writes the answer to it into the folder. As `enrol.accept`; E-TRU-43 also for
    another district's place: what is moved or linked to that one would go to this PC.
    """
    with listing(office) as conn:
        trust = desk.sit(office, conn).trust
        day = office.today()
        if districts.coded(conn, asked.asking.code) not in (None, asked.asking.district, ""):
            raise OdopError("E-TRU-43", code=asked.asking.code)
        trust = enrol.accept(trust, asked, signing, confirmed=confirmed, on=day, renew=renew)
        _listed(conn, office, trust, "accepted", asked.asking.label)
    return answer(office, asked.asking.node, out)


def end(office: Office, node: str, signing: Sequence[RootKey], status: Status = Status.REVOKED) -> TrustList:
    """Takes a lost (REVOKED) or replaced (RETIRED) PC out of use: what was taken in from it counts, no more.

    What the archive has of it counts too, though the records were put back to before it came.
    """
    with listing(office) as conn:
        trust = desk.sit(office, conn).trust
        was = trust.node(node)
        last = {epoch: one.seq for (name, epoch), one in peers.ends(conn).items() if name == node}
        files = [(epoch, posts.last_no(conn, node, epoch)) for epoch in last]
        came = max((at for at in files if at[1]), default=None)
        draft = trust_edit.ended(trust, node, office.today(), last_file=came, last=last, status=status)
        return _listed(conn, office, roots.sign(draft, signing), str(status), was.label)


def take_new_keys(office: Office, source: Source, signing: Sequence[RootKey]) -> TrustList:
    """Lists the new keys that a PC's file asks for, in force a few files from now. As `rekey`."""
    with listing(office) as conn:
        trust = desk.sit(office, conn).trust
        asked = rekey.read_wish(source, trust)
        seen = (asked.at[0], posts.last_no(conn, asked.node, asked.at[0]))
        after = rekey.rekeyed(trust, asked, signing, seen=seen, on=office.today())
        return _listed(conn, office, after, "rekeyed", after.node(asked.node).label)


def ask_for(office: Office, version: str, signing: Sequence[RootKey]) -> TrustList:
    """Asks every office for at least this version of the program; "" asks for none. E-UPD-01: it is no version.

    A practice headquarters signs with its own keys.
    """
    version = version.strip()
    if version and not VERSION.fullmatch(version):
        raise OdopError("E-UPD-01", most=NOTE)
    with listing(office) as conn:
        trust = desk.sit(office, conn).trust
        own = practice.headquarters(office.facts.id).roots if trust.practice else ()
        draft = trust_edit.with_least(trust, version, office.today())
        return _listed(conn, office, roots.sign(draft, signing or own), "least", version)


def answer(office: Office, node: str, out: Path) -> Path:
    """Headquarters' answer to a PC of its list, written (again) into the folder. E-TRU-01, 02, 06, 07."""
    with office.reading() as conn:
        here = desk.sit(office, conn)
        number, _ = outgoing.next_no(conn, here.me.epoch, node)
    secret = phrase.secret_for(phrase.master(office.place, office.key), node)
    at = {"created": office.now(), "app": __version__}
    content = enrol.answer(here.trust, node, here.keys, secret, epoch=here.me.epoch, pkg_no=number, **at)
    name = names.answer_name("HQ", here.trust.node(node).label, here.me.epoch, number)
    return lay(out, name, content)


def _listed(conn: Connection, office: Office, trust: TrustList, what: str, label: str) -> TrustList:
    desk.take_trust(conn, office, trust)
    facts = {"pc": label, "version": trust.version}
    eventlog.note(conn, f"sync.{what}", office.user.name, office.now(), facts)
    return trust
