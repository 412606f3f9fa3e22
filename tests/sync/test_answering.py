"""Headquarters' files in one step: what one PC's lacks keeps no other from getting its own; what one file does not hold
comes with the next.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.storage import waiting
from odop_desktop.sync import (
    answering,
    answers,
    limits,
    package,
    receiving,
    sections,
    sending,
    standing,
)
from odop_desktop.sync.answering import Failed
from odop_desktop.sync.outbox import Sent
from odop_desktop.telling import exchange
from tests.sync.lab import HQ, Lab
from tests.sync.test_comparing import compared

_answer = answers.answer


def failing(patch: pytest.MonkeyPatch, node: str, code: str) -> None:
    def answer(office: object, to: str, out: Path, **more: object) -> Sent:
        if to == node:
            raise OdopError(code, what="header", most=1)
        return _answer(office, to, out, **more)  # type: ignore[arg-type]

    patch.setattr(answers, "answer", answer)


def test_what_is_wrong_with_one_pc_s_file_keeps_no_other_s_back(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, lab.node("chm"), "E-SYN-15")
    against: Failed = []
    made = answering.for_all(lab.office(HQ), lab.post, failed=against)
    assert [(label, error.code) for label, error in against] == [("HP-CHM-1", "E-SYN-15")]
    assert {one.made.receiver for one in made} == {lab.node("chm2"), lab.node("klu")}
    assert all(one.file.is_file() for one in made)
    shutil.rmtree(lab.post)
    with pytest.raises(OdopError, match="E-SYN-15"):
        answering.for_all(lab.office(HQ), lab.post)
    assert len(list(lab.post.iterdir())) == 2


@pytest.mark.parametrize("code", ["E-SYN-18", "E-SYN-19", "E-DB-13"])
def test_a_folder_or_a_database_that_takes_nothing_ends_it(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    failing(monkeypatch, lab.node("chm"), code)
    with pytest.raises(OdopError, match=code):
        answering.for_all(lab.office(HQ), lab.post, failed=[])


@pytest.fixture
def much(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> Lab:
    """More new at headquarters than one file holds."""
    lab.round("chm", "chm2", "klu")
    lab.shut("chm2")
    shutil.copytree(lab.folder / "chm2", lab.folder / "kept")
    for n in range(7):
        lab.change("chm", lab.make("chm", name_hi=f"सुनीता {n}"), pin="176310")
    fair = lab.make(HQ, c.EVENT, name_hi="राज्य मेला", organised_by="HQ")
    lab.change(HQ, fair, c.EVENT, name_hi="राज्य स्तरीय मेला")
    lab.round("chm")
    monkeypatch.setattr(limits, "OPS", 5)
    return lab


def whole(lab: Lab, files: list[Path]) -> None:
    assert {each.state for each in receiving.receive(lab.office("chm2"), files)} == {"applied"}
    assert standing.digest(lab.office("chm2")) == standing.digest(lab.office("chm"))


def test_what_one_file_does_not_hold_comes_with_those_behind_it(much: Lab) -> None:
    made = answering.for_all(much.office(HQ), much.post, codes=["HP-CHM-2"])
    assert len(made) > 2
    assert [one.rest for one in made] == [True] * (len(made) - 1) + [False]
    assert max(package.read_header(one.file).counts.ops for one in made) <= 5
    whole(much, [one.file for one in made][::-1])


def test_of_several_files_one_that_is_lost_is_waited_for(much: Lab) -> None:
    one, two, *rest = answering.for_all(much.office(HQ), much.post, codes=["HP-CHM-2"])
    office = much.office("chm2")
    assert receiving.receive(office, [one.file])[0].state == "applied"
    late = receiving.receive(office, [each.file for each in rest])
    assert {(each.state, each.code) for each in late} == {("held", "E-SYN-59")}
    whole(much, [two.file])


def test_a_pc_that_is_answered_one_file_at_a_time_comes_to_the_same(much: Lab) -> None:
    for _ in range(20):
        made = much.answer("chm2")
        assert much.take("chm2", made.file).error is None
        if not made.rest:
            break
        assert much.take(HQ, much.send("chm2").file).error is None
    whole(much, [much.answer("chm2").file])


def test_a_pc_that_lost_everything_gets_it_in_several_files(much: Lab) -> None:
    much.shut("chm2")
    shutil.rmtree(much.folder / "chm2")
    (much.folder / "kept").rename(much.folder / "chm2")
    made = answering.rebuilt(much.office(HQ), "HP-CHM-2", much.post)
    assert len(made) > 3
    whole(much, [one.file for one in made])


def test_a_district_s_changes_that_have_no_room_come_with_its_next_file(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told so, and headquarters does not think meanwhile that its records are others."""
    lab.round("chm")
    ids = [lab.make("chm", name_hi=f"सुनीता {n}") for n in range(7)]
    lab.change("chm", ids[0], pin="176310")
    monkeypatch.setattr(limits, "OPS", 5)
    words, rests = lab.office("chm").words("en"), []
    for _ in range(2):
        done = sending.to_headquarters(lab.office("chm"), lab.post)
        rests.append(done.rest)
        assert done.made.ops <= 5 and bool(exchange.beside(words, done)) is done.rest
        assert lab.take(HQ, done.files[0]).error is None
        assert compared(lab, "chm") == {}
        assert lab.take("chm", lab.answer("chm").file).error is None
    assert rests == [True, False]
    assert all(lab.row(HQ, id) for id in ids)
    row = lab.row(HQ, ids[0])
    assert row is not None and row["pin"] == "176310"


def test_however_much_is_returned_all_of_it_is_told(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a form of its own, for an older program would think that the rest was let in."""
    fair = lab.make(HQ, c.EVENT, name_hi="राज्य मेला", organised_by="HQ")
    lab.round("chm")
    for n in range(5):
        lab.change("chm", fair, c.EVENT, venue_hi=f"चौगान {n}")
    assert lab.take(HQ, lab.send("chm").file).error is None
    with lab.office(HQ).reading() as conn:
        stuck = [each.op for each in waiting.of(conn)]
    assert len(stuck) == 5
    assert package.read_header(lab.answer("chm").file).v == 1
    monkeypatch.setattr(answers, "RETURNED_AT_ONCE", 2)
    file = lab.answer("chm").file
    assert package.read_header(file).v == 2
    assert lab.take("chm", file).error is None
    with lab.office("chm").reading() as conn:
        assert conn.exec_driver_sql("SELECT op FROM returned ORDER BY op").scalars().all() == sorted(stuck)
    told = {sections.RETURNED: {"ops": [1], "ops1": [2, 3], "more": 7}}
    assert sections.returned(told) == [1, 2, 3]
