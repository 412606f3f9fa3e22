"""The book of the files that were made here, and of how far they are confirmed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import Connection, and_, func, insert, or_, select, update

from odop_desktop.storage.ops import canonical
from odop_desktop.storage.tables.sync import SENT, Sent

MADE, CONFIRMED = "made", "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file this office made. `covers` {node: {epoch: [from, to]}}; `counts` {kind: {new, changed, binned}}."""

    pkg_id: str
    kind: str
    receiver: str
    epoch: int
    pkg_no: int
    month: str
    at: str
    file: str
    size: int
    sha256: str
    ops: int
    covers: Mapping[str, Any]
    counts: Mapping[str, Any]
    feed_to: int = 0
    state: str = MADE

    @property
    def records(self) -> int:
        return sum(sum(of.values()) for of in self.counts.values())


def note_made(conn: Connection, made: Made) -> None:
    row = asdict(made)
    conn.execute(
        insert(SENT), {**row, "covers": canonical(row["covers"]), "counts": canonical(row["counts"])}
    )


def made(conn: Connection, pkg_id: str) -> bool:
    """Whether the book knows this file as one that was made here."""
    return conn.execute(select(Sent.pkg_id).where(Sent.pkg_id == pkg_id)).first() is not None


def next_no(conn: Connection, epoch: int, *receivers: str) -> tuple[int, str]:
    """The number of the next file to this receiver in this epoch, and the SHA-256 of the one before it.

    Of several: one took the place of the other, and numbers go on.
    """
    last = conn.execute(
        select(Sent.pkg_no, Sent.sha256)
        .where(Sent.epoch == epoch, Sent.receiver.in_(receivers))
        .order_by(Sent.pkg_no.desc())
        .limit(1)
    ).first()
    return (last.pkg_no + 1, last.sha256) if last else (1, "")


def highest(conn: Connection, epoch: int) -> int:
    """The highest number that a file of this epoch has, whoever it was for; 0 before the first."""
    return conn.execute(select(func.max(Sent.pkg_no)).where(Sent.epoch == epoch)).scalar() or 0


def newest(conn: Connection) -> tuple[int, int]:
    """Epoch and highest number of the last epoch in which files were made; (0, 0) where none was."""
    epoch = conn.execute(select(func.max(Sent.epoch))).scalar() or 0
    return epoch, highest(conn, epoch)


def made_no(conn: Connection, number: int | None = None, kind: str = "D2H") -> Made | None:
    """The file of this number, the newest where epochs repeat it; the last one where none is named."""
    which = [] if number is None else [Sent.pkg_no == number]
    found = select(SENT).where(Sent.kind == kind, *which).order_by(Sent.epoch.desc(), Sent.pkg_no.desc())
    row = conn.execute(found.limit(1)).mappings().first()
    return None if row is None else _made(dict(row))


def unconfirmed_before(conn: Connection, made: Made) -> tuple[int, ...]:
    """The numbers of earlier files without a receipt, whose changes this one carries too."""
    earlier = select(Sent.pkg_no).where(
        Sent.kind == made.kind,
        Sent.receiver == made.receiver,
        Sent.epoch == made.epoch,
        Sent.pkg_no < made.pkg_no,
        Sent.state != CONFIRMED,
    )
    return tuple(conn.execute(earlier.order_by(Sent.pkg_no)).scalars())


def unconfirmed(conn: Connection, kind: str = "D2H") -> list[Made]:
    """Files that headquarters has not confirmed, the newest first."""
    found = select(SENT).where(Sent.kind == kind, Sent.state == MADE)
    rows = conn.execute(found.order_by(Sent.epoch.desc(), Sent.pkg_no.desc())).mappings()
    return [_made(dict(row)) for row in rows]


def _made(row: Mapping[str, Any]) -> Made:
    told = {f.name: row[f.name] for f in fields(Made)}
    return Made(**{**told, "covers": json.loads(row["covers"]), "counts": json.loads(row["counts"])})


def newest_before(conn: Connection, made: Made) -> str | None:
    """When (ISO) the file of the same kind was made that goes before this one."""
    before = or_(Sent.epoch < made.epoch, and_(Sent.epoch == made.epoch, Sent.pkg_no < made.pkg_no))
    found = select(Sent.at).where(Sent.kind == made.kind, Sent.receiver == made.receiver, before)
    return conn.execute(found.order_by(Sent.epoch.desc(), Sent.pkg_no.desc()).limit(1)).scalar()


def newest_of(conn: Connection, pkg_ids: list[str]) -> str:
    """When (ISO) the last of these files of ours was made; "" where none of them is ours."""
    found = select(Sent.at).where(Sent.pkg_id.in_(pkg_ids)).order_by(Sent.epoch.desc(), Sent.pkg_no.desc())
    return conn.execute(found.limit(1)).scalar() or ""


def mark_confirmed(conn: Connection, pkg_ids: list[str], at: str) -> None:
    conn.execute(
        update(SENT)
        .where(Sent.pkg_id.in_(pkg_ids), Sent.state == MADE)
        .values(state=CONFIRMED, confirmed_on=at)
    )


def note_held(conn: Connection, receiver: str, ends: Mapping[str, Mapping[str, int]], at: str) -> None:
    """Of the files for another PC of the office those count as confirmed of which it says that it has all.

    `ends`: how far it has each chain, {node: {epoch: seq}}; it may have less than it said before.
    """
    rows = conn.execute(select(Sent.pkg_id, Sent.covers, Sent.state).where(Sent.receiver == receiver)).all()
    for row in rows:
        runs = ((n, e, run[1]) for n, of in json.loads(row.covers).items() for e, run in of.items())
        there = all(ends.get(node, {}).get(epoch, 0) >= last for node, epoch, last in runs)
        if there is not (row.state == CONFIRMED):
            now = {"state": CONFIRMED, "confirmed_on": at} if there else {"state": MADE, "confirmed_on": None}
            conn.execute(update(SENT).where(Sent.pkg_id == row.pkg_id).values(now))
