"""Real offices that exchange files: headquarters and districts, each a migrated encrypted store of its own.

Made once a run and copied for each test, as a folder is copied; the trust list is signed by real roots.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyrage

from odop_desktop.actions import records, setup
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.signin import open_office
from odop_desktop.storage import peers
from odop_desktop.sync import answers, desk, inbox, keys, roots, sending, trust_edit
from odop_desktop.sync.inbox import Received
from odop_desktop.sync.outbox import Sent
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import Headquarters, SignKey, TrustNode
from tests.actions.offices import CHEAP, PASSWORD, ROOM, Clock

DAY = date(2026, 1, 10)
HQ = "hq"
WHO = {HQ: (None, 1), "chm": ("CHM", 1), "chm2": ("CHM", 2), "chm3": ("CHM", 3), "klu": ("KLU", 1)}


def found(folder: Path, who: str, database: str | None = None) -> None:
    """Makes one real office, in a server's database where one is named; `clerk` signs in with the usual password."""
    district, pc = WHO[who]
    kind = "district" if district else "headquarters"
    wish = setup.Wish(folder / who, "HP", district, pc, "clerk", PASSWORD, kind, CHEAP, database=database)
    setup.create(wish, clock=Clock(), room=ROOM)


def open_(folder: Path, clock: Clock | None = None) -> Office:
    return open_office(folder, lambda: ("clerk", PASSWORD), clock=clock or Clock(), room=ROOM)


def hand_in(office: Office, out: Path, *, month: str | None = None) -> Sent:
    """A district's next file to headquarters, without those that it gives back beside it."""
    done = sending.to_headquarters(office, out, month=month)
    for file in done.back:
        file.unlink()
    return Sent(done.files[0], done.made)


def hand_over(office: Office, out: Path, node: str) -> Sent:
    """A PC's file to another one of its office, by that one's node."""
    done = sending.to_sibling(office, out, node)
    return Sent(done.files[0], done.made)


@dataclass
class Lab:
    """Offices by name in `folder`, the post between them in `post`."""

    folder: Path
    names: tuple[str, ...]
    clock: Clock = field(default_factory=Clock)
    open: dict[str, Office] = field(default_factory=dict)
    roots: tuple[RootKey, ...] = ()
    trust: TrustList | None = None

    @property
    def post(self) -> Path:
        return self.folder / "post"

    def office(self, who: str) -> Office:
        if who not in self.open:
            self.open[who] = open_(self.folder / who, self.clock)
        return self.open[who]

    def shut(self, who: str) -> None:
        if office := self.open.pop(who, None):
            office.close()

    def close(self) -> None:
        for who in list(self.open):
            self.shut(who)

    def node(self, who: str) -> str:
        with self.office(who).reading() as conn:
            return peers.me(conn).node

    # the exchange

    def send(self, who: str) -> Sent:
        return hand_in(self.office(who), self.post)

    def collect(self, who: str, to: str) -> Sent:
        """A PC's file to another one of its office."""
        return hand_over(self.office(who), self.post, self.node(to))

    def answer(self, who: str) -> Sent:
        return answers.answer(self.office(HQ), self.node(who), self.post)

    def take(self, who: str, file: Path) -> Received:
        return inbox.receive(self.office(who), file)

    def round(self, *who: str) -> None:
        """Each office's file to headquarters, then headquarters' file to each."""
        for one in who:
            assert self.take(HQ, self.send(one).file).error is None
        for one in who:
            assert self.take(one, self.answer(one).file).error is None

    # records

    def make(self, who: str, kind: RecordKind = c.ARTISAN, **values: Any) -> str:
        return records.make(self.office(who), kind=kind, values=values).touched[0][1]

    def change(self, who: str, id: str, kind: RecordKind = c.ARTISAN, **values: Any) -> None:
        records.change(self.office(who), kind=kind, id=id, values=values)

    def row(self, who: str, id: str, kind: RecordKind = c.ARTISAN) -> RecordRow | None:
        with self.office(who).reading() as conn:
            return read.get(conn, kind, id)

    # trust

    def enrol(self) -> None:
        """A list that names every office, given to all."""
        own = {who: keys.ensure(self.office(who).place, self.office(who).key) for who in self.names}
        self.roots = (RootKey.new(), RootKey.new())
        hq = own[HQ].public
        recovery = str(pyrage.x25519.Identity.generate().to_public())
        names = ("मुख्यालय", "Headquarters")
        office = self.office(HQ).facts.id
        head = Headquarters(
            self.node(HQ), office, *names, "0177-1", "state", (SignKey(hq.sign),), (hq.age,), recovery
        )
        trust = trust_edit.founded(head, roots.new_set(self.roots), DAY)
        for who in self.names:
            if who != HQ:
                trust = trust_edit.with_node(trust, self.listed(who, own[who].public), DAY)
        self.trust = roots.sign(trust, self.roots)
        for who in self.names:
            with self.office(who).transaction() as conn:
                desk.keep_trust(conn, self.trust)

    def listed(self, who: str, public: keys.PublicKeys) -> TrustNode:
        district, pc = WHO[who]
        office = self.office(who).facts.id
        names = (f"जिला {district}", f"District {district}")
        sign = (SignKey(public.sign),)
        return TrustNode(
            self.node(who), office, "", f"HP-{district}", pc, *names, "01899-1", sign, public.age
        )


def build(folder: Path, *names: str, database: str | None = None) -> Lab:
    """Makes the offices and enrols them; headquarters in a server's database where one is named."""
    for who in names:
        found(folder, who, database if who == HQ else None)
    lab = Lab(folder, names)
    lab.enrol()
    lab.close()
    return lab


@contextmanager
def copied(lab: Lab, folder: Path) -> Iterator[Lab]:
    """The same offices again, in another folder."""
    shutil.copytree(lab.folder, folder, dirs_exist_ok=True)
    fresh = Lab(folder, lab.names, roots=lab.roots, trust=lab.trust)
    try:
        yield fresh
    finally:
        fresh.close()
