"""All papers of the exchange with headquarters: what goes in comes out of the PDF, and each fits its page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.letters.blocks import Code, Letter, text_of
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.both import Both
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.render.pdf import length, render
from tests.letters import file_papers as made
from tests.letters.papers import MORADABAD, words
from tests.letters.reading import codes, fold, info, news, paper, said, sound

BOTH = Both(words("hi"), words("en"))
SHEETS: dict[str, Callable[[], Letter]] = {
    "control": made.control,
    "control of UP": lambda: made.control(head=MORADABAD, code="UP-MRD"),
    "nil": lambda: made.control(changes=0, blobs=0, kinds=()),
    "receipt": made.receipt,
    "silent": made.silent_list,
    "enrolment": made.enrol,
    "root": made.root,
    **{f"covering {lang}": lambda lang=lang: made.covering_letter(lang) for lang in ("hi", "en")},
    **{f"nil {lang}": lambda lang=lang: made.nil_letter(lang) for lang in ("hi", "en")},
    **{f"awaited {lang}": lambda lang=lang: made.awaited_letter(lang) for lang in ("hi", "en")},
}


@pytest.mark.parametrize("name", SHEETS)
def test_what_goes_in_comes_out_and_stands_on_one_page(name: str, tmp_path: Path) -> None:
    letter = SHEETS[name]()
    pdf = render(letter)
    assert length(letter) == 1
    assert said(pdf, "-raw").startswith(fold(text_of(letter)))
    assert info(pdf)["Title"] == f"{letter.title} {letter.number}".strip()
    assert sound(pdf, tmp_path)
    assert render(SHEETS[name]()) == pdf


@pytest.mark.parametrize("name", SHEETS)
def test_a_practice_office_marks_every_paper(name: str) -> None:
    letter = SHEETS[name]()
    assert "अभ्यास / PRACTICE" in said(render(letter, practice=True))
    assert "PRACTICE" not in said(render(letter))


def test_lines_beside_a_code_read_back_whole() -> None:
    """Words that nobody chose for the purpose."""
    lines = news()[:6]
    pdf = render(paper(Code("x", lines[0], lines[1:])))
    assert said(pdf, "-raw").startswith(fold(" ".join(lines)))


@pytest.mark.parametrize("text", ["A", "ODOP-CTRL/1|HP-CHM-1|", "चम्बा रुमाल", "x" * 400])
@pytest.mark.parametrize("practice", [False, True])
def test_a_code_is_read_from_paper(text: str, practice: bool) -> None:
    assert codes(render(paper(Code(text)), practice=practice)) == [text]


def test_a_code_is_read_from_a_poor_print() -> None:
    assert codes(render(paper(Code(made.SHA))), dpi=60) == [made.SHA]


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_each_month_has_its_name(lang: str) -> None:
    names = [grammar.month(f"2026-{n:02d}", words(lang)) for n in range(1, 13)]
    assert len(set(names)) == 12 and all(name.endswith(" 2026") for name in names)


def test_each_kind_of_record_has_its_words() -> None:
    assert {BOTH.kind(kind.name) for kind in KINDS}.isdisjoint({BOTH.kind("kind-of-a-newer-program")})
    assert BOTH.kind("letter") == "पत्र / Letters"  # the despatch register is not what is sent
    assert BOTH.kind("kind-of-a-newer-program") == "अन्य अभिलेख / Other records"


def test_what_is_the_same_in_both_languages_is_said_once() -> None:
    assert BOTH.months(("2026-11", "2026-12")) == Two(
        "नवम्बर 2026, दिसम्बर 2026", "November 2026, December 2026"
    )
    assert BOTH("paper.control.title") == "नियन्त्रण-पत्रक / Control sheet"
    assert BOTH("paper.mark.draft") == "प्रारूप / DRAFT"
