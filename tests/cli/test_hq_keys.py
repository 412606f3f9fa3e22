"""`sync hq keys`, `sync hq move`: headquarters' own keys by command; a PC's wish among other files leads there."""

from __future__ import annotations

from pathlib import Path

import pytest

from odop_desktop.sync import listed, renewal, root_keeping
from odop_desktop.sync.root_keeping import Sort
from tests.actions.offices import PASSWORD
from tests.cli.saying import Say, sayer
from tests.cli.test_headquarters import facts
from tests.sync.bad_files import keys_of, tables
from tests.sync.conftest import _offices, lab
from tests.sync.lab import HQ, Lab
from tests.sync.test_going_back import copied
from tests.sync.test_hq_keys import moved
from tests.sync.test_packs import newer

__all__ = ["_offices", "lab"]
pytestmark = pytest.mark.slow  # keys under a passphrase are meant to take their time
PHRASE = "twelve letters and more"


@pytest.fixture
def key(lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A root key's file; who runs commands is the offices' clerk."""
    for name, value in (("USER", "clerk"), ("PASSWORD", PASSWORD), ("PASSPHRASE", PHRASE)):
        monkeypatch.setenv(f"ODOP_{name}", value)
    file = tmp_path / "root-1.odopkey"
    file.write_bytes(root_keeping.to_file(Sort.ROOT, lab.roots[0].secret, PHRASE))
    return file


def at(lab: Lab, who: str, capsys: pytest.CaptureFixture[str]) -> Say:
    lab.shut(who)
    return sayer(capsys, lab.folder / who)


def test_new_keys_of_headquarters(lab: Lab, key: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hq = at(lab, HQ, capsys)
    assert facts(hq("sync", "hq", "keys", "--key", key, "--json"))["version"] == 2
    assert "नई चाबियाँ" in hq("sync", "hq", "keys", "--stolen", "--key", key, lang="hi").out
    assert facts(hq("sync", "hq", "move", "--key", key, "--json"), 1)["error"]["code"] == "E-SYN-96"
    chm = at(lab, "chm", capsys)
    for what in ("keys", "move"):
        assert facts(chm("sync", "hq", what, "--key", key, "--json"), 1)["error"]["code"] == "E-SYN-84"


def test_a_wish_for_new_keys_among_other_files_leads_to_where_it_is_signed(
    lab: Lab, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wish = renewal.new_keys(lab.office("chm"), lab.post)
    hq = at(lab, HQ, capsys)
    refused = facts(hq("sync", "receive", wish, "--json"), 1)
    assert refused["code"] == "E-SYN-97"
    assert facts(hq("sync", "hq", "rotate", wish, "--key", key, "--json"))["version"] == 2


def test_new_keys_of_a_pc_from_its_own_command_to_the_files_they_sign(
    lab: Lab, key: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    lab.round("chm")
    chm = at(lab, "chm", capsys)
    assert chm("sync", "enrol", "--new-keys").status == 2
    said = chm("sync", "enrol", "--new-keys", "--out", stick, lang="hi")
    assert "पुरानी चाबियाँ" in said.done()
    wish = facts(chm("sync", "enrol", "--new-keys", "--out", stick, "--json"))["file"]
    hq = at(lab, HQ, capsys)
    assert (
        facts(hq("sync", "enrol", "--new-keys", "--out", stick, "--json"), 1)["error"]["code"] == "E-SYN-99"
    )
    assert facts(hq("sync", "hq", "rotate", wish, "--key", key, "--json"))["version"] == 2
    fresh = listed.trust(lab.office(HQ)).node(lab.node("chm")).sign[-1]
    for n in range(8):
        assert lab.take(HQ, lab.send("chm").file).error is None, n
        assert lab.take("chm", lab.answer("chm").file).error is None, n
    assert keys_of(lab, "chm").public.sign == fresh.key
    assert fresh.holds((0, 9))


def test_new_offline_keys_and_the_list_signed_anew(
    lab: Lab, key: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab.round("chm")
    hq = at(lab, HQ, capsys)
    one, two = tmp_path / "one", tmp_path / "two"
    same = facts(hq("sync", "hq", "roots", "--out", one, "--second", one, "--key", key, "--json"), 1)
    assert same["error"]["code"] == "E-SYN-88"
    monkeypatch.setenv("ODOP_NEW_PASSPHRASE", "another twelve letters")
    made = facts(hq("sync", "hq", "roots", "--out", one, "--second", two, "--key", key, "--json"))
    assert sorted(Path(file).name for file in made["files"]) == [
        "root-1.pdf",
        "root-1_set-2.odopkey",
        "root-2.pdf",
        "root-2_set-2.odopkey",
    ]
    refused = facts(hq("sync", "hq", "renew", "--key", key, "--json"), 1)
    assert refused["error"]["code"] == "E-TRU-33", "the old one signs nothing more"
    monkeypatch.setenv("ODOP_PASSPHRASE", "another twelve letters")
    fresh = two / "root-2_set-2.odopkey"
    assert "2027" in hq("sync", "hq", "renew", "--key", fresh, lang="hi").done()
    assert facts(hq("sync", "status", "--json"))["list_expires"].startswith("2027")
    lab.round("chm")
    assert listed.trust(lab.office("chm")).roots.fingerprint == made["fingerprint"]


def test_a_pc_that_headquarters_copy_came_to_makes_nothing_before_it_is_headquarters(
    lab: Lab, key: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lab.round("chm")
    moved(lab, copied(lab, HQ))
    update = tmp_path / "setup.exe"
    update.write_bytes(b"program")
    before = tables(lab.office(HQ))
    pack = newer(tmp_path)
    hq = at(lab, HQ, capsys)
    more = ("--pack", pack, "--update", update, "--update-version", "99.1")
    for command in (
        ("answer", "--out", tmp_path / "out", *more),
        ("answer", "--out", tmp_path / "out"),
        ("rebuild", "HP-CHM-1", "--out", tmp_path / "out"),
        ("offices",),
    ):
        refused = facts(hq("sync", *command, "--json"), 1)
        assert refused["error"]["code"] == "E-SYN-84", command
    assert tables(lab.office(HQ)) == before
    lab.shut(HQ)
    hq("sync", "hq", "move", "--key", key).done()
    assert len(facts(hq("sync", "answer", "--out", tmp_path / "out", *more, "--json"))["files"]) == 3
