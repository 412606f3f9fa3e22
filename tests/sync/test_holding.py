"""A held file goes in by itself once what it waits for has come; a folder of files in any order all goes in."""

from __future__ import annotations

import shutil
from itertools import permutations
from pathlib import Path

import pytest

from odop_desktop.domain import catalogue as c
from odop_desktop.queries import arrivals
from odop_desktop.sync import archive, holding, receiving
from tests.sync.lab import HQ, Lab


def behind(lab: Lab) -> tuple[Path, Path]:
    """Two files of headquarters to Chamba, the second beginning where the first ends; Chamba's store has neither."""
    lab.round("chm")
    lab.shut("chm")
    shutil.copytree(lab.folder / "chm", lab.folder / "kept")
    lab.make(HQ, c.EVENT, name_hi="शिमला मिलन")
    one = lab.answer("chm").file
    lab.take("chm", one)
    lab.take(HQ, lab.send("chm").file)
    lab.make(HQ, c.EVENT, name_hi="चम्बा मेला")
    two = lab.answer("chm").file
    lab.shut("chm")
    shutil.rmtree(lab.folder / "chm")
    (lab.folder / "kept").rename(lab.folder / "chm")
    return one, two


def test_a_file_that_came_too_early_goes_in_behind_the_one_before(lab: Lab) -> None:
    one, two = behind(lab)
    office = lab.office("chm")
    (early,) = receiving.receive(office, [two])
    assert (early.state, early.code) == ("held", "E-SYN-59")
    assert [path.read_bytes() for path in archive.held(office.place)] == [two.read_bytes()]
    found = receiving.receive(office, [one])
    assert [(each.state, each.code) for each in found] == [("applied", ""), ("applied", "")]
    assert found[1].came is not None
    assert found[1].came.applied == 1
    assert archive.held(office.place) == []


def test_what_is_still_held_is_said_once(lab: Lab) -> None:
    _, two = behind(lab)
    office = lab.office("chm")
    receiving.receive(office, [two])
    before = len(arrivals.arrivals(office))
    assert holding.again(office) == []
    assert len(arrivals.arrivals(office)) == before
    assert len(archive.held(office.place)) == 1


def test_both_together_in_the_wrong_order(lab: Lab) -> None:
    one, two = behind(lab)
    found = receiving.receive(lab.office("chm"), [two, one])
    assert [(each.file, each.state) for each in found] == [(two, "applied"), (one, "applied")]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_any_order(lab: Lab, order: tuple[int, ...]) -> None:
    files = []
    for n in range(3):
        lab.make("chm", name_hi=f"कारीगर {n}")
        files.append(lab.send("chm").file)
    outcomes = receiving.receive(lab.office(HQ), [files[n] for n in order])
    assert [each.state for each in outcomes] == ["applied"] * 3
    assert archive.held(lab.office(HQ).place) == []


def test_the_safety_copy_is_made_once_and_only_for_a_file_that_is_one(lab: Lab) -> None:
    made: list[str] = []
    (lab.post).mkdir(exist_ok=True)
    (lab.post / "x").write_bytes(b"nothing")
    receiving.receive(lab.office(HQ), [lab.post / "x"], before=lambda: made.append("x"))
    assert made == []
    files = [lab.send("chm").file, lab.send("klu").file]
    receiving.receive(lab.office(HQ), files, before=lambda: made.append("y"))
    assert made == ["y"]
