"""What headquarters sees of its offices: who is silent, what came last, what is held, laid aside, to be decided.

Whose PCs there are says the trust list, which `sync` reads; it comes in as `Listed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from odop_desktop.domain import months
from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries import entered, owing, read
from odop_desktop.queries.entered import Brought
from odop_desktop.queries.owing import Owed
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.sync import HELD, WAITING, Held, Home, Peer, Received, Sent, Waiting

_APPLIED, _HELD, _FORK = "applied", "held", "fork"
_MOST = 100  # numbers of files looked for


@dataclass(frozen=True, slots=True)
class Pc:
    """One PC of an office. `works`: files come from it and go to it."""

    node: str
    label: str
    phone: str
    works: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """An office of the trust list. `proxy`: headquarters keeps it itself, so no file is waited for."""

    office: str
    code: str
    name: Two
    pcs: tuple[Pc, ...]
    proxy: bool = False

    @property
    def phone(self) -> str:
        """The clerk's, of the first PC in use."""
        return next((pc.phone for pc in self.pcs if pc.works and pc.phone), "")


@dataclass(frozen=True, slots=True)
class Newest:
    """The last file taken in: which, from which PC, of which month (2026-11), when (ISO); `nil`: no changes in it."""

    pc: str
    number: int
    month: str
    at: str
    nil: bool

    @property
    def reports(self) -> str:
        """The month of which it can speak: none after that in which it came, whatever the sender's clock said."""
        return min(self.month, self.at[:7])


@dataclass(frozen=True, slots=True)
class Standing:
    """One office as headquarters sees it. `days` since its last file, None where none ever came.

    `silent`: nothing has come for the month that is due; a nil file is no silence. `held` are the numbers of files
    that wait for an earlier one or a newer program, `awaited` of those for which they wait, `missing` of those
    that never came (a later file healed them), `waiting` how many changes are laid aside, `conflicts` how many
    records are to be decided, `answered` when the last file for it was made. Of a district that headquarters
    keeps itself: the last list `brought` in for it, and how many `people` it has; `days` are since then. `owed`:
    what it has still to do since headquarters was brought back from a copy, of the PC that is farthest behind.
    """

    listed: Listed
    newest: Newest | None
    silent: bool
    days: int | None
    held: tuple[int, ...] = ()
    awaited: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    waiting: int = 0
    conflicts: int = 0
    forked: bool = False
    answered: str | None = None
    brought: Brought | None = None
    people: int = 0
    owed: Owed | None = None

    @property
    def nil(self) -> bool:
        return self.newest is not None and self.newest.nil


def due(today: date) -> str:
    """The month whose file every office should have sent: the last whole one."""
    return months.up_to(today.isoformat()[:7], 2)[0]


def standing(office: Office, listed: Sequence[Listed], month: str | None = None) -> tuple[Standing, ...]:
    """Every office: the silent first and of these the longest silent, then by code. `month` is the one due."""
    day = office.today()
    wanted = month or due(day)
    with office.reading() as conn:
        books = _Books(conn, [each.office for each in listed if each.proxy])
        found = [
            _kept(each, books, day) if each.proxy else _standing(each, books, wanted, day) for each in listed
        ]
    return tuple(sorted(found, key=_order))


def _order(line: Standing) -> tuple[bool, str, str]:
    return not line.silent, (line.newest.at if line.newest and line.silent else ""), line.listed.code


class _Books:
    """The books of the post, each read once for all offices."""

    def __init__(self, conn: Connection, kept: Sequence[str]) -> None:
        self.newest: dict[str, Newest] = {}
        self.came: dict[str, dict[int, set[int]]] = {}  # node → epoch → numbers
        self.stopped: dict[str, dict[int, set[int]]] = {}
        wanted = select(
            *(Received.sender, Received.epoch, Received.pkg_no, Received.month, Received.at, Received.state),
            (Received.applied + Received.duplicate + Received.waiting).label("ops"),
        ).where(Received.kind == "D2H", Received.state.in_((_APPLIED, _HELD)))
        last: dict[str, tuple[int, int]] = {}
        for row in conn.execute(wanted.order_by(Received.arrival)):
            books = self.came if row.state == _APPLIED else self.stopped
            books.setdefault(row.sender, {}).setdefault(row.epoch, set()).add(row.pkg_no)
            if row.state == _APPLIED and (row.epoch, row.pkg_no) >= last.get(row.sender, (0, 0)):
                last[row.sender] = row.epoch, row.pkg_no
                self.newest[row.sender] = Newest("", row.pkg_no, row.month, row.at, row.ops == 0)
        self.waiting = _waiting(conn)
        self.conflicts = _conflicts(conn)
        self.forked = set(conn.execute(select(Peer.node).where(Peer.state == _FORK)).scalars())
        made = select(Sent.receiver, func.max(Sent.at)).where(Sent.kind == "H2D").group_by(Sent.receiver)
        self.answered = {row[0]: str(row[1]) for row in conn.execute(made)}
        self.owed = owing.found(conn)
        self.brought, self.people = entered.brought(conn), _people(conn, kept)

    def held(self, node: str) -> set[int]:
        """Files that are held and that no later one has healed."""
        came = self.came.get(node, {})
        stopped = self.stopped.get(node, {}).items()
        return {n for epoch, some in stopped for n in some if n > max(came.get(epoch, ()), default=0)}

    def awaited(self, node: str) -> set[int]:
        """Numbers between the newest that was taken in and those that are held."""
        held = self.held(node)
        stopped = self.stopped.get(node, {})
        epoch = max((e for e, some in stopped.items() if some & held), default=0)
        first = max(self.came.get(node, {}).get(epoch, ()), default=0) + 1
        return _between(first, max(held, default=0)) - held

    def missing(self, node: str) -> set[int]:
        """Numbers below the newest that never came, of the newest epoch."""
        came = self.came.get(node)
        if not came:
            return set()
        had = came[max(came)]
        return _between(min(had), max(had)) - had


def _between(first: int, last: int) -> set[int]:
    """The numbers from the first up to the last, of very many the newest: the numbers are their senders' word."""
    return set(range(max(first, last - _MOST), last))


def _waiting(conn: Connection) -> dict[str, int]:
    counted = select(Op.node, func.count()).join(WAITING, Waiting.op == Op.id).group_by(Op.node)
    return {node: int(n) for node, n in conn.execute(counted)}


def _conflicts(conn: Connection) -> dict[str, int]:
    counted = select(Home.scope, func.count()).join(HELD, Held.id == Home.id).where(Held.clash == 1)
    return {scope: int(n) for scope, n in conn.execute(counted.group_by(Home.scope))}


def _people(conn: Connection, offices: Sequence[str]) -> dict[str, int]:
    people = read.table_of(ARTISAN)
    counted = select(Home.scope, func.count()).join(people, people.c.id == Home.id)
    counted = counted.where(Home.scope.in_(offices), people.c.deleted_at.is_(None))
    return {scope: int(n) for scope, n in conn.execute(counted.group_by(Home.scope))}


def _kept(listed: Listed, books: _Books, day: date) -> Standing:
    """A district that headquarters keeps: it sends nothing and is never silent."""
    last = books.brought.get(listed.office)
    days = (day - date.fromisoformat(last.at[:10])).days if last else None
    people = books.people.get(listed.office, 0)
    conflicts = books.conflicts.get(listed.office, 0)
    return Standing(listed, None, False, days, conflicts=conflicts, brought=last, people=people)


def _standing(listed: Listed, books: _Books, month: str, day: date) -> Standing:
    nodes = {pc.node: pc.label for pc in listed.pcs}
    files = [(books.newest[node], label) for node, label in nodes.items() if node in books.newest]
    newest, label = max(files, key=lambda f: (f[0].reports, f[0].at), default=(None, ""))
    if newest is not None:
        newest = Newest(label, newest.number, newest.month, newest.at, newest.nil)
    return Standing(
        listed,
        newest,
        silent=newest is None or newest.reports < month,
        days=(day - date.fromisoformat(newest.at[:10])).days if newest else None,
        held=_all(books.held(node) for node in nodes),
        awaited=_all(books.awaited(node) for node in nodes),
        missing=_all(books.missing(node) for node in nodes),
        waiting=_sum(books.waiting, nodes),
        conflicts=books.conflicts.get(listed.office, 0),
        forked=any(node in books.forked for node in nodes),
        owed=_owed(listed, books),
        answered=max((books.answered[node] for node in nodes if node in books.answered), default=None),
    )


def _owed(listed: Listed, books: _Books) -> Owed | None:
    found = {books.owed.get(pc.node) for pc in listed.pcs if pc.works}
    return next((each for each in Owed if each in found), None)


def _all(some: Iterable[set[int]]) -> tuple[int, ...]:
    return tuple(sorted(set().union(*some)))


def _sum(counts: Mapping[str, int], nodes: Iterable[str]) -> int:
    return sum(counts.get(node, 0) for node in nodes)
