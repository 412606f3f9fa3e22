"""The office's main job with the network cable out: from an empty disk to papers, sheets and a safety copy."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from odop_desktop.paths import resources
from tests.journeys.clerk import ROOT, Clerk

SAMPLE = resources() / "samples" / "artisans_messy.xlsx"
EXPECTED = ROOT / "tests" / "assets" / "artisans_messy.expected.json"
LINES = (("चम्बा रुमाल", "१२०", "1500.50"), ("चम्बा रुमाल", "40", "2,250"), ("चम्बा चप्पल", "100", "450"))
TOTAL = 120 * 150050 + 40 * 225000 + 100 * 45000  # paise
REASON = "मात्रा में लिपिकीय त्रुटि"


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    return Clerk(tmp_path, tmp_path / "कार्यालय")


def text_of(pdf: Path) -> str:
    """What stands on the pages, on one line."""
    done = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def sheet_of(path: Path) -> list[dict[str, object]]:
    """The rows of a sheet by the English half of their heads."""
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
    heads = [str(h).split(" / ")[-1] for h in rows[0]]
    return [dict(zip(heads, row, strict=True)) for row in rows[1:]]


def _office(clerk: Clerk) -> None:
    """Set up, the officer who signs, the list the office keeps."""
    made = clerk.gets("setup", "--state", "HP", "--district", "CHM", "--pc", "1", "--admin", clerk.user)
    assert made["practice"] is False and re.fullmatch(r"[0-9A-Z-]{30,}", made["recovery_code"])
    officer = ("name_hi=अनिता ठाकुर", "name_en=Anita Thakur", "post_hi=महाप्रबन्धक", "post_en=General Manager")
    clerk.makes("officers", *officer, "honorific=श्रीमती", "लिंग=महिला", "from_date=01-04-2020")
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    done = clerk.gets("import", "artisans", SAMPLE)
    for name in ("rows", "new", "rejected", "parked", "skipped", "masked_aadhaar"):
        assert done[name] == expected.get(name, done[name]), name
    assert len(clerk.gets("list", "artisans", "--limit", "1000")["rows"]) == done["new"]


def _fair(clerk: Clerk) -> tuple[str, list[str]]:
    """A fair with three stalls and three people in them."""
    event = clerk.makes(
        "events", "name_hi=मिंजर शिल्प मेला", "name_en=Minjar Craft Fair", "kind=मेला", "from_date=26-07-2026",
        "to_date=02-08-2026", "venue_hi=चौगान, चम्बा", "venue_en=Chaugan, Chamba", "किसका आयोजन=यह जिला कार्यालय",
        "report_date=25-07-2026", "report_time=10:00", "rent=0",
    )  # fmt: skip
    people = [r["number"] for r in clerk.gets("list", "artisans", "--limit", "3")["rows"]]
    for n, person in enumerate(people, start=1):
        clerk.makes("stalls", f"event={event}", f"stall_no=A-{n}", "size=3 × 3 मी.")
        clerk.makes("participations", f"event={event}", f"artisan={person}", f"stall=A-{n}")
    assert "A-1" in clerk.refused("set", "participations", "PRT-1-000002", "stall=A-1")
    return event, people


def _letter_of_intent(clerk: Clerk, event: str, people: list[str]) -> str:
    buyer = ("name_en=Neelkanth Crafts Pvt Ltd", "name_hi=नीलकंठ क्राफ्ट्स प्रा. लि.", "city=Delhi")
    number = clerk.makes("buyers", *buyer, "mobile=9876543210")
    loi = clerk.makes(
        "lois", f"event={event}", f"buyer={number}", "loi_date=27-07-2026", "वैधता तिथि=26-01-2027"
    )
    for person, (product, qty, rate) in zip(people, LINES, strict=True):
        pairs = (f"seller={person}", f"product={product}", f"qty={qty}", "unit=नग", f"rate={rate}")
        clerk.makes("loi_lines", f"loi={loi}", *pairs)
    whole = clerk.gets("show", loi)
    assert whole["total"] == TOTAL == sum(line["value"] for line in whole["loi_lines"])
    assert "₹3,15,060" in clerk.does("show", loi)
    return loi


@pytest.mark.slow
def test_the_main_job_end_to_end(clerk: Clerk, tmp_path: Path) -> None:
    _office(clerk)
    event, people = _fair(clerk)
    loi = _letter_of_intent(clerk, event, people)
    out = tmp_path / "पत्र"
    first = _papers(clerk, loi, out)
    _cancelled_and_issued_anew(clerk, loi, first, out)
    _stall_letters(clerk, event, people, out)
    _sheets(clerk, people, tmp_path / "पोर्टल")
    _safety_copy(clerk, tmp_path, first)


def _papers(clerk: Clerk, loi: str, out: Path) -> str:
    """Not without approval; a draft; then both languages under one number."""
    assert "अनुमोदन" in clerk.does("letters", "loi", "--out", out)
    (draft,) = clerk.gets("letters", "loi", "--draft", "--out", out)["letters"]
    assert "प्रारूप" in text_of(Path(draft["file"])) and draft["number"] == ""
    wish = ("letters", "loi", "--out", out, "--lang", "both", "--approved", "टिप्पणी पृ. 7, 27-07-2026")
    (issued,) = clerk.gets(*wish)["letters"]
    text = text_of(Path(issued["file"]))
    number = str(issued["number"])
    assert re.fullmatch(r"\S+/LOI/2026-27/1-0001", number) and number in text
    assert "3,15,060" in text and "रुपये तीन लाख पंद्रह हजार साठ मात्र" in text
    assert "Rupees Three Lakh Fifteen Thousand Sixty" in text and "नीलकंठ क्राफ्ट्स" in text
    assert "27.07.2026" in text and "प्रारूप" not in text and "अभ्यास" not in text
    assert hashlib.sha256(Path(issued["file"]).read_bytes()).hexdigest() == issued["sha256"]
    assert "जारी" in clerk.does("show", loi)
    assert loi in clerk.refused("set", "loi_lines", f"{loi}/1", "qty=1").replace(number, loi)
    return number


def _cancelled_and_issued_anew(clerk: Clerk, loi: str, number: str, out: Path) -> None:
    copy = clerk.gets("letters", "loi", "--number", number, "--out", out)["letters"][0]
    assert "दूसरी प्रति" in text_of(Path(copy["file"])) or "DUPLICATE" in text_of(Path(copy["file"]))
    assert "--reason" in clerk.refused("letters", "cancel", number)
    clerk.does("letters", "cancel", number, "--reason", REASON)
    assert "प्रारूप" in clerk.does("show", loi)
    clerk.does("set", "loi_lines", f"{loi}/3", "qty=90")
    (anew,) = clerk.gets("letters", "loi", "--out", out)["letters"]
    assert anew["number"].endswith("1-0002") and "3,10,560" in text_of(Path(anew["file"]))
    register = clerk.does("letters", "register")
    assert number in register and REASON in register and str(anew["number"]) in register


def _stall_letters(clerk: Clerk, event: str, people: list[str], out: Path) -> None:
    done = clerk.gets("letters", "stall", "--event", event, "--out", out)
    assert len(done["letters"]) == 3
    texts = [text_of(Path(x["file"])) for x in done["letters"]]
    assert {n for n in (1, 2, 3) if any(f"A-{n}" in t for t in texts)} == {1, 2, 3}
    assert all("मिंजर शिल्प मेला" in t and "अनिता ठाकुर" in t for t in texts)
    combined, despatch = text_of(Path(done["combined"])), text_of(Path(done["despatch"]))
    for letter in done["letters"]:
        assert letter["number"] in combined and letter["number"] in despatch


def _sheets(clerk: Clerk, people: list[str], folder: Path) -> None:
    done = clerk.gets("export", "upload", "--out", folder)
    artisans = sheet_of(folder / "artisans.xlsx")
    assert len(artisans) == len(clerk.gets("list", "artisans", "--limit", "1000")["rows"])
    assert set(people) <= {str(v) for row in artisans for v in row.values()}
    lines = sheet_of(folder / "lois.xlsx")
    assert len(lines) == 3 and 310560 in {sum(_numbers(lines, head)) for head in lines[0]}
    manifest = (folder / "manifest.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    for line in manifest:
        _, name, digest = line.split(",")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert len(done["files"]) == len(manifest) + 1


def _numbers(rows: list[dict[str, object]], head: str) -> list[float]:
    return [v for v in (row[head] for row in rows) if isinstance(v, int | float)]


def _safety_copy(clerk: Clerk, tmp_path: Path, cancelled: str) -> None:
    """Copied, lost, brought back elsewhere: everything is there, and no number is given twice."""
    copy = tmp_path / "पेन ड्राइव" / "प्रति.odopbackup"
    made = clerk.gets("backup", copy)
    shutil.rmtree(clerk.office)
    assert "E-OFF-02" in clerk.refused("list", "artisans")
    again = Clerk(tmp_path, tmp_path / "नया पी.सी.")
    back = again.gets("restore", copy)
    assert back["counts"] == made["counts"]
    assert again.gets("check") == {"ok": True, "problems": []}
    register = again.gets("letters", "register")["letters"]
    assert [x["status"] for x in register if x["number"] == cancelled] == ["CANCELLED"]
    assert again.makes("buyers", "name_en=Another").startswith("BUY-1-01")


def test_without_being_told_the_office_last_opened_is_meant(clerk: Clerk, tmp_path: Path) -> None:
    other = tmp_path / "अभ्यास"
    clerk.does("demo", other)
    nowhere = {"ODOP_OFFICE": "", "ODOP_USER": "", "ODOP_PASSWORD": ""}
    done = clerk.run("show", "office", env=nowhere)
    assert done.returncode == 0 and "जिला उद्योग केन्द्र" in done.stdout, done
    chosen = clerk.run("--office", clerk.office, "show", "office", env=nowhere)
    assert chosen.returncode == 1 and str(clerk.office) in chosen.stderr
