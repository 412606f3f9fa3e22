"""The books of the post: every file made, every file received, whatever became of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, insert, or_, select, update

from odop_desktop.storage.ops import canonical
from odop_desktop.storage.tables.sync import RECEIVED, SENT, Received, Sent

_OF_THE_POST = (
    Received.kind != "TRANSFER"
)  # those have numbers of their own, and say nothing of where a PC is
APPLIED, DUPLICATE, HELD, REFUSED = "applied", "duplicate", "held", "refused"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """A file this office was given. Unknown facts of a file that cannot be read are None."""

    sha256: str
    at: str
    size: int
    state: str
    code: str | None = None
    pkg_id: str | None = None
    kind: str | None = None
    sender: str | None = None
    epoch: int | None = None
    pkg_no: int | None = None
    month: str | None = None
    created: str | None = None
    applied: int = 0
    duplicate: int = 0
    waiting: int = 0
    counts: Mapping[str, Any] = field(default_factory=dict)


def note_made(conn: Connection, made: Made) -> None:
    row = asdict(made)
    conn.execute(
        insert(SENT), {**row, "covers": canonical(row["covers"]), "counts": canonical(row["counts"])}
    )


_NEXT = select(func.coalesce(func.max(Received.arrival), 0) + 1).scalar_subquery()
_CAME = insert(RECEIVED).values({**{f.name: bindparam(f.name) for f in fields(Came)}, "arrival": _NEXT})


def note_came(conn: Connection, came: Came) -> None:
    """Adds a line to the book of what came."""
    conn.execute(_CAME, {**asdict(came), "counts": canonical(dict(came.counts))})


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


_APPLIED = (
    select(Received.at, Received.sha256)
    .where(Received.pkg_id == bindparam("pkg"), Received.sender == bindparam("of"), Received.state == APPLIED)
    .limit(1)
)


def applied(conn: Connection, pkg_id: str, sender: str) -> tuple[str, str] | None:
    """When this sender's file of this id was taken in, and its SHA-256 in hex; None where none ever was.

    Each sender's ids are its own: nobody can use up another's.
    """
    row = conn.execute(_APPLIED, {"pkg": pkg_id, "of": sender}).first()
    return (row.at, row.sha256) if row else None


def taken_in(conn: Connection, sha256: str) -> str | None:
    """When a file of these bytes was taken in; None where none ever was."""
    found = select(Received.at).where(Received.sha256 == sha256, Received.state == APPLIED).limit(1)
    return conn.execute(found).scalar()


def told(conn: Connection, came: Came) -> bool:
    """Whether the last line of the book about these very bytes says the same."""
    if not came.sha256:
        return False
    found = select(Received.state, Received.code).where(
        Received.pkg_id == came.pkg_id, Received.sha256 == came.sha256
    )
    row = conn.execute(found.order_by(Received.arrival.desc()).limit(1)).first()
    return row is not None and (row.state, row.code) == (came.state, came.code)


def last_no(conn: Connection, sender: str, epoch: int) -> int:
    """The highest number of a file taken in from this sender's epoch."""
    found = select(func.coalesce(func.max(Received.pkg_no), 0)).where(
        Received.sender == sender, Received.epoch == epoch, Received.state == APPLIED, _OF_THE_POST
    )
    return int(conn.execute(found).scalar_one())


def is_newest(conn: Connection, sender: str, epoch: int, pkg_no: int) -> bool:
    """Whether no later file of this sender has been taken in; one of an earlier epoch is never the newest."""
    found = select(Received.pkg_no).where(
        Received.sender == sender,
        Received.state == APPLIED,
        _OF_THE_POST,
        or_(Received.epoch > epoch, and_(Received.epoch == epoch, Received.pkg_no >= pkg_no)),
    )
    return conn.execute(found.limit(1)).first() is None


def made_before(conn: Connection, sender: str, epoch: int, pkg_no: int) -> str | None:
    """What the sender's clock said (ISO) when it made the last file taken in that goes before this number."""
    before = or_(Received.epoch < epoch, and_(Received.epoch == epoch, Received.pkg_no < pkg_no))
    found = select(Received.created).where(
        Received.sender == sender, Received.state == APPLIED, before, Received.created.is_not(None)
    )
    return conn.execute(found.order_by(Received.epoch.desc(), Received.pkg_no.desc()).limit(1)).scalar()


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


def taken_from(conn: Connection, sender: str, limit: int = 50) -> list[str]:
    """The ids of the newest files taken in from a sender."""
    found = select(Received.pkg_id).where(Received.sender == sender, Received.state == APPLIED)
    return list(conn.execute(found.order_by(Received.arrival.desc()).limit(limit)).scalars())


def epochs_from(conn: Connection, sender: str, epochs: list[int] | None, limit: int) -> list[tuple[str, int]]:
    """(id, epoch) of the newest files taken in of these epochs of a sender's (None: of all), the newest first."""
    found = select(Received.pkg_id, Received.epoch).where(
        Received.sender == sender, Received.state == APPLIED
    )
    if epochs is not None:
        found = found.where(Received.epoch.in_(epochs))
    return [(id, epoch) for id, epoch in conn.execute(found.order_by(Received.arrival.desc()).limit(limit))]


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
