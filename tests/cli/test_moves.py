"""`move` and `sync transfers`: a person moves from one practice office to another, by command alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from odop_desktop.cli.main import run
from tests.cli.saying import Say, sayer
from tests.cli.test_headquarters import _centre, facts, hq, stick  # noqa: F401


@pytest.fixture(scope="session")
def _kullu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kullu") / "office"
    assert run(["demo", str(folder), "--district", "KLU"]) == 0
    return folder


@pytest.fixture
def klu(capsys: pytest.CaptureFixture[str], _kullu: Path, tmp_path: Path) -> Say:
    return sayer(capsys, Path(shutil.copytree(_kullu, tmp_path / "klu")))


def exchange(say: Say, hq: Say, stick: Path, code: str) -> None:  # noqa: F811
    sent = facts(say("sync", "send", "--out", stick, "--json"))["file"]
    assert facts(hq("sync", "receive", sent, "--json"))["refused"] == 0
    (made,) = facts(hq("sync", "answer", "--for", code, "--out", stick, "--json"))["files"]
    assert facts(say("sync", "receive", made["file"], "--json"))["refused"] == 0


@pytest.mark.slow
def test_a_person_moves_by_command(say: Say, hq: Say, klu: Say, stick: Path) -> None:  # noqa: F811
    number = facts(say("set", "artisans", "new", "name_hi=सुनीता देवी", "name_en=Sunita Devi", "--json"))[
        "number"
    ]
    early = say("move", number, "--to", "Kullu", "--reason", "विवाह", "--out", stick, lang="en")
    assert early.status == 0 and "not on headquarters' list" in early.out
    exchange(klu, hq, stick, "HP-KLU")
    exchange(say, hq, stick, "HP-CHM")
    exchange(klu, hq, stick, "HP-KLU")
    made = facts(say("move", number, "--out", stick, "--json"))
    assert Path(made["slip"]).read_bytes().startswith(b"%PDF")
    told = klu("sync", "receive", made["file"], lang="en")
    assert told.status == 0 and "Sunita Devi" in told.out and "do not register" in told.out
    assert "not yet countersigned" in klu("move", lang="en").out
    assert klu("set", "artisans", number, "pin=175101").status == 1
    exchange(say, hq, stick, "HP-CHM")
    waiting = facts(hq("sync", "transfers", "--json"))["transfers"]
    assert [(one["artisan"], one["stage"]) for one in waiting] == [(waiting[0]["artisan"], "ASKED")]
    done = hq("sync", "transfers", number, "--countersign", "--reason", "देखा", lang="hi")
    assert done.status == 0 and "कुल्लू" in done.out
    exchange(klu, hq, stick, "HP-KLU")
    exchange(say, hq, stick, "HP-CHM")
    assert klu("set", "artisans", number, "pin=175101").status == 0
    refused = say("set", "artisans", number, "pin=176310", lang="en")
    assert refused.status == 1 and "Kullu" in refused.err
    assert facts(hq("sync", "transfers", "--json"))["transfers"] == []
    assert "Moved" in say("move", lang="en").out
    assert "Kullu" in say("show", number, lang="en").out


def test_a_refusal_needs_its_reason_and_reaches_the_office(say: Say, hq: Say, klu: Say, stick: Path) -> None:  # noqa: F811
    number = facts(say("set", "artisans", "new", "name_hi=सुनीता देवी", "--json"))["number"]
    exchange(klu, hq, stick, "HP-KLU")
    asked = facts(say("move", number, "--to", "KLU", "--reason", "विवाह, 2341 2341 2346", "--json"))
    assert asked["stage"] == "ASKED"
    assert [t["reason"] for t in facts(say("move", "--json"))["transfers"]] == ["विवाह, XXXX XXXX 2346"]
    exchange(say, hq, stick, "HP-CHM")
    assert hq("sync", "transfers", number).status == 2
    assert hq("sync", "transfers", number, "--refuse").status == 1
    assert hq("sync", "transfers", number, "--refuse", "--reason", "पता सत्यापित नहीं").status == 0
    exchange(say, hq, stick, "HP-CHM")
    (row,) = facts(say("move", "--json"))["transfers"]
    assert (row["stage"], row["decision"]) == ("REFUSED", "पता सत्यापित नहीं")
    assert say("set", "artisans", number, "pin=176310").status == 0


@pytest.mark.slow
def test_headquarters_looks_into_an_announcement_before_it_takes_it_in(
    say: Say,
    hq: Say,  # noqa: F811
    klu: Say,
    stick: Path,  # noqa: F811
) -> None:
    number = facts(say("set", "artisans", "new", "name_hi=सुनीता देवी", "--json"))["number"]
    exchange(klu, hq, stick, "HP-KLU")
    exchange(say, hq, stick, "HP-CHM")
    made = facts(say("move", number, "--to", "KLU", "--reason", "विवाह", "--out", stick, "--json"))
    seen = hq("sync", "preview", made["file"], lang="hi")
    assert seen.status == 0 and "सुनीता देवी" in seen.out and number in seen.out
    assert facts(hq("sync", "receive", made["file"], "--json"))["files"][0]["announced"] == number
    exchange(say, hq, stick, "HP-CHM")
    chamba = next(o for o in facts(hq("sync", "offices", "--json"))["offices"] if o["code"] == "HP-CHM")
    assert (chamba["package"], chamba["missing"], chamba["held"]) == (2, [], [])
