"""Short histories that went wrong once, each as the simulator found it."""

from __future__ import annotations

from odop_desktop.domain import catalogue as c
from odop_desktop.storage import chain, held, waiting
from tests.sync.lab import HQ, Lab


def clashes(lab: Lab, who: str, id: str) -> set[str]:
    with lab.office(who).reading() as conn:
        return next((heads.clash for _, heads in held.load(conn, [id])), set())


def test_a_change_of_another_field_leaves_the_clash_to_be_decided(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सुनीता देवी", pin="176310")
    lab.round("chm")
    lab.change("chm", id, pin="176311")
    lab.change(HQ, id, pin="176312")
    lab.round("chm")
    lab.change("chm", id, mobile="9876543210")
    lab.round("chm")
    assert clashes(lab, "chm", id) == clashes(lab, HQ, id) == {"pin"}


def test_what_headquarters_makes_for_a_district_s_fair_goes_to_that_district_alone(lab: Lab) -> None:
    fair = lab.make("chm", c.EVENT, name_hi="मेला", organised_by="DISTRICT")
    lab.round("chm", "klu")
    hall = lab.make(HQ, c.SPACE, event=fair, name_hi="हॉल")
    lab.round("chm", "klu")
    assert lab.row("chm", hall, c.SPACE)
    assert lab.row("klu", hall, c.SPACE) is None
    with lab.office("klu").reading() as conn:
        assert not list(waiting.of(conn))


def test_gaps_in_what_headquarters_sends_of_others_are_no_damage(lab: Lab) -> None:
    other = lab.make("chm", name_hi="कमला")
    lab.round("chm", "klu")
    lab.change(HQ, other, pin="176310")  # this op of headquarters is not for Kullu
    shared = lab.make(HQ, c.EVENT, name_hi="राज्य मेला", organised_by="HQ")
    lab.round("chm", "klu")
    lab.change(HQ, other, pin="176311")
    lab.change(HQ, shared, c.EVENT, city="Shimla")
    lab.round("chm", "klu")
    for who in lab.names:
        with lab.office(who).reading() as conn:
            assert list(chain.broken(conn)) == []


def test_a_change_that_came_before_the_one_it_replaces_stands_alone_in_the_end(lab: Lab) -> None:
    """Headquarters' change reaches the sibling by way of the other PC's change of it, before it comes itself."""
    id = lab.make("chm", name_hi="सुनीता देवी", pin="176310")
    lab.round("chm", "chm2")
    lab.change(HQ, id, pin="176311")
    lab.round("chm")
    lab.change("chm", id, pin="176312")
    file = lab.collect("chm", "chm2").file
    assert lab.take("chm2", file).error is None
    lab.round("chm2", "chm")
    for who in (HQ, "chm", "chm2"):
        row = lab.row(who, id)
        assert row is not None
        assert row["pin"] == "176312"
        assert clashes(lab, who, id) == set()


def test_a_record_whose_making_comes_after_its_change_goes_in_whole(lab: Lab) -> None:
    artisan = lab.make("chm", name_hi="सुनीता देवी")
    fair = lab.make("chm", c.EVENT, name_hi="मेला", organised_by="DISTRICT")
    lab.round("chm", "chm2")
    part = lab.make(HQ, c.PARTICIPATION, event=fair, artisan=artisan)
    lab.round("chm")
    lab.change("chm", part, c.PARTICIPATION, remarks="ऊन")
    file = lab.collect("chm", "chm2").file
    assert lab.take("chm2", file).error is None
    with lab.office("chm2").reading() as conn:
        assert [s.code for s in waiting.of(conn)] == ["E-SYN-43"]
    lab.round("chm2")
    row = lab.row("chm2", part, c.PARTICIPATION)
    assert row is not None
    assert row["remarks"] == "ऊन"
    with lab.office("chm2").reading() as conn:
        assert list(waiting.of(conn)) == []
