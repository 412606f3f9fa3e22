"""The books of the post as a person reads them: files made, records that were returned."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, select

from odop_desktop.domain.catalogue import BY_NAME
from odop_desktop.office import Office
from odop_desktop.queries import read, sent_back, sync_reach
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.sent_back import SentBack
from odop_desktop.storage.tables.sync import SENT, Returned, Sent

TO_HEADQUARTERS, TO_SIBLING = "D2H", "N2N"


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file this office made. `at` and `confirmed_on` ISO ("" while not confirmed), `month` "2026-11"."""

    pkg_id: str
    kind: str
    receiver: str
    pkg_no: int
    month: str
    at: str
    file: str
    size: int
    ops: int
    counts: Mapping[str, Mapping[str, int]]
    state: str
    confirmed_on: str

    @property
    def confirmed(self) -> bool:
        return self.state == "confirmed"

    @property
    def lost(self) -> bool:
        """Headquarters confirmed it, came back from a copy, and has it no more."""
        return self.state == "lost"

    @property
    def records(self) -> int:
        return sum(sum(of.values()) for of in self.counts.values())


@dataclass(frozen=True, slots=True)
class BackRecord:
    """A record headquarters has not let a change of in (`code` says why), or has sent back with its `reason`.

    `row` None: it is not here (any more).
    """

    kind: str
    id: str
    code: str
    at: str
    row: RecordRow | None
    reason: str = ""


def made(office: Office, kind: str = TO_HEADQUARTERS, limit: int = 50) -> list[MadeFile]:
    """The newest first."""
    asked = select(SENT).where(Sent.kind == kind).order_by(Sent.at.desc(), Sent.pkg_no.desc()).limit(limit)
    with office.reading() as conn:
        gone = sync_reach.lost(conn)
        return [_made(dict(row), gone) for row in conn.execute(asked).mappings()]


def _made(row: Mapping[str, Any], gone: Collection[str]) -> MadeFile:
    told = {f.name: row[f.name] for f in fields(MadeFile)}
    if row["pkg_id"] in gone:
        told |= {"state": "lost"}
    return MadeFile(
        **{**told, "counts": json.loads(row["counts"]), "confirmed_on": row["confirmed_on"] or ""}
    )


def confirmed_no(office: Office) -> int:
    """The number of the last file that headquarters has confirmed; 0 before the first."""
    asked = select(Sent.pkg_no).where(Sent.kind == TO_HEADQUARTERS, Sent.state == "confirmed")
    with office.reading() as conn:
        return conn.execute(asked.order_by(Sent.epoch.desc(), Sent.pkg_no.desc()).limit(1)).scalar() or 0


def returned(office: Office) -> list[BackRecord]:
    """Each record once: what headquarters has laid aside, by kind; then what it sent back and nobody has answered."""
    asked = select(Returned.entity, Returned.entity_id, Returned.code, Returned.at)
    with office.reading() as conn:
        rows = conn.execute(asked.order_by(Returned.entity, Returned.op)).all()
        first = {r.entity_id: r for r in reversed(rows)}
        waits = [_back(conn, first[id]) for id in dict.fromkeys(r.entity_id for r in rows)]
        told = [_told(conn, each) for each in sent_back.found(conn) if each.id not in first]
    return waits + told


def _back(conn: Connection, r: Any) -> BackRecord:
    kind = BY_NAME.get(r.entity)
    row = read.get(conn, kind, r.entity_id) if kind else None
    return BackRecord(r.entity, r.entity_id, r.code, r.at, row)


def _told(conn: Connection, each: SentBack) -> BackRecord:
    row = read.get(conn, BY_NAME[each.kind], each.id)
    return BackRecord(each.kind, each.id, "", each.at, row, each.reason)
