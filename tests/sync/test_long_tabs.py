"""However much waits at headquarters, all of it is counted, shown office by office, and meant by its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import arrivals, conflicts, for_offices, shelf, whose
from odop_desktop.sync import answering
from tests.sync.lab import HQ, Lab, copied

_NAMES = ("Shimla Meet", "Mandi Meet", "Solan Meet")


@pytest.fixture(scope="module")
def lab(_offices: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Each district has changed headquarters' events, and two people whom headquarters changed too."""
    with copied(_offices, tmp_path_factory.mktemp("long") / "lab") as lab:
        events = [lab.make(HQ, c.EVENT, name_en=name, city="Shimla") for name in _NAMES]
        people = {who: [lab.make(who, name_hi=f"{who} {n}") for n in (1, 2)] for who in ("chm", "klu")}
        lab.round("chm", "klu")
        for who, some in (("chm", events[:2]), ("klu", events[2:])):
            for id in some:
                lab.change(who, id, c.EVENT, city="Solan")
            for id in people[who]:
                lab.change(who, id, pin="176310")
                lab.change(HQ, id, pin="176311")
        lab.round("chm", "klu")
        yield lab


def office(hq: Office, code: str) -> str:
    return whose.meant(hq, code)[0]


def test_any_record_on_the_shelf_is_meant_by_its_name(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    hq, all_ = lab.office(HQ), shelf.found
    assert len(shelf.found(hq, 1)) == 1 and shelf.count(hq) == 3

    def few(office: Office, limit: int | None = 1, of: str | None = None) -> tuple[shelf.Shelved, ...]:
        return all_(office, limit, of)

    monkeypatch.setattr(shelf, "found", few)
    for name in _NAMES:
        found = shelf.meant(hq, name)
        assert found is not None and found.title("en") == name
    assert shelf.meant(hq, "Una Meet") is None


def test_what_one_office_is_given_is_still_to_be_given_to_the_others(lab: Lab, tmp_path: Path) -> None:
    hq = lab.office(HQ)
    lab.make(HQ, c.EVENT, name_en="Una Meet")
    waits = for_offices.unsent(hq)
    assert waits
    made = answering.for_all(hq, tmp_path / "one", codes=["HP-CHM"])
    assert {each.file.name.split("_")[2] for each in made} == {"HP-CHM-1", "HP-CHM-2"}
    assert for_offices.unsent(hq) == waits
    answering.for_all(hq, tmp_path / "all")
    assert for_offices.unsent(hq) == 0


def test_the_lines_of_one_office_are_found_and_counted(lab: Lab) -> None:
    hq = lab.office(HQ)
    chm, klu = office(hq, "HP-CHM"), office(hq, "HP-KLU")
    assert [each.title("en") for each in shelf.found(hq, of=klu)] == [_NAMES[2]]
    assert [shelf.count(hq, of) for of in (chm, klu, None)] == [2, 1, 3]
    titles = [each.row.title() for each in conflicts.found(hq, of=klu)]
    assert sorted(titles) == ["klu 1", "klu 2"]
    assert len(conflicts.found(hq, limit=3)) == 3
    assert [conflicts.count(hq, of) for of in (chm, klu, None)] == [2, 2, 4]
    files = arrivals.arrivals(hq, of=klu)
    assert {each.sender for each in files} == {lab.node("klu")}
    assert arrivals.count(hq, klu) == len(files) < arrivals.count(hq) == len(arrivals.arrivals(hq))
    assert arrivals.arrivals(hq, 1, klu) == files[:1]
