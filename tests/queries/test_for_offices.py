"""What headquarters has to give: its own changes, until a file for an office holds them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from odop_desktop.domain import catalogue as c
from odop_desktop.queries import for_offices, today
from tests.sync import lab
from tests.sync.lab import HQ, Lab


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Lab]:
    made = lab.build(tmp_path, HQ, "chm")
    yield made
    made.close()


def test_what_headquarters_changes_is_to_be_given_until_a_file_holds_it(two: Lab) -> None:
    two.round("chm")
    hq = two.office(HQ)
    assert today.unsent(hq) == 0
    two.make("chm", name_hi="राम लाल")
    two.take(HQ, two.send("chm").file)
    assert today.unsent(hq) == 0  # what an office sent, it knows
    event = two.make(HQ, c.EVENT, name_hi="शिमला मिलन")
    two.change(HQ, event, c.EVENT, city="शिमला")
    assert today.unsent(hq) == for_offices.unsent(hq) == 1
    two.answer("chm")
    assert today.unsent(hq) == 0
