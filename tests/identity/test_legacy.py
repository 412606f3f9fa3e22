"""Kruti Dev and DevLys: the known pairs, words of the kind, and whatever the keys can spell."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.identity.legacy import is_legacy_font, is_other_legacy_font, looks_legacy, to_unicode
from tests.identity.kruti_typist import JOINED, typed

ASSETS = Path(__file__).resolve().parent.parent / "assets"
with (ASSETS / "krutidev_pairs.csv").open(encoding="utf-8", newline="") as f:
    PAIRS = [(row["krutidev010"], row["unicode_expected"]) for row in csv.DictReader(f)]

WORDS = """
pkS/kjh चौधरी
g"kZo/kZu हर्षवर्धन
«;Ecd त्र्यम्बक
=~;Ecd त्र्यम्बक
f}osnh द्विवेदी
J`axkj श्रृंगार
Kkus'ojh ज्ञानेश्वरी
KkusÜojh ज्ञानेश्वरी
dk;kZy; कार्यालय
losZ'oj सर्वेश्वर
vkfFkZd आर्थिक
vkÆFkd आर्थिक
vk£Fkd आर्थिक
/kkfeZd धार्मिक
dhfrZ कीर्ति
egf"kZ महर्षि
'kkÉxd शार्गिंक
o"kks± वर्षों
deÊ कर्मी
#i;s रुपये
:i रूप
jk"Vª राष्ट्र
Mªe ड्रम
eftLVªsV मजिस्ट्रेट
x³~xk गङ्गा
i¥~p पञ्च
v‚fQl ऑफिस
vkWfQl ऑफिस
'kkWy शॉल
'k‚y शॉल
[k+ku ख़ान
t+jh ज़री
Q+kjlh फ़ारसी
¶+ykse फ़्लोम
i<+kbZ पढ़ाई
vk¡xuokM+h आँगनवाड़ी
flag सिंह
Çlg सिंह
t;Çlg जयसिंह
ugÈ नहीं
laLd`fr संस्कृति
y{eh लक्ष्मी
{ks= क्षेत्र
f=yksd त्रिलोक
f=kyksd त्रिलोक
fp=k चित्रा
lkfo=h सावित्री
L=h स्त्री
óh स्त्री
egku~ महान्
mn~?kkVu उद्घाटन
vkS|ksfxd औद्योगिक
fo'ks"kK विशेषज्ञ
d`".k कृष्ण
—".k कृष्ण
Ñ".k कृष्ण
mnwZ उर्दू
czã ब्रह्म
fpà चिह्न
ºzkl ह्रास
feV~Vh मिट्टी
feêh मिट्टी
lEifÙk सम्पत्ति
dÙkkZ कर्त्ता
LokLF; स्वास्थ्य
çfØ;k प्रक्रिया
izfØ;k प्रक्रिया
iwokZapy पूर्वांचल
,sfPNd ऐच्छिक
_f"k ऋषि
bZ'oj ईश्वर
vkb±uk आईंना
eè; मध्य
f[kykM+h खिलाड़ी
[kS[kk खैखा
dk"B काष्ठ
dqEgkj कुम्हार
cqudj बुनकर
Hkksykukk भोलाना
d{kk&8 कक्षा-8
eksŒ मो॰
å‡„‹ ०५२९
10$2 10+2
10%30 10:30
^jke* ‘राम’
Þjkeß “राम”
¼fg-iz-½ (हि.प्र.)
"""
KNOWN = [tuple(line.split()) for line in WORDS.strip().splitlines()]


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(("keys", "hindi"), PAIRS)
@pytest.mark.parametrize("font", ["Kruti Dev 010", "DevLys 010"])
def test_every_known_pair_is_converted(keys: str, hindi: str, font: str) -> None:
    assert to_unicode(keys, font) == nfc(hindi)


@pytest.mark.parametrize(("keys", "hindi"), KNOWN)
def test_words_of_office_lists_are_converted(keys: str, hindi: str) -> None:
    assert to_unicode(keys) == nfc(hindi)


SYLLABLES = st.builds(
    lambda reph, cluster, matra, mark: (
        ("र्" if reph and not cluster.startswith("र") else "") + cluster + matra + mark
    ),
    st.booleans(),
    st.one_of(
        st.sampled_from(sorted("कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह")),
        st.sampled_from(sorted(JOINED)),
        st.sampled_from(["स्त", "स्थ", "ल्प", "न्त", "म्ब", "ण्ड", "ट्र", "ड्र", "स्व", "भ्य", "ड\u093c", "ढ\u093c"]),
        st.sampled_from(
            ["ज\u093c", "फ\u093c", "ख\u093c", "ग्र", "ध्य", "ख्य", "श्व", "ष्ट", "च्च", "ङ्ग", "ञ्च", "ब्र"]
        ),
    ),
    st.sampled_from(["", "ा", "ि", "ी", "ु", "ू", "े", "ै", "ो", "ौ", "ॉ"]),
    st.sampled_from(["", "", "", "ं", "ँ"]),
)
TEXT = st.lists(
    st.one_of(
        SYLLABLES,
        SYLLABLES,
        SYLLABLES,
        st.sampled_from(["आ", " ", "उ", "ऊ", "ऐ", "औ", ", ", " 25 ", "।", "४"]),
    ),
    min_size=1,
    max_size=8,
).map("".join)


@given(TEXT)
def test_what_is_typed_by_the_keys_reads_back(text: str) -> None:
    hindi = nfc(text)
    assert to_unicode(typed(hindi)) == hindi


@given(st.text(max_size=60))
def test_any_text_is_converted_without_leaving_a_sign_of_our_own(text: str) -> None:
    assert not any(sign in to_unicode(text) for sign in "\ue000\ue001\ue002" if sign not in text)


@pytest.mark.parametrize("keys", ["‘kekZ", "’kekZ", "'kekZ", "\u0091kekZ"])
def test_smart_quotes_and_latin_1_are_mended(keys: str) -> None:
    assert to_unicode(keys) == "शर्मा"


def test_utf_8_read_as_windows_text_is_mended() -> None:
    broken = "mÙkj çns'k".encode().decode("cp1252")
    assert to_unicode(broken) == "उत्तर प्रदेश"
    assert to_unicode("dkÃ") == "काई"


def test_numbers_addresses_and_codes_among_the_words_stay() -> None:
    assert to_unicode("jke 9876543210") == "राम 9876543210"
    assert to_unicode("jke ram.kumar@gmail.com") == "राम ram.kumar@gmail.com"
    assert to_unicode("iSu AAAPZ1234C") == "पैन AAAPZ1234C"
    assert to_unicode("UDYAM-HP-03-0000001") == "UDYAM-HP-03-0000001"


def test_unicode_in_a_legacy_font_stays() -> None:
    assert to_unicode("राम Kumar") == "राम Kumar"


def test_a_half_letter_at_the_end_keeps_its_halant() -> None:
    assert to_unicode("jkeL") == "रामस्"


def test_a_font_of_another_layout_is_not_converted() -> None:
    with pytest.raises(ValueError, match="Chanakya"):
        to_unicode("jke", "Chanakya")


@pytest.mark.parametrize(
    "name", ["Kruti Dev 010", "kruti dev 016", "KrutiDev010", "DevLys 010", "DevLys 010 Thin"]
)
def test_fonts_of_the_family_are_known(name: str) -> None:
    assert is_legacy_font(name)
    assert not is_other_legacy_font(name)


@pytest.mark.parametrize("name", [None, "", "Calibri", "Mangal", "Nirmala UI", "Kokila", "Arial Unicode MS"])
def test_other_fonts_are_not_legacy(name: str | None) -> None:
    assert not is_legacy_font(name)
    assert not is_other_legacy_font(name)


@pytest.mark.parametrize("name", ["Chanakya", "Shusha", "Walkman-Chanakya905", "Shree-Lipi", "Shivaji01"])
def test_fonts_that_cannot_be_converted_are_named(name: str) -> None:
    assert is_other_legacy_font(name)
    assert not is_legacy_font(name)


@pytest.mark.parametrize("keys", [keys for keys, _ in PAIRS])
def test_kruti_dev_is_seen_without_its_font(keys: str) -> None:
    assert looks_legacy(keys)


ROMAN = (
    "Ram Kumar|Sita Devi|Chamba Rumal|Name of artisan|GSTIN|02MCHPF8296G1Z9|Village Saral, P.O. Mehla|Prithvi Raj|-do-"
    "|W/o Ram|Bhattiyat|M/s Himachal Handloom (P) Ltd.|O'Brien|H.No. 12/A|ram@gmail.com|Dr. Hrithik Gyan|Phuntsog|OBC"
    "|SC/ST|10th|PhD|eBay|iPhone|Rs. 500/-|9876543210|XXXX XXXX 1234|N/A|Dhruv|Bhrigu|DIC/CHM/ODOP/2025-26/1234|SHG"
    ' "Shakti"|www.himachal.nic.in|Schwarz|=SUM(1+1)|5 kg|Rhythm|Lhamo|राम कुमार|'
)


@pytest.mark.parametrize("text", ROMAN.split("|"))
def test_roman_text_is_not_taken_for_kruti_dev(text: str) -> None:
    assert not looks_legacy(text)
