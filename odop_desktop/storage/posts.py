"""The book of the files that came, whatever became of them; `outgoing` is that of the files made here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, insert, or_, select

from odop_desktop.storage.ops import canonical
from odop_desktop.storage.tables.sync import RECEIVED, Received

# Those have numbers of their own, and say nothing of where a PC is.
_OF_THE_POST = Received.kind != "TRANSFER"
APPLIED, DUPLICATE, HELD, REFUSED = "applied", "duplicate", "held", "refused"


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


_NEXT = select(func.coalesce(func.max(Received.arrival), 0) + 1).scalar_subquery()
_CAME = insert(RECEIVED).values({**{f.name: bindparam(f.name) for f in fields(Came)}, "arrival": _NEXT})


def note_came(conn: Connection, came: Came) -> None:
    """Adds a line to the book of what came."""
    conn.execute(_CAME, {**asdict(came), "counts": canonical(dict(came.counts))})


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


def booked(conn: Connection, sha256: str) -> bool:
    """Whether the book has a line of these bytes, whatever became of them."""
    return (
        conn.execute(select(Received.arrival).where(Received.sha256 == sha256).limit(1)).first() is not None
    )


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
