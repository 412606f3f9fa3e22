"""The papers of the first start: the recovery card, the letterhead to look at."""

from __future__ import annotations

import pytest

from odop_desktop.actions.founding import new_code
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import text_of
from odop_desktop.letters.compose import letterhead, recovery_card
from odop_desktop.letters.compose.facts import Signatory, Two
from odop_desktop.letters.compose.recovery_card import CardFacts
from odop_desktop.letters.render.pdf import render
from odop_desktop.paths import resources

HI, EN = (Words.load(lang, resources() / "locale") for lang in ("hi", "en"))
OFFICER = Signatory(Two("अनिता ठाकुर", "Anita Thakur"), Two("महाप्रबन्धक", "General Manager"), "F")


def texts(**more: str) -> dict[str, str]:
    return {"letterhead_hi": "कार्यालय\nजिला", "letterhead_en": "Office", "phone": "01899", **more}


def head(**more: str) -> letterhead.Head:
    told = texts(**more)
    return letterhead.head_of(lambda key: told.get(key, ""))


def test_the_card_holds_every_group_and_both_languages_on_one_sheet() -> None:
    code = new_code()
    facts = CardFacts(Two("जिला उद्योग केन्द्र", "DIC"), code, "2026-01-10", "anita", 1)
    paper = recovery_card.compose(facts, HI, EN)
    said = text_of(paper)
    assert all(group in said for group in code.split("-")) and code.count("-") == 8
    assert "10.01.2026" in said and "anita" in said
    assert HI("paper.card.where") in said and EN("paper.card.where") in said
    assert render(paper).count(b"/Type /Page\n") == 1


def test_the_letterhead_pads_the_shorter_language_and_signs_by_gender() -> None:
    said = text_of(letterhead.compose(head(), OFFICER, "DIC/…", "2026-01-10", HI))
    assert said.startswith("कार्यालय\nजिला\n")
    assert "भवदीया" in said and "01899" in said
    english = text_of(letterhead.compose(head(), OFFICER, "DIC/…", "2026-01-10", EN))
    assert "Anita Thakur" in english and english.startswith("Office\nजिला\n")  # the other stands in for it


def test_preprinted_paper_leaves_room_for_its_head() -> None:
    assert head(letterhead_blank_mm="40").preprinted_mm == 40
    assert head(letterhead_blank_mm="4000").preprinted_mm == 200
    assert head(letterhead_blank_mm="much").preprinted_mm == 0
    said = text_of(letterhead.compose(head(letterhead_blank_mm="40"), OFFICER, "", "2026-01-10", HI))
    assert "कार्यालय" not in said.splitlines()[0]


def test_a_sign_that_cannot_be_printed_is_named() -> None:
    with pytest.raises(OdopError, match="E-LTR-02"):
        letterhead.compose(head(letterhead_hi="कार्यालय 😀"), OFFICER, "", "2026-01-10", HI)
