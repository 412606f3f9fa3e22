"""Rules of events, their stalls, and who takes part in which stall."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlalchemy import Connection, func

from odop_desktop.domain.catalogue import ARTISAN, EVENT, PARTICIPATION, STALL
from odop_desktop.domain.stages import ParticipationStage as Status
from odop_desktop.errors import OdopError
from odop_desktop.identity.fold import fold_search
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow, table_of

Values = dict[str, Any]

# Where a participation goes when all goes well; every other step is a decision that needs its reason.
_WAY = (
    Status.INVITED,
    Status.NOMINATED,
    Status.APPLIED,
    Status.SCRUTINISED,
    Status.SELECTED,
    Status.ALLOTTED,
    Status.REPORTED,
    Status.COMPLETED,
)
PRESENT = frozenset({Status.ALLOTTED, Status.REPORTED, Status.COMPLETED})


def event(conn: Connection, old: RecordRow | None, whole: Values) -> Values:
    """The end is not before the beginning (E-EVT-01); the code is the event's alone (E-EVT-02)."""
    first, last = whole.get("from_date"), whole.get("to_date")
    if first and last and last < first:
        raise OdopError("E-EVT-01", first=first, last=last)
    code = whole.get("code")
    if not code:
        return {"code": _free_code(conn, whole)}
    same = read.by_number(conn, EVENT, code, bin=True)
    if same and (old is None or same.id != old.id):
        raise OdopError("E-EVT-02", code=code)
    return {}


def _free_code(conn: Connection, whole: Values) -> str:
    """Initials of the name and the year: `HMF-2026`; a number behind it where that is taken."""
    name = fold_search(whole.get("name_en") or whole.get("name_hi") or "event")
    letters = [w for w in re.findall(r"[a-z]+|\d+", name) if not w.isdigit()]
    initials = "".join(w[0] for w in letters[:6]).upper() or "EVENT"
    year = str(whole.get("from_date") or whole.get("to_date") or "")[:4]
    stem = f"{initials}-{year}" if year else initials
    code, n = stem, 1
    while read.by_number(conn, EVENT, code, bin=True):
        n += 1
        code = f"{stem}-{n}"
    return code


def stall(conn: Connection, old: RecordRow | None, whole: Values) -> Values:
    """A stall number stands once in its event and hall (E-EVT-03)."""
    table = table_of(STALL)
    same_no = func.upper(table.c.stall_no) == str(whole["stall_no"]).upper()
    twins = [
        s
        for s in read.where(conn, STALL, table.c.event == whole["event"], same_no)
        if (s["hall"] or "") == (whole.get("hall") or "") and (old is None or s.id != old.id)
    ]
    if twins:
        raise OdopError("E-EVT-03", stall=whole["stall_no"], number=twins[0].number)
    return {}


def participation(
    conn: Connection, office: Office, old: RecordRow | None, whole: Values, reason: str | None
) -> Values:
    """One person once an event, one stall to one, nobody at two fairs on one day; decisions with reasons."""
    _once(conn, old, whole)
    added: Values = {}
    stage = Status(whole.get("stage") or Status.APPLIED)
    if whole.get("stall") and _WAY.index(stage) < _WAY.index(Status.ALLOTTED) if stage in _WAY else False:
        stage = Status.ALLOTTED
    if stage in PRESENT:
        _stall_free(conn, old, whole)
        _not_elsewhere(conn, old, whole)
    before = old["stage"] if old else None
    if str(stage) != before:
        _decided(before, stage, reason or whole.get("stage_reason"))
        added |= {"stage": str(stage), "stage_on": office.today().isoformat()}
        added |= {"stage_reason": reason} if reason else {}
    artisan = read.get(conn, ARTISAN, whole["artisan"])
    if old is None and artisan:
        own = {"mobile": artisan["mobile"], "district": artisan["district"]}
        own["product"] = artisan["odop_product"]
        added |= {k: v for k, v in own.items() if v and not whole.get(k)}
    return added


def _once(conn: Connection, old: RecordRow | None, whole: Values) -> None:
    table = table_of(PARTICIPATION)
    same = read.where(
        conn, PARTICIPATION, table.c.event == whole["event"], table.c.artisan == whole["artisan"]
    )
    twin = next((p for p in same if old is None or p.id != old.id), None)
    if twin:
        raise OdopError("E-EVT-04", number=twin.number)


def _stall_free(conn: Connection, old: RecordRow | None, whole: Values) -> None:
    """The stall belongs to the event, can be used, and nobody else has it (E-EVT-05, 06, 07)."""
    if not whole.get("stall"):
        raise OdopError("E-EVT-08")
    stall = read.get(conn, STALL, whole["stall"])
    if stall is None or stall["event"] != whole["event"]:
        raise OdopError("E-EVT-05", stall=stall["stall_no"] if stall else "")
    if stall["usable"] is False:
        raise OdopError("E-EVT-06", stall=stall["stall_no"])
    table = table_of(PARTICIPATION)
    holders = read.where(conn, PARTICIPATION, table.c.stall == stall.id, table.c.stage.in_(PRESENT))
    other = next((p for p in holders if old is None or p.id != old.id), None)
    if other:
        raise OdopError("E-EVT-07", stall=stall["stall_no"], number=other.number)


def _not_elsewhere(conn: Connection, old: RecordRow | None, whole: Values) -> None:
    """A person (or the helper) stands at one fair on one day, the day of reporting included (E-EVT-09)."""
    table = table_of(PARTICIPATION)
    mine = read.where(conn, PARTICIPATION, table.c.artisan == whole["artisan"], table.c.stage.in_(PRESENT))
    if whole.get("helper"):
        helping = read.where(
            conn, PARTICIPATION, table.c.helper == whole["helper"], table.c.stage.in_(PRESENT)
        )
        mobile = whole.get("mobile")
        mine += [p for p in helping if p["mobile"] == mobile and p["artisan"] != whole["artisan"]]
    here = _days(conn, whole)
    for other in mine:
        if (old and other.id == old.id) or other["event"] == whole["event"]:
            continue
        there = _days(conn, dict(other.values))
        if here and there and here[0] <= there[1] and there[0] <= here[1]:
            event = read.get(conn, EVENT, other["event"])
            name = event.title() if event else ""
            raise OdopError("E-EVT-09", event=name, letter=other["allot_no"] or other.number)


def _days(conn: Connection, whole: Values) -> tuple[str, str] | None:
    """The first and last day (ISO) of being there."""
    event = read.get(conn, EVENT, whole["event"])
    if event is None or not event["from_date"]:
        return None
    first = min(d for d in (whole.get("report_date"), event["report_date"], event["from_date"]) if d)
    return first, event["to_date"] or event["from_date"]


def _decided(before: str | None, stage: Status, reason: str | None) -> None:
    """Forward on the usual way needs no reason; back, aside or out of it does (E-EVT-10)."""
    way = [str(s) for s in _WAY]
    forward = stage in _WAY and (before is None or (before in way and way.index(before) < way.index(stage)))
    if not forward and before is not None and not reason:
        raise OdopError("E-EVT-10", before=before, stage=str(stage))


def lasts(first: str, last: str) -> int:
    """Days from first to last (ISO), both counted."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
