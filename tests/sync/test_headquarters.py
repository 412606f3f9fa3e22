"""What headquarters sees of its offices: the silent first, nil is no silence, holds, gaps, what waits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from odop_desktop.queries import arrivals, headquarters
from odop_desktop.queries.headquarters import Standing
from odop_desktop.sync import listed
from odop_desktop.sync.header_fields import MOST_FILES
from tests.sync.bad_files import made
from tests.sync.lab import HQ, Lab, hand_in


def standing(lab: Lab, month: str | None = None) -> dict[str, Standing]:
    office = lab.office(HQ)
    found = headquarters.standing(office, listed.offices(listed.trust(office)), month)
    return {line.listed.code: line for line in found}


@pytest.mark.parametrize(
    ("day", "month"), [("2026-01-31", "2025-12"), ("2026-11-01", "2026-10"), ("2026-12-15", "2026-11")]
)
def test_the_last_whole_month_is_due(day: str, month: str) -> None:
    assert headquarters.due(date.fromisoformat(day)) == month


def test_nobody_has_sent(lab: Lab) -> None:
    found = standing(lab)
    assert list(found) == ["HP-CHM", "HP-KLU"]
    assert all(line.silent and line.newest is None and line.days is None for line in found.values())
    assert found["HP-CHM"].listed.phone == "01899-1"
    assert [pc.label for pc in found["HP-CHM"].listed.pcs] == ["HP-CHM-1", "HP-CHM-2"]


def test_who_sent_nothing_new_is_nil_and_who_did_not_send_is_silent_and_first(lab: Lab) -> None:
    lab.take(HQ, lab.send("chm").file)
    found = standing(lab)
    assert list(found) == ["HP-KLU", "HP-CHM"]
    assert found["HP-KLU"].silent
    chm = found["HP-CHM"]
    assert (chm.silent, chm.nil, chm.days) == (False, False, 0)  # a new PC's first file tells of its office
    lab.round("chm")
    lab.take(HQ, lab.send("chm").file)
    chm = standing(lab)["HP-CHM"]
    assert (chm.silent, chm.nil) == (False, True)
    assert chm.newest is not None
    assert (chm.newest.pc, chm.newest.number) == ("HP-CHM-1", 3)


def test_an_old_month_is_silence(lab: Lab) -> None:
    file = hand_in(lab.office("chm"), lab.post, month="2025-10").file
    lab.take(HQ, file)
    assert standing(lab, "2025-11")["HP-CHM"].silent
    assert not standing(lab, "2025-10")["HP-CHM"].silent


def test_a_lost_file_is_told_as_missing_and_a_late_one_mends_it(lab: Lab) -> None:
    lab.take(HQ, lab.send("chm").file)
    lost = lab.send("chm").file
    lab.take(HQ, lab.send("chm").file)
    assert standing(lab)["HP-CHM"].missing == (2,)
    lab.take(HQ, lost)
    found = standing(lab)["HP-CHM"]
    assert found.missing == ()
    assert found.newest is not None
    assert found.newest.number == 3


def test_conflicts_stand_with_the_office_whose_record_it_is(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सुनीता देवी", pin="176310")
    lab.round("chm", "klu")
    lab.change("chm", id, pin="176311")
    lab.change(HQ, id, pin="176312")
    lab.round("chm", "klu")
    found = standing(lab)
    assert (found["HP-CHM"].conflicts, found["HP-KLU"].conflicts) == (1, 0)
    assert found["HP-CHM"].answered is not None


def test_the_book_of_what_came(lab: Lab) -> None:
    file = lab.send("chm").file
    lab.take(HQ, file)
    lab.take(HQ, file)
    (lab.post / "x").write_bytes(b"nothing")
    lab.take(HQ, lab.post / "x")
    found = arrivals.arrivals(lab.office(HQ))
    assert [(a.state, a.code) for a in found] == [
        ("refused", "E-SYN-02"),
        ("duplicate", None),
        ("applied", None),
    ]
    assert found[2].sender == lab.node("chm")


def test_a_clock_years_ahead_does_not_hide_silence(lab: Lab) -> None:
    """The file says that it is of 2031; it came in January, so of February nothing has come."""
    lab.clock.now += timedelta(days=2000)
    file = lab.send("chm").file
    lab.clock.now -= timedelta(days=2000)
    lab.take(HQ, file)
    line = standing(lab)["HP-CHM"]
    assert line.newest is not None
    assert (line.newest.month, line.silent) == ("2031-07", False)
    lab.clock.now += timedelta(days=65)
    assert standing(lab)["HP-CHM"].silent


def test_numbers_that_no_office_reaches_are_not_counted_one_by_one(lab: Lab) -> None:
    """An office's own key signs the number of its file; a mad one must not stop headquarters' page."""
    lab.take(HQ, lab.send("chm").file)
    lab.take(HQ, made(lab, pkg_no=MOST_FILES))
    line = standing(lab)["HP-CHM"]
    assert line.newest is not None
    assert line.newest.number == MOST_FILES
    assert 0 < len(line.missing) <= 100
