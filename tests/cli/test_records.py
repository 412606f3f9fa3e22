"""list, show, history, set, bin, unbin, undo: what they say to a person and to a program."""

from __future__ import annotations

import re
from typing import Any

import pytest

from odop_desktop.domain.catalogue import KINDS
from tests.cli.saying import DEVANAGARI, Say, keyless, readable


@pytest.mark.parametrize("lang", ["hi", "en"])
@pytest.mark.parametrize("kind", [k.plural for k in KINDS])
def test_every_kind_is_listed_for_people_and_for_programs(look: Say, kind: str, lang: str) -> None:
    told = look("list", kind, "--limit", "20", lang=lang).done()
    keyless(told)
    facts = look("list", kind, "--limit", "20", "--json").facts
    assert facts["kind"] == kind and len(facts["rows"]) <= 20
    assert all(row["record"] == kind_name(kind) and row["number"] for row in facts["rows"])
    if not facts["rows"]:
        assert told.count("\n") == 1


def kind_name(plural: str) -> str:
    return next(k.name for k in KINDS if k.plural == plural)


@pytest.mark.parametrize("lang", ["hi", "en"])
@pytest.mark.parametrize("kind", [k.plural for k in KINDS if k.plural not in ("letters", "attachments")])
def test_every_kind_is_shown_whole_without_a_word_of_the_programs_inside(
    look: Say, kind: str, lang: str
) -> None:
    rows = look("list", kind, "--limit", "2", "--json").facts["rows"]
    for row in rows:
        shown = look("show", row["id"], lang=lang).done()
        keyless(shown)
        facts = look("show", row["id"], "--json").facts
        assert facts["id"] == row["id"] and isinstance(facts["problems"], list)
        history = look("history", row["id"], lang=lang).done()
        assert "→ \n" not in history


def test_pages_follow_one_another_without_a_gap(look: Say) -> None:
    whole = look("list", "artisans", "--limit", "1000", "--json").facts["rows"]
    pages: list[Any] = []
    after = None
    while True:
        more = ["--after", after] if after else []
        page = look("list", "artisans", "--limit", "7", *more, "--json").facts
        pages += page["rows"]
        after = page["after"]
        if not after:
            break
    assert [r["number"] for r in pages] == [r["number"] for r in whole]
    assert "--after" in look("list", "artisans", "--limit", "7").done()


def test_a_table_stands_in_columns(look: Say) -> None:
    head, *rows = look("list", "events").done().splitlines()
    at = head.index("आरम्भ तिथि")

    def column(line: str, width: int) -> str:
        """What stands behind so many columns of a terminal, on which marks take no room."""
        taken = 0
        for n, sign in enumerate(line):
            if taken == width:
                return line[n:]
            taken += not re.match(
                r"[\u0900-\u0902\u093a\u093c\u0941-\u0948\u094d\u0951-\u0957\u0962\u0963]", sign
            )
        return ""

    width = len(
        re.sub(r"[\u0900-\u0902\u093a\u093c\u0941-\u0948\u094d\u0951-\u0957\u0962\u0963]", "", head[:at])
    )
    assert rows and all(re.match(r"\d\d-\d\d-\d{4}", column(line, width)) for line in rows)


def test_a_district_without_a_confirmed_product_is_told_so(look: Say) -> None:
    assert "उत्पाद अभी निश्चित नहीं" in look("list", "products", "--limit", "1000").done()


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_a_search_without_a_hit_says_what_to_try(look: Say, lang: str) -> None:
    said = look("list", "artisans", "--search", "ज़ज़ज़ज़ऋक्ष", lang=lang).done()
    assert "ज़ज़ज़ज़ऋक्ष" in said and said.count("\n") == 1


def test_a_letter_of_intent_is_shown_with_its_lines_and_total(look: Say) -> None:
    facts = look("show", "LOI-1-000001", "--json").facts
    assert sum(line["value"] for line in facts["loi_lines"]) == facts["total"]
    shown = look("show", "LOI-1-000001").done()
    assert shown.count("चम्बा रुमाल") >= 2 and "₹90,00,000" in shown
    line = look("show", "LOI-1-000001/2").done()
    assert "LOI-1-000001/2" in line and "₹36,00,000" in line


def test_an_event_is_shown_with_its_stalls_and_people_counted(look: Say) -> None:
    facts = look("show", "RBSM26", "--json").facts
    assert (facts["stalls_count"], facts["participations_count"], facts["lois_count"]) == (12, 12, 8)
    assert "स्टॉल: 12" in look("show", "RBSM26").done()


def test_an_artisan_is_shown_with_consents_and_what_is_wanted(say: Say) -> None:
    number = say("list", "artisans", "--limit", "1", "--json").facts["rows"][0]["number"]
    before = say("show", number).done()
    assert "भरना शेष:" in before and "क्रेताओं को नाम, उत्पाद एवं दूरभाष: दर्ज नहीं" in before
    for state, day in (("दी गई", "02-01-2026"), ("नहीं दी", "05-01-2026")):
        pairs = (f"artisan={number}", "purpose=ख", f"state={state}", f"given_on={day}")
        say("set", "consents", "new", *pairs).done()
    after = say("show", number).done()
    assert "क्रेताओं को नाम, उत्पाद एवं दूरभाष: नहीं दी, 05-01-2026" in after
    facts = say("show", number, "--json").facts
    assert len(facts["consents"]) == 2 and "address" in facts["missing"]


def test_a_record_is_made_changed_binned_brought_back_and_undone(say: Say) -> None:
    made = say("set", "buyers", "new", "name_en=Neelkanth Traders", "city=Solan", "--json").facts
    number = made["number"]
    assert made["act"] and made["problems"] == []
    assert number in say("set", "buyers", number, "नगर=मण्डी").done()
    assert "मण्डी" in say("show", number).done()
    again = say("set", "buyers", number, "city=मण्डी", "--json").facts
    assert again["act"] is None
    assert "unbin" in say("bin", number, "--reason", "दो बार दर्ज").done()
    assert number in say("list", "buyers", "--bin").done()
    assert "बिन में है" in say("show", number).done()
    assert number in say("unbin", number).done()
    undone = say("undo", "--json").facts
    assert undone["changed"] == 1 and undone["kept"] == []
    assert "बिन में है" in say("show", number).done()
    history = say("history", number, "--json").facts
    assert [h["kind"] for h in history["history"]] == ["create", "change", "bin", "restore", "bin"]
    told = say("history", number).done()
    assert "दो बार दर्ज" in told and "Solan → मण्डी" in told


def test_a_line_is_named_by_its_letter_of_intent(say: Say) -> None:
    pairs = ("loi=LOI-1-000001", "seller_name=बाहरी", "product=चम्बा रुमाल", "qty=१०", "unit=नग", "rate=95.25")
    made = say("set", "loi_lines", "new", *pairs, "--json").facts
    assert made["number"] == "LOI-1-000001/3"
    assert "LOI-1-000001/3" in say("set", "loi_lines", "LOI-1-000001/3", "मात्रा=20").done()
    assert "₹1,905" in say("show", "LOI-1-000001/3").done()
    say("bin", "LOI-1-000001/3").done()
    assert len(say("show", "LOI-1-000001", "--json").facts["loi_lines"]) == 2


def test_doubtful_numbers_go_in_and_are_told_by_their_label(say: Say) -> None:
    said = say("set", "buyers", "new", "name_en=Doubtful", "mobile=98765", "--json")
    assert said.status == 0
    (doubt,) = said.facts["problems"]
    assert doubt["code"] == "E-ID-50" and doubt["field"] == "mobile" and doubt["reason"].startswith("मोबाइल")
    keyless(doubt["reason"])
    assert f"! {doubt['reason']}" in say("show", said.facts["number"]).done()


def test_an_aadhaar_number_typed_is_cut_to_its_last_four(say: Say) -> None:
    say("set", "artisans", "new", "name_hi=राम", "aadhaar_last4=2341 2341 2346").done()
    number = say("list", "artisans", "--search", "राम", "--json").facts["rows"][-1]["number"]
    shown = say("show", number).done()
    assert "234123412346" not in shown.replace(" ", "") and "XXXX XXXX 2346" in shown


@pytest.mark.parametrize("kind", [k.plural for k in KINDS])
def test_the_fields_of_every_kind_are_told_with_their_labels(look: Say, kind: str) -> None:
    facts = look("set", kind, "--fields", "--json").facts
    assert all(f["label"] != f["field"] and DEVANAGARI.search(f["label"]) for f in facts["fields"])
    readable(look("set", kind, "--fields").done())


def test_a_record_says_whether_a_portal_has_it(say: Say) -> None:
    assert say("show", "LOI-1-000001", "--json").facts["uploaded"] is False
    say("set", "lois", "LOI-1-000001", "uploaded_on=21-11-2026", "portal_no=HP-77").done()
    assert say("show", "LOI-1-000001", "--json").facts["uploaded"] is True
    told = say("show", "LOI-1-000001").done()
    assert "21-11-2026" in told
