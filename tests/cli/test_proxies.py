"""`sync proxy`, `import --for`: a district without a PC is kept at headquarters and handed over, by command."""

from __future__ import annotations

from pathlib import Path

import pytest

from odop_desktop.paths import resources
from tests.cli.saying import Say
from tests.cli.test_headquarters import _centre, exchange, facts, hq, stick

__all__ = ["_centre", "hq", "stick"]
SAMPLE = resources() / "samples" / "artisans_messy.xlsx"


def test_a_district_is_kept_and_handed_over(say: Say, hq: Say, stick: Path) -> None:
    opened = facts(hq("sync", "proxy", "Chamba", "--json"))
    assert (opened["code"], opened["pc"]) == ("HP-CHM", "HP-CHM-99")
    assert facts(hq("sync", "proxy", "CHM", "--json"), 1)["error"]["code"] == "E-SYN-93"
    done = facts(hq("import", "artisans", SAMPLE, "--for", "HP-CHM", "--json"))
    (office,) = facts(hq("sync", "offices", "--json"))["offices"]
    assert (office["proxy"], office["silent"], office["people"]) == (True, False, done["new"])
    assert office["brought"]
    told = hq("sync", "offices", lang="hi").out
    assert (
        "यहीं रखा जाता है" in told
        and "यहीं रखे गए जिले: 1" in told
        and "में से" not in told
        and SAMPLE.name[:12] in told
    )
    exchange(say, hq, stick)
    (office,) = facts(hq("sync", "offices", "--json"))["offices"]
    assert (office["proxy"], office["package"]) == (False, 1)
    rows = facts(say("list", "artisans", "--filter", "entered", "--limit", "1000", "--json"))["rows"]
    assert len(rows) == done["new"]
    assert all(row["entered_at_headquarters"] for row in rows)
    number = rows[0]["reg_no"]
    assert facts(say("show", number, "--json"))["entered_at_headquarters"] is True
    assert "entered at headquarters" in say("show", number, lang="en").out
    assert "मुख्यालय में दर्ज" in say("history", number, lang="hi").out
    assert f"{done['new']} of these" in say("list", "artisans", "--limit", "1000", lang="en").out
    exchange(say, hq, stick)
    here, there = (
        facts(each("sync", "status", *more, "--json"))["digest"]
        for each, more in ((say, ()), (hq, ("--office", "HP-CHM")))
    )
    assert here == there


def test_a_district_opened_by_mistake_is_closed_again(hq: Say) -> None:
    facts(hq("sync", "proxy", "KLU", "--json"))
    assert "नहीं रखा जाता" in hq("sync", "proxy", "KLU", "--close").done()
    assert facts(hq("sync", "offices", "--json"))["offices"] == []
    hq("sync", "proxy", "KLU", "--close").refused("E-SYN-94")


def test_a_practice_headquarters_asks_for_a_version_without_a_key(hq: Say) -> None:
    assert facts(hq("sync", "hq", "least", "9.1", "--json"))["least"] == "9.1"
    assert facts(hq("sync", "hq", "least", "0", "--json"))["least"] == ""


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("sync", "proxy", "Nowhere"), "E-SYN-95"),
        (("import", "artisans", SAMPLE, "--for", "CHM"), "E-SYN-94"),
    ],
)
def test_what_is_refused(hq: Say, args: tuple[object, ...], code: str) -> None:
    assert facts(hq(*args, "--json"), 1)["error"]["code"] == code


def test_a_district_keeps_no_other(say: Say) -> None:
    assert facts(say("sync", "proxy", "KLU", "--json"), 1)["error"]["code"] == "E-SYN-84"
