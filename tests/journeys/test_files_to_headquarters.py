"""A district and headquarters, each command a process of its own: a file lost, a value decided, equal in the end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.clerk import Clerk

pytestmark = pytest.mark.slow  # some sixty processes; each command has its quick tests


@pytest.fixture
def district(tmp_path: Path) -> Clerk:
    (tmp_path / "घर").mkdir()
    return Clerk(tmp_path / "घर", tmp_path / "चम्बा")


@pytest.fixture
def hq(tmp_path: Path) -> Clerk:
    (tmp_path / "home").mkdir()
    return Clerk(tmp_path / "home", tmp_path / "hq", lang="en")


def _back(hq: Clerk, out: Path) -> Path:
    """What headquarters gives back to the district."""
    hq.does("sync", "answer", "--out", out)
    return max(out.glob("*.odopsync"), key=lambda file: file.name)


def _taken(who: Clerk, *files: Path | str) -> dict[str, Any]:
    got = who.gets("sync", "receive", *files)
    assert (got["held"], got["refused"], got["quarantined"]) == (0, 0, 0), got
    return got


def test_a_month_with_a_lost_pen_drive_and_a_value_to_be_decided(
    district: Clerk, hq: Clerk, tmp_path: Path
) -> None:
    district.does("demo", district.office)
    hq.does("demo", hq.office, "--kind", "headquarters")
    person = district.gets("list", "artisans", "--limit", "1")["rows"][0]["number"]

    # The first pen drive is lost; the second file holds it all.
    lost = district.gets("sync", "send", "--out", tmp_path / "lost")
    district.does("set", "artisans", person, "pin=176311")
    assert district.gets("show", person)["sync"]["state"] == "unsent"
    sent = district.gets("sync", "send", "--out", tmp_path / "stick")
    assert sent["ops"] == lost["ops"] + 1
    district.does("sync", "verify", tmp_path / "stick")
    told = district.gets("show", person)["sync"]
    assert (told["state"], told["package"], told["accepted"]) == ("in_file", 2, False)
    assert _taken(hq, sent["file"])["applied"] == sent["ops"]
    assert _taken(hq, lost["file"])["applied"] == 0  # found again, weeks later

    # Headquarters' answer closes the loop; a month without changes is nil.
    _taken(district, _back(hq, tmp_path / "back1"))
    assert district.gets("show", person)["sync"]["state"] == "received"
    status = district.gets("sync", "status")
    assert (status["unsent"], status["acknowledged"]) == (0, 2)
    nil = district.gets("sync", "send", "--out", tmp_path / "stick2")
    assert nil["nil"] and nil["ops"] == 0
    _taken(hq, nil["file"])

    # Both write the same field without knowing of each other.
    hq.does("set", "artisans", person, "pin=176312")
    district.does("set", "artisans", person, "pin=176313")
    two = district.gets("sync", "send", "--out", tmp_path / "stick3")
    _taken(hq, two["file"])
    _taken(district, _back(hq, tmp_path / "back2"))
    assert district.gets("sync", "status")["conflicts"] == 1
    district.does("sync", "decide", person, "pin", "--value", "176313", "--reason", "घर देखा")
    assert district.gets("sync", "status")["conflicts"] == 0

    # In the end both hold the same.
    _taken(hq, district.gets("sync", "send", "--out", tmp_path / "stick4")["file"])
    _taken(district, _back(hq, tmp_path / "back3"))
    assert hq.gets("show", person)["pin"] == district.gets("show", person)["pin"] == "176313"
    done = district.gets("sync", "status")
    assert (done["unsent"], done["differs"], done["returned"]) == (0, [], 0)
    assert done["digest"] == hq.gets("sync", "status", "--office", "HP-CHM")["digest"]


def test_a_real_office_is_enrolled_over_the_telephone(district: Clerk, hq: Clerk, tmp_path: Path) -> None:
    passphrase = {"ODOP_PASSPHRASE": "दस घोड़े खेत में 12"}
    hq.does("setup", "--state", "HP", "--pc", "1", "--admin", hq.user, "--kind", "headquarters")
    keys, second, post = tmp_path / "one", tmp_path / "two", tmp_path / "post"
    begun = hq.run(
        *("sync", "hq", "begin", "--phone", "0177-2621234", "--out", keys, "--second", second, "--json"),
        env=passphrase,
    )
    assert begun.returncode == 0, begun
    theirs = json.loads(begun.stdout)["fingerprint"]

    district.does("setup", "--state", "HP", "--district", "CHM", "--pc", "1", "--admin", district.user)
    assert "E-SYN-50" in district.refused("sync", "send", "--out", post)
    ours = district.gets("sync", "enrol", "--out", post, "--phone", "01899-222278")
    key = next(keys.glob("root-*.odopkey"))

    def accept(spoken: str) -> int:
        said = ("--fingerprint", spoken, "--key", key, "--out", tmp_path / "back")
        return hq.run("sync", "hq", "accept", ours["file"], *said, env=passphrase).returncode

    assert accept("AAAA-BBBB-CCCC-DDDD") == 1
    assert accept(ours["fingerprint"]) == 0
    (answer,) = (tmp_path / "back").glob("*.odopsync")
    assert "E-TRU-26" in district.refused(
        "sync", "enrol", "--answer", answer, "--fingerprint", ours["fingerprint"]
    )
    district.does("sync", "enrol", "--answer", answer, "--fingerprint", theirs)
    sent = district.gets("sync", "send", "--out", tmp_path / "stick")
    assert _taken(hq, sent["file"])["applied"] == sent["ops"] > 0
