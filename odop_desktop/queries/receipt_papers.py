"""What headquarters says on paper of a file it took in: the sum, what it laid aside, what never came."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from odop_desktop.domain import catalogue as c
from odop_desktop.domain import months
from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.file_receipt import FileReceiptFacts, Missing, Returned
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts as gather
from odop_desktop.queries import read
from odop_desktop.storage.tables.log import OP, Op
from odop_desktop.storage.tables.sync import RECEIVED, Received, Waiting

_APPLIED = "applied"

Why = Callable[[str, Mapping[str, Any]], Two]  # a code and its facts, in words


@dataclass(frozen=True, slots=True)
class Sender:
    """The office a file came from, as the trust list names it: code without the PC's number; and the PC's id."""

    name: Two
    code: str
    pc: int
    node: str


def receipt(
    office: Office,
    pkg_id: str,
    *,
    file: str,
    sender: Sender,
    covers: Mapping[str, Any],
    phrase: str,
    by: str,
    why: Why,
) -> FileReceiptFacts:
    """The receipt of a file that was taken in. `covers` as its header says, `by` who took it in. E-ACT-01."""
    with office.reading() as conn:
        theirs = (Received.pkg_id == pkg_id, Received.sender == sender.node)  # an id is its sender's own
        asked = select(RECEIVED).where(*theirs, Received.state == _APPLIED)
        found = conn.execute(asked.limit(1)).mappings().first()
        if found is None:
            raise OdopError("E-ACT-01", record=file)
        came = dict(found)
        day = str(came["at"])[:10]
        officers = gather.officers_on(conn, day)
        return FileReceiptFacts(
            head=gather.head(conn, office),
            office=sender.name,
            code=sender.code,
            pc=sender.pc,
            month=came["month"],
            file_no=came["pkg_no"],
            file=file,
            pkg_id=pkg_id,
            received_at=came["at"],
            received_by=by,
            received=came["applied"] + came["duplicate"] + came["waiting"],
            applied=came["applied"],
            duplicate=came["duplicate"],
            quarantined=came["waiting"],
            phrase=phrase,
            returns=tuple(_returned(conn, each, why) for each in _waiting(conn, covers)),
            missing=Missing(_never_came(conn, came), _months(conn, came)),
            officer=gather.signatory(office, gather.officer_on(conn, day)) if officers else None,
        )


def _waiting(conn: Connection, covers: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The ops of the file that are still laid aside, as they arrived, each with its body."""
    asked = select(Waiting.entity, Waiting.entity_id, Waiting.code, Waiting.facts, Op.node, Op.epoch, Op.seq)
    asked = asked.add_columns(Op.kind, Op.body).join(OP, Op.id == Waiting.op)
    found = conn.execute(asked.order_by(Waiting.arrival)).mappings()
    return [row for row in map(dict, found) if _within(row, covers)]


def _within(op: Mapping[str, Any], covers: Mapping[str, Any]) -> bool:
    first, last = covers.get(op["node"], {}).get(str(op["epoch"]), (1, 0))
    return bool(first <= op["seq"] <= last)


def _returned(conn: Connection, op: Mapping[str, Any], why: Why) -> Returned:
    new = json.loads(op["body"]).get("new", {}) if op["body"] else {}
    number, title = _named(conn, op, new)
    fields = tuple(new) if op["kind"] == "change" else ()
    return Returned(op["entity"], number, title, why(op["code"], json.loads(op["facts"])), fields)


def _named(conn: Connection, op: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, str]:
    """By the record as it stands here; one that is not here yet, as its own change names it."""
    kind = c.BY_NAME.get(op["entity"])
    if kind is None:
        return "", ""
    row = read.get(conn, kind, op["entity_id"])
    found: Mapping[str, Any] = row.values if row else new
    title = next((str(found[key]) for key in kind.title if found.get(key)), "")
    number = str(found.get(kind.number) or "") if kind.number else ""
    return number, "" if title == number else title


def _never_came(conn: Connection, came: Mapping[str, Any]) -> tuple[int, ...]:
    """Files of this sender's epoch since the one taken in before that never came."""
    before = (Received.sender == came["sender"], Received.epoch == came["epoch"], Received.state == _APPLIED)
    asked = select(Received.pkg_no).where(*before, Received.pkg_no < came["pkg_no"])
    known = set(conn.execute(asked).scalars())
    return tuple(range(max(known, default=0) + 1, came["pkg_no"]))


def _months(conn: Connection, came: Mapping[str, Any]) -> tuple[str, ...]:
    """Months between the sender's file before and this one, of which none came."""
    before = (Received.sender == came["sender"], Received.state == _APPLIED)
    asked = select(Received.month).where(*before, Received.arrival < came["arrival"])
    last = conn.execute(asked.order_by(Received.month.desc()).limit(1)).scalar()
    return () if last is None else months.between(last, came["month"])
