"""The office's old list by keys alone: tried, taken in, looked at, one record mended, the whole import taken back."""

from __future__ import annotations

import json
from typing import Any

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.ui.pages.imports import ImportPage
from odop_desktop.ui.pages.list import ListPage
from odop_desktop.ui.pages.record import RecordPage
from tests.actions.offices import row, rows
from tests.journeys.clerk import ROOT
from tests.journeys.window.conftest import Sit
from tests.journeys.window.seat import CTRL, K, Seat
from tests.ui.conftest import Answers

SAMPLE = resources() / "samples" / "artisans_messy.xlsx"
EXPECTED: dict[str, Any] = json.loads(
    (ROOT / "tests" / "assets" / "artisans_messy.expected.json").read_text(encoding="utf-8")
)


def _figures(seat: Seat) -> dict[str, int]:
    """What the import's page counts."""
    assert isinstance(seat.page, ImportPage)
    return {name: int(each.text().replace(",", "")) for name, each in seat.page.counts.figures.items()}


def test_the_sample_is_taken_in_and_taken_back(sit: Sit, office: Office, answers: Answers) -> None:
    seat = sit(office)
    seat.place("artisans")
    answers.ready.append(SAMPLE)
    seat.goto(seat.word("ui.list.import"))
    seat.press(K.Key_Return)  # to the import's page, on “choose the file”
    seat.press(K.Key_Return)
    tried = _figures(seat)
    for name in ("rows", "new", "skipped", "rejected", "parked"):
        assert tried[name] == EXPECTED[name], name
    assert rows(office, c.ARTISAN) == []
    seat.press(K.Key_Return)  # the button that takes it in is under the fingers
    assert _figures(seat) == tried and len(rows(office, c.ARTISAN)) == EXPECTED["new"]
    seat.press(K.Key_Return)  # the first problem that is told leads to its record
    assert isinstance(seat.page, RecordPage) and seat.page.id
    mended = seat.page.id
    seat.fill("artisan", village_ward="उदयपुर")
    seat.press(K.Key_S, held=CTRL)
    assert row(office, c.ARTISAN, mended)["village_ward"] == "उदयपुर"
    seat.press(K.Key_Escape)
    assert isinstance(seat.page, ImportPage)
    seat.goto(seat.word("ui.import.undo"), back=True)
    seat.press(K.Key_Return)
    assert [(r.id, r["village_ward"]) for r in rows(office, c.ARTISAN)] == [(mended, "उदयपुर")]
    assert str(EXPECTED["new"] - 1) in seat.told  # and that later changes were kept
    seat.press(K.Key_Escape)
    assert isinstance(seat.page, ListPage) and seat.page.long.rowCount() == 1
