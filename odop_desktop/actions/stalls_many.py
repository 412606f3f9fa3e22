"""Many stalls of an event at once: a row of numbers that have size, kind and rent in common, as one act."""

from __future__ import annotations

from collections.abc import Sequence

from odop_desktop.actions import rules, typed
from odop_desktop.actions.changes import Changes
from odop_desktop.actions.records import new_put
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain.catalogue import EVENT, STALL
from odop_desktop.domain.stall_range import between
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.storage.apply import Put, apply


@least(Role.OPERATOR)
def make(office: Office, *, event: str, first: str, last: str, pairs: Sequence[tuple[str, str]]) -> Changes:
    """Makes the stalls `first` to `last` (A-01 … A-12) of the event with this id, all or none.

    `pairs` are further fields as they were typed (hall, size, rent …). E-EVT-03 names a number that is there
    already; E-EVT-13 and E-EVT-14 a range that is none or too long.
    """
    numbers = between(first, last)
    told, problems = typed.values(office, STALL, [("event", event), *pairs], None)
    common = {"usable": True, **{k: v for k, v in told.items() if v is not None}}
    with office.transaction() as conn:
        whose = read.get(conn, EVENT, event)
        if whose is None or whose.deleted_at:
            raise OdopError("E-ACT-11", record=STALL.name, field="event", value=event)
        puts = [new_put(conn, office, STALL, {**common, "stall_no": n})[0] for n in numbers]
        done = apply(conn, office.act("stalls.make"), puts)
    return Changes(office.last_act, tuple((STALL.name, id) for id in done), problems)


@least(Role.OPERATOR)
def usable(office: Office, *, ids: Sequence[str], usable: bool) -> Changes:
    """These stalls can be used from now on, or cannot: one act. E-EVT-15: somebody stands in one of them."""
    with office.transaction() as conn:
        rows = read.many(conn, STALL, ids)
        puts = []
        for id in dict.fromkeys(ids):
            if id not in rows:
                raise OdopError("E-ACT-01", record=id)
            if rows[id].deleted_at:
                raise OdopError("E-ACT-10", record=rows[id].number)
            full, _ = rules.checked(conn, office, STALL, rows[id], {"usable": usable}, None)
            puts.append(Put(STALL, id, full))
        done = apply(conn, office.act("stalls.usable"), puts)
    return Changes(office.last_act if done else "", tuple((STALL.name, id) for id in done))
