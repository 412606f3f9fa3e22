"""What became of letters on paper: which were issued in one run, and how often each was printed or saved."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.stages import LetterStatus
from odop_desktop.office import Office
from odop_desktop.queries import letters, read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.tables.log import EventLog, Op

PRINTED, SAVED = "letters.print", "letters.save"  # lines of the event log


@dataclass(frozen=True, slots=True)
class Printing:
    """One copy of one letter, as the event log has it. `copy` as in `letter_copies`; `count`: which of its kind
    (0 for office and file copies, which are not counted); `saved`: into a file, else printed; `spoilt`: it did
    not come out."""

    at: str
    actor: str
    copy: str
    count: int
    saved: bool
    spoilt: bool = False


def run_from(office: Office, number: str) -> list[RecordRow]:
    """The standing letters that were issued in one run with this one, from it on, in their order. E-ACT-01."""
    with office.reading() as conn:
        first = letters.named(conn, number)
        made = (Op.entity == c.LETTER.name, Op.kind == "create")
        act = conn.execute(select(Op.act).where(Op.entity_id == first.id, *made)).scalar_one()
        ids = conn.execute(select(Op.entity_id).where(Op.act == act, *made).order_by(Op.arrival)).scalars()
        order = list(ids)
        found = read.many(conn, c.LETTER, order)
    rest = order[order.index(first.id) :]
    return [found[id] for id in rest if id in found and found[id]["status"] == LetterStatus.ISSUED]


def printings(office: Office, number: str) -> list[Printing]:
    """Every copy of the letter that this PC printed or saved, the oldest first."""
    lines = select(EventLog.at, EventLog.actor, EventLog.what, EventLog.facts)
    asked = lines.where(EventLog.what.in_((PRINTED, SAVED)), EventLog.facts.contains(_said(number)))
    with office.reading() as conn:
        found = conn.execute(asked.order_by(EventLog.seq)).all()
    return [
        Printing(at, actor, each["copy"], each["count"], what == SAVED, each.get("spoilt", False))
        for at, actor, what, facts in found
        for each in _letters(facts)
        if each["number"] == number
    ]


def _said(number: str) -> str:
    """The number as it stands in the JSON of the log."""
    return json.dumps(number, ensure_ascii=False)


def _letters(facts: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(facts).get("letters", [])
    return found
