"""`letters awaited`: headquarters writes to the offices whose file has not come."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.saying import Say
from tests.cli.test_headquarters import _centre, exchange, facts, hq, stick
from tests.letters.reading import said

__all__ = ["_centre", "hq", "stick"]
OFFICER = (
    "name_hi=अनिता",
    "post_hi=निदेशक",
    "from_date=01-04-2024",
    "gender=F",
    "name_en=Anita",
    "post_en=Director",
)


def test_the_silent_are_written_to_and_then_reminded(say: Say, hq: Say, stick: Path, tmp_path: Path) -> None:
    exchange(say, hq, stick)
    out, ask = tmp_path / "out", ("letters", "awaited", "--out", tmp_path / "out")
    assert facts(hq(*ask, "--json"))["letters"] == [], "it has sent the month that is due"
    late = (*ask, "--month", "2027-01", "--lang", "en", "--by", "२८.०२.2027")
    (first,) = facts(hq(*late, "--json"))["letters"]
    assert Path(first["file"]).parent == out
    text = said(Path(first["file"]).read_bytes())
    for each in ("January 2027", "28.02.2027", first["number"], "No. 1"):
        assert each in text, each
    again = facts(hq(*late, "--json"))
    assert (again["letters"], again["stood"]) == ([], 1)
    (reminder,) = facts(hq(*late, "--again", "--json"))["letters"]
    text = said(Path(reminder["file"]).read_bytes())
    assert reminder["number"] != first["number"]
    assert "Reminder" in text and first["number"] in text
    told = hq("letters", "register", lang="en").out
    assert first["number"] in told and reminder["number"] in told


@pytest.mark.parametrize(("more", "code"), [(("--for", "HP-XXX"), "E-SYN-85"), ((), "E-SYN-84")])
def test_what_is_refused(say: Say, hq: Say, more: tuple[str, ...], code: str, tmp_path: Path) -> None:
    who = hq if more else say
    assert facts(who("letters", "awaited", *more, "--out", tmp_path, "--json"), 1)["error"]["code"] == code


def test_no_date_is_wrong_usage(hq: Say, tmp_path: Path) -> None:
    assert hq("letters", "awaited", "--by", "31-02-2027", "--out", tmp_path).status == 2
