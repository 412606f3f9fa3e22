"""Rules of events, stalls and participations, as a clerk meets them."""

from __future__ import annotations

from typing import Any

import pytest

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from tests.actions.offices import artisan, event, make, row


def refused(code: str) -> Any:
    return pytest.raises(OdopError, match=code)


def stall(office: Office, at: str, number: str = "A-1", **more: Any) -> str:
    return make(office, c.STALL, event=at, stall_no=number, **more)


def enter(office: Office, at: str, who: str, **more: Any) -> str:
    return make(office, c.PARTICIPATION, event=at, artisan=who, **more)


def stand(office: Office, who: str, **dates: str) -> str:
    """A fair of these dates at which this artisan has a stall; the participation's id."""
    helper = {k: dates.pop(k) for k in ("helper", "mobile", "report_date") if k in dates}
    at = event(office, **dates)
    return enter(office, at, who, stall=stall(office, at), **helper)


def change(office: Office, id: str, reason: str | None = None, **values: Any) -> None:
    records.change(office, kind=c.PARTICIPATION, id=id, values=values, reason=reason)


def test_an_event_does_not_end_before_it_begins(office: Office) -> None:
    with refused("E-EVT-01"):
        event(office, from_date="2026-02-05", to_date="2026-02-01")
    day = event(office, from_date="2026-02-05", to_date="2026-02-05")
    with refused("E-EVT-01"):
        records.change(office, kind=c.EVENT, id=day, values={"from_date": "2026-02-06"})
    assert row(office, c.EVENT, day)["from_date"] == "2026-02-05"


def test_codes_of_events_are_their_own(office: Office) -> None:
    first, second = event(office), event(office)
    assert [row(office, c.EVENT, e)["code"] for e in (first, second)] == ["HF-2026", "HF-2026-2"]
    with refused("E-EVT-02"):
        event(office, code="hf-2026")
    records.bin(office, kind=c.EVENT, ids=[second])
    with refused("E-EVT-02"):
        event(office, code="HF-2026-2")
    assert row(office, c.EVENT, event(office, name_en=None, name_hi="सूरजकुण्ड मेला"))["code"] == "SM-2026"


@pytest.mark.parametrize("number", ["A-1", "a-1", " A-1"])
def test_a_stall_number_stands_once_in_its_hall(office: Office, number: str) -> None:
    at = event(office)
    stall(office, at)
    with refused("E-EVT-03"):
        stall(office, at, number)
    stall(office, at, number, hall="2")
    stall(office, event(office), number)


def test_1_11_and_11_1_are_two_stalls(office: Office) -> None:
    at = event(office)
    assert stall(office, at, "1-11") != stall(office, at, "11-1")


def test_a_stall_stays_in_its_event(office: Office) -> None:
    one = stall(office, event(office))
    with refused("E-EVT-12"):
        records.change(office, kind=c.STALL, id=one, values={"event": event(office)})


def test_one_stall_to_one(office: Office) -> None:
    at = event(office)
    place, other = stall(office, at), stall(office, at, "A-2")
    first, second = artisan(office, "गीता"), artisan(office, "सीता")
    held = enter(office, at, first, stall=place)
    with refused("E-EVT-07"):
        enter(office, at, second, stall=place)
    waiting = enter(office, at, second)
    with refused("E-EVT-07"):
        change(office, waiting, stall=place)
    change(office, held, stage="WITHDRAWN", reason="बीमारी")
    change(office, waiting, stall=place)
    assert row(office, c.PARTICIPATION, waiting)["stage"] == "ALLOTTED"
    with refused("E-EVT-07"):
        change(office, held, stage="ALLOTTED", reason="स्वस्थ")
    change(office, held, stall=other, stage="ALLOTTED", reason="स्वस्थ")


def test_stalls_that_cannot_be_given(office: Office) -> None:
    at = event(office)
    who = artisan(office)
    with refused("E-EVT-05"):
        enter(office, at, who, stall=stall(office, event(office)))
    with refused("E-EVT-06"):
        enter(office, at, who, stall=stall(office, at, "B", usable=False))
    with refused("E-EVT-08"):
        enter(office, at, who, stage="ALLOTTED")


def test_an_artisan_is_entered_once(office: Office) -> None:
    at, who = event(office), artisan(office)
    first = enter(office, at, who)
    with refused("E-EVT-04"):
        enter(office, at, who)
    records.bin(office, kind=c.PARTICIPATION, ids=[first])
    enter(office, at, who)
    with refused("E-EVT-04"):
        records.unbin(office, kind=c.PARTICIPATION, id=first)


def test_what_the_artisan_told_is_taken_over(office: Office) -> None:
    who = artisan(office, mobile="9816000001")
    entered = row(office, c.PARTICIPATION, enter(office, event(office), who))
    assert (entered["mobile"], entered["district"]) == ("9816000001", office.facts.district)
    assert (entered["stage"], entered["stage_on"]) == ("APPLIED", "2026-01-10")


OVERLAPS = [
    ("2026-02-05", "2026-02-09", {}, True),  # begins on the other's last day
    ("2026-02-06", "2026-02-09", {}, False),
    ("2026-02-06", "2026-02-09", {"report_date": "2026-02-05"}, True),  # the day of reporting counts
    ("2026-01-20", "2026-01-31", {}, False),
    ("2026-01-20", "2026-02-28", {}, True),
    ("2026-02-03", None, {}, True),
]


@pytest.mark.parametrize(("first", "last", "more", "clash"), OVERLAPS)
def test_nobody_stands_at_two_fairs_on_one_day(
    office: Office, first: str, last: str | None, more: dict[str, str], clash: bool
) -> None:
    who = artisan(office)
    stand(office, who)
    at = event(office, name_hi="दूसरा मेला", from_date=first, to_date=last, **more)
    if clash:
        with refused("E-EVT-09") as told:
            enter(office, at, who, stall=stall(office, at))
        facts = {"event": "हिम मेला", "event_en": "Him Fair", "letter": "PRT-1-000001"}
        assert told.value.facts == facts
        enter(office, at, who)  # to apply is free
    else:
        enter(office, at, who, stall=stall(office, at))


def test_an_own_day_of_reporting_counts_too(office: Office) -> None:
    who = artisan(office)
    stand(office, who)
    at = event(office, from_date="2026-02-07", to_date="2026-02-09")
    with refused("E-EVT-09"):
        enter(office, at, who, stall=stall(office, at), report_date="2026-02-05")
    enter(office, at, who, stall=stall(office, at, "B"), report_date="2026-02-06")


def test_a_helper_is_present_too(office: Office) -> None:
    """Known by name, in either script, and by the family's telephone."""
    one = artisan(office, "गीता देवी", mobile="9816000001")
    two = artisan(office, "मीना देवी", mobile="9816000001")
    stranger = artisan(office, "मीना देवी", mobile="9816000009")
    stand(office, one, helper="Meena Devi")
    with refused("E-EVT-09"):
        stand(office, two)
    stand(office, stranger)
    third = artisan(office, "राम", mobile="9816000001")
    with refused("E-EVT-09"):
        stand(office, third, helper="गीता देवी")
    stand(office, third, helper="श्याम")


def test_days_of_an_event_are_not_moved_over_another_stall(office: Office) -> None:
    who = artisan(office)
    stand(office, who)
    later = stand(office, who, from_date="2026-02-10", to_date="2026-02-12")
    at = row(office, c.PARTICIPATION, later)["event"]
    with refused("E-EVT-09"):
        records.change(office, kind=c.EVENT, id=at, values={"from_date": "2026-02-04"})
    records.change(office, kind=c.EVENT, id=at, values={"from_date": "2026-02-06"})
    change(office, later, stage="WITHDRAWN", reason="बीमारी")
    records.change(office, kind=c.EVENT, id=at, values={"from_date": "2026-02-04"})


def test_stalls_of_somebody_elses_event_are_not_ours(office: Office) -> None:
    at = event(office, organised_by="OTHER")
    who = artisan(office)
    with refused("E-EVT-11"):
        enter(office, at, who, stall=stall(office, at))
    entered = enter(office, at, who)
    with refused("E-EVT-11"):
        change(office, entered, stage="ALLOTTED", stall=stall(office, at, "B"))
    change(office, entered, stage="SELECTED")


STEPS = [
    ("APPLIED", "SCRUTINISED", False),
    ("APPLIED", "SELECTED", False),
    ("SELECTED", "APPLIED", True),
    ("APPLIED", "REJECTED", True),
    ("APPLIED", "WAITING", True),
    ("REJECTED", "SELECTED", True),
    ("SELECTED", "WITHDRAWN", True),
]


@pytest.mark.parametrize(("before", "after", "needs"), STEPS)
def test_steps_aside_and_back_need_a_reason(office: Office, before: str, after: str, needs: bool) -> None:
    entered = enter(office, event(office), artisan(office), stage=before)
    if needs:
        with refused("E-EVT-10"):
            change(office, entered, stage=after)
        change(office, entered, stage=after, reason="समिति का निर्णय")
        assert row(office, c.PARTICIPATION, entered)["stage_reason"] == "समिति का निर्णय"
    else:
        change(office, entered, stage=after)
    assert row(office, c.PARTICIPATION, entered)["stage"] == after


def test_a_reason_typed_with_the_step_counts_but_an_old_one_does_not(office: Office) -> None:
    entered = enter(office, event(office), artisan(office))
    change(office, entered, stage="REJECTED", stage_reason="अपूर्ण")
    with refused("E-EVT-10"):
        change(office, entered, stage="SELECTED")


def test_an_event_goes_and_comes_back_with_its_stalls(office: Office) -> None:
    at = event(office)
    place, gone = stall(office, at), stall(office, at, "B")
    entered = enter(office, at, artisan(office), stall=place)
    records.bin(office, kind=c.STALL, ids=[gone])
    records.bin(office, kind=c.EVENT, ids=[at])
    for kind, id in ((c.EVENT, at), (c.STALL, place), (c.PARTICIPATION, entered)):
        assert row(office, kind, id).deleted_at
    with refused("E-ACT-10"):
        records.unbin(office, kind=c.PARTICIPATION, id=entered)
    records.unbin(office, kind=c.EVENT, id=at)
    assert row(office, c.PARTICIPATION, entered).deleted_at is None
    assert row(office, c.STALL, place).deleted_at is None
    assert row(office, c.STALL, gone).deleted_at


def test_an_event_does_not_come_back_over_a_fair_allotted_since(office: Office) -> None:
    who = artisan(office)
    held = stand(office, who)
    at = row(office, c.PARTICIPATION, held)["event"]
    records.bin(office, kind=c.EVENT, ids=[at])
    stand(office, who, from_date="2026-02-03")
    with refused("E-EVT-09"):
        records.unbin(office, kind=c.EVENT, id=at)
    assert row(office, c.EVENT, at).deleted_at


def test_what_is_used_does_not_go_to_the_bin(office: Office) -> None:
    at, who = event(office), artisan(office)
    place = stall(office, at)
    entered = enter(office, at, who, stall=place)
    for kind, id in ((c.ARTISAN, who), (c.STALL, place)):
        with refused("E-ACT-27") as told:
            records.bin(office, kind=kind, ids=[id])
        assert told.value.facts["user"] == "PRT-1-000001"
    records.bin(office, kind=c.PARTICIPATION, ids=[entered])
    records.bin(office, kind=c.ARTISAN, ids=[who])
    with refused("E-ACT-10"):
        records.unbin(office, kind=c.PARTICIPATION, id=entered)
    with refused("E-ACT-10"):
        enter(office, at, who)


def test_undoing_a_withdrawal_does_not_take_a_stall_given_since(office: Office) -> None:
    at = event(office)
    place = stall(office, at)
    first = enter(office, at, artisan(office, "गीता"), stall=place)
    act = records.change(
        office, kind=c.PARTICIPATION, id=first, values={"stage": "WITHDRAWN"}, reason="बीमारी"
    ).act
    enter(office, at, artisan(office, "सीता"), stall=place)
    with refused("E-EVT-07"):
        records.undo(office, act=act)
    assert row(office, c.PARTICIPATION, first)["stage"] == "WITHDRAWN"
