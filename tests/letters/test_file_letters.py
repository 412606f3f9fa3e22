"""The letters of T14 as text: covering letter and nil report to headquarters, headquarters' reminder for a file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.domain.pack import national_lists
from odop_desktop.errors import OdopError
from odop_desktop.letters.blocks import text_of
from odop_desktop.letters.compose import awaited, covering, nil, official, wordings
from odop_desktop.letters.compose.facts import NONE, Two
from odop_desktop.paths import resources
from tests.letters.file_papers import FILE, awaited_letter, covering_letter, from_hq, nil_letter
from tests.letters.file_papers import official as to_hq
from tests.letters.papers import OFFICER

MODULES = (covering, nil, awaited)


def test_the_covering_letter_in_hindi() -> None:
    said = text_of(covering_letter("hi"))
    for part in (
        "पत्रांक: DIC-CHM/COVERING/2026-27/1-0014 दिनांक: 05.12.2026\nसेवा में,\nनिदेशक,\n"
        "उद्योग निदेशालय, हिमाचल प्रदेश, शिमला – 171001\n"
        "विषय: माह नवम्बर 2026 की ओडीओपी फ़ाइल सं. 14 के प्रेषण के सम्बन्ध में।\nमहोदय,\n"
        "माह नवम्बर 2026 की ओडीओपी फ़ाइल सं. 14 नियन्त्रण-पत्रक सहित पेन ड्राइव द्वारा प्रेषित है (अभिलेख 1,602)।\n"
        "पावती भेजने का कष्ट करें।\n",
        f"संलग्नक: नियन्त्रण-पत्रक; फ़ाइल {FILE}\n",
        "भवदीया,\n(अदिति वर्मा)\nमहाप्रबन्धक",
    ):
        assert part in said, part


def test_the_covering_letter_in_english() -> None:
    said = text_of(covering_letter("en"))
    for part in (
        "To\nThe Director,\nDirectorate of Industries, Himachal Pradesh, Shimla – 171001\n"
        "Subject: ODOP file No. 14 for the month of November 2026.\nSir,\n",
        "is sent herewith by pen drive with its control sheet (records: 1,602).\nKindly send the receipt.\n",
        f"Encl.: control sheet; file {FILE}\n",
        "Yours faithfully,\n(Aditi Verma)\nGeneral Manager",
    ):
        assert part in said, part


def test_parts_and_files_without_a_receipt_are_named_only_where_there_are_some() -> None:
    told = text_of(covering_letter("hi", parts=3, unacked=(12, 13)))
    assert "फ़ाइल 3 भागों में है" in told
    assert "पूर्व में प्रेषित फ़ाइल सं. 12, 13 की पावती अद्यावधि अप्राप्त है" in told
    plain = text_of(covering_letter("hi", how=NONE, file=""))
    assert "भागों" not in plain and "अद्यावधि" not in plain and "द्वारा" not in plain
    assert "संलग्नक: नियन्त्रण-पत्रक\n" in plain


def test_the_nil_report() -> None:
    said = text_of(nil_letter("hi"))
    assert "माह नवम्बर 2026 में कोई नया/संशोधित अभिलेख नहीं है (शून्य सूचना)।\n" in said
    assert "इस आशय की फ़ाइल सं. 15 नियन्त्रण-पत्रक सहित ई-मेल द्वारा प्रेषित है।" in said
    english = text_of(nil_letter("en"))
    assert "In the month of November 2026 no record is new or changed (nil report)." in english
    alone = text_of(nil_letter("hi", file_no=None))
    assert "फ़ाइल" not in alone and "संलग्नक" not in alone and "(शून्य सूचना)" in alone


def test_headquarters_reminds_and_says_what_came_last() -> None:
    said = text_of(awaited_letter("hi"))
    for part in (
        "महाप्रबन्धक,\nजिला उद्योग केन्द्र, चम्बा, हरदासपुरा, चम्बा – 176310\n",
        "महोदया,\nमाह नवम्बर 2026 की फ़ाइल अद्यावधि अप्राप्त है; दिनांक 15.12.2026 तक प्रेषित करें।\n"
        "आपके कार्यालय से अन्तिम फ़ाइल सं. 13 (माह अक्तूबर 2026) दिनांक 05.11.2026 को प्राप्त हुई थी।\n",
        "फ़ाइल (शून्य सूचना) भेजें",
        "दूरभाष 0177-0000000",
        "भवदीय,\n(हर्षवर्धन ठाकुर)\nनिदेशक",
    ):
        assert part in said, part
    assert "अनुस्मारक" not in said and "सन्दर्भ" not in said
    english = text_of(awaited_letter("en"))
    assert (
        "The last file from your office, No. 13 for the month of October 2026, came on 05.11.2026." in english
    )


def test_a_further_reminder_counts_and_refers_to_the_one_before() -> None:
    changes: dict[str, Any] = {"reminder": 2, "ref_no": "DI-HP/AWAITED/1", "ref_date": "2026-11-25"}
    said = text_of(awaited_letter("hi", **changes))
    assert "\nअनुस्मारक-2\n" in said
    assert "सन्दर्भ: इस कार्यालय का पत्र संख्या DI-HP/AWAITED/1 दिनांक 25.11.2026\n" in said
    assert "\nReminder-2\n" in text_of(awaited_letter("en", **changes))


def test_an_office_that_never_sent_is_told_so() -> None:
    never = {"last_file": None, "last_month": "", "last_on": ""}
    assert "अब तक कोई फ़ाइल प्राप्त नहीं हुई है।" in text_of(awaited_letter("hi", **never))
    said = text_of(awaited_letter("en", **never))
    assert "No file has come from your office so far." in said and "The last file" not in said


@pytest.mark.parametrize("gender", ["M", "F", ""])
def test_the_addressee_is_addressed_by_gender(gender: str) -> None:
    letter = to_hq(to=replace(to_hq().to, gender=gender))
    said = text_of(covering_letter("hi", letter=letter))
    assert {"M": "\nमहोदय,\n", "F": "\nमहोदया,\n", "": "\nमहोदय/महोदया,\n"}[gender] in said


def test_who_signs_for_whom() -> None:
    officer = replace(OFFICER, for_whom=Two("निदेशक", "Director"), additional_charge=True)
    said = text_of(nil_letter("hi", letter=to_hq(officer=officer)))
    assert said.endswith("(अदिति वर्मा)\nमहाप्रबन्धक\n(अतिरिक्त प्रभार)\nकृते निदेशक")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"month": ""}, "letter.subject"),
        ({"date": ""}, "letter.letter_date"),
        ({"officer": replace(OFFICER, name=NONE)}, "officer.name_hi"),
        ({"to": replace(to_hq().to, office=NONE)}, "office.name_hi"),
    ],
)
def test_without_these_there_is_no_letter(changes: dict[str, Any], field: str) -> None:
    for make in (covering_letter, nil_letter, awaited_letter):
        with pytest.raises(OdopError) as caught:
            make("hi", letter=from_hq(**changes))
        assert caught.value.code == "E-LTR-03" and caught.value.facts["field"] == field


def test_a_character_that_cannot_be_printed_names_its_field() -> None:
    with pytest.raises(OdopError) as caught:
        covering_letter("hi", file="फ़ाइल 😀")
    assert caught.value.code == "E-LTR-02" and caught.value.facts["field"] == "letter.file_name"


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_a_draft_has_no_number(lang: str) -> None:
    letter = covering_letter(lang, letter=to_hq(""))
    assert letter.number == "" and "COVERING" not in text_of(letter)


def test_each_kind_stands_in_the_register_s_list_and_its_wordings_are_sound() -> None:
    known = national_lists()["letter_kind"].by_code
    for module in MODULES:
        assert module.KIND.upper() in known
        for lang in ("hi", "en"):
            assert len(wordings.read(module.KIND, lang, resources() / "letters").lines) > 9


def test_every_chip_has_a_source() -> None:
    fields = {f"{kind.name}.{field.key}" for kind in KINDS for field in kind.fields}
    for module in MODULES:
        assert set(module.SOURCES.values()) <= fields
        assert {c for c in module.CHIPS if not c.endswith(("_hi", "_en"))} == set(module.SOURCES)
        assert official.SOURCES.items() <= module.SOURCES.items()
