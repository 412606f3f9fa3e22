"""import, template, export, letters, backup, restore, check, check-pack, self-test: files and JSON names."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from odop_desktop.paths import resources
from tests.cli.conftest import USER
from tests.cli.saying import Say, keyless, readable

SAMPLE = resources() / "samples" / "artisans_messy.xlsx"
EXPECTED = Path(__file__).parent.parent / "assets" / "artisans_messy.expected.json"


def test_the_sample_is_counted_in_the_names_of_the_contract(real: Say, tmp_path: Path) -> None:
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    tried = real("import", "artisans", SAMPLE, "--dry-run", "--json").facts
    assert tried["act"] is None or not real("list", "artisans", "--json").facts["rows"]
    report, receipt = tmp_path / "report.xlsx", tmp_path / "receipt.pdf"
    done = real("import", "artisans", SAMPLE, "--report", report, "--receipt", receipt, "--json").facts
    for name in ("rows", "new", "changed", "same", "rejected", "parked", "skipped", "masked_aadhaar"):
        assert done[name] == tried[name]
        assert name not in expected or done[name] == expected[name]
    assert done["rows"] == sum(done[k] for k in ("new", "changed", "same", "rejected", "parked", "skipped"))
    for problem in done["problems"]:
        assert set(problem) == {"row", "column", "code", "reason"}
        readable(problem["reason"])
        keyless(problem["reason"])
    sheet = openpyxl.load_workbook(report).active
    assert sheet.max_row == len(done["problems"]) + 1
    assert receipt.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_an_import_reads_well_and_its_repeat_changes_nothing(real: Say, lang: str) -> None:
    first = real("import", "artisans", SAMPLE, lang=lang).done()
    keyless(first)
    again = real("import", "artisans", SAMPLE, "--json").facts
    assert (again["new"], again["changed"]) == (0, 0)
    assert again["same"] >= 110


def test_templates_and_exports_say_file_and_rows(look: Say, tmp_path: Path) -> None:
    for kind in ("artisans", "offerings", "products", "buyers", "events", "stalls", "participations", "lois"):
        out = tmp_path / f"{kind}.xlsx"
        assert look("template", kind, out, "--json").facts == {"file": str(out)}
        sheet = tmp_path / "new folder" / f"{kind}.xlsx"
        facts = look("export", kind, sheet, "--json").facts
        assert facts["file"] == str(sheet)
        assert openpyxl.load_workbook(sheet).active.max_row == facts["rows"] + 1
    pdf = tmp_path / "register.pdf"
    assert look("export", "artisans", pdf, "--json").facts["file"] == str(pdf)
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert not list(tmp_path.rglob("*.part"))


def test_restricted_columns_need_a_purpose(say: Say, tmp_path: Path) -> None:
    number = say("list", "artisans", "--limit", "1", "--json").facts["rows"][0]["number"]
    say("set", "artisans", number, "account_no=123456789012").done()
    for more, seen in (((), False), (("--purpose", "बैंक भुगतान सूची"), True)):
        say("export", "artisans", tmp_path / "a.xlsx", *more).done()
        cells = [str(c.value) for row in openpyxl.load_workbook(tmp_path / "a.xlsx").active.rows for c in row]
        assert ("123456789012" in cells) is seen


def test_one_events_papers_alone(say: Say, tmp_path: Path) -> None:
    assert (
        say("export", "participations", tmp_path / "p.xlsx", "--event", "RBSM26", "--json").facts["rows"]
        == 12
    )
    assert say("export", "stalls", tmp_path / "s.xlsx", "--event", "HIMFEST26", "--json").facts["rows"] == 0
    say("export", "stalls", tmp_path / "s.xlsx", "--event", "NOWHERE").refused("E-ACT-01")


def test_letters_are_issued_copied_cancelled_and_registered(say: Say, tmp_path: Path) -> None:
    out = tmp_path / "letters"
    drafts = say("letters", "loi", "--draft", "--out", out, "--json").facts
    assert len(drafts["letters"]) == 8 and not any(x["number"] for x in drafts["letters"])
    issued = say("letters", "loi", "--out", out, "--lang", "both", "--json").facts
    for each in issued["letters"]:
        assert set(each) == {"number", "record", "file", "sha256"}
        assert hashlib.sha256(Path(each["file"]).read_bytes()).hexdigest() == each["sha256"]
    assert Path(issued["combined"]).is_file() and Path(issued["despatch"]).is_file()
    assert "तैयार नहीं" in say("letters", "loi", "--out", out).done()
    number = issued["letters"][0]["number"]
    copy = say("letters", "loi", "--number", number, "--out", out, "--json").facts
    assert [x["number"] for x in copy["letters"]] == [number]
    assert number in say("show", "LOI-1-000001").done()
    say("letters", "cancel", number).refused("E-ACT-24")
    assert number in say("letters", "cancel", number, "--reason", "मात्रा में त्रुटि").done()
    say("letters", "cancel", number, "--reason", "फिर").refused("E-ACT-25")
    register = say("letters", "register", "--out", tmp_path / "register.pdf", "--json").facts
    assert register["rows"] == 8 and register["letters"][0]["cancel_reason"] == "मात्रा में त्रुटि"
    told = say("letters", "register").done()
    assert "निरस्त" in told and "मात्रा में त्रुटि" in told
    again = say("letters", "loi", "--out", out, "--json").facts["letters"]
    assert len(again) == 1 and again[0]["number"] not in {x["number"] for x in issued["letters"]}
    for shown in (say("show", number), say("show", number, lang="en")):
        keyless(shown.done())


def test_named_copies_and_a_run_again_from_a_given_letter(say: Say, tmp_path: Path) -> None:
    out = tmp_path / "letters"
    issued = say("letters", "loi", "--out", out, "--copy", "all", "--json").facts["letters"]
    assert len(issued) == 3 * 8 and [x["copy"] for x in issued[:3]] == ["party", "office", "file"]
    numbers = [x["number"] for x in issued[::3]]
    again = say("letters", "loi", "--from", numbers[5], "--out", out, "--json").facts
    assert [(x["number"], x["count"]) for x in again["letters"]] == [(n, 2) for n in numbers[5:]]
    assert Path(again["combined"]).is_file()
    told = say("letters", "loi", "--from", numbers[6], "--out", out, lang="en").done()
    assert numbers[6] in told and numbers[7] in told
    (office_copy,) = say("letters", "loi", "--number", numbers[0], "--copy", "OFFICE", "--json").facts[
        "letters"
    ]
    assert office_copy["copy"] == "office" and "count" not in office_copy
    assert say("letters", "loi", "--number", numbers[0], "--copy", "mine").status == 2
    say("letters", "loi", "--from", "LOI/99").refused("E-ACT-01")


def test_letters_that_cannot_be_made_are_told_and_stop_no_other(say: Say, tmp_path: Path) -> None:
    say("set", "lois", "LOI-1-000002", "loi_date=04-01-2001", "valid_till=04-01-2027").done()
    told = say("letters", "loi", "--out", tmp_path).done()
    assert "LOI-1-000002" in told and "04-01-2001" in told
    facts = say("letters", "loi", "--out", tmp_path, "--json")
    assert (facts.status, facts.facts["letters"], facts.facts["error"]["code"]) == (1, [], "E-ACT-23")
    assert [(x["record"], x["code"]) for x in facts.facts["failed"]] == [("LOI-1-000002", "E-ACT-23")]


def test_what_is_not_ready_is_told_with_what_it_lacks(say: Say, tmp_path: Path) -> None:
    say("set", "lois", "new", "event=RBSM26", "loi_date=04-01-2026").done()
    said = say("letters", "loi", "--out", tmp_path, "--json").facts
    (waiting,) = said["waiting"]
    assert set(waiting["lacks"]) == {"buyer", "valid_till", "approval_note", "lines"}
    told = say("letters", "loi", "--out", tmp_path).done()
    assert waiting["record"] in told and "खरीदार" in told
    keyless(told)


def test_the_upload_folder_has_a_manifest_of_what_lies_in_it(say: Say, tmp_path: Path) -> None:
    say("letters", "loi", "--out", tmp_path / "l").done()
    facts = say("export", "upload", "--out", tmp_path / "up", "--json").facts
    lines = (tmp_path / "up" / "manifest.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "number,file,sha256" and len(lines) == 1 + 8 + 8
    for line in lines[1:]:
        _, name, digest = line.rsplit(",", 2)
        assert hashlib.sha256((tmp_path / "up" / name).read_bytes()).hexdigest() == digest
    assert facts["file"] == str(tmp_path / "up") and len(facts["files"]) == len(lines)


def test_a_safety_copy_goes_and_comes_back(say: Say, tmp_path: Path) -> None:
    made = say("backup", tmp_path / "b.odopbackup", "--json").facts
    assert Path(made["file"]).is_file() and made["counts"]["artisan"] >= 24
    back = say("restore", tmp_path / "b.odopbackup", "--json", office=tmp_path / "again").facts
    assert back["counts"] == made["counts"]
    assert say("check", "--json", office=tmp_path / "again").facts == {"ok": True, "problems": []}
    assert str(tmp_path / "2") in say("restore", tmp_path / "b.odopbackup", office=tmp_path / "2").done()


def test_a_real_office_comes_back_by_password_or_by_its_code(
    real: Say, real_office: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real("backup", tmp_path / "b.odopbackup").done()
    real("restore", tmp_path / "b.odopbackup", office=tmp_path / "by password").done()
    monkeypatch.setenv("ODOP_PASSWORD", "कोई और पासवर्ड")
    real("restore", tmp_path / "b.odopbackup", office=tmp_path / "wrong").refused("E-VLT-01")
    wrong = real_office[1].translate(str.maketrans("0123456789", "1234567890"))
    said = real("restore", tmp_path / "b.odopbackup", "--code", wrong, office=tmp_path / "wrong")
    assert said.err.startswith(("E-VLT-02", "E-VLT-03"))
    real("restore", tmp_path / "b.odopbackup", "--code", real_office[1], office=tmp_path / "by code").done()
    real("list", "artisans", office=tmp_path / "wrong").refused("E-OFF-02")


def test_check_that_finds_something_is_refused_with_what_it_found(say: Say, folder: Path) -> None:
    assert say("check").done().count("\n") == 1
    blobs = folder / "blobs.db"
    blobs.write_bytes(blobs.read_bytes()[:-4096] + bytes(4096))
    said = say("check", "--json")
    assert said.status == 1 and said.err.count("\n") == 1
    facts = said.facts
    assert (facts["error"]["code"] and "problems" in facts) or facts["error"]["code"].startswith("E-DB")
    readable(said.err)


def test_packs_are_proved_and_their_faults_named(look: Say, tmp_path: Path) -> None:
    for state in ("HP", "UP"):
        assert look("check-pack", resources() / "packs" / state, "--json").facts == {
            "ok": True,
            "problems": [],
        }
    bad = Path(shutil.copytree(resources() / "packs" / "HP", tmp_path / "HP"))
    table = next(bad.glob("districts*.csv"))
    text = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([*text, text[-1]]) + "\n", encoding="utf-8")
    for lang in ("hi", "en"):
        said = look("check-pack", bad, lang=lang)
        assert said.status == 1 and said.err.startswith("E-CLI-08: ") and table.name in said.out
        readable(said.out + said.err)
    facts = look("check-pack", bad, "--json").facts
    assert not facts["ok"] and facts["error"]["code"] == "E-CLI-08" and facts["problems"]


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_the_program_tries_itself(look: Say, lang: str) -> None:
    assert look("self-test", lang=lang).done().count("\n") == 5


def test_demo_and_setup_say_office_and_practice(
    look: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = look("demo", "--state", "UP", "--size", "5", "--json", office=tmp_path / "up").facts
    assert facts["office"] == str(tmp_path / "up") and facts["practice"] is True
    assert look("list", "artisans", "--json", office=tmp_path / "up").facts["rows"]
    assert str(tmp_path / "hq") in look("demo", "--kind", "headquarters", office=tmp_path / "hq").done()
    monkeypatch.setenv("ODOP_USER", USER)
    monkeypatch.setenv("ODOP_PASSWORD", "लम्बा पासवर्ड 1")
    wish = ("setup", "--state", "UP", "--district", "LKO", "--pc", "2", "--admin", USER)
    made = look(*wish, "--json", office=tmp_path / "real").facts
    assert made["office"] == str(tmp_path / "real") and made["practice"] is False and made["recovery_code"]
    look(*wish, office=tmp_path / "real").refused("E-OFF-03")
    look("demo", office=tmp_path / "real").refused("E-OFF-03")
