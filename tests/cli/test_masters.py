"""`pack`, `sync answer --pack --update`, `sync update`: lists and programs by command, at both ends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.saying import Say
from tests.cli.test_headquarters import _centre, exchange, facts, hq, stick
from tests.sync.test_packs import newer, with_block

__all__ = ["_centre", "hq", "stick"]
GONE = "HP-16-chamba-rumal-embroidered-handkerchief"


def test_a_pack_and_an_update_go_from_headquarters_to_a_district(
    say: Say, hq: Say, stick: Path, tmp_path: Path
) -> None:
    sent = facts(say("sync", "send", "--out", stick, "--json"))["file"]
    facts(hq("sync", "receive", sent, "--json"))
    pack, program = newer(tmp_path, gone=GONE, blocks=with_block), tmp_path / "odop-setup.exe"
    program.write_bytes(b"MZ" * 1000)
    with_it = [
        "--pack",
        pack,
        "--update",
        program,
        "--update-version",
        "1.4.2",
        "--update-note",
        "Mends printing",
    ]
    made = facts(hq("sync", "answer", "--out", stick, *with_it, "--json"))
    assert made["pack"]["counts"] == {"place": {"new": 1}, "product": {"ended": 1}}
    assert made["update"]["inside"] is True
    (file,) = made["files"]
    seen = facts(say("sync", "preview", file["file"], "--json"))
    assert seen["pack"]["version"] == "2026.2" and seen["update"]["version"] == "1.4.2"
    told = say("sync", "preview", file["file"]).done()
    assert "2026.2" in told and "राज्य सूची से हटा" in told
    got = facts(say("sync", "receive", file["file"], "--json"))
    assert got["files"][0]["pack"]["version"] == "2026.2"
    assert facts(say("pack", "show", "--json"))["packs"] == {"HP": "2026.2"}
    assert "1" in say("pack", "show", lang="en").done()
    assert "ended – Chamba Rumal" in say("list", "products", lang="en").done()
    assert facts(say("sync", "status", "--json"))["update"]["version"] == "1.4.2"
    assert "Mends printing" in say("sync", "update", lang="en").done()
    out = facts(say("sync", "update", "--out", tmp_path / "out", "--json"))["file"]
    assert Path(out).read_bytes() == program.read_bytes()
    assert "update" not in facts(hq("sync", "answer", "--out", stick, "--no-update", "--json"))


def test_a_pack_from_a_pen_drive(say: Say, tmp_path: Path) -> None:
    pack = newer(tmp_path)
    archive = Path(shutil.make_archive(str(tmp_path / "drive"), "zip", pack.parent))
    tried = facts(say("pack", "update", archive, "--dry-run", "--json"))
    assert (tried["changed"], tried["version"]) == (False, "2026.2")
    assert facts(say("pack", "update", archive, "--json"))["changed"] is True
    assert facts(say("pack", "update", pack, "--json"))["changed"] is False
    assert "2026.2" in say("pack", "update", pack).done()
    say("pack", "update", newer(tmp_path, "2025.1")).refused("E-PCK-24")
    say("pack", "update", tmp_path / "nowhere").refused("E-PCK-01")


@pytest.mark.parametrize(
    "wrong", [("--update", "x"), ("--update-version", "1.0"), ("--update", "x", "--no-update")]
)
def test_an_update_needs_its_version(hq: Say, stick: Path, wrong: tuple[str, ...]) -> None:
    assert hq("sync", "answer", "--out", stick, *wrong).status == 2


def test_a_district_puts_nothing_in_and_has_no_update(say: Say, stick: Path, tmp_path: Path) -> None:
    say("sync", "answer", "--out", stick).refused("E-SYN-84")
    assert facts(say("sync", "update", "--json")) == {"update": None}
    say("sync", "update", "--out", tmp_path).refused("E-UPD-03")


def test_headquarters_tells_two_buyers_to_be_one(say: Say, hq: Say, stick: Path) -> None:
    own = facts(say("set", "buyers", "new", "name_en=Himadri Craft Pvt Ltd", "--json"))["number"]
    kept = facts(say("set", "buyers", "new", "name_en=Himadri Crafts", "--json"))["number"]
    exchange(say, hq, stick)
    rows = facts(hq("sync", "same", "--json"))["rows"]
    assert {own, kept} <= {row["number"] for row in rows}
    only = facts(hq("sync", "same", "buyers", "--search", "himadri", "--json"))["rows"]
    assert {own, kept} <= {row["number"] for row in only} < {row["number"] for row in rows}
    assert facts(hq("sync", "same", "places", "--json"))["rows"] == []
    twin = facts(say("set", "buyers", "new", "name_en=HIMADRI CRAFTS", "--json"))["number"]
    exchange(say, hq, stick)
    perhaps = facts(hq("sync", "same", "--likely", "--json"))["rows"]
    assert {row["number"]: row["likely"] for row in perhaps} == {kept: [twin], twin: [kept]}
    told = hq("sync", "same", "buyers", "--likely", lang="en").done()
    assert "   perhaps: HIMADRI CRAFTS (" in told and "the name is the same" in told
    assert hq("sync", "same", "buyers", own, kept, "--likely").status == 2
    hq("sync", "same", "buyers", own, kept).refused("E-SYN-81")
    done = hq("sync", "same", "buyers", own, kept, "--reason", "one firm", lang="en").done()
    assert "Himadri Crafts" in done
    exchange(say, hq, stick)
    assert "duplicate – Himadri" in say("list", "buyers", lang="en").done()
    assert "kept instead: Himadri Crafts" in hq("sync", "same", lang="en").done()
    hq("sync", "same", "buyers", own, "--back", "--reason", "two after all").done()
    exchange(say, hq, stick)
    assert "duplicate" not in say("list", "buyers", lang="en").done()
    say("sync", "same").refused("E-SYN-84")
    assert hq("sync", "same", "buyers", own).status == 2
