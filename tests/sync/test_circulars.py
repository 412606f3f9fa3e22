"""A circular goes along until the PC says that it is there: files that are lost cost nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from odop_desktop.errors import OdopError
from odop_desktop.storage import checking
from odop_desktop.sync import answering, circulars, enclosures, outbox
from odop_desktop.sync.payload import Section
from tests.sync.lab import HQ, Lab
from tests.sync.test_going_back import copied, goes_back
from tests.sync.test_recalling import goes_back as put_back


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    made = tmp_path / "परिपत्र 12.pdf"
    made.write_bytes(b"%PDF circular")
    return made


def sent(lab: Lab, *papers: Path, codes: tuple[str, ...] = ()) -> None:
    """Headquarters makes its files with these papers; all of them are lost."""
    for each in answering.for_all(lab.office(HQ), lab.post, codes=codes, papers=papers):
        each.file.unlink()


def names(lab: Lab, who: str) -> list[str]:
    return [each.name for each in enclosures.kept(lab.office(who))]


def lacking(lab: Lab) -> dict[str, tuple[str, ...]]:
    return {each.paper.name: each.lacking for each in circulars.standing(lab.office(HQ))}


def brings(lab: Lab, who: str) -> int:
    """How large headquarters' next file to a PC is."""
    return lab.answer(who).made.size


def test_lost_files_cost_nothing_and_headquarters_knows_who_has_it_not_yet(lab: Lab, paper: Path) -> None:
    lab.round("chm", "chm2", "klu")
    sent(lab, paper)
    sent(lab)
    assert lacking(lab) == {paper.name: ("HP-CHM-1", "HP-CHM-2", "HP-KLU-1")}
    lab.round("chm", "chm2")
    assert [names(lab, who) for who in ("chm", "chm2", "klu")] == [[paper.name], [paper.name], []]
    lab.take(HQ, lab.send("chm").file)
    assert lacking(lab) == {paper.name: ("HP-CHM-2", "HP-KLU-1")}
    lab.round("chm", "chm2", "klu")
    lab.round("chm", "chm2", "klu")
    assert lacking(lab) == {paper.name: ()}
    assert names(lab, "klu") == [paper.name]


def test_what_a_pc_says_it_has_does_not_go_again(
    lab: Lab, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []
    real = circulars.section

    def seen(*asked: object, **more: bool) -> Section | None:
        found = real(*asked, **more)  # type: ignore[arg-type]
        given.append(len(found.content["files"]) if found else 0)
        return found

    monkeypatch.setattr(circulars, "section", seen)
    lab.round("chm")
    sent(lab, paper, codes=("HP-CHM-1",))
    for _ in range(3):
        lab.round("chm")
    assert given == [0, 1, 1, 0, 0]


def test_it_is_for_all_pcs_of_its_offices_also_those_that_come_later(lab: Lab, paper: Path) -> None:
    sent(lab, paper, codes=("HP-CHM-1",))
    lab.round("chm2", "klu")
    assert (names(lab, "chm2"), names(lab, "klu")) == ([paper.name], [])
    sent(lab, paper, codes=("HP-KLU",))
    lab.round("chm", "klu")
    assert (names(lab, "chm"), names(lab, "klu")) == ([paper.name], [paper.name])


def test_what_is_older_than_a_year_goes_to_nobody_new(lab: Lab, paper: Path) -> None:
    lab.round("chm")
    sent(lab, paper)
    lab.clock.now += timedelta(days=360)
    lab.round("chm")
    lab.clock.now += timedelta(days=10)
    lab.round("klu")
    assert (names(lab, "chm"), names(lab, "klu")) == ([paper.name], [])
    assert lacking(lab) == {}


def test_what_does_not_fit_comes_with_the_next_file_the_newest_first(
    lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (enclosures, circulars):
        monkeypatch.setattr(module, "BUDGET", 250)
    for n in range(3):
        paper = tmp_path / f"{n}.pdf"
        paper.write_bytes(bytes([n]) * 100)
        sent(lab, paper)
    lab.round("chm")
    assert sorted(names(lab, "chm")) == ["1.pdf", "2.pdf"]
    lab.round("chm")
    assert sorted(names(lab, "chm")) == ["0.pdf", "1.pdf", "2.pdf"]


def test_a_program_that_tells_nothing_gets_it_until_it_has_taken_a_file(
    lab: Lab, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In three files at least, and as long as its own say that it has not gone on."""
    real = enclosures.told
    monkeypatch.setattr(outbox.enclosures, "told", lambda *_: Section("unknown", {}))
    lab.round("chm")
    lab.make(HQ, name_hi="नया")
    sent(lab, paper)
    without = brings(lab, "klu")  # keeps the post as it was
    for _ in range(4):
        assert lab.take(HQ, lab.send("chm").file).error is None
        lab.answer("chm").file.unlink()
    assert names(lab, "chm") == []
    lab.round("chm")
    assert names(lab, "chm") == [paper.name]
    assert lacking(lab)[paper.name][0] == "HP-CHM-1", "it does not say so"
    monkeypatch.setattr(outbox.enclosures, "told", real)
    lab.round("chm")
    assert "HP-CHM-1" not in lacking(lab)[paper.name]
    assert without


def test_a_pc_that_lost_its_disk_gets_it_again(lab: Lab, paper: Path) -> None:
    lab.round("chm")
    copied(lab, "chm")
    sent(lab, paper)
    lab.round("chm")
    lab.round("chm")
    goes_back(lab, "chm", lab.folder / "chm.odopbackup")
    assert names(lab, "chm") == []
    file = answering.rebuilt(lab.office(HQ), "HP-CHM-1", lab.post)[0].file
    assert lab.take("chm", file).error is None
    assert names(lab, "chm") == [paper.name]


def test_a_headquarters_that_was_put_back_goes_on_sending(lab: Lab, paper: Path) -> None:
    lab.round("chm", "klu")
    copied(lab, HQ)
    sent(lab, paper, codes=("HP-CHM",))
    put_back(lab, HQ)
    assert circulars.standing(lab.office(HQ)) == []
    lab.round("chm", "klu")
    assert (names(lab, "chm"), names(lab, "klu")) == ([paper.name], [])
    assert lacking(lab) == {paper.name: ("HP-CHM-1", "HP-CHM-2")}


def test_one_sent_by_mistake_goes_to_nobody_any_more(lab: Lab, paper: Path) -> None:
    sent(lab, paper)
    lab.round("chm")
    assert circulars.withdraw(lab.office(HQ), paper.name).name == paper.name
    lab.round("klu")
    assert (names(lab, "chm"), names(lab, "klu")) == ([paper.name], [])
    with pytest.raises(OdopError) as gone:
        circulars.withdraw(lab.office(HQ), paper.name)
    assert gone.value.code == "E-SYN-72"


def test_a_look_over_the_records_sweeps_no_circular(lab: Lab, paper: Path) -> None:
    sent(lab, paper)
    checking.check(lab.office(HQ).store)
    lab.round("chm")
    assert names(lab, "chm") == [paper.name]


def test_one_that_the_disk_damaged_keeps_no_file_from_an_office(lab: Lab, paper: Path) -> None:
    lab.round("chm")
    sent(lab, paper)
    with lab.office(HQ).store.blobs._engine.begin() as conn:
        conn.execute(text("UPDATE blob SET bytes = :other"), {"other": b"%PDF circulaR"})
    whole = paper.with_name("whole.pdf")
    whole.write_bytes(b"%PDF another")
    sent(lab, whole)
    lab.round("chm")
    assert names(lab, "chm") == [whole.name]


def test_only_headquarters_sends_them(lab: Lab) -> None:
    with pytest.raises(OdopError) as other:
        circulars.standing(lab.office("chm"))
    assert other.value.code == "E-SYN-84"
