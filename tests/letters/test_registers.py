"""Registers and despatch lists: both languages in the heads, a closing sentence, one row a letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.letters.blocks import Table, text_of
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.register import (
    DespatchRow,
    RegisterColumn,
    RegisterFacts,
    despatch_list,
    register,
)
from odop_desktop.letters.render.pdf import render
from tests.letters.papers import CHAMBA, words
from tests.letters.reading import fold, info, run, said, sound

COLUMNS = (
    RegisterColumn(Two("पत्रांक", "Letter no."), 20),
    RegisterColumn(Two("पाने वाले", "Addressee"), 30),
    RegisterColumn(Two("राशि (₹)", "Amount (Rs)"), 10, "right"),
)


def facts(count: int) -> RegisterFacts:
    rows = tuple((f"DIC/{n:06d}", f"ज्ञानेश्वरी {n}", "5,29,00,000") for n in range(1, count + 1))
    title = Two("पत्र पंजिका", "Letter register")
    return RegisterFacts(title, "2026-01-05", CHAMBA, COLUMNS, rows, Two("वित्तीय वर्ष 2025-26"))


def test_a_register_ends_with_its_certificate(tmp_path: Path) -> None:
    letter = register(facts(90), words("hi"), words("en"))
    pdf = render(letter)
    told = info(pdf)
    text = said(pdf, "-raw")
    pages = told["Pages"]
    assert int(pages) > 3
    assert f"प्रमाणित किया जाता है कि इस पंजिका में कुल {pages} पृष्ठ एवं क्रमांक 1 से 90 तक प्रविष्टियाँ हैं।" in text
    assert f"Certified that this register has {pages} pages in all and entries from serial 1 to 90." in text
    assert told["Page size"].startswith("841.89 x 595.276")
    assert sound(pdf, tmp_path)
    assert "क्र.सं. / Sr. पत्रांक / Letter no. पाने वाले / Addressee राशि (₹) / Amount (Rs)" in text
    for page in run("pdftotext", "-raw", "-", "-", data=pdf).split("\f")[: int(pages) - 1]:
        assert "पत्रांक / Letter no." in fold(page)


def test_every_row_is_there_once_and_numbered() -> None:
    letter = register(facts(30), words("en"), words("en"))
    (table,) = (b for b in letter.blocks if isinstance(b, Table))
    assert [row[0] for row in table.rows] == [str(n) for n in range(1, 31)]
    text = said(render(letter), "-raw")
    for row in table.rows:
        assert text.count(" ".join(row)) == 1


def test_an_empty_register_still_certifies() -> None:
    text = said(render(register(facts(0), words("hi"), words("en"))), "-raw")
    assert "क्रमांक 1 से 0 तक" in text


def test_a_character_that_cannot_be_printed_names_its_column() -> None:
    wrong = RegisterFacts(Two("पंजिका"), "2026-01-05", CHAMBA, COLUMNS, (("1", "राम 😀", "5"),))
    with pytest.raises(OdopError) as caught:
        register(wrong, words("hi"), words("en"))
    assert caught.value.code == "E-LTR-02"
    assert caught.value.facts["field"] == "पाने वाले / Addressee"


def row(n: int, block: str, office: str) -> DespatchRow:
    return DespatchRow(
        f"DIC/{n:06d}",
        "2026-01-05",
        f"श्रीमती सीता {n}",
        "गाँव सरोल",
        "9000000001",
        Two(office),
        Two(block, "B"),
        "176310",
        Two("दस्ती", "By hand"),
    )


def test_letters_are_carried_block_by_block_and_post_office_by_post_office() -> None:
    rows = [
        row(1, "मैहला", "सरोल"),
        row(2, "चम्बा", "सुल्तानपुर"),
        row(3, "मैहला", "गेहरा"),
        row(4, "चम्बा", "सुल्तानपुर"),
    ]
    letter = despatch_list(
        rows, Two("प्रेषण सूची", "Despatch list"), "2026-01-05", CHAMBA, words("hi"), words("en")
    )
    (table,) = (b for b in letter.blocks if isinstance(b, Table))
    assert table.tall  # room for the receiver's signature
    assert [r[1][:10] for r in table.rows] == ["DIC/000002", "DIC/000004", "DIC/000003", "DIC/000001"]
    assert table.rows[0][1:6] == (
        "DIC/000002, 05.01.2026",
        "श्रीमती सीता 2, गाँव सरोल",
        "चम्बा / B, सुल्तानपुर, 176310",
        "9000000001",
        "दस्ती / By hand",
    )
    assert "कुल 4 / Total 4" in text_of(letter)
    assert "श्रीमती सीता 2, गाँव सरोल चम्बा / B, सुल्तानपुर, 176310" in said(render(letter), "-raw")
