"""Who has not sent: the longest silence first, with the clerk's telephone and room to write the answer."""

from __future__ import annotations

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.letters.blocks import Table, text_of
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.silent import SilentOffice
from odop_desktop.letters.render.pdf import render
from tests.letters.file_papers import SILENT, silent_list
from tests.letters.reading import info, said


def test_who_never_sent_stands_first_then_the_longest_silence() -> None:
    letter = silent_list()
    (table,) = (b for b in letter.blocks if isinstance(b, Table))
    assert [row[1].split("(")[1] for row in table.rows] == ["HP-KNR)", "HP-KLU)", "HP-CHM)"]
    assert table.rows[0][2:6] == ("कभी नहीं / Never", "", "", "मीना देवी / Meena Devi")
    assert table.rows[2] == (
        "3",
        "जिला उद्योग केन्द्र, चम्बा / District Industries Centre, Chamba (HP-CHM)",
        "13 – अक्तूबर 2026 / October 2026",
        "05.11.2026",
        "32",
        "विक्रम क्षत्रिय / Vikram Kshatriya",
        "9000000001",
        "",
    )
    assert table.tall


def test_it_says_the_month_the_day_and_the_counts() -> None:
    told = text_of(silent_list())
    assert "किसने नहीं भेजा / Who has not sent\nमाह नवम्बर 2026, अन्तिम तिथि 05.12.2026; कार्यालय: 3 / " in told
    assert "कुल कार्यालय 12: फ़ाइल आई 9 (इनमें शून्य सूचना 2), नहीं आई 3।" in told
    assert "Offices: 12 in all; files that came: 9 (nil: 2), that did not: 3." in told
    assert "प्रमाणित किया जाता है" not in told


def test_where_all_have_sent_there_is_no_table() -> None:
    letter = silent_list(offices=())
    assert "इस माह सबकी फ़ाइल आ गई है।\nThe files of all have come for this month." in text_of(letter)
    assert not [b for b in letter.blocks if isinstance(b, Table)]
    assert "सबकी फ़ाइल" not in text_of(silent_list())


def test_a_nation_of_offices_takes_its_pages() -> None:
    offices = tuple(SilentOffice(Two(f"केन्द्र {n:03d}"), f"D-{n:03d}", phone="9000000001") for n in range(800))
    pdf = render(silent_list(offices=offices))
    text = said(pdf, "-raw")
    assert int(info(pdf)["Pages"]) > 30
    assert all(f"केन्द्र {n:03d}" in text for n in range(800))
    assert info(pdf)["Page size"].startswith("841.89 x 595.276")


def test_a_name_that_cannot_be_printed_names_its_column() -> None:
    with pytest.raises(OdopError) as caught:
        silent_list(offices=(SilentOffice(Two("केन्द्र"), "D", Two("मीना 😀")), *SILENT))
    assert caught.value.facts["field"] == "लिपिक / Clerk"
