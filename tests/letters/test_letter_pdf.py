"""Letters as PDF: their text, their bytes, their pages."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from odop_desktop.letters.blocks import (
    Column,
    Item,
    Letter,
    NewPage,
    Office,
    Pair,
    Para,
    Signature,
    Space,
    Table,
    Title,
    text_of,
)
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.render.actualtext import shape
from odop_desktop.letters.render.fonts import BOLD, REGULAR, font
from odop_desktop.letters.render.pdf import render
from tests.letters.papers import MORADABAD, UP, loi_facts, loi_letter, stall_facts, stall_letter
from tests.letters.reading import fold, info, news, paper, run, said, sound

LETTERS = {
    "loi hi": lambda: loi_letter("hi"),
    "loi en": lambda: loi_letter("en"),
    "stall hi": lambda: stall_letter("hi"),
    "stall en": lambda: stall_letter("en"),
    "stall up": lambda: stall_letter("hi", stall_facts(state=UP, head=MORADABAD, food=True)),
    "sellers": lambda: loi_letter("hi", loi_facts(4, 3)),
    "draft": lambda: loi_letter("hi", loi_facts(number="")),
    "bare": lambda: stall_letter("en", stall_facts(copies=(), tada_clause=Two(), helper=Two(), rent=None)),
}


def body(letter: Letter, pdf: bytes) -> str:
    """The text read back, without the line at the foot of each page."""
    pages = run("pdftotext", "-raw", "-", "-", data=pdf).split("\f")[:-1]
    out = []
    for n, page in enumerate(pages, 1):
        foot = fold(" ".join(letter.footer(n, len(pages))))
        assert fold(page).endswith(foot)
        out.append(fold(page).removesuffix(foot))
    return fold(" ".join(out))


@pytest.mark.parametrize("name", LETTERS)
def test_the_text_inside_is_the_text_composed(name: str, tmp_path: Path) -> None:
    letter = LETTERS[name]()
    pdf = render(letter)
    assert body(letter, pdf) == fold(text_of(letter))
    assert sound(pdf, tmp_path)


@pytest.mark.parametrize("name", LETTERS)
def test_each_paragraph_reads_back_whole_in_a_reader_of_columns(name: str) -> None:
    letter = LETTERS[name]()
    text = said(render(letter))
    for block in letter.blocks:
        if isinstance(block, Para | Item):
            assert fold(f"{block.lead} {block.text}") in text


@pytest.mark.parametrize(("lang", "tag"), [("hi", "hi-IN"), ("en", "en-IN")])
def test_title_author_language_and_size(lang: str, tag: str) -> None:
    pdf = render(loi_letter(lang))
    told = info(pdf)
    assert loi_letter(lang).number in told["Title"]
    assert told["Author"] == loi_letter(lang).author
    assert "(A4)" in told["Page size"]
    assert re.search(rb"/Lang \(" + tag.encode(), pdf)
    assert "4 18:30:00 2026 UTC" in told["CreationDate"] or "5 00:00:00 2026" in told["CreationDate"]


def test_fonts_are_embedded_subsets_and_no_other_is_named() -> None:
    rows = run("pdffonts", "-", data=render(loi_letter())).splitlines()[2:]
    assert {row.split()[0].partition("+")[2] for row in rows} == {"Mukta-Regular", "Mukta-Bold"}
    for row in rows:
        assert re.search(r"yes\s+yes\s+yes", row)  # embedded, subset, with its characters


SCRIPT = """
import hashlib, sys
from odop_desktop.letters.render.pdf import render
from tests.letters.papers import loi_facts, loi_letter, stall_letter
for other in range(int(sys.argv[1])):
    render(stall_letter("en" if other % 2 else "hi"))
print(hashlib.sha256(render(loi_letter("hi", loi_facts(5, 2)), draft=True)).hexdigest())
"""


def test_the_same_letter_has_the_same_bytes_in_any_process() -> None:
    """Whatever was rendered before it, and whatever the environment says of hashes and dates."""
    here = hashlib.sha256(render(loi_letter("hi", loi_facts(5, 2)), draft=True)).hexdigest()
    for others, env in (("0", {"PYTHONHASHSEED": "7"}), ("3", {"SOURCE_DATE_EPOCH": "86400", "TZ": "UTC"})):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, others],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": ":".join([".", *sys.path]), "PATH": "/usr/bin:/bin", **env},
        )
        assert done.stdout.strip() == here


def test_another_date_or_number_is_another_file() -> None:
    facts = loi_facts()
    files = [
        render(loi_letter("hi", replace(facts, **c))) for c in ({}, {"number": "X"}, {"date": "2026-01-06"})
    ]
    assert len(set(files)) == 3


def test_marks_of_draft_and_practice() -> None:
    letter = loi_letter("hi", loi_facts(number=""))
    text = said(render(letter, draft=True, practice=True), "-raw")
    assert "अभ्यास / PRACTICE · प्रारूप / DRAFT" in text
    clean = said(render(letter))
    assert "DRAFT" not in clean
    assert "PRACTICE" not in clean
    assert fold(text_of(letter)) in text  # the diagonal does not stand between the words


def test_a_draft_shows_no_number() -> None:
    assert "आशय पत्र संख्या" not in said(render(loi_letter("hi", loi_facts(number="")), draft=True))


def test_a_usual_letter_is_one_sheet_and_forty_lines_flow_on() -> None:
    assert info(render(loi_letter("hi")))["Pages"] == "1"
    assert info(render(loi_letter("en")))["Pages"] == "1"
    pdf = render(loi_letter("hi", loi_facts(40, 7)))
    pages = run("pdftotext", "-raw", "-", "-", data=pdf).split("\f")[:-1]
    assert len(pages) >= 3
    for page in pages[:3]:
        assert "क्र.सं." in page  # the heads come again
    assert f"पृष्ठ 2 / {len(pages)}" in fold(pages[1])
    assert "विक्रेताओं का हस्ताक्षर-पत्रक" in pages[-1]


def test_a_signature_never_stands_alone() -> None:
    sign = Signature((("भवदीय,", "(क ख)", "महाप्रबन्धक"),))
    for count in range(20, 60):
        pdf = render(paper(*(Para(f"पंक्ति {n}") for n in range(count)), sign))
        last = run("pdftotext", "-raw", "-", "-", data=pdf).split("\f")[-2]
        assert f"पंक्ति {count - 1}" in last
        assert "भवदीय," in last


def test_a_row_taller_than_a_page_flows_on() -> None:
    text = " ".join(news()) * 2
    letter = paper(Table((Column("विवरण", 3), Column("अ", 1)), (("एक", "दो"), (text, "तीन"))))
    pdf = render(letter)
    read = said(pdf, "-raw")
    assert int(info(pdf)["Pages"]) >= 3
    for word in set(text.split()):
        assert word in read


def test_a_letter_that_runs_over_by_a_little_is_set_smaller() -> None:
    counts = [int(info(render(paper(*(Para(f"पंक्ति {n}") for n in range(c)))))["Pages"]) for c in (40, 43, 60)]
    assert counts == [1, 1, 2]


def test_blocks_of_every_kind_stand_on_the_page() -> None:
    letter = paper(
        Office(("कार्यालय", "दूसरी पंक्ति"), ("पता",)),
        Title("शीर्षक"),
        Pair("बायाँ " * 20, "दायाँ " * 20),
        Para("बीच", align="centre"),
        Para("दाहिना", align="right"),
        Item("१.", "धारा", "विषय:"),
        Space(10),
        Table((Column(""), Column("")), (("क", ""), ("", "ख")), tall=True),
        NewPage(),
        Signature((("एक",), ("दो", "तीन"))),
        landscape=True,
    )
    pdf = render(letter)
    assert body(letter, pdf) == fold(text_of(letter))
    told = info(pdf)
    assert told["Pages"] == "2"
    assert told["Page size"].startswith("841.89 x 595.276")


def test_an_empty_letter_is_still_a_page(tmp_path: Path) -> None:
    pdf = render(paper())
    assert info(pdf)["Pages"] == "1"
    assert sound(pdf, tmp_path)


def test_pre_printed_paper_keeps_its_room_free() -> None:
    head = replace(stall_facts().head, preprinted_mm=60)
    text = said(render(stall_letter("hi", stall_facts(head=head))))
    assert text.startswith("पत्रांक:")
    assert "कार्यालय महाप्रबन्धक" not in text


def test_nothing_of_a_letter_stays_behind() -> None:
    """A run of thousands must not grow: the fonts forget each document, the caches are bounded."""
    for lang in ("hi", "en"):
        render(loi_letter(lang))
    for name in (REGULAR, BOLD):
        assert len(font(name).pdf.state) == 0
    assert shape.cache_info().maxsize == 4096
