"""A small world of real offices: encrypted stores copied from a template, a clock of their own each, one post.

Everything random comes from one seed, so that a run that fails can be run again by its number.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import create_engine, event, text
from sqlalchemy.util import LRUCache

from odop_desktop import signin
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import engine, peers, slots, vault, where
from odop_desktop.storage.copying import copied
from odop_desktop.storage.place import Place
from odop_desktop.storage.posts import APPLIED
from odop_desktop.sync import answers, inbox, returning, unforeseen
from odop_desktop.sync.inbox import Received
from tests.actions.offices import NOW, PASSWORD, Clock
from tests.simulator import knowing
from tests.simulator.chance import Chance, drawn
from tests.simulator.post import Letter, Post
from tests.simulator.reading import ids
from tests.sync.lab import HQ, Lab, build, found, hand_in, hand_over, open_

PCS = ("chm", "chm2", "klu")
SECOND = "hq2"  # the folder of headquarters' second officer, where its records lie on a server
SPARE = "chm3"  # set up, not enrolled: in a drawer until another PC of the office is lost
SIBLING = {"chm": "chm2", "chm2": "chm"}
_words = cache(signin.state_words)
_STATEMENTS = LRUCache(5000)
_DIALECT: dict[str, Any] = {}
_SERVERS: list[Any] = []  # connections to servers, those of programs that died among them


def in_memory() -> Path | None:
    """Where stores lie that need not outlive the run: in memory where the system has such a place."""
    shm = Path("/dev/shm")
    return shm if os.access(shm, os.W_OK) else None


@dataclass
class World:
    """The offices of one run. `notes`: what was done, for the report of a run that fails."""

    lab: Lab
    chance: Chance
    post: Post
    notes: list[str] = field(default_factory=list)
    clocks: dict[str, Clock] = field(default_factory=dict)
    nodes: dict[str, str] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)  # ops that may not be lost any more
    copies: dict[str, list[Path]] = field(default_factory=dict)
    database: str | None = (
        None  # in which headquarters' records lie, on a server, and two officers work there
    )
    patch: pytest.MonkeyPatch = field(default_factory=pytest.MonkeyPatch)
    former: dict[str, str] = field(default_factory=dict)  # nodes that are in use no more, with their offices
    limits: dict[str, dict[int, int]] = field(
        default_factory=dict
    )  # of those: the last op that counts, by epoch
    forged: bool = False  # a program that was changed has written what it may not
    older: set[str] = field(default_factory=set)  # who has an older program still
    twins: list[Path] = field(default_factory=list)  # folders of a PC that was copied and runs twice
    before_quiet: dict[str, Callable[[World], None]] = field(default_factory=dict)  # what people put in order
    decided: set[str] = field(
        default_factory=set
    )  # records of which a person at headquarters let something in
    filed: set[str] = field(
        default_factory=set
    )  # ops of the districts' files that lie in headquarters' archive
    since: Path | None = (
        None  # the copy to which headquarters last went back, once its archive was lost as well
    )

    @property
    def served(self) -> bool:
        return self.database is not None

    @property
    def rng(self) -> Random:
        return self.chance.rng

    @property
    def names(self) -> tuple[str, ...]:
        return self.lab.names

    def office(self, who: str) -> Office:
        return self.at(self.seat(who))

    def at(self, seat: str) -> Office:
        """The office as it is open in this folder."""
        if seat not in self.lab.open:
            clock = self.clocks.setdefault(HQ if seat == SECOND else seat, Clock(NOW))
            self.lab.open[seat] = quickened(open_(self.lab.folder / seat, clock))
        return self.lab.open[seat]

    def seat(self, who: str) -> str:
        """The folder in which an office is worked in just now: a headquarters on a server has two officers."""
        return self.chance.either(HQ, SECOND) if self.served and who == HQ else who

    def seats(self, who: str) -> tuple[str, ...]:
        """All folders in which an office is worked in."""
        return (HQ, SECOND) if self.served and who == HQ else (who,)

    def node(self, who: str) -> str:
        if who not in self.nodes:
            with self.office(who).reading() as conn:
                self.nodes[who] = peers.me(conn).node
        return self.nodes[who]

    def offices(self) -> dict[str, str]:
        """node → office, of every PC there is or was."""
        return {self.node(who): self.office(who).facts.id for who in self.names} | self.former

    @property
    def begin(self) -> Path:
        """The copy of headquarters from which its archive goes on without a gap."""
        return self.since or first_copy(self.lab.folder, HQ)

    def remember(self, who: str) -> None:
        """What this PC has written may not be lost from now on."""
        with self.office(who).reading() as conn:
            ops = conn.execute(text("SELECT id FROM op WHERE node = :node"), {"node": self.node(who)})
            self.required.update(ops.scalars())

    def note(self, text: str) -> None:
        self.notes.append(text)

    def program(self, who: str) -> AbstractContextManager[None]:
        """The program that this office has."""
        return knowing.less() if who in self.older else nullcontext()

    # the exchange

    def send(self, who: str) -> Letter:
        """The next file of a district PC to headquarters."""
        with self.program(who):
            sent = hand_in(self.office(who), self.lab.post)
        return self._letter(who, HQ, sent.file)

    def answer(self, who: str) -> Letter:
        """Headquarters' next file to a PC."""
        with self.program(HQ):
            sent = answers.answer(self.office(HQ), self.node(who), self.lab.post)
        return self._letter(HQ, who, sent.file)

    def collect(self, who: str) -> Letter | None:
        """A PC's file to the office's other one; None where it has not heard of that one yet."""
        to = SIBLING[who]
        try:
            with self.program(who):
                sent = hand_over(self.office(who), self.lab.post, self.node(to))
        except OdopError as error:
            assert error.code == "E-TRU-01", error
            return None
        return self._letter(who, to, sent.file)

    def _letter(self, sender: str, to: str, file: Path) -> Letter:
        content = file.read_bytes()
        file.unlink()
        return Letter(sender, to, content)

    def given_back(self, who: str) -> list[Letter]:
        """Headquarters' own files that a PC gives back to it after headquarters was restored."""
        return [Letter(who, HQ, path.read_bytes()) for _, path in returning.owed(self.office(who))]

    def take(self, letter: Letter) -> Received:
        """The receiver takes the file in; one that was altered is never taken, and none meets a fault of ours."""
        with self.program(letter.to):
            got = inbox.take(self.office(letter.to), letter.content)
        if got.error and got.error.code == unforeseen.CODE:
            raise got.error.__cause__ or got.error
        code = got.error.code if got.error else got.came.state
        self.note(f"{letter.to} takes {letter.sender}'s {got.came.kind} {got.came.pkg_no}: {code}")
        if letter.to == HQ and got.came.state == APPLIED and got.header:
            spans = got.header.ops.items()
            told = {
                f"{n}.{e}.{seq}" for n, of in spans for e, (a, b) in of.items() for seq in range(a, b + 1)
            }
            self.filed |= told & ids(self.at(HQ))  # not what it left out, of a PC that ran twice
        assert letter.whole or got.error is not None, "an altered file was taken in"
        return got

    def close(self) -> None:
        self.lab.close()


def quickened(office: Office) -> Office:
    """The same office; its statements are compiled once for all stores of the process, not once for each."""
    ground: Any = office.store.ground
    for one in (ground.write, ground.read, *ground.side):
        one._compiled_cache = _STATEMENTS
        one.dialect = _DIALECT.setdefault(ground.name, one.dialect)
    return office


def _created(url: Any, **more: Any) -> Any:
    made = create_engine(url, **more)
    if url != "sqlite://":
        event.listen(made, "connect", lambda raw, _: _SERVERS.append(raw))
    elif "sqlite" in _DIALECT:
        made._compiled_cache, made.dialect = _STATEMENTS, _DIALECT["sqlite"]
    return made


@contextmanager
def quick_opening() -> Iterator[None]:
    """No state pack grows newer while a run lasts: it is read once, not at every opening. Statements are compiled
    once for all stores, from the first one on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "create_engine", _created)
        patch.setattr(signin, "_newer_pack", lambda store, clock: None)
        patch.setattr(signin, "state_words", lambda state, *_, **__: _words(state))
        yield
    while _SERVERS:
        _SERVERS.pop().close()


@contextmanager
def template(database: str | None = None) -> Iterator[Lab]:
    """Offices with a few records that all have exchanged, for copying; headquarters in a server's `database`."""
    with tempfile.TemporaryDirectory(prefix="odop-sim-", dir=in_memory()) as folder:
        with drawn("template"):
            lab = _made(Path(folder), database)
        yield lab


def _made(folder: Path, database: str | None) -> Lab:
    found(folder, SPARE)
    lab = build(folder, HQ, *PCS, database=database)
    furnish(lab)
    lab.round(*PCS)
    lab.round(*PCS)
    for who in lab.names:
        office = lab.office(who)
        copied(office.store, office.place, office.key, first_copy(lab.folder, who))
    lab.close()
    shutil.rmtree(lab.post)
    return lab


def first_copy(folder: Path, who: str) -> Path:
    """The safety copy each office made before the run began."""
    return folder / "copies" / f"{who}.odopbackup"


def furnish(lab: Lab) -> None:
    """The least that edits need: people, a fair, who takes part, a letter of intent."""
    for who in PCS:
        artisan = lab.make(who, name_hi="सुनीता देवी", pin="176310")
        event = lab.make(who, c.EVENT, name_hi="मेला", name_en=f"Fair {who}", organised_by="DISTRICT")
        lab.make(who, c.PARTICIPATION, event=event, artisan=artisan)
        loi = lab.make(who, c.LOI, loi_date="2026-01-05")
        lab.make(who, c.LOI_LINE, loi=loi, seller_name="गीता", qty=10_000, rate=1_500_00)
    lab.make(HQ, c.EVENT, name_hi="राज्य मेला", name_en="State fair", organised_by="HQ")


@contextmanager
def world(made: Lab, seed: int, database: str | None = None) -> Iterator[World]:
    """A world of its own for one run; headquarters in this `database`, a copy of the template's."""
    with (
        tempfile.TemporaryDirectory(prefix="odop-run-", dir=in_memory()) as folder,
        drawn(seed) as chance,
        quick_opening(),
    ):
        shutil.copytree(made.folder, folder, dirs_exist_ok=True)
        lab = Lab(Path(folder), made.names, roots=made.roots, trust=made.trust)
        fresh = World(lab, chance, Post(chance.rng))
        if database is not None:
            _serve(fresh, database)
        fresh.copies = {who: [first_copy(Path(folder), who)] for who in made.names}
        try:
            yield fresh
        finally:
            fresh.patch.undo()
            fresh.close()


def _serve(world: World, database: str) -> None:
    """Headquarters' folders, of two officers, name this database."""
    place, second = (Place(world.lab.folder / who) for who in (HQ, SECOND))
    key = slots.open_with_password(vault.load(place.vault), "clerk", PASSWORD).key
    where.name_server(place, key, database)
    shutil.copytree(place.root, second.root)
    world.database = database
