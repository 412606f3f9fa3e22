"""Rules of who takes part in which stall: one person once an event, one stall to one, nobody at two fairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from odop_desktop.domain.catalogue import ARTISAN, EVENT, PARTICIPATION, STALL
from odop_desktop.domain.stages import ALLOTTED, HOLDS_STALL, TAKES_PART, WAY, needs_reason
from odop_desktop.domain.stages import ParticipationStage as Stage
from odop_desktop.errors import OdopError
from odop_desktop.identity.fold import fold_name
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow, table_of

Values = dict[str, Any]


def participation(
    conn: Connection, office: Office, old: RecordRow | None, whole: Values, reason: str | None
) -> Values:
    """What a participation must keep to, and what the program fills in: stage, its day, the artisan's own."""
    _once(conn, old, whole)
    own = {} if old else _own(conn, whole)
    whole = {**whole, **own}
    stage = _stage(old, whole)
    before = Stage(old["stage"]) if old and old["stage"] else None
    if stage in ALLOTTED:
        if before not in ALLOTTED:
            _ours(conn, whole)
        _stall_free(conn, old, whole)
    if stage in TAKES_PART:
        not_elsewhere(conn, old, whole)
    added = own
    if stage != before:
        told = whole.get("stage_reason")
        _decided(before, stage, reason or (told if old and told != old["stage_reason"] else None))
        added |= {"stage": str(stage), "stage_on": office.today().isoformat()}
        added |= {"stage_reason": reason} if reason else {}
    return added


def _stage(old: RecordRow | None, whole: Values) -> Stage:
    """The stage told (applied where none is); who is given a stall on the way to one is allotted it.

    A stage that is told anew is a decision and stands: back from an allotment too, with its reason.
    """
    stage = Stage(whole.get("stage") or Stage.APPLIED)
    decided = old is not None and whole.get("stage") != old["stage"]
    early = stage in WAY and WAY.index(stage) < WAY.index(Stage.ALLOTTED)
    return Stage.ALLOTTED if whole.get("stall") and early and not decided else stage


def _own(conn: Connection, whole: Values) -> Values:
    """What the artisan's record says already."""
    artisan = read.get(conn, ARTISAN, whole["artisan"])
    if artisan is None:
        return {}
    own = {"mobile": artisan["mobile"], "district": artisan["district"], "product": artisan["odop_product"]}
    return {k: v for k, v in own.items() if v and not whole.get(k)}


def _once(conn: Connection, old: RecordRow | None, whole: Values) -> None:
    """E-EVT-04: the artisan is entered for this event already."""
    table = table_of(PARTICIPATION)
    same = (table.c.event == whole["event"], table.c.artisan == whole["artisan"])
    twin = _another(read.where(conn, PARTICIPATION, *same), old)
    if twin:
        raise OdopError("E-EVT-04", number=twin.number)


def _another(rows: Iterable[RecordRow], old: RecordRow | None) -> RecordRow | None:
    return next((r for r in rows if old is None or r.id != old.id), None)


def _ours(conn: Connection, whole: Values) -> None:
    """Stalls of an event that somebody else runs are not ours to allot (E-EVT-11, DECISIONS 2)."""
    event = read.get(conn, EVENT, whole["event"])
    if event and event["organised_by"] == "OTHER":
        raise OdopError("E-EVT-11", event=event.title(), event_en=event.title("en"))


def _stall_free(conn: Connection, old: RecordRow | None, whole: Values) -> None:
    """The stall belongs to the event, can be used, and nobody else has it (E-EVT-05, 06, 07, 08)."""
    if not whole.get("stall"):
        raise OdopError("E-EVT-08")
    stall = read.get(conn, STALL, whole["stall"])
    if stall is None or stall["event"] != whole["event"]:
        raise OdopError("E-EVT-05", stall=stall["stall_no"] if stall else "")
    if stall["usable"] is False:
        raise OdopError("E-EVT-06", stall=stall["stall_no"])
    table = table_of(PARTICIPATION)
    holders = read.where(conn, PARTICIPATION, table.c.stall == stall.id, table.c.stage.in_(HOLDS_STALL))
    if other := _another(holders, old):
        raise OdopError("E-EVT-07", stall=stall["stall_no"], number=other.number)


def not_elsewhere(
    conn: Connection, old: RecordRow | None, whole: Values, moved: Mapping[str, Any] | None = None
) -> None:
    """A person, or the helper, stands at one fair on one day, the day of reporting included (E-EVT-09).

    `moved` are the event's values where they are about to change.
    """
    here = _days(moved or _event(conn, whole), whole)
    if here is None or (moved and whole.get("stage") not in TAKES_PART):
        return
    for other in _same_people(conn, whole):
        if (old and other.id == old.id) or other["event"] == whole["event"]:
            continue
        event = read.get(conn, EVENT, other["event"])
        there = _days(event.values, other.values) if event else None
        if event and there and here[0] <= there[1] and there[0] <= here[1]:
            letter = other["allot_no"] or other.number
            raise OdopError("E-EVT-09", event=event.title(), event_en=event.title("en"), letter=letter)


def _same_people(conn: Connection, whole: Values) -> list[RecordRow]:
    """Participations elsewhere of the artisan or the helper; a helper is known by name and telephone."""
    table = table_of(PARTICIPATION)
    standing = table.c.stage.in_(TAKES_PART)
    mine = read.where(conn, PARTICIPATION, table.c.artisan == whole["artisan"], standing)
    mobile = whole.get("mobile")
    if not mobile:
        return mine
    family = read.where(conn, PARTICIPATION, table.c.mobile == mobile, standing)
    people = read.many(conn, ARTISAN, [whole["artisan"], *(p["artisan"] for p in family)])
    ours = _names(people.get(whole["artisan"]), whole.get("helper"))
    return mine + [p for p in family if ours & _names(people.get(p["artisan"]), p["helper"])]


def _names(artisan: RecordRow | None, helper: str | None) -> set[str]:
    """The folded names of those who stand in a stall."""
    own = [artisan[k] for k in ("name_hi", "name_en")] if artisan else []
    return {fold_name(n) for n in (*own, helper) if n}


def _event(conn: Connection, whole: Values) -> Mapping[str, Any]:
    event = read.get(conn, EVENT, whole["event"])
    return event.values if event else {}


def _days(event: Mapping[str, Any], whole: Mapping[str, Any]) -> tuple[str, str] | None:
    """The first and last day (ISO) of being there; None where the event has no date yet."""
    begins = event.get("from_date")
    if not begins:
        return None
    first = min(d for d in (whole.get("report_date"), event.get("report_date"), begins) if d)
    return first, event.get("to_date") or begins


def _decided(before: Stage | None, stage: Stage, reason: str | None) -> None:
    """E-EVT-10: a step that is not forward on the usual way has its reason."""
    if needs_reason(before, stage) and not reason:
        raise OdopError("E-EVT-10", before=str(before), stage=str(stage))
