"""`recover`, `sync hq unlock`: password forgotten, card lost, both lost; by command."""

from __future__ import annotations

from pathlib import Path

import pytest

from odop_desktop.storage import slots
from odop_desktop.sync import root_keeping, trust_founding, way_back
from odop_desktop.sync.root_keeping import Sort
from tests.actions.offices import CHEAP, PASSWORD
from tests.cli.saying import Say, sayer
from tests.cli.test_headquarters import facts
from tests.sync.conftest import _offices, lab
from tests.sync.lab import HQ, Lab

__all__ = ["_offices", "lab"]
SECRET, PHRASE, NEW = bytes(range(32)), "twelve letters and more", "नया पासवर्ड 2027"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "calibrate", lambda: CHEAP)


def test_the_code_of_the_card_and_a_new_card(
    real: Say, real_office: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ODOP_PASSWORD", NEW)
    real("list", "artisans").refused("E-VLT-01")
    real("recover", "--code", "AAAA-BBBB").refused("E-VLT-03")
    assert "रख दिया गया" in real("recover", "--code", real_office[1]).done()
    real("list", "artisans").done()
    code = facts(real("recover", "--card", "--json"))["recovery_code"]
    real("recover", "--code", real_office[1]).refused("E-VLT-02")
    real("recover", "--code", code).done()


def test_who_has_no_headquarters_is_told_so(real: Say, tmp_path: Path) -> None:
    real("recover", "--ask", tmp_path).refused("E-TRU-36")
    said = real("recover")
    assert said.status == 2 and "--answer" in said.err


@pytest.mark.slow  # a key under a passphrase is meant to take its time
def test_headquarters_lets_an_office_in_again(
    lab: Lab, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "recovery.odopkey"
    key.write_bytes(root_keeping.to_file(Sort.RECOVERY, SECRET, PHRASE))
    for who in ("chm", HQ):
        office = lab.office(who)
        way_back.leave(office.place, office.key, trust_founding.recipient_of(SECRET))
        lab.shut(who)
    chm, hq = (sayer(capsys, lab.folder / who) for who in ("chm", HQ))
    monkeypatch.setenv("ODOP_PASSPHRASE", PHRASE)
    monkeypatch.setenv("ODOP_USER", "clerk")
    asked = facts(chm("recover", "--ask", tmp_path, "--json"))
    assert asked["fingerprint"] in chm("recover", "--ask", tmp_path, lang="en").done()
    monkeypatch.setenv("ODOP_PASSWORD", PASSWORD)
    heard = ("sync", "hq", "unlock", asked["file"], "--recovery", key, "--out", tmp_path, "--fingerprint")
    hq(*heard, "0000-0000-0000-0000").refused("E-TRU-21")
    done = facts(hq(*heard, asked["fingerprint"], "--json"))
    assert done["pc"] == "HP-CHM-1"
    chm("sync", "hq", "unlock", *heard[3:], asked["fingerprint"]).refused("E-SYN-84")
    monkeypatch.setenv("ODOP_PASSWORD", NEW)
    assert facts(chm("recover", "--answer", done["file"], "--json"))["recovery_code"]
    chm("list", "artisans").done()
    chm("recover", "--answer", done["file"]).refused("E-TRU-39")
    hq("recover", "--key", key).done()
    hq("list", "artisans").done()
