"""An update of the program goes along in headquarters' files: hashed, signed for, taken out, never run."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from odop_desktop.actions import safety
from odop_desktop.errors import OdopError
from odop_desktop.storage import settings
from odop_desktop.sync import answering, centre, offering, standing, updates
from tests.simulator import faults
from tests.sync.lab import HQ, Lab

SETUP = b"MZ installer " * 1000


def file_of(folder: Path, content: bytes = SETUP, name: str = "odop setup.exe") -> Path:
    folder.mkdir(exist_ok=True)
    made = folder / name
    made.write_bytes(content)
    return made


def to(lab: Lab, who: str) -> Path:
    return next(
        f.file for f in answering.for_all(lab.office(HQ), lab.post) if f.made.receiver == lab.node(who)
    )


def code(work: object, *given: object, **more: object) -> str:
    with pytest.raises(OdopError) as refused:
        work(*given, **more)  # type: ignore[operator]
    return refused.value.code


def test_a_small_one_travels_inside_and_is_taken_out_once(lab: Lab, tmp_path: Path) -> None:
    lab.round("chm")
    offering.offer(lab.office(HQ), file_of(tmp_path), "1.4.2", "Mends the printing of letters.")
    office = lab.office("chm")
    assert updates.waits(office) is None and code(updates.take_out, office, tmp_path / "out") == "E-UPD-03"
    got = lab.take("chm", to(lab, "chm"))
    assert got.error is None and got.brought.update is not None
    waits = updates.waits(office)
    assert waits is not None and (waits.version, waits.note) == ("1.4.2", "Mends the printing of letters.")
    safety.check(office)  # which sweeps what nobody names
    there = updates.take_out(office, tmp_path / "out")
    assert there.name == "odop setup.exe" and there.read_bytes() == SETUP
    assert updates.waits(office) is None and updates.here(office) == waits
    lab.round("chm")
    before = lab.answer("chm")
    assert before.made.size < 8_000  # it is not sent again
    got = lab.take("chm", before.file)
    assert got.brought.update is None


def test_a_large_one_lies_beside_and_is_held_against_its_hash(
    lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offering, "INSIDE", 1000)
    offering.offer(lab.office(HQ), file_of(tmp_path / "from"), "2.0")
    assert lab.take("chm", to(lab, "chm")).error is None
    beside = lab.post / "odop setup.exe"
    assert sha256(beside.read_bytes()).digest() == sha256(SETUP).digest()
    office, out = lab.office("chm"), tmp_path / "out"
    assert code(updates.take_out, office, out) == "E-UPD-04"
    assert code(updates.take_out, office, out, tmp_path / "gone.exe") == "E-SYN-01"
    false = file_of(tmp_path / "false", SETUP[:-1] + b"!")
    assert code(updates.take_out, office, out, false) == "E-UPD-05"
    assert not out.exists() and updates.waits(office) is not None
    assert updates.take_out(office, out, beside).read_bytes() == SETUP
    assert updates.take_out(office, lab.post, beside) == beside
    beside.write_bytes(b"damaged on the drive")
    answering.for_all(lab.office(HQ), lab.post)
    assert beside.read_bytes() == SETUP


def test_a_drive_that_gives_other_bytes_the_second_time_leaves_no_update(
    lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offering, "INSIDE", 1000)
    offering.offer(lab.office(HQ), file_of(tmp_path / "from"), "2.0")
    assert lab.take("chm", to(lab, "chm")).error is None

    def other(source: Path, there: Path) -> Path:
        there.write_bytes(source.read_bytes()[:-1] + b"!")
        return there

    monkeypatch.setattr(updates, "copy_whole", other)
    office, beside = lab.office("chm"), lab.post / "odop setup.exe"
    assert code(updates.take_out, office, tmp_path / "out", beside) == "E-UPD-05"
    assert list((tmp_path / "out").iterdir()) == [] and updates.waits(office) is not None


def test_a_newer_one_takes_its_place_and_it_can_be_withdrawn(lab: Lab, tmp_path: Path) -> None:
    hq, office = lab.office(HQ), lab.office("chm")
    offering.offer(hq, file_of(tmp_path), "1.4.2")
    lab.take("chm", to(lab, "chm"))
    updates.take_out(office, tmp_path / "out")
    offering.offer(hq, file_of(tmp_path, b"newer", "next.zip"), "1.5")
    lab.take("chm", to(lab, "chm"))
    waits = updates.waits(office)
    assert waits is not None and waits.version == "1.5"
    offering.withdraw(hq)
    lab.take("chm", to(lab, "chm"))
    assert updates.here(office) is None


def test_one_that_is_not_newer_than_this_program_is_not_told(lab: Lab, tmp_path: Path) -> None:
    offering.offer(lab.office(HQ), file_of(tmp_path), "0.0.9")
    lab.take("chm", to(lab, "chm"))
    assert updates.waits(lab.office("chm")) is None


def test_an_older_file_that_comes_late_takes_nothing_back(lab: Lab, tmp_path: Path) -> None:
    lab.round("chm")
    late = lab.answer("chm").file
    offering.offer(lab.office(HQ), file_of(tmp_path), "1.4.2")
    lab.take("chm", to(lab, "chm"))
    assert lab.take("chm", late).error is None
    assert updates.waits(lab.office("chm")) is not None


@pytest.mark.parametrize("version", ["", "one", "1.2.3.4.5", "1..2", "v1"])
def test_no_version(lab: Lab, tmp_path: Path, version: str) -> None:
    assert code(offering.offer, lab.office(HQ), file_of(tmp_path), version) == "E-UPD-01"


def test_what_cannot_go_along(lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hq, fine = lab.office(HQ), file_of(tmp_path)
    assert code(offering.offer, hq, fine, "1.0", "x" * 501) == "E-UPD-01"
    assert code(offering.offer, hq, tmp_path / "none.exe", "1.0") == "E-SYN-01"
    assert code(offering.offer, hq, file_of(tmp_path, b"", "empty.exe"), "1.0") == "E-UPD-02"
    monkeypatch.setattr(offering, "MOST", 100)
    assert code(offering.offer, hq, fine, "1.0") == "E-UPD-02"


GOOD = {
    "name": "x.zip",
    "version": "2.0",
    "size": 5,
    "sha256": "0" * 64,
    "note": "",
    "inside": True,
    "day": "2026-01-10",
}


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"name": "../x.zip"},
        {"name": ""},
        {"sha256": "zz"},
        {"size": "5"},
        {"size": -1},
        {"inside": 1},
        {"note": "x" * 501},
        {"version": None},
    ],
)
def test_what_is_no_update_is_none(lab: Lab, wrong: dict[str, object]) -> None:
    office = lab.office("chm")
    with office.transaction() as conn:
        told = {**GOOD, **wrong} if wrong else {k: v for k, v in GOOD.items() if k != "day"}
        assert updates.came(conn, told) is None
        assert settings.get(conn, "update.came") is None
        assert updates.came(conn, {**GOOD, "later": "field"}) is not None


def test_headquarters_asks_for_a_newer_program(lab: Lab) -> None:
    centre.ask_for(lab.office(HQ), "9.1", lab.roots)
    lab.round("chm")
    known = standing.of(lab.office("chm"))
    assert known is not None and known.least == "9.1"
    centre.ask_for(lab.office(HQ), "0.0.1", lab.roots)
    lab.round("chm")
    known = standing.of(lab.office("chm"))
    assert known is not None and known.least == ""
    assert code(centre.ask_for, lab.office(HQ), "new", lab.roots) == "E-UPD-01"


def test_a_program_that_dies_while_another_is_offered_still_has_the_one_before(
    lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offering, "INSIDE", 1000)
    hq = lab.office(HQ)
    offering.offer(hq, file_of(tmp_path), "1.4")
    newer = file_of(tmp_path, SETUP + b"newer", "newer.exe")
    with pytest.raises(faults.Crash), faults.at(hq, "commit", faults.Fuse(1)):
        offering.offer(hq, newer, "1.5")
    faults.died(hq)
    del lab.open[HQ]
    hq = lab.office(HQ)
    there = offering.lay_beside(hq, tmp_path / "out")
    assert there is not None and there.read_bytes() == SETUP
    offering.offer(hq, newer, "1.5")
    assert [f.name.partition("_")[2] for f in (hq.place.root / "updates").iterdir()] == ["newer.exe"]
