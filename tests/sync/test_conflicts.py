"""Two offices gave a field different values: both are told, a person decides, and the decision stands everywhere."""

from __future__ import annotations

import pytest

from odop_desktop.actions import deciding, records
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.queries import conflicts
from tests.sync.lab import HQ, Lab


@pytest.fixture
def clashing(lab: Lab) -> str:
    """An artisan whose PIN the district and headquarters changed at the same time; both have both values."""
    id = lab.make("chm", name_hi="सुनीता देवी", pin="176310")
    lab.round("chm")
    lab.change("chm", id, pin="176311")
    lab.change(HQ, id, pin="176312")
    lab.round("chm")
    return id


def test_each_side_is_told_with_who_and_when(lab: Lab, clashing: str) -> None:
    for who in (HQ, "chm"):
        (one,) = conflicts.found(lab.office(who))
        assert (one.row.id, one.key, one.hard) == (clashing, "pin", True)
        assert [(s.value, s.node, s.actor, s.shown) for s in one.sides] == [
            ("176312", lab.node(HQ), "clerk", True),
            ("176311", lab.node("chm"), "clerk", False),
        ]
        assert conflicts.count(lab.office(who)) == 1


def test_the_other_value_chosen_at_headquarters_stands_at_both(lab: Lab, clashing: str) -> None:
    (one,) = conflicts.found(lab.office(HQ))
    theirs = one.sides[1].op
    deciding.choose(lab.office(HQ), kind=c.ARTISAN, id=clashing, sides={"pin": theirs}, reason="डाकघर से पूछा")
    assert conflicts.found(lab.office(HQ)) == ()
    lab.round("chm")
    for who in (HQ, "chm"):
        row = lab.row(who, clashing)
        assert row is not None
        assert row["pin"] == "176311"
        assert conflicts.count(lab.office(who)) == 0


def test_the_value_that_is_shown_may_be_chosen_too(lab: Lab, clashing: str) -> None:
    (one,) = conflicts.found(lab.office("chm"))
    done = deciding.choose(
        lab.office("chm"), kind=c.ARTISAN, id=clashing, sides={"pin": one.sides[0].op}, reason="सही है"
    )
    assert done.touched == (("artisan", clashing),)
    lab.round("chm")
    assert conflicts.count(lab.office(HQ)) == 0


def test_a_third_value_is_typed(lab: Lab, clashing: str) -> None:
    deciding.say(lab.office("chm"), kind=c.ARTISAN, id=clashing, texts={"pin": "१७६३१५"}, reason="पत्र देखा")
    lab.round("chm")
    for who in (HQ, "chm"):
        row = lab.row(who, clashing)
        assert row is not None
        assert row["pin"] == "176315"
        assert conflicts.count(lab.office(who)) == 0


def test_two_decisions_at_once_are_a_new_conflict(lab: Lab, clashing: str) -> None:
    deciding.say(lab.office("chm"), kind=c.ARTISAN, id=clashing, texts={"pin": "176315"}, reason="पत्र देखा")
    deciding.say(lab.office(HQ), kind=c.ARTISAN, id=clashing, texts={"pin": "176316"}, reason="डाकघर")
    lab.round("chm")
    for who in (HQ, "chm"):
        (one,) = conflicts.found(lab.office(who))
        assert [(s.value, s.reason) for s in one.sides] == [("176316", "डाकघर"), ("176315", "पत्र देखा")]


def test_in_the_bin_here_and_out_of_it_there(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सुनीता देवी")
    records.bin(lab.office("chm"), kind=c.ARTISAN, ids=[id], reason="दोहरा")
    lab.round("chm")
    records.unbin(lab.office(HQ), kind=c.ARTISAN, id=id)
    records.unbin(lab.office("chm"), kind=c.ARTISAN, id=id)
    records.bin(lab.office("chm"), kind=c.ARTISAN, ids=[id], reason="दोहरा")
    lab.round("chm")
    (one,) = conflicts.found(lab.office("chm"))
    assert one.key == conflicts.BIN
    gone = next(s for s in one.sides if s.value)
    deciding.choose(lab.office("chm"), kind=c.ARTISAN, id=id, sides={one.key: gone.op}, reason="दो बार दर्ज")
    lab.round("chm")
    for who in (HQ, "chm"):
        row = lab.row(who, id)
        assert row is not None
        assert row.deleted_at == gone.value
        assert conflicts.count(lab.office(who)) == 0


def test_what_met_by_itself_is_soft_and_asks_nobody(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सुनीता देवी", remarks="पुराना")
    lab.round("chm")
    lab.change("chm", id, remarks="पुराना\nज़िले से")
    lab.change(HQ, id, remarks="पुराना\nमुख्यालय से")
    lab.round("chm")
    for who in (HQ, "chm"):
        assert conflicts.count(lab.office(who)) == 0
        (one,) = conflicts.of(lab.office(who), id)
        assert (one.key, one.hard, len(one.sides)) == ("remarks", False, 2)


def test_without_a_reason_or_a_conflict_nothing_is_decided(lab: Lab, clashing: str) -> None:
    office = lab.office(HQ)
    (one,) = conflicts.found(office)
    sides = {"pin": one.sides[1].op}
    for code, told in (
        ("E-SYN-81", {"sides": sides, "reason": "  "}),
        ("E-SYN-80", {"sides": {"village_ward": one.sides[1].op}, "reason": "x"}),
        ("E-ACT-01", {"sides": {"pin": "nobody.0.1"}, "reason": "x"}),
    ):
        with pytest.raises(OdopError) as refused:
            deciding.choose(office, kind=c.ARTISAN, id=clashing, **told)  # type: ignore[arg-type]
        assert refused.value.code == code
    assert conflicts.count(office) == 1
