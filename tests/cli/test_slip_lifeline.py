"""`slip` and `lifeline`: papers about one artisan, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.saying import Say, keyless, readable
from tests.letters.reading import said

ARTISAN = "HP-CHM-1-000001-V"


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_a_slip_says_what_is_wanted_and_by_when(say: Say, tmp_path: Path, lang: str) -> None:
    say("set", "artisans", ARTISAN, "mobile=", "gstin=02AAAPN1234C1ZX").done()
    out = tmp_path / "new folder" / "slip.pdf"
    told = say("slip", ARTISAN, "--out", out, "--lang", lang, "--by", "31-12-2099", lang=lang).done()
    assert str(out) in told
    readable(told)
    keyless(told)
    paper = said(out.read_bytes())
    assert "31.12.2099" in paper and "02AAAPN1234C1ZX" in paper and ARTISAN in paper
    facts = say("slip", ARTISAN, "--out", out, "--json").facts
    assert facts["number"] == ARTISAN and facts["file"] == str(out) and facts["by"]
    assert "mobile" in facts["missing"] and [p["field"] for p in facts["problems"]] == ["gstin"]


def test_without_a_name_it_lies_in_the_offices_own_folder(say: Say, folder: Path) -> None:
    facts = say("slip", ARTISAN, "--by", "", "--json").facts
    assert facts["file"] == str(folder / "out" / f"slip-{ARTISAN}.pdf") and facts["by"] is None
    assert Path(facts["file"]).read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_a_life_line_is_told_and_printed(say: Say, tmp_path: Path, lang: str) -> None:
    told = say("lifeline", ARTISAN, lang=lang).done()
    readable(told)
    assert ("पंजीकरण" in told) is (lang == "hi")
    out = tmp_path / "life.pdf"
    facts = say("lifeline", ARTISAN, "--out", out, "--lang", lang, "--json", lang=lang).facts
    assert facts["file"] == str(out) and ARTISAN in said(out.read_bytes())
    days = [line["on"] for line in facts["lines"]]
    assert days == sorted(days, reverse=True) and {"on", "what", "kind", "id"} == set(facts["lines"][0])


def test_every_record_has_a_life_but_only_an_artisan_its_paper(look: Say, tmp_path: Path) -> None:
    for number in ("RBSM26", "LOI-1-000001", "BUY-1-000001"):
        readable(look("lifeline", number).done())
        look("lifeline", number, "--out", tmp_path / "x.pdf").refused("E-SLP-01")
        look("slip", number).refused("E-SLP-01")
    look("slip", "HP-CHM-1-999999-X").refused("E-ACT-01")
    assert not (tmp_path / "x.pdf").exists()


def test_what_makes_no_slip_is_refused_in_a_sentence(say: Say, tmp_path: Path) -> None:
    readable(say("slip", ARTISAN, "--by", "01-01-2020").refused("E-SLP-03"))
    readable(say("slip", ARTISAN, "--by", "कभी", lang="en").refused("E-VAL-05"))
    assert say("slip", ARTISAN, "--out", tmp_path / "slip.docx").status == 2
    whole = ("address=मकान 1", "consent_date=05-01-2026", "gstin=", "mobile=9816000077")
    say("set", "artisans", ARTISAN, *whole).done()
    readable(say("slip", ARTISAN).refused("E-SLP-02"))


def test_a_folder_that_cannot_be_written_is_said(say: Say, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    readable(say("slip", ARTISAN, "--out", blocked / "slip.pdf").refused("E-CLI-03"))
