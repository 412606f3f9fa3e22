"""The circulars and forms that headquarters has sent: each goes along until the PC's own file says that it is there.

A file that is lost costs nothing: the next one brings its papers again. Every PC of the offices that a paper is for
gets it, also one that is enrolled later, as long as the paper is not older than a year: within that time orders and
forms of a scheme's year are in force, and an office that begins must not be given everything there ever was.

A program that does not tell which papers it holds (older ones do not) gets each in so many files, and until its own
files say that it has taken in one of those.
"""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import eventlog, settings
from odop_desktop.storage.blobs import Blobs
from odop_desktop.storage.settings import CIRCULARS
from odop_desktop.storage.store import Connection
from odop_desktop.sync import enclosures, listed, sections
from odop_desktop.sync.enclosures import BUDGET, MOST
from odop_desktop.sync.payload import Section
from odop_desktop.sync.trust_parts import TrustNode

_HAS = "sync.circulars"  # setting of each PC: which it says it has, or in which files it was given them
_YEAR = timedelta(days=366)
_KEPT = 500  # papers in the book
_TIMES = 3  # files in which a program that tells nothing is given a paper: two pen drives may be lost
_SHORT = enclosures.SHORT


@dataclass(frozen=True, slots=True)
class Paper:
    """`day` (ISO) on which it was sent first or again; `to`: codes of the offices it is for, () for all."""

    sha256: str
    name: str
    size: int
    day: str
    to: tuple[str, ...] = ()

    def is_for(self, code: str) -> bool:
        return not self.to or code in self.to


@dataclass(frozen=True, slots=True)
class Standing:
    """A paper that is under way. `lacking`: the labels of the PCs that have not said that they hold it."""

    paper: Paper
    lacking: tuple[str, ...] = field(default=())


# headquarters


def enclose(office: Office, files: Sequence[Path], to: Collection[str] = ()) -> None:
    """From now on these go to the offices of these codes, () for all. E-SYN-01, 32, 91, 92."""
    found = enclosures.checked(files)
    if not found:
        return
    hashes = office.store.blobs.put_all(content for _, content in found)
    day = office.today().isoformat()
    made = [
        Paper(hash_, name, len(content), day, tuple(sorted(to)))
        for hash_, (name, content) in zip(hashes, found, strict=True)
    ]
    with office.transaction() as conn:
        _keep(conn, made)


def withdraw(office: Office, asked: str) -> Paper:
    """A paper goes to nobody any more who has it not yet. `asked`: its name, or how its hash begins. E-SYN-72, 84."""
    listed.headquarters(office)
    with office.transaction() as conn:
        book = _book(conn)
        found = [p for p in book if p.name == asked] or [
            p for p in book if len(asked) >= _SHORT and p.sha256.startswith(asked)
        ]
        if not found:
            raise OdopError("E-SYN-72", file=asked)
        _put(conn, [p for p in book if p != found[-1]])
        facts = {"file": found[-1].name, "sha256": found[-1].sha256}
        eventlog.note(conn, "circular.withdraw", office.user.name, office.now(), facts)
    return found[-1]


def section(
    conn: Connection, blobs: Blobs, pc: TrustNode, today: date, at: tuple[int, int], *, whole: bool
) -> Section | None:
    """What goes along in a file to a PC, the newest first, up to the budget; None where it has them all.

    `at`: the position in the feed that the PC has, and that of the file's end. `whole`: to one that has lost what
    it had.
    """
    if whole:
        settings.drop(conn, f"{_HAS}/{pc.id}")
    chosen = _fitting(blobs, _due(conn, pc, today, at[0]))
    if not chosen:
        return None
    _note_given(conn, pc.id, [paper for paper, _ in chosen], at[1])
    return Section(sections.CIRCULARS, {"files": [_told(paper, content) for paper, content in chosen]})


def hear(conn: Connection, node: str, came: Mapping[str, Any] | None) -> None:
    """Which papers a PC says it holds, in its newest file; None of a program that tells nothing."""
    if came is not None:
        settings.put(conn, f"{_HAS}/{node}", {"has": list(came["has"])})


def learn(conn: Connection, blobs: Blobs, told: Mapping[str, Any] | None) -> None:
    """What an own file says that went out before headquarters was put back."""
    for each in list((told or {}).get("files", ())):
        if any(p.sha256 == each.get("sha256") for p in _book(conn)):
            continue
        if (paper := _read(each)) is not None:
            blobs.put(base64.b64decode(each["data"]))
            _keep(conn, [paper])


def standing(office: Office) -> list[Standing]:
    """Every paper that is under way, the newest first. E-SYN-84: this is not headquarters."""
    trust = listed.headquarters(office)
    pcs = [pc for pc in trust.nodes if pc.works]
    with office.reading() as conn:
        has = {pc.id: _has(conn, pc.id) for pc in pcs}
        book = [p for p in _book(conn) if p.day >= _oldest(office.today())]
    return [
        Standing(
            p, tuple(pc.label for pc in pcs if p.is_for(pc.code) and p.sha256[:_SHORT] not in has[pc.id])
        )
        for p in reversed(book)
    ]


def _oldest(today: date) -> str:
    return (today - _YEAR).isoformat()


def _due(conn: Connection, pc: TrustNode, today: date, follows: int) -> Iterator[Paper]:
    noted: Mapping[str, Any] = settings.get(conn, f"{_HAS}/{pc.id}", {})
    has, given = frozenset(noted.get("has", ())), noted.get("given", {})
    for paper in reversed(_book(conn)):
        if not paper.is_for(pc.code) or paper.day < _oldest(today):
            continue
        times, first = given.get(paper.sha256[:_SHORT], (0, 0))
        told = paper.sha256[:_SHORT] in has
        tried = "has" not in noted and times >= _TIMES and follows >= first
        if not (told or tried):
            yield paper


def _fitting(blobs: Blobs, due: Iterable[Paper]) -> list[tuple[Paper, bytes]]:
    chosen: list[tuple[Paper, bytes]] = []
    left = BUDGET
    for paper in due:
        if paper.size > left or len(chosen) == MOST:
            continue
        try:
            chosen.append((paper, blobs.get(paper.sha256)))
        except OdopError as error:
            if error.code != "E-DB-16":
                raise
            continue  # missing or damaged here: that keeps no file from an office
        left -= paper.size
    return chosen


def _note_given(conn: Connection, node: str, papers: Iterable[Paper], end: int) -> None:
    noted = settings.get(conn, f"{_HAS}/{node}", {})
    if "has" in noted:
        return
    given = dict(noted.get("given", {}))
    for paper in papers:
        times, first = given.get(paper.sha256[:_SHORT], (0, end))
        given[paper.sha256[:_SHORT]] = (times + 1, first)
    settings.put(conn, f"{_HAS}/{node}", {"given": given})


def _has(conn: Connection, node: str) -> frozenset[str]:
    return frozenset(settings.get(conn, f"{_HAS}/{node}", {}).get("has", ()))


def _book(conn: Connection) -> list[Paper]:
    """In the order in which they were sent."""
    return [Paper(**{**each, "to": tuple(each["to"])}) for each in settings.get(conn, CIRCULARS, [])]


def _keep(conn: Connection, papers: Iterable[Paper]) -> None:
    """Puts papers at the end of the book; one that is sent again goes to those it was for before as well."""
    book = {p.sha256: p for p in _book(conn)}
    for paper in papers:
        before = book.pop(paper.sha256, paper)
        to = tuple(sorted({*before.to, *paper.to})) if before.to and paper.to else ()
        book[paper.sha256] = Paper(paper.sha256, paper.name, paper.size, paper.day, to)
    _put(conn, list(book.values())[-_KEPT:])


def _put(conn: Connection, papers: Iterable[Paper]) -> None:
    settings.put(conn, CIRCULARS, [asdict(paper) for paper in papers])


def _told(paper: Paper, content: bytes) -> dict[str, Any]:
    """`day` and `to` are for headquarters itself, should it be given the file back."""
    data = base64.b64encode(content).decode()
    return {"name": paper.name, "sha256": paper.sha256, "data": data, "day": paper.day, "to": list(paper.to)}


def _read(told: Mapping[str, Any]) -> Paper | None:
    """A paper of an own file; None of one that an earlier program made, which did not say whom it was for."""
    if "day" not in told or "to" not in told:
        return None
    content = base64.b64decode(told["data"])
    return Paper(sha256(content).hexdigest(), told["name"], len(content), told["day"], tuple(told["to"]))
