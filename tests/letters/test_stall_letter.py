"""The stall allotment letter as text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.letters.blocks import Item, Office, Table, text_of
from odop_desktop.letters.compose.facts import Person, Signatory, Two
from tests.letters.papers import MORADABAD, OFFICER, UP, stall_facts, stall_letter


def text(lang: str = "hi", **changes: Any) -> str:
    return text_of(stall_letter(lang, stall_facts(**changes)))


def test_hindi() -> None:
    said = text()
    for part in (
        "कार्यालय महाप्रबन्धक, जिला उद्योग केन्द्र, चम्बा (हि.प्र.)\nहरदासपुरा, चम्बा – 176310\n"
        "दूरभाष: 01899-000000, ई-मेल: dic-chamba@example.in\n",
        "पत्रांक: DIC-CHM/STALL/2025-26/1-000012 दिनांक: 05.01.2026\nसेवा में,\n"
        "श्रीमती ज्ञानेश्वरी नेगी पत्नी श्री त्र्यम्बक क्षत्रिय,\n"
        "मकान सं. 12, गाँव सरोल, डाकघर सरोल, तहसील चम्बा, जिला चम्बा – 176310\n",
        "(03.01.2026 से 05.01.2026 तक) में ओडीओपी स्टॉल आवंटन के सम्बन्ध में।",
        "सन्दर्भ: आपका आवेदन दिनांक 01.12.2025\nमहोदया,\n",
        "A-12 / 10 × 10 फुट",
        "किराया\nनिःशुल्क",
        "दिनांक 02.01.2026, समय 10:00, मेला कार्यालय, द रिज",
        "मीना देवी (अधिकतम 1)",
        "4. मूल पहचान पत्र (हस्तशिल्पी पहचान पत्र, मतदाता पहचान पत्र) साथ लाएँ। आधार",
        "5. यात्रा एवं भाड़ा: साधारण बस का किराया (मूल टिकट/रसीद, बैंक विवरण एवं उपस्थिति प्रमाण सहित मेला समाप्ति से "
        "30 दिन के भीतर दावा)।",
        "8. दिनांक 27.12.2025 तक दूरभाष 01899-000000 पर स्वीकृति दें,",
        "भवदीया,\n(अदिति वर्मा)\nमहाप्रबन्धक\nपृष्ठांकन संख्या: DIC-CHM/STALL/2025-26/1-000012-A दिनांक: यथोक्त",
        "1. निदेशक, उद्योग, हिमाचल प्रदेश, शिमला।\n2. मेला प्रभारी, द रिज, शिमला।\nमहाप्रबन्धक",
    ):
        assert part in said


def test_english() -> None:
    said = text("en")
    for part in (
        "To\nSmt. Gyaneshwari Negi, W/o Shri Tryambak Kshatriya,\nHouse 12, Village Sarol, P.O. Sarol,",
        "Madam,",
        "You are allotted a stall as follows: Stall No. A-12 (10 × 10 फुट) at The Ridge, Shimla for Chamba Rumal; "
        "rent free of charge; report on 02.01.2026 at 10:00 at Fair office, The Ridge; "
        "stall hours 10:00–20:00; helper Meena Devi (at most 1).",
        "Yours faithfully,\n(Aditi Verma)\nGeneral Manager\nEndst. No.",
    ):
        assert part in said


def test_uttar_pradesh() -> None:
    said = text(state=UP, head=MORADABAD)
    assert said.startswith(
        "कार्यालय उपायुक्त उद्योग,\nजिला उद्योग प्रोत्साहन तथा उद्यमिता विकास केन्द्र, मुरादाबाद (उ.प्र.)\n"
    )
    assert "ग्राम सरोल, पोस्ट सरोल, विकास खण्ड मैहला, जनपद चम्बा – 176310" in said
    assert "ई-मेल" not in said


@pytest.mark.parametrize(
    ("gender", "address", "closing"),
    [("M", "महोदय,", "भवदीय,"), ("F", "महोदया,", "भवदीया,"), ("", "महोदय/महोदया,", "भवदीय,")],
)
def test_address_word_and_closing_follow_the_person(gender: str, address: str, closing: str) -> None:
    said = text(participant=Person(Two("किरण"), gender), officer=replace(OFFICER, gender=gender))
    assert f"\n{address}\n" in said
    assert f"\n{closing}\n" in said


def test_who_signs_for_whom() -> None:
    officer = Signatory(
        Two("अनिल"), Two("प्रबन्धक"), "M", for_whom=Two("महाप्रबन्धक, चम्बा"), additional_charge=True
    )
    assert "(अनिल)\nप्रबन्धक\n(अतिरिक्त प्रभार)\nकृते महाप्रबन्धक, चम्बा\n" in text(officer=officer)
    assert "General Manager\nEndst." in text("en")


def test_food_alone_adds_its_clause() -> None:
    assert "9. खाद्य उत्पाद हेतु एफ.एस.एस.ए.आई." in text(food=True)
    assert "एफ.एस.एस.ए.आई." not in text()
    labels = [b.label for b in stall_letter("hi", stall_facts(lodging=Two())).blocks if isinstance(b, Item)]
    assert labels == [f"{n}." for n in range(1, 8)] + ["1.", "2."]


@pytest.mark.parametrize(
    ("changes", "gone"),
    [
        ({"copies": ()}, "प्रतिलिपि"),
        ({"application_date": ""}, "सन्दर्भ"),
        ({"helper": Two()}, "सहायक"),
        ({"rent": None}, "किराया\n"),
        ({"report_date": ""}, "रिपोर्टिंग"),
        ({"confirm_by": ""}, "प्रतीक्षा सूची"),
        ({"enclosures": Two()}, "संलग्नक"),
        ({"stall_size": ""}, "10 × 10"),
        ({"number": ""}, "पत्रांक"),
        ({"endorse_no": ""}, "पृष्ठांकन"),
    ],
)
def test_a_fact_that_is_missing_goes_with_its_label(changes: dict[str, Any], gone: str) -> None:
    assert gone in text()
    assert gone not in text(**changes)


def test_an_earlier_letter_is_the_reference_where_there_was_no_application() -> None:
    said = text(application_date="", ref_no="DIC/12", ref_date="2025-12-05")
    assert "सन्दर्भ: इस कार्यालय का पत्र संख्या DIC/12 दिनांक 05.12.2025" in said


def test_rent_in_rupees() -> None:
    assert "₹ 1,20,000" in text(rent=120_000_00)
    assert "rent Rs 1,20,000;" in text("en", rent=120_000_00)


def test_the_table_is_one_fact_a_row() -> None:
    (table,) = (b for b in stall_letter().blocks if isinstance(b, Table))
    assert [row[0] for row in table.rows] == [
        "स्टॉल संख्या / आकार",
        "स्थान",
        "प्रदर्शन एवं बिक्री हेतु उत्पाद",
        "किराया",
        "रिपोर्टिंग",
        "स्टॉल खुलने का समय",
        "सहायक",
    ]


def test_the_head_is_checked_too() -> None:
    head = replace(MORADABAD, lines=(Two("कार्यालय 😀"),))
    with pytest.raises(OdopError, match=r"office\.letterhead_hi"):
        text(head=head)
    unnamed = replace(MORADABAD, lines=(), phone="")
    (office,) = (b for b in stall_letter("hi", stall_facts(head=unnamed)).blocks if isinstance(b, Office))
    assert office.lines == (MORADABAD.name.hi,)
    assert office.details == ()


def test_without_a_stall_there_is_no_letter() -> None:
    with pytest.raises(OdopError, match=r"E-LTR-03.*stall\.stall_no"):
        text(stall_no="")
