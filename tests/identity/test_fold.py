"""Two spellings of one word fold alike, in either script; the beginning of a word finds the word."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.identity.fold import fold_head, fold_search, hindi_sort_key

ALIKE = (
    "chamba चंबा चम्बा चँबा CHAMBA",
    "Sita Seeta सीता Seetaa",
    "राजकुमार Rajkumar Raajkumar",
    "कमला Kamla Kamala",
    "कांगड़ा कांगडा काँगड़ा Kangra",
    "सिंह Singh",
    "चौधरी Chaudhary Choudhary Chaudhari Chowdhary",
    "लक्ष्मी Laxmi Lakshmi",
    "ज्ञानेश्वरी Gyaneshwari Gyaneshvari",
    "विश्वकर्मा Vishwakarma Vishvakarma",
    "कृष्ण Krishna",
    "मोहम्मद Mohammad Mohd Muhammad",
    "उदयपुर Udaipur Udaypur",
    "चंडीगढ़ चण्डीगढ Chandigarh",
    "पाण्डेय पांडे Pandey Pande",
    "ज़रदोज़ी जरदोजी Zardozi",
    "फ़िरोज फिरोज Firoz Phiroz",
    "मिश्र मिश्रा Mishra",
    "रुमाल रूमाल Rumal Roomal",
    "कुल्लू Kullu",
    "त्र्यम्बक Tryambak",
    "श्याम Shyam",
    "हर्षवर्धन Harshvardhan Harshwardhan",
    "सिद्धार्थ Siddharth Sidharth",
    "क़ुरैशी कुरैशी Quraishi",
)


@pytest.mark.parametrize("group", ALIKE)
def test_spellings_of_one_word_are_searched_alike(group: str) -> None:
    assert len({fold_search(word) for word in group.split()}) == 1


def test_folded_text_keeps_vowels_digits_and_its_words() -> None:
    assert fold_search("  राम  लाल, वार्ड-५ ") == "ram lal varad 5"
    assert fold_search("मो0 9876543210") == "mu 9876543210"
    assert fold_search("") == ""


@pytest.mark.parametrize("code", ["HP-CHM-1-000123-B", "02AAAPZ1234C1ZC", "LOI/2025-26/1-0001", "81781"])
def test_numbers_and_codes_are_only_lower_cased(code: str) -> None:
    assert fold_search(f" {code} ") == code.lower()


def test_different_words_stay_apart() -> None:
    text = "राम सीता मोहन सोहन चम्बा मंडी शिमला सोलन रुमाल चप्पल ताले हींग चाय शॉल दरी"
    words = text.split()
    assert len({fold_search(w) for w in words}) == len(words)


def test_joiners_and_either_form_of_nukta_count_for_nothing() -> None:
    assert fold_search("क्\u200dया") == fold_search("क्या")
    assert fold_search("का\u0902ग\u095cा") == fold_search("कांगड\u093cा")


def test_other_scripts_and_accents_do_not_break_it() -> None:
    assert fold_search("Rāma") == fold_search("Rama")
    assert fold_search("محمد ਰਾਮ 😀") != ""


HINDI = st.lists(
    st.tuples(
        st.sampled_from("कखगघचछजझटठतथदधनपफबभमयरलवशसह"),
        st.sampled_from(["", "", "ा", "ि", "ी", "ु", "ू", "े", "ै", "ो", "ौ", "ं", "्र", "्या"]),
    ).map("".join),
    min_size=1,
    max_size=6,
)


@given(HINDI)
def test_any_beginning_of_a_hindi_word_finds_the_word(syllables: list[str]) -> None:
    whole = fold_search("".join(syllables))
    for end in range(1, len(syllables)):
        assert whole.startswith(fold_search("".join(syllables[:end])))


ROMAN = st.lists(
    st.tuples(st.sampled_from("kgcjtdnpbmrlvsh"), st.sampled_from(["a", "i", "u", "aa", "e", "o"])).map(
        "".join
    ),
    min_size=2,
    max_size=6,
)


@given(ROMAN, st.integers(1, 5))
def test_any_beginning_of_a_roman_word_finds_the_word(syllables: list[str], end: int) -> None:
    typed = "".join(syllables[:end])
    assert fold_search("".join(syllables)).startswith(fold_search(typed))


@given(HINDI)
def test_folding_twice_changes_nothing(syllables: list[str]) -> None:
    once = fold_search("".join(syllables))
    assert fold_search(once) == once


@given(st.text(max_size=40))
def test_folding_never_fails_and_folds_capitals_alike(text: str) -> None:
    assert fold_search(text) == fold_search(text.casefold())
    assert isinstance(fold_head(text) + hindi_sort_key(text), str)


@pytest.mark.parametrize(
    "heads",
    [
        ("क्र0सं0", "क्र.सं.", "क्र० सं०", "क्र॰सं॰", "क्रo संo", "क्र सं"),
        ("मो0 न0", "मो. न.", "मो० न०"),
        ("जन्म तिथि", "जन्मतिथि", "जन्म तिथी", " जन्म\nतिथि "),
        ("Sr. No.", "SR NO", "sr.no", "Sr No"),
        ("Name (English)", "NAME ENGLISH", "name-english"),
        ("ज़िला", "जिला", "जिला:"),
        ("गाँव", "गांव"),
        ("विकास खण्ड", "विकास खंड", "विकासखंड"),
        ("आधार नं0", "आधार नं.", "आधार नं"),
        ("Father's Name", "Fathers name"),
    ],
)
def test_heads_are_matched_without_their_dress(heads: tuple[str, ...]) -> None:
    assert len({fold_head(h) for h in heads}) == 1


def test_the_stroke_between_two_heads_stays() -> None:
    assert fold_head("पिता / पति का नाम").split("/") == [fold_head("पिता"), fold_head("पति का नाम")]


def test_zeros_that_are_numbers_stay_in_a_head() -> None:
    assert fold_head("वर्ष 2010") == "वर्ष2010"
    assert fold_head("उद्योग आधार") != fold_head("आधार")


def test_hindi_stands_in_the_order_of_the_dictionary() -> None:
    words = [
        "अंक",
        "अकबर",
        "आम",
        "कंकड़",
        "कई",
        "कचहरी",
        "काम",
        "किला",
        "कौआ",
        "क्या",
        "क्षमा",
        "खान",
        "ज़मीन",
        "जल",
    ]
    assert sorted(sorted(words, key=len), key=hindi_sort_key) == words


def test_nukta_and_the_ways_of_writing_a_nasal_do_not_part_words() -> None:
    same = [("चंबा", "चम्बा", "चँबा"), ("अन्त", "अंत"), ("खण्ड", "खंड"), ("गङ्गा", "गंगा"), ("ज़रदोज़ी", "जरदोजी")]
    for group in same:
        assert len({hindi_sort_key(w) for w in group}) == 1
    assert hindi_sort_key("अन्न") != hindi_sort_key("अंन")
    assert hindi_sort_key("Sita  Devi") == "sita devi"


@given(st.text(alphabet="कखगड़़ंँम्ाि \u200d", max_size=20))
def test_the_order_does_not_depend_on_how_the_text_is_composed(text: str) -> None:
    assert hindi_sort_key(unicodedata.normalize("NFC", text)) == hindi_sort_key(
        unicodedata.normalize("NFD", text)
    )
