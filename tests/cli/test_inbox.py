"""An inbox taken in night after night: by what is in the files, each once, and nothing wrong for ever."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.saying import Say
from tests.cli.test_headquarters import _centre, facts, hq

__all__ = ["_centre", "hq"]


def test_an_inbox_settles(say: Say, hq: Say, tmp_path: Path) -> None:
    box, stick = tmp_path / "inbox", tmp_path / "stick"
    box.mkdir()
    assert "No file there comes from an office" in hq("sync", "receive", box, lang="en").done()
    sent = Path(facts(say("sync", "send", "--out", stick, "--json"))["file"])
    (box / "november").mkdir()
    shutil.copy(sent, box / "november" / "X.ODOPSYNC")
    (box / "photo.jpg").write_bytes(b"\xff\xd8")
    (box / "forged").write_bytes(sent.read_bytes().replace(b'"pkg_no":1,', b'"pkg_no":9,', 1))
    first = facts(hq("sync", "receive", box, "--json"), 1)
    assert (first["refused"], first["others"], first["before"]) == (1, 1, 0)
    assert {Path(f["file"]).name: f["outcome"] for f in first["files"]} == {
        "X.ODOPSYNC": "applied",
        "forged": "refused",
    }
    assert hq("sync", "offices", "--seen").status == 0
    said = hq("sync", "receive", box, lang="en").done()
    assert "were here before and bring nothing new: 2" in said and "X.ODOPSYNC" not in said
    again = facts(hq("sync", "receive", box, "--json"))
    assert (again["before"], again["others"], again["applied"]) == (2, 1, 0)
    assert facts(hq("sync", "offices", "--json"))["alarms"] == []
    assert hq("sync", "receive", box / "forged").status == 1
    moved = facts(hq("sync", "receive", box, "--done", box / "done", "--json"))["moved"]
    assert [Path(file).name for file in moved] == ["X.ODOPSYNC"]
    assert facts(hq("sync", "receive", box, "--done", box / "done", "--json"))["before"] == 1


def test_one_file_of_any_name_is_looked_into_where_it_lies(say: Say, hq: Say, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    sent = Path(facts(say("sync", "send", "--out", stick, "--json"))["file"])
    disc = tmp_path / "cd"
    disc.mkdir()
    sent.rename(disc / "X.ODOPSYNC")
    (one,) = facts(hq("sync", "preview", disc, "--json"))["files"]
    assert one["outcome"] == "applied"
