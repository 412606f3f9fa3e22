"""Many stalls at once, decisions on one and on many, allotments: one act each, refused by the rules' own words."""

from __future__ import annotations

from typing import Any

import pytest

from odop_desktop.actions import decisions, records, stalls_many
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.stages import ParticipationStage as Stage
from odop_desktop.domain.stages import needs_reason, usual_next
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries.read import RecordRow
from tests.actions.offices import artisan, event, make, row, rows


def refused(code: str) -> Any:
    return pytest.raises(OdopError, match=code)


def part(office: Office, fair: str, name: str = "सुनीता देवी", **more: Any) -> str:
    return make(office, c.PARTICIPATION, event=fair, artisan=artisan(office, name), **more)


def stage(office: Office, id: str) -> str:
    return str(row(office, c.PARTICIPATION, id)["stage"])


def numbers(office: Office) -> list[str]:
    return [str(r["stall_no"]) for r in rows(office, c.STALL)]


def test_twelve_stalls_are_one_act_and_one_undo(office: Office) -> None:
    fair = event(office)
    told = [("hall", "हॉल 1"), ("size", "3 × 3 मी."), ("rent", "₹1,500")]
    done = stalls_many.make(office, event=fair, first="A-01", last="A-12", pairs=told)
    assert numbers(office) == [f"A-{n:02d}" for n in range(1, 13)]
    assert {(r["hall"], r["size"], r["rent"], r["usable"]) for r in rows(office, c.STALL)} == {
        ("हॉल 1", "3 × 3 मी.", 1500_00, True)
    }
    assert len({r.number for r in rows(office, c.STALL)}) == len(done.ids) == 12
    changes, kept = records.undo(office)
    assert (numbers(office), len(changes.ids), kept) == ([], 12, ())


@pytest.mark.parametrize(
    ("first", "last", "made"),
    [("9", "11", ["9", "10", "11"]), ("B १", "B ३", ["B 1", "B 2", "B 3"]), ("D-7", "d-7", ["D-7"])],
)
def test_a_row_is_told_as_fairs_tell_it(office: Office, first: str, last: str, made: list[str]) -> None:
    stalls_many.make(office, event=event(office), first=first, last=last, pairs=[])
    assert numbers(office) == made


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("A-5", "A-1", "E-EVT-13"),
        ("A-1", "B-5", "E-EVT-13"),
        ("A", "A-5", "E-EVT-13"),
        ("", "", "E-EVT-13"),
        ("A-1", "A-9999999", "E-EVT-13"),
        ("1", "301", "E-EVT-14"),
        ("अ" * 10_000, "2", "E-EVT-13"),
    ],
)
def test_a_row_that_is_none_makes_nothing(office: Office, first: str, last: str, code: str) -> None:
    with refused(code):
        stalls_many.make(office, event=event(office), first=first, last=last, pairs=[])
    assert numbers(office) == []


def test_a_number_that_is_there_already_keeps_the_whole_row_out(office: Office) -> None:
    fair = event(office)
    make(office, c.STALL, event=fair, stall_no="A-3")
    with refused("E-EVT-03"):
        stalls_many.make(office, event=fair, first="A-1", last="A-5", pairs=[])
    assert numbers(office) == ["A-3"]
    stalls_many.make(office, event=fair, first="A-1", last="A-5", pairs=[("hall", "2")])
    assert len(numbers(office)) == 6


def test_stalls_of_an_event_in_the_bin_are_refused(office: Office) -> None:
    fair = event(office)
    records.bin(office, kind=c.EVENT, ids=[fair])
    with refused("E-ACT-1[01]"):
        stalls_many.make(office, event=fair, first="1", last="2", pairs=[])


def test_one_decision_on_several_is_one_act(office: Office) -> None:
    fair = event(office)
    ids = [part(office, fair, name) for name in ("सीता", "गीता", "राधा")]
    done = decisions.decide(office, ids=ids, stage=Stage.SCRUTINISED)
    assert done.refused == () and set(done.changes.ids) == set(ids)
    assert {stage(office, id) for id in ids} == {"SCRUTINISED"}
    records.undo(office)
    assert {stage(office, id) for id in ids} == {"APPLIED"}


def test_what_the_rules_refuse_of_several_stays_and_is_told(office: Office) -> None:
    first, second = event(office), event(office, name_en="Other Fair")
    ids = [part(office, second, name) for name in ("सीता", "गीता")]
    there = row(office, c.PARTICIPATION, ids[0])
    elsewhere = make(office, c.PARTICIPATION, event=first, artisan=there["artisan"], stage="SELECTED")
    done = decisions.decide(office, ids=ids, stage=Stage.SELECTED)
    assert [(r.id, r.error.code) for r in done.refused] == [(ids[0], "E-EVT-09")]
    assert done.refused[0].error.facts["letter"] == row(office, c.PARTICIPATION, elsewhere).number
    assert [stage(office, id) for id in ids] == ["APPLIED", "SELECTED"]
    with refused("E-EVT-09"):
        decisions.decide(office, ids=ids[:1], stage=Stage.SELECTED)


def test_all_refused_is_no_act(office: Office) -> None:
    fair = event(office)
    ids = [part(office, fair, name) for name in ("सीता", "गीता")]
    done = decisions.decide(office, ids=ids, stage=Stage.REJECTED)
    assert done.changes.act == "" and [r.error.code for r in done.refused] == ["E-EVT-10"] * 2


def test_back_and_aside_ask_a_reason_and_the_latest_decision_counts(office: Office) -> None:
    id = part(office, event(office))
    decisions.decide(office, ids=[id], stage=Stage.REJECTED, reason="पंजीकरण नहीं")
    assert row(office, c.PARTICIPATION, id)["stage_reason"] == "पंजीकरण नहीं"
    with refused("E-EVT-10"):
        decisions.decide(office, ids=[id], stage=Stage.SELECTED, reason="  ")
    decisions.decide(office, ids=[id], stage=Stage.SELECTED, reason="कार्ड मिला")
    assert stage(office, id) == "SELECTED"


def test_a_forward_step_does_not_wear_an_old_reason(office: Office) -> None:
    id = part(office, event(office))
    decisions.decide(office, ids=[id], stage=Stage.WAITING, reason="स्थान नहीं")
    decisions.decide(office, ids=[id], stage=Stage.SCRUTINISED, reason="स्थान मिला")
    decisions.decide(office, ids=[id], stage=Stage.SELECTED)
    assert row(office, c.PARTICIPATION, id)["stage_reason"] is None


def allotted(office: Office) -> tuple[str, list[str], list[RecordRow]]:
    fair = event(office)
    stalls_many.make(office, event=fair, first="1", last="3", pairs=[])
    return fair, [part(office, fair, n) for n in ("सीता", "गीता")], rows(office, c.STALL)


def test_stalls_are_given_out_as_one_act(office: Office) -> None:
    _, ids, stalls = allotted(office)
    done = decisions.allot(office, stalls=[(ids[0], stalls[0].id), (ids[1], stalls[1].id)])
    assert done.refused == () and {stage(office, id) for id in ids} == {"ALLOTTED"}
    records.undo(office)
    assert {stage(office, id) for id in ids} == {"APPLIED"}


def test_two_do_not_get_one_stall(office: Office) -> None:
    _, ids, stalls = allotted(office)
    done = decisions.allot(office, stalls=[(id, stalls[0].id) for id in ids])
    assert [(r.id, r.error.code) for r in done.refused] == [(ids[1], "E-EVT-07")]
    assert done.refused[0].error.facts["number"] == row(office, c.PARTICIPATION, ids[0]).number


def test_who_has_reported_moves_to_another_stall_and_stays_reported(office: Office) -> None:
    _, ids, stalls = allotted(office)
    decisions.allot(office, stalls=[(ids[0], stalls[0].id)])
    decisions.decide(office, ids=[ids[0]], stage=Stage.REPORTED)
    decisions.allot(office, stalls=[(ids[0], stalls[2].id)])
    moved = row(office, c.PARTICIPATION, ids[0])
    assert (moved["stage"], moved["stall"]) == ("REPORTED", stalls[2].id)


def test_who_is_in_the_bin_is_not_decided_on(office: Office) -> None:
    id = part(office, event(office))
    records.bin(office, kind=c.PARTICIPATION, ids=[id])
    with refused("E-ACT-10"):
        decisions.decide(office, ids=[id], stage=Stage.SCRUTINISED)


@pytest.mark.parametrize(
    ("before", "stage", "asked"),
    [
        (None, Stage.REJECTED, False),
        (Stage.APPLIED, Stage.SELECTED, False),
        (Stage.SELECTED, Stage.APPLIED, True),
        (Stage.APPLIED, Stage.WAITING, True),
        (Stage.REJECTED, Stage.APPLIED, True),
        (Stage.SELECTED, Stage.SELECTED, False),
    ],
)
def test_which_steps_ask_a_reason(before: Stage | None, stage: Stage, asked: bool) -> None:
    assert needs_reason(before, stage) is asked


def test_the_step_proposed_is_the_next_on_the_way() -> None:
    assert usual_next(Stage.APPLIED) is Stage.SCRUTINISED
    assert usual_next(Stage.WAITING) is Stage.SELECTED
    assert usual_next(Stage.COMPLETED) is Stage.COMPLETED
    assert usual_next(Stage.INVITED) is usual_next(None) is Stage.APPLIED


def test_stalls_go_out_of_use_and_back_as_one_act(office: Office) -> None:
    stalls_many.make(office, event=event(office), first="1", last="3", pairs=[])
    ids = [r.id for r in rows(office, c.STALL)]
    done = stalls_many.usable(office, ids=ids[:2], usable=False)
    assert set(done.ids) == set(ids[:2])
    assert [r["usable"] for r in rows(office, c.STALL)] == [False, False, True]
    records.undo(office)
    assert {r["usable"] for r in rows(office, c.STALL)} == {True}


def test_a_stall_with_somebody_in_it_stays_in_use(office: Office) -> None:
    _, ids, stalls = allotted(office)
    decisions.allot(office, stalls=[(ids[0], stalls[0].id)])
    with refused("E-EVT-15"):
        stalls_many.usable(office, ids=[s.id for s in stalls], usable=False)
    with refused("E-EVT-15"):
        records.change(office, kind=c.STALL, id=stalls[0].id, values={"usable": False})
    records.change(office, kind=c.STALL, id=stalls[1].id, values={"usable": False})
    assert [r["usable"] for r in rows(office, c.STALL)] == [True, False, True]


def test_a_reason_is_one_clean_line_and_never_cut(office: Office) -> None:
    id = part(office, event(office))
    with refused("E-ACT-32"):
        decisions.decide(office, ids=[id], stage=Stage.REJECTED, reason="अ" * 10_000)
    assert stage(office, id) == "APPLIED"
    said = "आधार 2341 2341 2346 \x00\u202eदिया\n था \ud83d"
    decisions.decide(office, ids=[id], stage=Stage.REJECTED, reason=said)
    kept = row(office, c.PARTICIPATION, id)["stage_reason"]
    assert kept.startswith("आधार XXXX XXXX 2346") and "\n" not in kept and "\x00" not in kept
