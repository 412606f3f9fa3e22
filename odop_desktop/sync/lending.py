"""Letters of intent in the feed: to whom one goes with all that belongs to it (DECISIONS 5).

A line's outside seller may be an artisan of another office. Once headquarters has linked them, that office is
given the whole LoI to read, and may add orders, despatches and payments for that line; these go to the maker's
office. Headquarters' own LoI stays with it but for such offices, and none of them counts it. What is given to read
it is told of ever after, a link that was taken back included: a copy that stands still would be false.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from typing import Any, Protocol

from odop_desktop.domain.catalogue import ARTISAN, LOI, LOI_LINE
from odop_desktop.storage import guests, lent, moved
from odop_desktop.storage.feeding import Fresh
from odop_desktop.storage.held import order
from odop_desktop.storage.lent import IN_LOI
from odop_desktop.storage.store import Connection
from odop_desktop.sync.authority import SHARED
from odop_desktop.sync.homing import KEPT, LINKED


class Books(Protocol):
    """Headquarters' books of whose each record is and who reads it, while ops go into the feed."""

    conn: Connection
    whose: Mapping[str, str]
    codes: Mapping[str, str]
    hq: str
    guests: dict[str, set[str]]
    former: dict[str, set[str]]
    settled: dict[str, str]

    def look_up(self, ids: Collection[str]) -> None: ...

    def known(self, id: str) -> str | None: ...

    def admit_all(self, ids: Iterable[str], scope: str, upto: int) -> None: ...

    def leave(self, id: str, office: str) -> None: ...

    def gets_back(self, id: str, office: str) -> None: ...


def goes_with(books: Books, kind: str, id: str, new: Mapping[str, Any], upto: int) -> None:
    """A new record that belongs to a LoI goes to all who are given this."""
    if kind in IN_LOI and (loi := new.get("loi")):
        _to_readers(books, id, loi, upto)


def _to_readers(books: Books, id: str, loi: str, upto: int) -> None:
    whose = books.known(loi)
    for scope in sorted({whose or KEPT, *books.guests[loi]} - {KEPT}):
        books.admit_all([id], scope, upto)


def link(books: Books, op: Fresh, new: Mapping[str, Any], upto: int) -> None:
    """Of a line headquarters says whose artisan sells it: that office is given the LoI. Who was linked before is
    told by the same feed that the right to add to it is gone.
    """
    if op.entity != LOI_LINE.name or LINKED not in new or not _hq_s(books, op.id):
        return  # a district's word is no link, though it was let in, or sent back, which works it in for a moment
    person, line = new[LINKED], op.entity_id
    at = _office(books, person)
    for office in sorted(_before(books, op) - {at}):
        if office not in books.former[line]:
            books.leave(line, office)
    if at is not None:
        books.gets_back(line, at)
    for found in lent.lines(books.conn, [line]).values():
        for office in sorted(_since(books, op.id, person)):
            lend(books, found.loi, office, upto)


def _since(books: Books, op: str, person: str | None) -> set[str]:
    """In whose registers the person has been since headquarters wrote this op. Once it was put back it is sent its
    own work in any order: the person may have moved by then, and the office before has the LoI to read."""
    if person is None or (at := _office(books, person)) is None:
        return set()
    signings = moved.signings(books.conn, person, partial(_hq_s, books))
    moves = [(books.codes.get(code), order(signed)) for code, signed in signings]
    before = [to for to, signed in moves if signed < order(op)]
    first = {at, *books.former[person]} - {to for to, _ in moves}  # where the person was entered
    there = {before[-1]} if before else first
    return {to for to in (at, *there, *(to for to, _ in moves[len(before) :])) if to}


def _office(books: Books, person: str | None) -> str | None:
    """Whose register the person is in; nobody's, of one whom headquarters entered for no district."""
    home = books.known(person) if person else None
    return None if home in (SHARED, KEPT) else home


def _hq_s(books: Books, op: str) -> bool:
    """Whether headquarters wrote this."""
    return books.whose.get(order(op)[0], books.hq) == books.hq


def _before(books: Books, op: Fresh) -> set[str]:
    """The offices to whose artisans the line was linked before this op, those among them that the person has left
    since: what they wrote, not knowing of either, came of a right that they had."""
    past = [one for one in guests.history(books.conn, op.entity_id, op.arrival - 1) if one.body]
    past = [one for one in past if _hq_s(books, one.op)]
    linked = [(one.op, id) for one in past if (id := json.loads(str(one.body))["new"].get(LINKED))]
    return {office for link, id in linked for office in _since(books, link, id)}


def lend(books: Books, loi: str, scope: str, upto: int) -> None:
    """The LoI with all that belongs to it, to read."""
    books.admit_all((loi, *(id for _, id, _ in lent.parts(books.conn, [loi]))), scope, upto)


def lend_of(books: Books, person: str, scope: str, upto: int) -> None:
    """The LoIs of which a line is linked to this person, who has come to this office."""
    for found in list(lent.linked(books.conn, persons=[person])):
        lend(books, found.loi, scope, upto)


def come_late(books: Books, upto: int) -> None:
    """What came before the person or the LoI that it goes with: a headquarters made anew is sent its files in any
    order.
    """
    persons = [id for id, kind in books.settled.items() if kind == ARTISAN.name]
    lois = [id for id, kind in books.settled.items() if kind == LOI.name]
    parts = list(lent.parts(books.conn, lois))
    books.look_up({id for _, id, _ in parts} - books.guests.keys())
    for _, id, loi in parts:
        _to_readers(books, id, loi, upto)
    for found in list(lent.linked(books.conn, persons=persons, lois=lois)):
        if at := _office(books, found.person):
            lend(books, found.loi, at, upto)
