"""What headquarters decided before it was put back holds, whatever comes back to it first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.storage import feeding
from odop_desktop.sync import deciding, returning
from odop_desktop.sync.deciding import Decided
from tests.sync.lab import HQ, Lab
from tests.sync.test_deciding import FAIR, same, stuck
from tests.sync.test_going_back import copied, goes_back


def judged(lab: Lab, how: Callable[[Office, str, str], object]) -> tuple[str, Path, Path]:
    """What Chamba did to headquarters' fair waited there, and was let in or sent back: the fair, Chamba's file, and
    headquarters as it was before."""
    fair = lab.make(HQ, c.EVENT, **FAIR)
    lab.round("chm", "klu")
    old = copied(lab, HQ)
    lab.change("chm", fair, c.EVENT, venue_hi="रिज")
    late = lab.send("chm").file
    assert lab.take(HQ, late).error is None
    assert isinstance(how(lab.office(HQ), fair, "फ़ोन पर तय"), Decided)
    lab.round("klu")
    return fair, late, old


@pytest.fixture
def decided(lab: Lab, request: pytest.FixtureRequest) -> tuple[str, Path]:
    """Headquarters let in or sent back what Chamba did to its fair, told Chamba, and went back; with the late file."""
    how = {"in": deciding.let_in, "back": deciding.send_back}[request.param]
    fair, late, old = judged(lab, how)
    assert lab.take("chm", lab.answer("chm").file).error is None
    goes_back(lab, HQ, old)
    lab.round("klu")
    assert lab.take("chm", lab.answer("chm").file).error is None
    return fair, late


def give_back(lab: Lab) -> None:
    for who in ("chm", "klu"):
        for file in returning.give_back(lab.office(who), lab.post):
            assert lab.take(HQ, file).error is None


@pytest.mark.parametrize("first", ["the file", "the change"])
@pytest.mark.parametrize(("decided", "venue"), [("in", "रिज"), ("back", None)], indirect=["decided"])
def test_a_decision_outlasts_a_restore(
    lab: Lab, decided: tuple[str, Path], venue: str | None, first: str
) -> None:
    fair, late = decided
    if first == "the change":
        assert lab.take(HQ, late).error is None
        assert stuck(lab) == [("event", "E-SYN-46")]
    give_back(lab)
    lab.round("chm", "klu")
    assert stuck(lab) == []
    lab.round("chm", "klu")
    assert same(lab, c.EVENT, fair, HQ, "chm", "klu")["venue_hi"] == venue


def test_a_record_is_its_makers_although_headquarters_change_of_it_came_back_first(lab: Lab) -> None:
    lab.round("chm")
    old = copied(lab, HQ)
    id = lab.make("chm", name_hi="सुनीता देवी")
    making = lab.send("chm").file
    assert lab.take(HQ, making).error is None
    lab.change(HQ, id, pin="176310")
    lab.round("chm")
    goes_back(lab, HQ, old)
    assert lab.take("chm", lab.answer("chm").file).error is None
    give_back(lab)
    assert lab.take(HQ, making).error is None
    with lab.office(HQ).reading() as conn:
        assert feeding.homes(conn, [id]) == {id: lab.office("chm").facts.id}
    lab.change("chm", id, name_en="Sunita Devi")
    lab.round("chm")
    assert stuck(lab) == []


def test_a_change_of_headquarters_says_that_what_it_replaces_was_let_in(lab: Lab) -> None:
    """Only one file is given back, and by an office that was never told of the other's."""
    fair, late, old = judged(lab, deciding.let_in)
    lab.change(HQ, fair, c.EVENT, venue_hi="माल")
    lab.round("klu")
    goes_back(lab, HQ, old)
    lab.round("klu")
    files = returning.give_back(lab.office("klu"), lab.post)
    assert lab.take(HQ, files[-1]).error is None
    assert lab.take(HQ, late).error is None
    assert stuck(lab) == []
    lab.round("chm", "klu")
    lab.round("chm", "klu")
    assert same(lab, c.EVENT, fair, HQ, "chm", "klu")["venue_hi"] == "माल"
