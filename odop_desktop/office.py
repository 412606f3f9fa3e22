"""The open office: what the faces and the work hand around. Faces know the store only through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from odop_desktop.domain.packhead import PackHead
from odop_desktop.domain.valuelists import ValueList
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import StateWords, Two
from odop_desktop.paths import resources
from odop_desktop.storage import eventlog, peers
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.ops import Act, uuid7
from odop_desktop.storage.place import Place
from odop_desktop.storage.store import Connection, Store

Clock = Callable[[], datetime]

PATTERN = "{prefix}/{kind}/{fy}/{pc}-{serial}"


@dataclass(frozen=True, slots=True)
class Facts:
    """What stays while an office is open. `district` is the id of its place, `code3` its short code."""

    id: str
    kind: str
    practice: bool
    state: str
    district: str | None
    code3: str
    pc: int
    prefix: str
    letter_pattern: str
    name_hi: str
    name_en: str

    @property
    def headquarters(self) -> bool:
        return self.kind == "headquarters"


@dataclass(frozen=True, slots=True)
class User:
    """Who is signed in. `name` is the login, as it stands in the log."""

    id: str
    name: str
    role: str
    lang: str | None


@dataclass(slots=True)
class Office:
    """One open office. To be closed once; `transaction` writes, `reading` only reads."""

    folder: Path
    store: Store
    facts: Facts
    user: User
    head: PackHead
    lists: Mapping[str, ValueList]
    clock: Clock
    place: Place
    key: DataKey
    release: Callable[[], None]
    here: tuple[str, ...] = ()  # the names of the office's district, variants included
    last_act: str = ""
    stands_in: bool = False  # headquarters at the desk of a district that has no PC yet

    @property
    def state_words(self) -> StateWords:
        """The State's own words for the parts of an address, from its pack (DECISIONS 10)."""
        told = {"district", *(part.field for part in self.head.address)}

        def word(name: str, field: str) -> Two:
            spoken = Two(self.head.word(name, "hi"), self.head.word(name, "en"))
            return spoken if field in told else Two()

        return StateWords(
            district=word("district", "district"),
            short=Two(self.head.short.hi, self.head.short.en),
            village=word("village", "village_ward"),
            post_office=word("post_office", "post_office"),
            block=word("block", "block"),
            tehsil=word("tehsil", "tehsil"),
        )

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A write: kept when the block reaches its end, else as if it had never begun.

        One at a time, also of several officers on one server: what it asks stays true until its end, and no two
        wait for each other.
        """
        with self.store.transaction() as conn:
            peers.my_turn(conn)
            yield conn

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.store.reading() as conn:
            yield conn

    def now(self) -> str:
        """ISO 8601 with the offset of this PC's zone."""
        return self.clock().astimezone().isoformat(timespec="seconds")

    def today(self) -> date:
        return self.clock().date()

    def act(self, verb: str, undoes: str | None = None) -> Act:
        """A new act of the user who is signed in."""
        self.last_act = uuid7()
        return Act(self.last_act, verb, self.user.name, self.now(), undoes)

    def words(self, lang: str) -> Words:
        return Words.load(lang, resources() / "locale")

    def note(self, what: str, **facts: Any) -> None:
        """A line of the event log, for what changes no record."""
        with self.transaction() as conn:
            eventlog.note(conn, what, self.user.name, self.now(), facts)

    def close(self) -> None:
        self.store.close()
        self.release()
