"""What the rules say is said in the reader's language, names of records included."""

from __future__ import annotations

import pytest

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.telling import wording
from tests.actions.offices import clock, office, practice

__all__ = ["clock", "office", "practice"]


@pytest.mark.parametrize(("lang", "name"), [("hi", "हिम मेला"), ("en", "Him Fair")])
def test_a_record_is_named_in_the_language_of_the_sentence(office: Office, lang: str, name: str) -> None:
    with pytest.raises(OdopError) as caught:
        records.bin(office, kind=c.OFFICE, ids=[office.facts.id])
    title, _ = wording.told(office.words(lang), caught.value.code, caught.value.facts)
    assert (office.facts.name_hi if lang == "hi" else office.facts.name_en) in title
    other, _ = wording.told(office.words(lang), "E-EVT-11", {"event": "हिम मेला", "event_en": "Him Fair"})
    assert name in other


def test_a_name_in_one_script_serves_both(office: Office) -> None:
    for lang in ("hi", "en"):
        title, _ = wording.told(office.words(lang), "E-EVT-11", {"event": "हिम मेला"})
        assert "हिम मेला" in title
