"""Who has not sent: by office whatever its PCs, nil is no silence, a later file makes up for an earlier one."""

from __future__ import annotations

from typing import Any

import pytest

from odop_desktop.actions import file_papers
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.silent import SilentFacts, SilentOffice
from odop_desktop.office import Office
from odop_desktop.queries.silence_papers import Enrolled, silent
from tests.letters.reading import said
from tests.queries.test_receipt_papers import came

KULLU = Enrolled(
    Two("कुल्लू", "Kullu"), "HP-KLU", ("k1", "k2"), Two("मीना", "Meena"), "9000000002", "2025-04-01"
)
MANDI = Enrolled(Two("मण्डी", "Mandi"), "HP-MND", ("m1",))


def quiet(office: Office, month: str = "2025-12", *offices: Enrolled) -> SilentFacts:
    return silent(office, month=month, due="2026-01-05", offices=offices or (KULLU, MANDI))


def sent(office: Office, arrival: int, sender: str, month: str, **changes: Any) -> None:
    came(office, arrival, month, sender=sender, pkg_id=f"{sender}-{arrival}", **changes)


def test_where_nothing_came_all_are_silent(office: Office) -> None:
    found = quiet(office)
    assert (found.total, found.sent, found.nil) == (2, 0, 0)
    assert found.offices == (
        SilentOffice(KULLU.name, "HP-KLU", KULLU.clerk, KULLU.phone, days=284),
        SilentOffice(MANDI.name, "HP-MND"),
    )


def test_one_pc_speaks_for_its_office_and_the_last_file_is_told(office: Office) -> None:
    sent(office, 1, "k1", "2025-10", at="2025-11-05T10:00:00+05:30")
    sent(office, 2, "k2", "2025-12")
    sent(office, 3, "m1", "2025-11", at="2025-12-06T10:00:00+05:30")
    sent(office, 4, "m1", "2025-12", state="refused")
    found = quiet(office)
    assert (found.sent, found.nil) == (1, 0)
    assert found.offices == (
        SilentOffice(MANDI.name, "HP-MND", last_file=3, last_month="2025-11", last_on="2025-12-06", days=35),
    )


def test_nil_is_not_silent(office: Office) -> None:
    sent(office, 1, "m1", "2025-12", applied=0, duplicate=0, waiting=0)
    found = quiet(office)
    assert (found.sent, found.nil, [o.code for o in found.offices]) == (1, 1, ["HP-KLU"])


def test_a_later_file_makes_up_for_an_earlier_month(office: Office) -> None:
    sent(office, 1, "m1", "2026-01")
    assert [o.code for o in quiet(office, "2025-12").offices] == ["HP-KLU"]
    assert len(quiet(office, "2026-02").offices) == 2


def test_a_clock_that_is_ahead_sends_no_month_before_its_time(office: Office) -> None:
    sent(office, 1, "m1", "2026-12", at="2025-12-06T10:00:00+05:30")
    assert len(quiet(office, "2025-12").offices) == 1
    assert len(quiet(office, "2026-01").offices) == 2


@pytest.mark.parametrize("kind", ["N2N", "ENROL"])
def test_only_files_to_headquarters_count(office: Office, kind: str) -> None:
    sent(office, 1, "m1", "2025-12", kind=kind)
    assert len(quiet(office).offices) == 2


def test_the_list_on_paper(office: Office) -> None:
    read = said(file_papers.pdf(office, facts=quiet(office)), "-raw")
    assert read.index("Mandi") < read.index("Kullu")  # of whom not even the day of enrolling is known
    assert "9000000002" in read and "284" in read
