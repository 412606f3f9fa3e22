"""`sync offices, preview, decide, answer, hq`: headquarters by command, with practice offices and with real ones."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, NoReturn

import pytest

from odop_desktop.cli.main import run
from odop_desktop.errors import OdopError
from odop_desktop.sync import answers
from tests.cli.saying import Said, Say, sayer


@pytest.fixture(scope="session")
def _centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("centre") / "office"
    assert run(["demo", str(folder), "--kind", "headquarters"]) == 0
    return folder


@pytest.fixture
def hq(capsys: pytest.CaptureFixture[str], _centre: Path, tmp_path: Path) -> Say:
    return sayer(capsys, Path(shutil.copytree(_centre, tmp_path / "hq")))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


def facts(said: Said, status: int = 0) -> dict[str, Any]:
    assert said.status == status, said
    return said.facts


def exchange(say: Say, hq: Say, stick: Path) -> None:
    sent = facts(say("sync", "send", "--out", stick, "--json"))["file"]
    assert facts(hq("sync", "receive", sent, "--json"))["refused"] == 0
    (made,) = facts(hq("sync", "answer", "--out", stick, "--json"))["files"]
    assert facts(say("sync", "receive", made["file"], "--json"))["refused"] == 0


def test_preview_offices_and_a_conflict_decided_at_the_district(say: Say, hq: Say, stick: Path) -> None:
    made = facts(say("set", "artisans", "new", "name_hi=सुनीता देवी", "pin=176310", "--json"))
    number = made["number"]
    sent = facts(say("sync", "send", "--out", stick, "--json"))["file"]
    seen = facts(hq("sync", "preview", sent, "--json"))
    assert seen["outcome"] == "applied"
    assert seen["counts"]["artisan"]["new"] > 10
    assert facts(hq("sync", "offices", "--json"))["offices"] == []
    exchange(say, hq, stick)
    (office,) = facts(hq("sync", "offices", "--json"))["offices"]
    assert (office["silent"], office["package"]) == (False, 2)
    assert say("set", "artisans", number, "pin=176311").status == 0
    assert hq("set", "artisans", number, "pin=176312").status == 0
    exchange(say, hq, stick)
    (one,) = facts(say("sync", "decide", "--json"))["conflicts"]
    assert [side["value"] for side in one["sides"]] == ["176312", "176311"]
    told = say("sync", "decide", lang="en").out
    assert "1. 176312" in told and "2. 176311" in told and "Practice headquarters" in told
    assert say("sync", "decide", number, "pin", "--take", "2", "--reason", "डाकघर").status == 0
    exchange(say, hq, stick)
    for each in (say, hq):
        waits = facts(each("sync", "decide", "--json"))
        assert (waits["conflicts"], waits["waiting"]) == ([], [])
        assert waits["counts"] == {"conflicts": 0, "waiting": 0}
        assert facts(each("show", number, "--json"))["pin"] == "176311"


def test_an_inbox_is_looked_into_file_by_file(say: Say, hq: Say, stick: Path) -> None:
    """One that was taken in before is no error; one that is no file of ours is, and the others are told."""
    names = [Path(facts(say("sync", "send", "--out", stick, "--json"))["file"]).name for _ in range(2)]
    assert facts(hq("sync", "receive", stick / names[0], "--json"))["refused"] == 0
    one, two = facts(hq("sync", "preview", stick, "--json"))["files"]
    assert [Path(each["file"]).name for each in (one, two)] == names
    assert (one["outcome"], one["code"], two["outcome"]) == ("duplicate", "E-SYN-54", "applied")
    (stick / "letter.odopsync").write_text("no file of ours")
    seen = hq("sync", "preview", stick, lang="en")
    assert seen.status == 1 and seen.err.startswith("E-SYN-71: 1 of 3 files could not be taken in")
    assert all(f"{name}: " in seen.out for name in (*names, "letter.odopsync"))
    assert len(facts(hq("sync", "preview", stick / names[0], stick / names[1], "--json"))["files"]) == 2
    assert facts(hq("sync", "preview", stick / names[1], "--json"))["outcome"] == "applied"
    hq("sync", "preview", stick.parent / "none").refused("E-SYN-01")


def test_the_book_of_what_came_says_which_file_fared_how(say: Say, hq: Say, stick: Path) -> None:
    assert hq("sync", "book", lang="en").out.strip() == "No file has come yet."
    sent = facts(say("sync", "send", "--out", stick, "--json"))["file"]
    for _ in range(2):
        hq("sync", "receive", sent)
    again, first = facts(hq("sync", "book", "--json"))["files"]
    assert (first["outcome"], again["outcome"], again["code"]) == ("applied", "duplicate", "E-SYN-54")
    assert "HP-CHM-1" in again["from"] and "  " not in again["title"] and again["advice"]
    said = hq("sync", "book", lang="en").out
    assert "already; nothing changed" in said and "{" not in said
    assert len(facts(hq("sync", "book", "--last", "1", "--json"))["files"]) == 1
    assert facts(say("sync", "book", "--json")) == {"files": []}


def test_what_headquarters_laid_aside_is_sent_back(say: Say, hq: Say, stick: Path) -> None:
    event = facts(hq("set", "events", "new", "name_hi=शिमला मिलन", "code=SHIMLA", "--json"))
    exchange(say, hq, stick)
    assert say("set", "events", "SHIMLA", "city=सोलन").status == 0
    sent = facts(say("sync", "send", "--out", stick, "--json"))["file"]
    assert facts(hq("sync", "receive", sent, "--json"))["quarantined"] == 1
    (one,) = facts(hq("sync", "decide", "--json"))["waiting"]
    assert (one["record"], one["code"]) == ("event", "E-SYN-46")
    assert facts(hq("sync", "decide", "SHIMLA", "--send-back", "--json"), 1)["error"]["code"] == "E-SYN-81"
    assert hq("sync", "decide", "SHIMLA", "--send-back", "--reason", "नहीं").status == 0
    exchange(say, hq, stick)
    assert "city" not in facts(say("show", "SHIMLA", "--json"))
    assert event["number"] == "SHIMLA"


@pytest.mark.parametrize(
    "args",
    [
        ("x",),
        ("x", "pin"),
        ("x", "--take", "1"),
        ("x", "pin", "--let-in"),
        ("x", "pin", "--take", "1", "--value", "2"),
        ("--let-in",),
    ],
)
def test_half_a_decision_is_wrong_usage(say: Say, args: tuple[str, ...]) -> None:
    assert say("sync", "decide", *args).status == 2


def test_a_district_is_no_headquarters(say: Say, stick: Path) -> None:
    for command in (("offices",), ("answer", "--out", stick)):
        assert facts(say("sync", *command, "--json"), 1)["error"]["code"] == "E-SYN-84"


def test_an_office_nobody_knows_gets_no_file(hq: Say, stick: Path) -> None:
    said = facts(hq("sync", "answer", "--out", stick, "--for", "HP-XXX", "--json"), 1)
    assert said["error"]["code"] == "E-SYN-85"
    assert not stick.exists() or not list(stick.iterdir())


def test_one_pc_without_a_file_is_told_and_the_command_says_so(
    say: Say, hq: Say, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = facts(say("sync", "send", "--out", stick, "--json"))["file"]
    facts(hq("sync", "receive", sent, "--json"))

    def full(*_: object, **__: object) -> NoReturn:
        raise OdopError("E-SYN-15", what="header", most=1)

    monkeypatch.setattr(answers, "answer", full)
    told = facts(hq("sync", "answer", "--out", stick, "--json"), 1)
    assert (told["error"]["code"], told["files"]) == ("E-SYN-74", [])
    assert [each["code"] for each in told["failed"]] == ["E-SYN-15"]
    said = hq("sync", "answer", "--out", stick, lang="en")
    assert said.status == 1
    assert f"{told['failed'][0]['pc']}: There is more in this file" in said.out
    assert "For 1 of 1 PCs no file could be made" in said.err


@pytest.mark.slow  # keys under a passphrase are meant to take their time
def test_a_real_headquarters_begins_takes_a_pc_in_and_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ODOP_USER", "admin")
    monkeypatch.setenv("ODOP_PASSWORD", "a long password 1")
    monkeypatch.setenv("ODOP_PASSPHRASE", "twelve letters and more")
    centre, district = (sayer(capsys, tmp_path / who) for who in ("hq", "chm"))
    setup = ("setup", "--state", "HP", "--pc", "1", "--admin", "admin")
    assert centre(*setup, "--kind", "headquarters").status == 0
    assert district(*setup, "--district", "CHM").status == 0
    one, two, post = tmp_path / "one", tmp_path / "two", tmp_path / "post"
    begin = ("sync", "hq", "begin", "--phone", "0177-1", "--out", one, "--json")
    assert facts(centre(*begin, "--second", one), 1)["error"]["code"] == "E-SYN-88"
    begun = facts(centre(*begin, "--second", two))
    assert sorted(path.name for path in one.iterdir()) == [
        "recovery.odopkey",
        "recovery.pdf",
        "root-1.odopkey",
        "root-1.pdf",
        "root-2.pdf",
    ]
    assert sorted(path.name for path in two.iterdir()) == ["recovery.odopkey", "root-2.odopkey"]
    asked = facts(district("sync", "enrol", "--out", post, "--phone", "01899-1", "--json"))
    accept = ("sync", "hq", "accept", asked["file"], "--key", two / "root-2.odopkey", "--out", post, "--json")
    wrong = facts(centre(*accept, "--fingerprint", "0000-0000-0000-0000"), 1)
    assert wrong["error"]["code"] == "E-TRU-21"
    taken = facts(centre(*accept, "--fingerprint", asked["fingerprint"]))
    assert (taken["pc"], taken["fingerprint"]) == ("HP-CHM-1", begun["fingerprint"])
    answer = ("sync", "enrol", "--answer", taken["file"], "--fingerprint", taken["fingerprint"])
    assert district(*answer).status == 0
    exchange(district, centre, post)
    revoke = ("sync", "hq", "revoke", "hp-chm-1", "--key", one / "root-1.odopkey", "--json")
    assert facts(centre(*revoke))["pc"] == "HP-CHM-1"
    (pc,) = facts(centre("sync", "hq", "pcs", "--json"))["pcs"]
    assert pc["status"] == "revoked"
    monkeypatch.setenv("ODOP_PASSPHRASE", "another passphrase")
    assert facts(centre(*revoke), 1)["error"]["code"] == "E-TRU-30"


def test_the_receipt_phrase_and_its_sheet(say: Say, hq: Say, stick: Path) -> None:
    sent = facts(say("sync", "send", "--out", stick, "--json"))["file"]
    assert facts(hq("sync", "receipt", "HP-CHM-1", "--json"), 1)["error"]["code"] == "E-SYN-85"
    facts(hq("sync", "receive", sent, "--json"))
    found = facts(hq("sync", "receipt", "hp-chm-1", "--out", stick, "--json"))
    assert found["package"] == 1
    assert Path(found["file"]).read_bytes().startswith(b"%PDF")
    assert facts(say("sync", "phrase", found["phrase"], "--json"))["acknowledged"] == 1
    assert (
        facts(hq("sync", "receipt", "HP-CHM-1", "--package", "7", "--json"), 1)["error"]["code"] == "E-SYN-90"
    )


def test_who_has_not_sent_on_paper(say: Say, hq: Say, stick: Path) -> None:
    exchange(say, hq, stick)
    out = stick / "silent.pdf"
    found = facts(hq("sync", "offices", "--month", "2099-12", "--out", out, "--json"))
    assert found["silent"] == 1
    assert out.read_bytes().startswith(b"%PDF")


def test_a_forged_file_is_told_by_command_until_it_was_seen(say: Say, hq: Say, stick: Path) -> None:
    exchange(say, hq, stick)
    sent = Path(facts(say("sync", "send", "--out", stick, "--json"))["file"])
    sent.write_bytes(sent.read_bytes().replace(b'"nil":', b'"nil" ', 1))
    torn = facts(hq("sync", "receive", sent, "--json"), 1)
    assert (torn["code"], facts(hq("sync", "offices", "--json"))["alarms"]) == ("E-SYN-04", [])
    again = Path(facts(say("sync", "send", "--out", stick, "--again", "2", "--json"))["file"])
    again.write_bytes(again.read_bytes().replace(b'"pkg_no":2', b'"pkg_no":9', 1))
    assert facts(hq("sync", "receive", again, "--json"), 1)["code"] == "E-SYN-06"
    (alarm,) = facts(hq("sync", "offices", "--json"))["alarms"]
    assert (alarm["code"], alarm["package"]) == ("E-SYN-06", 9)
    told = hq("sync", "offices", "--seen", lang="en").done()
    assert "Take care" in told and "file 9" in told and "signature" in told
    assert facts(hq("sync", "offices", "--json"))["alarms"] == []


def test_bad_files_in_one_folder_are_each_told(say: Say, hq: Say, stick: Path) -> None:
    """What the command says of each is a sentence with its code beside; the good file among them goes in."""
    sent = Path(facts(say("sync", "send", "--out", stick, "--json"))["file"])
    good = sent.read_bytes()
    bad = {"cut": good[:-30], "grown": good + b"x", "changed": good[:-5] + b"xxxxx", "zip": b"PK\x03\x04"}
    for name, content in bad.items():
        (stick / f"{name}.odopsync").write_bytes(content)
    said = hq("sync", "receive", stick, "--json")
    got = facts(said, 1)
    codes = {Path(f["file"]).stem: f.get("code") for f in got["files"]}
    told = {"cut": "E-SYN-07", "grown": "E-SYN-08", "changed": "E-SYN-09", "zip": "E-SYN-28"}
    assert {name: codes[name] for name in bad} == told
    assert (got["refused"], codes[sent.stem]) == (4, None)
    assert all(f["title"] and f["advice"] for f in got["files"] if "code" in f)


def test_headquarters_makes_no_file_to_itself(hq: Say, stick: Path) -> None:
    hq("sync", "send", "--out", stick).refused("E-SYN-99")
    assert not stick.exists()
    hq("sync", "offices", "--month", "13-2026").refused("E-SYN-67")
    assert facts(hq("sync", "offices", "--month", "10-2026", "--json"))["month"] == "2026-10"


def test_an_office_with_one_pc_is_meant_by_its_code(say: Say, hq: Say, stick: Path) -> None:
    exchange(say, hq, stick)
    by_code, by_label = (hq("sync", "receipt", name, lang="en").done() for name in ("hp-chm", "HP-CHM-1"))
    assert by_code == by_label
    assert "HP-CHM-1" in hq("sync", "rebuild", "HP-CHM", "--out", stick, lang="en").done()
    hq("sync", "rebuild", "HP-KLU", "--out", stick).refused("E-SYN-85")


def test_what_must_be_given_is_said_in_the_page_s_language(hq: Say) -> None:
    assert "[आवश्यक]" in hq("sync", "answer", "--help", lang="hi").done()
    assert "[required]" in hq("sync", "answer", "--help", lang="en").done()


def test_a_record_that_was_sent_goes_to_the_bin_with_a_reason(say: Say, hq: Say, stick: Path) -> None:
    number = facts(say("set", "artisans", "new", "name_hi=सीता", "--json"))["number"]
    sent = facts(say("sync", "send", "--out", stick, "--json"))["file"]
    hq("sync", "receive", sent)
    say("bin", number).refused("E-ACT-34")
    assert say("bin", number, "--reason", "दो बार दर्ज").status == 0
    told = say("show", number, lang="en").out
    assert "put there on " in told and "दो बार दर्ज" in told
    again = facts(say("sync", "send", "--out", stick, "--json"))["file"]
    assert "Reason: दो बार दर्ज" in hq("sync", "preview", again, lang="en").out


def test_the_files_month_by_month(say: Say, hq: Say, stick: Path) -> None:
    sent = facts(say("sync", "send", "--out", stick, "--json"))["file"]
    hq("sync", "receive", sent)
    found = facts(hq("sync", "months", "--out", stick / "months.pdf", "--json"))
    (office,) = found["offices"]
    assert office["code"] == "HP-CHM" and len(office["files"]) == len(found["months"]) == 12
    assert (stick / "months.pdf").read_bytes().startswith(b"%PDF")
    month = facts(hq("sync", "book", "--json"))["files"][0]["month"]
    now = facts(hq("sync", "months", "--month", month, "--json"))
    assert now["offices"][0]["files"][-1]["fared"] == "on_time" and now["months"][-1]["came"] == 1
    told = hq("sync", "months", "--month", month, lang="en").out
    assert "of 1 files 1 came (100 %)" in told and "All offices: 1" in told
    hq("sync", "months", "--month", "2099-01").refused("E-SYN-67")
    say("sync", "months").refused("E-SYN-84")
