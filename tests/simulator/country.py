"""Very many offices and one headquarters for a year: each month a file from each and one back, by a bad post.

Every office is an encrypted store of its own, opened only while it works; headquarters stays open.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID, uuid5

import pyrage
import pytest

from odop_desktop.actions import records, setup
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import records as queries
from odop_desktop.storage import digests, peers
from odop_desktop.sync import answers, archive, desk, inbox, keys, outbox, roots, trust_edit
from odop_desktop.sync.authority import SHARED
from odop_desktop.sync.inbox import HOLDING
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust_parts import Headquarters, SignKey, TrustNode
from tests.actions.offices import CHEAP, NOW, PASSWORD, ROOM, Clock
from tests.simulator.post import Letter, Post, Weather
from tests.simulator.world import in_memory, quickened
from tests.sync.lab import DAY, HQ, open_

DISTRICTS = ("BLS", "CHM", "HMR", "KLU", "KNG", "KNR", "LSP", "MND", "SLN", "SML", "SMR", "UNA")
WEATHER = Weather(
    lost=5, doubled=5, mutated=0, replayed=0, late=100
)  # in a hundred; every file out of its order
_SPACE = UUID("00000000-0000-5000-8000-000000000800")


@dataclass
class Country:
    """`names` of the offices; `took` seconds by what was done; `came` how files fared, by state or code."""

    folder: Path
    rng: Random
    names: list[str]
    head: Office
    clock: Clock
    nodes: dict[str, str] = field(default_factory=dict)  # name → node
    offices: dict[str, str] = field(default_factory=dict)  # name → office's id
    took: dict[str, float] = field(default_factory=dict)
    came: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def office(self, name: str) -> Iterator[Office]:
        found = quickened(open_(self.folder / name, self.clock))
        try:
            yield found
        finally:
            found.close()

    @contextmanager
    def timed(self, what: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.took[what] = self.took.get(what, 0.0) + time.perf_counter() - began

    def year(self, months: int, ending: int = 3) -> None:
        """So many months of bad post, then `ending` in which everything arrives and nothing new is written."""
        up, down = Post(self.rng, WEATHER), Post(self.rng, WEATHER)
        for month in range(months + ending):
            self.clock.now = NOW + timedelta(days=30 * month)
            up.fair = down.fair = month >= months
            for name in self.names:
                with self.timed("office"), self.office(name) as office:
                    self._reads(office, name, down)
                    if month < months:
                        self._works(office)
                    up.put(_file(office, name))
            with self.timed("headquarters"):
                self._headquarters(up, down, working=month < months)
        for name in self.names:
            with self.office(name) as office:
                self._reads(office, name, down)

    def _reads(self, office: Office, name: str, post: Post) -> None:
        """Everything that lies there for this office, in whatever order."""
        mine = [letter for letter in post.lying if letter.to == name]
        post.lying = [letter for letter in post.lying if letter.to != name]
        self.rng.shuffle(mine)
        for letter in mine:
            self._take(office, letter)

    def _take(self, office: Office, letter: Letter) -> None:
        got = inbox.take(office, letter.content)
        state = got.error.code if got.error else got.came.state
        self.came[state] = self.came.get(state, 0) + 1
        assert got.error is None or got.error.code in HOLDING | {"E-SYN-54"}, (letter.to, got.error)

    def _works(self, office: Office) -> None:
        """A month's work: people registered, one corrected."""
        for n in range(3):
            records.make(office, kind=c.ARTISAN, values={"name_hi": "सुनीता देवी", "pin": f"17631{n}"})
        one = self.rng.choice(queries.page(office, c.ARTISAN, limit=20).rows)
        records.change(office, kind=c.ARTISAN, id=one.id, values={"pin": f"1763{self.rng.randrange(10, 99)}"})

    def _headquarters(self, up: Post, down: Post, *, working: bool) -> None:
        while (letter := up.fetch()) is not None:
            self._take(self.head, letter)
        if working:
            self._decrees()
        for name in self.names:
            sent = answers.answer(self.head, self.nodes[name], self.folder / "post")
            down.put(Letter(HQ, name, sent.file.read_bytes()))
            sent.file.unlink()

    def _decrees(self) -> None:
        """Headquarters announces a fair to all, and corrects some people, who may be corrected there as well."""
        records.make(self.head, kind=c.EVENT, values={"name_hi": "राज्य मेला", "organised_by": "HQ"})
        for one in self.rng.sample(queries.page(self.head, c.ARTISAN, limit=50).rows, 3):
            records.change(self.head, kind=c.ARTISAN, id=one.id, values={"pin": "176310"})

    def different(self) -> list[str]:
        """The offices whose digest is not the one of their records at headquarters."""
        found = []
        for name in self.names:
            with self.office(name) as office, office.reading() as conn:
                mine = digests.of(conn)
            with self.head.reading() as conn:
                if mine != digests.of(conn, (self.offices[name], SHARED)) or not mine.get("artisan"):
                    found.append(name)
        return found

    def enrol(self) -> None:
        """Every office in one list, given to all."""
        own = keys.ensure(self.head.place, self.head.key).public
        signing = (RootKey.new(), RootKey.new())
        recovery = str(pyrage.x25519.Identity.generate().to_public())
        called = ("मुख्यालय", "Headquarters")
        me = (_node(self.head), self.head.facts.id)
        hq = Headquarters(*me, *called, "0177-1", "state", (SignKey(own.sign),), (own.age,), recovery)
        trust = trust_edit.founded(hq, roots.new_set(signing), DAY)
        for name in self.names:
            with self.office(name) as office:
                trust = trust_edit.with_node(trust, self._listed(name, office), DAY)
        trust = roots.sign(trust, signing)
        for name in self.names:
            with self.office(name) as office, office.transaction() as conn:
                desk.keep_trust(conn, trust)
        with self.head.transaction() as conn:
            desk.keep_trust(conn, trust)

    def _listed(self, name: str, office: Office) -> TrustNode:
        district, pc = name.split("-")
        public = keys.ensure(office.place, office.key).public
        self.nodes[name], self.offices[name] = _node(office), office.facts.id
        called = (f"कार्यालय {name}", f"Office {name}")
        where = (self.nodes[name], self.offices[name], "", f"HP-{district}", int(pc))
        return TrustNode(*where, *called, "01899-1", (SignKey(public.sign),), public.age)


def _node(office: Office) -> str:
    with office.reading() as conn:
        return peers.me(conn).node


def _file(office: Office, name: str) -> Letter:
    made = outbox.made_for_headquarters(office)
    return Letter(name, HQ, archive.sent(office.place, made))


@contextmanager
def country(count: int, seed: int) -> Iterator[Country]:
    """So many offices, enrolled; nothing sent yet."""
    names = [f"{DISTRICTS[n % len(DISTRICTS)]}-{n // len(DISTRICTS) + 1}" for n in range(count)]
    clock = Clock(NOW)
    with tempfile.TemporaryDirectory(prefix="odop-country-", dir=in_memory()) as root:
        folder = Path(root)
        for name in (HQ, *names):
            _found(folder, name)
        head = quickened(open_(folder / HQ, clock))
        try:
            made = Country(folder, Random(seed), names, head, clock)
            made.enrol()
            yield made
        finally:
            head.close()


def _found(folder: Path, name: str) -> None:
    """Makes one real office. Set-up knows one office a district; here each PC is one of its own."""
    district, pc = (None, 1) if name == HQ else (name.split("-")[0], int(name.split("-")[1]))
    kind = "district" if district else "headquarters"
    wish = setup.Wish(folder / name, "HP", district, pc, "clerk", PASSWORD, kind, CHEAP)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            setup, "office_id", lambda wish, state: str(uuid5(_SPACE, f"{wish.district}/{wish.pc}"))
        )
        setup.create(wish, clock=Clock(datetime(2026, 1, 1)), room=ROOM)
