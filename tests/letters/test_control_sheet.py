"""The control sheet: what is inside, in words and sums, and a code that says the same to a reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.errors import OdopError
from odop_desktop.letters.blocks import Signature, Table, text_of
from odop_desktop.letters.compose.control_sheet import FilePart, KindCount, aloud, qr_text
from odop_desktop.letters.compose.facts import NONE, Signatory, Two
from odop_desktop.letters.render.pdf import length, render
from tests.letters.file_papers import FILE, PARTS, PKG, SHA, control, control_facts
from tests.letters.file_papers import KINDS as COUNTS
from tests.letters.papers import CHAMBA, OFFICER
from tests.letters.reading import codes, fold, run


def test_it_says_whose_file_it_is_what_is_inside_and_who_signs() -> None:
    told = text_of(control())
    for part in (
        "नियन्त्रण-पत्रक / Control sheet\nमाह नवम्बर 2026 की ओडीओपी फ़ाइल सं. 14\n"
        "ODOP file No. 14 for the month of November 2026\n",
        "जिला उद्योग केन्द्र, चम्बा / District Industries Centre, Chamba (HP-CHM, पी.सी. / PC 1)",
        f"फ़ाइल / File\n{FILE}\n",
        "84,12,345 बाइट / bytes (8.0 MB)",
        f"पैकेज / Package\n{PKG}\n",
        "05.12.2026, 14:30 – विक्रम क्षत्रिय",
        "परिवर्तन / Changes\n1,602\nफ़ोटो व स्कैन / Photos and scans\n41\n",
        "कारीगर / Artisans\n1,234\n87\n3\n1,324\n",
        "योग / Total\n1,490\n108\n4\n1,602\n",
        "इनमें आशय पत्र 10, कुल मूल्य ₹ 5,29,00,000 (रुपये पाँच करोड़ उनतीस लाख मात्र); पत्र 128।",
        "Letters of Intent: 10, worth Rs 5,29,00,000 (Rupees Five Crore Twenty-Nine Lakh only) in all",
        "1)  A3F9 0B1C 77DE 4421\n2)  0F5C 9D8E 6B2A 7133\n",
        "विक्रम क्षत्रिय\nतैयारकर्ता के हस्ताक्षर / Prepared by (signature)\n"
        "(अदिति वर्मा / Aditi Verma)\nमहाप्रबन्धक / General Manager",
    ):
        assert part in told, part


@pytest.mark.parametrize("practice", [False, True])
def test_the_code_says_what_the_sheet_says(practice: bool) -> None:
    pdf = render(control(), practice=practice)
    assert codes(pdf) == [f"ODOP-CTRL/1|HP-CHM-1|2026-11|14|{PKG}|{SHA}|1602|41"]
    assert (
        qr_text(control_facts()).split("|")[5]
        == "".join(group for line in aloud(SHA) for group in line.split()[1:]).lower()
    )


def test_a_month_without_changes_is_a_nil_report() -> None:
    told = text_of(control(changes=0, blobs=0, kinds=()))
    assert "शून्य सूचना: माह नवम्बर 2026 में कोई नया या संशोधित अभिलेख नहीं है।" in told
    assert "Nil report" in told and "In the bin" not in told
    assert "शून्य सूचना" not in text_of(control())


def test_a_file_without_a_letter_of_intent_names_no_money() -> None:
    told = text_of(control(lois=0, lois_paise=0, letters=3))
    assert "इनमें आशय पत्र शून्य; पत्र 3।" in told and "मात्र" not in told


def test_the_parts_of_a_split_file_are_listed_with_their_hashes() -> None:
    told = text_of(control(parts=PARTS))
    assert "The file is in 3 parts" in told and "3 / 3" in told
    for part in PARTS:
        assert f"{part.file} SHA-256: A3F9 0B1C" in told
    assert "SHA-256:" not in text_of(control(parts=(FilePart("a", 1), FilePart("b", 1))))
    assert "भाग / Part" not in text_of(control())


def test_earlier_files_without_a_receipt_are_named() -> None:
    assert "फ़ाइल सं. 12, 13 की पावती अभी नहीं आई" in text_of(control(also=(12, 13)))
    assert "पावती" not in text_of(control())


def test_many_kinds_run_over_pages_each_with_heads_and_the_file_s_name() -> None:
    kinds = tuple(KindCount(kind.name, n, n, n) for n, kind in enumerate((*KINDS, *KINDS, *KINDS), 1))
    letter = control(kinds=kinds, parts=PARTS)
    pdf = render(letter)
    pages = run("pdftotext", "-raw", "-", "-", data=pdf).split("\f")[:-1]
    assert len(pages) == length(letter) > 2
    assert all(FILE in page for page in pages)
    assert all("अभिलेख / Records" in fold(page) for page in pages[:-1])
    assert "Prepared by" in pages[-1] and codes(pdf, page=len(pages))


def test_the_total_is_the_sum_of_the_kinds() -> None:
    table = [b for b in control().blocks if isinstance(b, Table)][-1]
    kinds, total = table.rows[:-1], table.rows[-1]
    assert len(kinds) == len(COUNTS)
    for column in range(1, 5):
        figures = [int(row[column].replace(",", "")) for row in kinds]
        assert sum(figures) == int(total[column].replace(",", ""))
    assert int(total[4].replace(",", "")) == sum(k.new + k.changed + k.binned for k in COUNTS)


@pytest.mark.parametrize(
    ("officer", "lines"),
    [
        (None, ("कार्यालयाध्यक्ष / Head of office",)),
        (Signatory(NONE, Two("उपायुक्त उद्योग")), ("उपायुक्त उद्योग",)),
        (
            replace(OFFICER, additional_charge=True),
            (
                "(अदिति वर्मा / Aditi Verma)",
                "महाप्रबन्धक / General Manager",
                "(अतिरिक्त प्रभार) / (additional charge)",
            ),
        ),
    ],
)
def test_there_is_room_for_whoever_heads_the_office(
    officer: Signatory | None, lines: tuple[str, ...]
) -> None:
    (signature,) = (b for b in control(officer=officer).blocks if isinstance(b, Signature))
    assert signature.columns[1] == lines


def test_printed_letter_paper_is_not_waited_for() -> None:
    """The sheet goes on plain paper, so it says its own head."""
    assert "कार्यालय महाप्रबन्धक" in text_of(control(head=replace(CHAMBA, preprinted_mm=60)))


@pytest.mark.parametrize(("size", "told"), [(900, "900 बाइट / bytes"), (20_971_520, "(20.0 MB)")])
def test_the_size_is_exact_and_rounded_where_that_helps(size: int, told: str) -> None:
    assert told in text_of(control(size=size))
    assert ("MB" in text_of(control(size=size))) is (size > 1000)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"to": Two("निदेशालय 😀")}, "office.name_hi"),
        ({"made_by": "विक्रम 😀"}, "user.name_hi"),
        ({"officer": replace(OFFICER, name=Two("अदिति 😀"))}, "officer.name_hi"),
        ({"head": replace(CHAMBA, name=Two("चम्बा 😀"), lines=())}, "office.name_hi"),
    ],
)
def test_a_character_that_cannot_be_printed_names_its_field(changes: dict[str, object], field: str) -> None:
    with pytest.raises(OdopError) as caught:
        control(**changes)
    assert caught.value.code == "E-LTR-02" and caught.value.facts["field"] == field
