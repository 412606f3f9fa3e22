"""What lies in an inbox night after night is taken in once, refused once, and rings once."""

from __future__ import annotations

from pathlib import Path

import pytest

from odop_desktop.queries import alarms, arrivals
from odop_desktop.sync import alarms as alarming
from odop_desktop.sync import aside, folders, parts, receiving
from odop_desktop.sync.receiving import APPLIED, DUPLICATE, HELD, JOINED, REFUSED, Outcome
from tests.sync.lab import HQ, Lab
from tests.sync.test_holding import behind


def night(lab: Lab, **extra: bytes) -> list[Outcome]:
    """The inbox as it lies; `copies` counts the safety copies that were asked for."""
    for name, content in extra.items():
        (lab.post / name).write_bytes(content)
    copies: list[int] = []
    files = folders.within(lab.post).files
    found = receiving.receive(lab.office(HQ), files, before=lambda: copies.append(1), lying=files)
    assert bool(copies) is any(not each.before for each in found)
    return found


def booked(lab: Lab) -> int:
    return len(arrivals.arrivals(lab.office(HQ)))


def forged(file: Path) -> bytes:
    return file.read_bytes().replace(b'"pkg_no":1,', b'"pkg_no":9,', 1)


def test_a_file_taken_in_is_let_be_until_another_comes(lab: Lab) -> None:
    lab.make("chm", name_hi="सुनीता देवी")
    file = lab.send("chm").file
    assert [each.state for each in night(lab)] == [APPLIED]
    before = booked(lab)
    (again,) = night(lab)
    assert (again.state, again.code, again.before, booked(lab)) == (DUPLICATE, "E-SYN-54", True, before)
    assert again.came is not None and again.came.duplicate
    lab.make("chm", name_hi="कमला देवी")
    new = lab.send("chm").file
    assert {each.file: each.state for each in night(lab)} == {file: DUPLICATE, new: APPLIED}


def test_a_forged_file_rings_once_however_long_it_lies_there(lab: Lab) -> None:
    file = lab.send("chm").file
    bad = forged(file)
    first = {each.file.name: each for each in night(lab, bad=bad)}
    assert (first["bad"].code, first["bad"].before) == ("E-SYN-06", False)
    hq = lab.office(HQ)
    assert len(alarms.unseen(hq)) == 1
    alarming.seen(hq, alarms.unseen(hq))
    before = booked(lab)
    again = {each.file.name: each for each in night(lab)}
    assert (again["bad"].state, again["bad"].code, again["bad"].before) == (REFUSED, "E-SYN-06", True)
    assert (alarms.unseen(hq), booked(lab)) == ((), before)
    night(lab, bad=bad[:-1])
    assert len(alarms.unseen(hq)) == 1


def test_a_held_file_costs_a_safety_copy_when_it_comes_and_when_it_goes_in(lab: Lab) -> None:
    first, second = behind(lab)
    copies: list[int] = []

    def night_of(*files: Path) -> tuple[list[str], int]:
        found = receiving.receive(lab.office("chm"), files, before=lambda: copies.append(1), lying=files)
        return [each.state for each in found[: len(files)]], len(copies)

    assert night_of(second) == ([HELD], 1)
    assert night_of(second) == ([HELD], 1)
    assert night_of(second, first) == ([APPLIED, APPLIED], 2)


def test_a_held_file_is_tried_each_night_and_goes_in_behind_the_one_it_waits_for(lab: Lab) -> None:
    first, second = behind(lab)
    chm = lab.office("chm")
    found = [receiving.receive(chm, [second])[0] for _ in range(3)]
    assert [(each.state, each.before) for each in found] == [(HELD, False), (HELD, True), (HELD, True)]
    assert [each.state for each in arrivals.arrivals(chm)].count(HELD) == 1
    assert [each.state for each in receiving.receive(chm, [second, first])][:2] == [APPLIED, APPLIED]


def test_parts_whose_whole_was_taken_in_do_not_wait_again(lab: Lab) -> None:
    whole = lab.send("chm").file
    for part in parts.split(whole, whole.stat().st_size // 3 + 1):
        (lab.post / f"{part.part}").write_bytes(part.encoded())
    whole.unlink()
    assert sorted(each.state for each in night(lab)) == [APPLIED, JOINED, JOINED]
    (lab.post / "2").unlink()
    assert [(each.state, each.before) for each in night(lab)] == [(DUPLICATE, True)] * 2


def test_what_was_taken_in_is_moved_and_nothing_is_lost(lab: Lab, tmp_path: Path) -> None:
    whole = lab.send("chm").file
    other = lab.send("klu").file
    bad, text = forged(other), b"nothing of ours"
    pieces = list(parts.split(whole, whole.stat().st_size // 2 + 1))
    for part in pieces:
        (lab.post / f"{part.part}").write_bytes(part.encoded())
    whole.unlink()
    content = other.read_bytes()
    done = lab.post / "done"
    done.mkdir()
    (done / other.name).write_bytes(b"of last year")
    moved = aside.put(night(lab, bad=bad, text=text), done)
    assert moved.left == ()
    named = f"{other.stem} (2){other.suffix}"
    assert {path.name for path in moved.files} == {"1", "2", named}
    assert (done / named).read_bytes() == content and (done / other.name).read_bytes() == b"of last year"
    assert {path.name for path in lab.post.iterdir()} == {"bad", "text", "done"}
    assert [
        each.code for each in receiving.receive(lab.office(HQ), folders.within(lab.post, done).files)
    ] == ["E-SYN-06"]


def test_a_folder_on_another_disk_takes_them_too(
    lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = lab.send("chm").file
    content = file.read_bytes()

    def across(path: Path, there: Path) -> Path:
        raise OSError(18, "Invalid cross-device link")

    found = night(lab)
    with monkeypatch.context() as now:
        now.setattr(Path, "rename", across)
        (there,) = aside.put(found, tmp_path / "done").files
    assert there.read_bytes() == content and not file.exists()


def test_what_cannot_be_taken_away_is_not_copied_again_each_night(
    lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that is write-protected: its files stay there, and no copies of them gather elsewhere."""
    file = lab.send("chm").file
    done = tmp_path / "done"

    def across(path: Path, there: Path) -> Path:
        raise OSError(18, "Invalid cross-device link")

    real = Path.unlink

    def protected(path: Path, missing_ok: bool = False) -> None:
        if path == file:
            raise OSError(30, "Read-only file system")
        real(path, missing_ok)

    with monkeypatch.context() as now:
        now.setattr(Path, "rename", across)
        now.setattr(Path, "unlink", protected)
        for _ in range(2):
            moved = aside.put(night(lab), done)
            assert (moved.files, moved.left) == ((), (file,))
    assert file.exists() and list(done.iterdir()) == []
