"""The Letter of Intent as text: grammar, amounts, what falls out, several sellers, who signs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.i18n.amounts import words_en, words_hi
from odop_desktop.letters.blocks import Item, Signature, Table, text_of
from odop_desktop.letters.compose import loi
from odop_desktop.letters.compose.facts import Buyer, Currency, Person, Two
from tests.letters.papers import HP, UP, line, loi_facts, loi_letter, person, seller, wording, words


def text(lang: str = "hi", **changes: Any) -> str:
    return text_of(loi_letter(lang, replace(loi_facts(), **changes)))


def test_hindi() -> None:
    said = text()
    for part in (
        "आशय पत्र (Letter of Intent)",
        "एक जिला एक उत्पाद (ओडीओपी) — रिवर्स बायर–सेलर मीट",
        "आशय पत्र संख्या: DIC-CHM/LOI/2025-26/1-000007 दिनांक: 05.01.2026",
        "आयोजन तिथि: 03.01.2026 से 05.01.2026 तक",
        "1. क्रेता (खरीदार): क्राफ्ट्स एवेन्यू प्रा. लि., 14, मॉल रोड, गुरुग्राम – 122001; "
        "जी.एस.टी.आई.एन.: 06ZZZFQ9999A1ZD; प्रतिनिधि: अनिल भारद्वाज, क्रय प्रबन्धक; मोबाइल: 9000000002",
        "2. विक्रेता: श्रीमती ज्ञानेश्वरी नेगी पत्नी श्री त्र्यम्बक क्षत्रिय / चौगान महिला समूह, मकान सं. 12, गाँव सरोल, "
        "डाकघर सरोल, तहसील चम्बा, जिला चम्बा; उद्यम पंजीकरण: UDYAM-HP-03-0000001; "
        "हस्तशिल्पी पहचान पत्र: HP0312345; मोबाइल: 9000000001",
        "4. नमूना एवं गुणवत्ता: विक्रेता द्वारा 15 दिन में नमूना दिया जाएगा;",
        "5. आपूर्ति: गुरुग्राम पर, दिनांक 31.03.2026 तक; पैकिंग एवं भाड़े का व्यय क्रेता वहन करेगा।",
        "6. भुगतान: 30% अग्रिम, शेष आपूर्ति के 30 दिन के भीतर।",
        "7. वैधता: यह आशय पत्र दिनांक 30.06.2026 तक वैध है;",
        "11. विवाद आपसी वार्ता से सुलझाया जाएगा; न सुलझने पर चम्बा स्थित न्यायालय का क्षेत्राधिकार होगा।",
        "अदिति वर्मा, महाप्रबन्धक, जिला उद्योग केन्द्र, चम्बा",
    ):
        assert part in said


def test_english() -> None:
    said = text("en")
    for part in (
        "LoI No.: DIC-CHM/LOI/2025-26/1-000007 Date: 05.01.2026",
        "Dates: 03.01.2026 to 05.01.2026",
        "2. Seller: Smt. Gyaneshwari Negi W/o Shri Tryambak Kshatriya",
        "District Chamba; Udyam UDYAM-HP-03-0000001",
        "5. Delivery: at गुरुग्राम by 31.03.2026; packing and freight by the Buyer.",
        "8. Not binding: this letter records business intent only.",
        "11. Disputes: by mutual discussion; failing that, the courts at Chamba.",
    ):
        assert part in said


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_figures_and_words_are_of_the_same_paise(lang: str) -> None:
    facts = loi_facts(lines=3)
    paise = loi.total(facts)
    assert paise == 120 * (450_000 + 462_345 + 474_690)
    spoken = words_hi(paise) if lang == "hi" else words_en(paise)
    said = text(lang)
    if lang == "hi":
        assert f"₹ 16,64,442 (रुपये {spoken} मात्र), कर रहित।" in said
    else:
        assert f"Rs 16,64,442 (Rupees {spoken} only), exclusive of tax." in said


def test_five_crore_twenty_nine_lakh() -> None:
    """The figure of the Shimla meet, on one line."""
    said = text(lines=(replace(line(), quantity=1_000, rate=52_900_000_00),))
    assert "₹ 5,29,00,000 (रुपये पाँच करोड़ उनतीस लाख मात्र)" in said


def test_half_paise_round_once_a_line() -> None:
    lines = (replace(line(), quantity=1_500, rate=33), replace(line(), quantity=500, rate=1))
    facts = replace(loi_facts(), lines=lines)
    assert loi.total(facts) == 50 + 1  # 49.5 and 0.5, each half up


def test_a_line_goes_with_its_label() -> None:
    said = text(
        buyer=Buyer(Two("", "Crafts Avenue")),
        sample_days=None,
        delivery_place="",
        delivery_by="",
        freight_by=Two(),
        advance_percent=None,
        valid_till="",
        jurisdiction=Two(),
        tax=Two(),
        event=replace(loi_facts().event, venue=Two(), to_date=""),
    )
    for gone in (
        "जी.एस.टी.आई.एन.",
        "प्रतिनिधि",
        "नमूना",
        "आपूर्ति:",
        "भुगतान:",
        "वैधता",
        "न्यायालय",
        "कर रहित",
        "स्थान:",
    ):
        assert gone not in said
    assert "1. क्रेता (खरीदार): Crafts Avenue\n" in said
    assert "आयोजन तिथि: 03.01.2026\n" in said
    assert "मात्र)।" in said
    items = [b for b in loi_letter("hi", loi_facts(sample_days=None)).blocks if isinstance(b, Item)]
    assert [i.label for i in items] == [f"{n}." for n in range(1, 11)]


@pytest.mark.parametrize(
    ("changes", "clause"),
    [
        ({"delivery_place": ""}, "आपूर्ति: दिनांक 31.03.2026 तक; पैकिंग"),
        ({"delivery_by": ""}, "आपूर्ति: गुरुग्राम पर; पैकिंग"),
        ({"freight_by": Two()}, "आपूर्ति: गुरुग्राम पर, दिनांक 31.03.2026 तक।"),
        ({"delivery_place": "", "delivery_by": ""}, "आपूर्ति: पैकिंग एवं भाड़े का व्यय क्रेता वहन करेगा।"),
        ({"payment_terms": Two("नकद, माल मिलने पर।")}, "भुगतान: नकद, माल मिलने पर।\n"),
        ({"advance_percent": 1250}, "भुगतान: 12.5% अग्रिम"),
    ],
)
def test_what_is_left_of_a_clause_reads_well(changes: dict[str, Any], clause: str) -> None:
    assert clause in text(**changes)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (Person(Two("राम"), "M", relation="SO", guardian=Two("श्याम")), "श्री राम पुत्र श्याम"),
        (Person(Two("सीता"), "F", relation="DO", guardian=Two("श्याम")), "सुश्री सीता पुत्री श्याम"),
        (Person(Two("सीता"), "F", relation="WO", guardian=Two("श्याम")), "श्रीमती सीता पत्नी श्याम"),
        (Person(Two("सीता"), "F", guardian=Two("श्याम")), "सुश्री सीता द्वारा श्याम"),
        (Person(Two("राम"), "M", guardian=Two("श्याम")), "श्री राम पुत्र श्याम"),
        (Person(Two("किरण"), "T"), "किरण"),
        (Person(Two("किरण"), "", Two("डॉ.", "Dr.")), "डॉ. किरण"),
        (Person(Two("", "Kiran"), ""), "Kiran"),
    ],
)
def test_words_bend_with_the_person(who: Person, said: str) -> None:
    one = replace(seller(), person=who, unit="")
    assert f"2. विक्रेता: {said}, मकान" in text(sellers=(one,))


def test_a_unit_without_a_person_is_named_once() -> None:
    one = replace(seller(), person=Person(Two()), unit="चौगान महिला समूह")
    assert "2. विक्रेता: चौगान महिला समूह, मकान" in text(sellers=(one,))


def test_words_of_uttar_pradesh() -> None:
    said = text(state=UP)
    assert "एक जनपद एक उत्पाद" in said
    assert "ग्राम सरोल, पोस्ट सरोल, विकास खण्ड मैहला, जनपद चम्बा" in said
    assert "तहसील" not in said
    assert "जिला चम्बा" in text(state=HP)


def test_several_sellers_have_a_column_and_a_sheet() -> None:
    letter = loi_letter("hi", loi_facts(4, 2))
    said = text_of(letter)
    assert "2. विक्रेता: नीचे सारणी में अंकित (कुल 2)" in said
    first, sheet = (b for b in letter.blocks if isinstance(b, Table))
    assert first.columns[1].head == "विक्रेता (नाम, पंजीकरण सं., जिला)"
    assert first.rows[1][1] == "श्री हर्षवर्धन ठाकुर, HP-CHM-1-000124-B, चम्बा"
    assert sheet.tall
    assert len(sheet.rows) == 2
    assert sheet.rows[0][-2:] == ("", "")
    only = [b for b in loi_letter("hi").blocks if isinstance(b, Table)]
    assert len(only) == 1
    assert not any("विक्रेता" in c.head for c in only[0].columns)


def test_who_signs() -> None:
    def signs(**changes: Any) -> str:
        letter = loi_letter("hi", loi_facts(2, 2, **changes))
        found = [b for b in letter.blocks if isinstance(b, Signature)]
        return " ".join(line for column in found[0].columns for line in column)

    assert "संलग्न हस्ताक्षर-पत्रक पर" in signs()
    assert "सूचीबद्ध विक्रेताओं की ओर से विभाग" in signs(signing="DEPT")
    assert "क्रेता के अपने पत्र-शीर्ष पर" in text(signing="LETTERHEAD")
    assert "हस्ताक्षर/अंगूठा निशान" in text()


def test_witness_lines_stand_even_when_nobody_is_named() -> None:
    assert "साक्षी 1: ____" in text()
    assert "साक्षी 1: मोहन लाल साक्षी 2: ____" in text(witness1="मोहन लाल")


def test_a_column_nobody_filled_is_not_printed() -> None:
    letter = loi_letter("hi", replace(loi_facts(), lines=(replace(line(), hs=""),)))
    (table,) = (b for b in letter.blocks if isinstance(b, Table))
    assert "एच.एस. कोड" not in [c.head for c in table.columns]


def test_other_money() -> None:
    dollars = Currency(
        Two("US$", "US$"),
        Two("अमेरिकी डॉलर", "US Dollars"),
        Two("1 US$ = ₹ 83.97, भारतीय रिज़र्व बैंक, 05.01.2026"),
    )
    said = text(currency=dollars, lines=(replace(line(), quantity=1_000, rate=6_300_050),))
    assert "US$ 63,000.50 (अमेरिकी डॉलर" in said
    assert "एवं 50/100 मात्र)" in said
    assert "1 US$ = ₹ 83.97" in said
    assert "मूल्य (US$)" in said


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"sellers": ()}, "loi_line.seller"),
        ({"lines": ()}, "loi_line.product"),
        ({"buyer": Buyer(Two())}, "buyer.name_hi"),
        ({"date": ""}, "loi.loi_date"),
    ],
)
def test_without_these_there_is_no_letter(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(OdopError) as caught:
        text(**changes)
    assert caught.value.code == "E-LTR-03"
    assert caught.value.facts == {"field": field}


def test_a_character_that_cannot_be_printed_is_refused_with_its_field() -> None:
    for lang in ("hi", "en"):
        with pytest.raises(OdopError) as caught:
            text(lang, buyer=Buyer(Two("سید Crafts", "سید Crafts")))
        assert caught.value.code == "E-LTR-02"
        assert caught.value.facts["field"] == "buyer.name_hi"
        assert caught.value.facts["character"] == "س"
        assert caught.value.facts["name"] == "U+0633 ARABIC LETTER SEEN"
    with pytest.raises(OdopError, match=r"loi_line\.spec"):
        text(lines=(replace(line(), spec="सुन्दर 😀"),))


def test_signs_that_mean_something_to_machines_are_text() -> None:
    said = text(buyer=Buyer(Two("A & B <Crafts> {{x}} [[y]]")))
    assert "A & B <Crafts> {{x}} [[y]]" in said


def test_compose_is_the_same_for_the_same_facts() -> None:
    facts = loi_facts(3, 2)
    assert loi.compose(facts, words("hi"), wording("loi", "hi")) == loi_letter("hi", loi_facts(3, 2))
    assert person(0) == person(0)
