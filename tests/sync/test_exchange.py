"""Files to headquarters and back, on real stores: what goes comes, twice changes nothing, values meet."""

from __future__ import annotations

from odop_desktop.storage import peers, waiting
from tests.sync.lab import HQ, Lab


def test_a_district_s_records_reach_headquarters(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सुनीता देवी", mobile="9876543210")
    lab.change("chm", id, mobile="9876543211")
    got = lab.take(HQ, lab.send("chm").file)
    assert got.error is None
    assert (got.came.applied, got.came.duplicate, got.came.waiting) == (got.header.counts.ops, 0, 0)
    row = lab.row(HQ, id)
    assert row is not None
    assert (row["name_hi"], row["mobile"]) == ("सुनीता देवी", "9876543211")


def test_a_file_taken_in_twice_changes_nothing(lab: Lab) -> None:
    lab.make("chm", name_hi="सुनीता देवी")
    file = lab.send("chm").file
    lab.take(HQ, file)
    with lab.office(HQ).reading() as conn:
        before = peers.me(conn)
    again = lab.take(HQ, file)
    assert again.error is not None
    assert again.error.code == "E-SYN-54"
    with lab.office(HQ).reading() as conn:
        assert peers.me(conn) == before


def test_a_lost_file_is_healed_by_the_next(lab: Lab) -> None:
    one = lab.make("chm", name_hi="सुनीता देवी")
    lost = lab.send("chm").file
    two = lab.make("chm", name_hi="कमला देवी")
    assert lab.take(HQ, lab.send("chm").file).error is None
    assert lab.row(HQ, one) and lab.row(HQ, two)
    late = lab.take(HQ, lost)
    assert late.error is None
    assert late.came.applied == 0
    assert late.came.duplicate == late.header.counts.ops


def test_what_is_confirmed_is_not_sent_again(lab: Lab) -> None:
    lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    sent = lab.send("chm")
    assert sent.made.ops == 0
    id = lab.make("chm", name_hi="कमला देवी")
    assert lab.send("chm").made.counts == {"artisan": {"new": 1, "changed": 0, "binned": 0}}
    lab.round("chm")
    assert lab.row(HQ, id)


def test_headquarters_change_comes_back(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    lab.change(HQ, id, pin="176310")
    lab.round("chm")
    row = lab.row("chm", id)
    assert row is not None
    assert row["pin"] == "176310"


def test_another_district_is_given_nothing_of_it(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    assert lab.row("klu", id) is None
    assert lab.row("chm2", id) is None
    lab.round("chm2")
    assert lab.row("chm2", id)  # the office's other PC is


def test_two_values_are_both_kept_and_headquarters_is_shown(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सुनीता देवी", pin="176310")
    lab.round("chm")
    lab.change("chm", id, pin="176311")
    lab.change(HQ, id, pin="176312")
    lab.round("chm")
    for who in (HQ, "chm"):
        row = lab.row(who, id)
        assert row is not None
        assert row["pin"] == "176312"
    lab.change("chm", id, pin="176311")
    lab.round("chm")
    for who in (HQ, "chm"):
        row = lab.row(who, id)
        assert row is not None
        assert row["pin"] == "176311"


def test_an_other_office_s_record_is_not_changed_by_a_district(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सुनीता देवी", pin="176310")
    lab.round("chm", "klu")
    assert lab.row("klu", id) is None
    with lab.office(HQ).reading() as conn:
        assert list(waiting.of(conn)) == []
