"""`sync send`, `receive`, `status`, `verify`: a practice district and the practice headquarters, by command."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.cli.main import run
from tests.cli.saying import Said, Say, readable, sayer, state


@pytest.fixture(scope="session")
def hq_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice headquarters as `demo` makes it, closed: for copying."""
    folder = tmp_path_factory.mktemp("hq") / "office"
    assert run(["demo", str(folder), "--kind", "headquarters"]) == 0
    return folder


@pytest.fixture
def hq(capsys: pytest.CaptureFixture[str], hq_office: Path, tmp_path: Path) -> Say:
    """Commands at this test's own headquarters."""
    return sayer(capsys, Path(shutil.copytree(hq_office, tmp_path / "hq")))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


def facts(said: Said, status: int = 0) -> dict[str, Any]:
    assert said.status == status, said
    return said.facts


def artisan(say: Say, name: str) -> None:
    assert say("set", "artisans", "new", f"name_hi={name}").status == 0


def test_a_practice_office_sends_at_once_and_headquarters_takes_it_whole(
    say: Say, hq: Say, stick: Path
) -> None:
    before = facts(say("sync", "status", "--json"))
    assert before["enrolled"] and before["unsent"] > 50 and before["acknowledged"] == 0
    sent = facts(say("sync", "send", "--out", stick, "--json", lang="en"))
    assert (sent["package"], sent["to"], sent["nil"]) == (1, "Practice headquarters", False)
    assert Path(sent["control"]).is_file()
    assert facts(say("sync", "status", "--json"))["unsent"] == 0
    got = facts(hq("sync", "receive", sent["file"], "--json"))
    assert (got["applied"], got["duplicate"], got["quarantined"]) == (sent["ops"], 0, 0)
    assert got["held"] == got["refused"] == 0


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_what_is_said_is_readable(say: Say, hq: Say, stick: Path, lang: str) -> None:
    for told in (
        say("sync", "send", "--out", stick, lang=lang),
        say("sync", "status", lang=lang),
        say("sync", "verify", stick, lang=lang),
        hq("sync", "receive", stick, lang=lang),
        hq("sync", "receive", stick, lang=lang),
        hq("sync", "status", lang=lang),
    ):
        readable(told.done())


def test_the_same_file_again_changes_nothing(say: Say, hq: Say, stick: Path, tmp_path: Path) -> None:
    say("sync", "send", "--out", stick)
    hq("sync", "receive", stick)
    was = state(tmp_path / "hq")
    got = facts(hq("sync", "receive", stick, "--json"))
    assert got["applied"] == 0 and got["duplicate"] > 0
    assert got["files"][0]["outcome"] == "duplicate"
    assert state(tmp_path / "hq") == was


def test_a_month_without_changes_is_nil_and_says_so(say: Say, stick: Path) -> None:
    first = facts(say("sync", "send", "--out", stick, "--json"))
    assert first["ops"]
    assert (
        "शून्य" not in say("sync", "send", "--out", stick).done()
    )  # the file is cumulative until it is confirmed
    assert facts(say("sync", "send", "--out", stick, "--month", "2026-01", "--json"))["month"] == "2026-01"


@pytest.mark.parametrize("month", ["2026-13", "13-2026", "2099-01", "x"])
def test_a_month_that_is_none_is_refused_and_nothing_is_made(say: Say, stick: Path, month: str) -> None:
    say("sync", "send", "--out", stick, "--month", month).refused("E-SYN-67")
    assert not stick.exists()
    assert facts(say("sync", "status", "--json"))["files"] == []


def test_parts_come_in_any_order_over_several_calls(
    say: Say, hq: Say, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("odop_desktop.sync.parts.split.__defaults__", (6_000,))
    sent = facts(say("sync", "send", "--out", stick, "--parts", "--text", "--json"))
    first, *rest = sent["files"]
    assert len(rest) > 1 and all(name.endswith(".odoppart.txt") for name in sent["files"])
    (seen,) = facts(hq("sync", "preview", stick, "--json"))["files"]
    assert (seen["outcome"], seen["parts"], len(seen["files"])) == ("applied", len(rest) + 1, len(rest) + 1)
    some = hq("sync", "preview", *rest, lang="en")
    assert f"{len(rest)} of {len(rest) + 1} parts are here; no. 1 not yet" in some.done()
    held = facts(hq("sync", "receive", rest[-1], "--json"))
    assert (held["held"], held["code"]) == (1, "E-SYN-23")
    assert facts(hq("sync", "receive", *rest[:-1], "--json"))["applied"] == 0
    got = facts(hq("sync", "receive", first, "--json"))
    assert (got["applied"], got["held"]) == (sent["ops"], 0)
    assert facts(say("sync", "verify", stick, "--json"))["ok"]


def test_one_bad_file_among_good_ones_is_refused_alone(
    say: Say, hq: Say, stick: Path, tmp_path: Path
) -> None:
    sent = facts(say("sync", "send", "--out", stick, "--json"))
    bad = tmp_path / "bad.odopsync"
    raw = bytearray(Path(sent["file"]).read_bytes())
    raw[-5] ^= 1
    bad.write_bytes(raw)
    said = hq("sync", "receive", bad, sent["file"], tmp_path / "none", "--json")
    got = facts(said, 1)
    assert (got["refused"], got["applied"]) == (2, sent["ops"])
    assert [f["outcome"] for f in got["files"]] == ["refused", "applied", "refused"]
    assert got["error"]["code"] == "E-SYN-69" and got["code"] == "E-SYN-09"
    assert [f.get("code") for f in got["files"]] == ["E-SYN-09", None, "E-SYN-01"]


def test_files_in_the_wrong_order_at_once(say: Say, hq: Say, stick: Path) -> None:
    one = facts(say("sync", "send", "--out", stick, "--json"))
    artisan(say, "सुनीता देवी")
    two = facts(say("sync", "send", "--out", stick, "--json"))
    got = facts(hq("sync", "receive", two["file"], one["file"], "--json"))
    assert got["applied"] == two["ops"] and got["refused"] == 0
    assert [Path(f["file"]).name for f in got["files"]] == [Path(two["file"]).name, Path(one["file"]).name]


def test_the_same_file_is_written_again_byte_for_byte(say: Say, stick: Path, tmp_path: Path) -> None:
    sent = facts(say("sync", "send", "--out", stick, "--json"))
    again = facts(say("sync", "send", "--out", tmp_path / "other", "--again", "1", "--json"))
    assert Path(again["file"]).read_bytes() == Path(sent["file"]).read_bytes()
    assert Path(again["control"]).read_bytes() == Path(sent["control"]).read_bytes()
    say("sync", "send", "--out", stick, "--again", "7").refused("E-SYN-64")


def test_a_stick_that_reads_otherwise_is_found_out(say: Say, stick: Path) -> None:
    sent = facts(say("sync", "send", "--out", stick, "--json"))
    say("sync", "verify", stick / "none").refused("E-SYN-01")
    raw = bytearray(Path(sent["file"]).read_bytes())
    raw[100] ^= 1
    Path(sent["file"]).write_bytes(raw)
    say("sync", "verify", stick).refused("E-SYN-63")


def test_a_stick_that_takes_no_file_leaves_nothing_half(say: Say, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.write_text("a file where the pen drive should be")
    say("sync", "send", "--out", full).refused("E-SYN-18")
    told = facts(say("sync", "status", "--json"))
    assert [f["package"] for f in told["files"]] == [1]
    assert facts(say("sync", "send", "--out", tmp_path / "other", "--again", "1", "--json"))["package"] == 1


def test_a_phrase_that_belongs_to_no_file(say: Say, stick: Path) -> None:
    say("sync", "send", "--out", stick)
    say("sync", "phrase", "ABCD-EFGH-JKMN").refused("E-SYN-66")


def test_a_real_office_is_not_enrolled_by_itself(real: Say, stick: Path) -> None:
    real("sync", "send", "--out", stick).refused("E-SYN-50")
    told = facts(real("sync", "status", "--json"))
    assert told["enrolled"] is False and told["unsent"] > 0
    asked = facts(real("sync", "enrol", "--out", stick, "--phone", "01899-222", "--json"))
    assert Path(asked["file"]).is_file() and Path(asked["sheet"]).is_file()
    assert [len(group) for group in asked["fingerprint"].split("-")] == [4, 4, 4, 4]
    real("sync", "enrol", "--answer", asked["file"], "--fingerprint", "X").refused("E-TRU-28")
    assert real("sync", "enrol").status == 2
