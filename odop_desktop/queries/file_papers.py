"""What goes on paper about a file this office made: the control sheet's facts, the covering letter's.

Sums are of the records as the file brings them, read off the log: a sheet printed again later says the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select

from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.control_sheet import ControlFacts, FilePart, KindCount
from odop_desktop.letters.compose.covering import CoveringFacts
from odop_desktop.letters.compose.facts import NONE, Two
from odop_desktop.letters.compose.nil import NilFacts
from odop_desktop.letters.compose.official import Addressee
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts as gather
from odop_desktop.queries import official_facts
from odop_desktop.storage.among import any_of
from odop_desktop.storage.outgoing import Made, made_no, unconfirmed_before
from odop_desktop.storage.tables.log import Op

_RUPEES = (None, "", "INR")
_ORDER = {kind.name: n for n, kind in enumerate(c.KINDS)}


@dataclass(frozen=True, slots=True)
class Money:
    """Letters of Intent in a file and what they come to in rupees (paise); letters issued in it."""

    lois: int = 0
    paise: int = 0
    letters: int = 0


def posted(office: Office, number: int | None = None) -> Made:
    """The file to headquarters of this number, as `made_no`. E-ACT-01: there is none."""
    with office.reading() as conn:
        made = made_no(conn, number)
    if made is None:
        raise OdopError("E-ACT-01", record="" if number is None else str(number))
    return made


def control(
    office: Office, file: Made, *, to: Two, made_by: str, blobs: int, parts: tuple[FilePart, ...] = ()
) -> ControlFacts:
    """The facts of the file's control sheet; without a signature's name where no officer is on record."""
    day = file.at[:10]
    with office.reading() as conn:
        officers = gather.officers_on(conn, day)
        officer = gather.signatory(office, gather.officer_on(conn, day)) if officers else None
        found, head = money(conn, file.covers), gather.head(conn, office)
        also = unconfirmed_before(conn, file)
    return ControlFacts(
        head=head,
        code=f"{office.facts.state}-{office.facts.code3}",
        pc=office.facts.pc,
        to=to,
        month=file.month,
        file_no=file.pkg_no,
        pkg_id=file.pkg_id,
        file=file.file,
        size=file.size,
        sha256=file.sha256,
        changes=file.ops,
        blobs=blobs,
        made_at=file.at,
        made_by=made_by,
        kinds=_kinds(file.counts),
        lois=found.lois,
        lois_paise=found.paise,
        letters=found.letters,
        parts=parts,
        also=also,
        officer=officer,
    )


def _kinds(counts: Mapping[str, Mapping[str, int]]) -> tuple[KindCount, ...]:
    """In the order of the catalogue."""
    names = sorted(counts, key=lambda name: (_ORDER.get(name, len(_ORDER)), name))
    return tuple(
        KindCount(name, *(counts[name].get(k, 0) for k in ("new", "changed", "binned"))) for name in names
    )


def covering(
    office: Office, file: Made, *, to: Addressee, how: Two = NONE, parts: int = 1
) -> CoveringFacts | NilFacts:
    """The covering letter of the file, of today; of a file without changes the nil report. E-ACT-23."""
    letter = official_facts.official(office, to=to, month=file.month)
    if file.ops == 0:
        return NilFacts(letter, file.pkg_no, file.file, how)
    with office.reading() as conn:
        also = unconfirmed_before(conn, file)
    return CoveringFacts(letter, file.pkg_no, file.records, file.file, how, parts, also)


def money(conn: Connection, covers: Mapping[str, Any]) -> Money:
    """What the ops that a file covers ({node: {epoch: [from, to]}}) bring of letters and money."""
    inside = _inside(covers)
    last = conn.execute(select(func.max(Op.arrival)).where(inside)).scalar()
    issued = select(func.count()).where(Op.entity == c.LETTER.name, Op.kind == "create", inside)
    lois = select(Op.entity_id).where(Op.entity == c.LOI.name, inside)
    ops = select(Op.entity_id, Op.kind, Op.body).where(
        Op.entity == c.LOI.name, Op.entity_id.in_(lois), Op.arrival <= (last or 0)
    )
    stood: dict[str, dict[str, Any]] = {}
    for id, kind, body in conn.execute(ops.order_by(Op.arrival)):
        state = stood.setdefault(id, {})
        state.update(json.loads(body).get("new", {}) if body else {})
        state["gone"] = {"bin": True, "restore": False}.get(kind, state.get("gone", False))
    live = [state for state in stood.values() if not state["gone"]]
    return Money(len(live), sum(map(_rupees, live)), conn.execute(issued).scalar_one())


def _inside(covers: Mapping[str, Any]) -> ColumnElement[bool]:
    runs = [(node, int(epoch), run) for node, of in covers.items() for epoch, run in of.items()]
    each = [
        and_(Op.node == node, Op.epoch == epoch, Op.seq.between(run[0], run[1])) for node, epoch, run in runs
    ]
    return any_of(each)


def _rupees(loi: Mapping[str, Any]) -> int:
    """In paise; another currency at the rate frozen at signing, nothing without one (DECISIONS 5)."""
    total = int(loi.get("total") or 0)
    if loi.get("currency") in _RUPEES:
        return total
    return total * int(loi.get("exchange_rate") or 0) // 1000
