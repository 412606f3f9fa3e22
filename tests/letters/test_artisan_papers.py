"""The slip of papers still wanted and the life-line: what they say, in both languages, and that they fit their page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from odop_desktop.domain.catalogue import ARTISAN, KINDS
from odop_desktop.domain.catalogue.field import Need
from odop_desktop.errors import OdopError
from odop_desktop.letters.blocks import Letter, text_of
from odop_desktop.letters.compose import artisan, lifeline, slip
from odop_desktop.letters.compose.artisan import ArtisanFacts
from odop_desktop.letters.compose.facts import Person, Two
from odop_desktop.letters.compose.life import LifeLine, Said
from odop_desktop.letters.compose.lifeline import LifeFacts
from odop_desktop.letters.compose.slip import SlipFacts, Wanted
from odop_desktop.letters.render.pdf import length, render
from tests.letters.papers import CHAMBA, HP, PLACE, person, wording, words
from tests.letters.reading import fold, said, sound


def facts(**changes: object) -> ArtisanFacts:
    told = {
        "date": "2026-01-10",
        "head": CHAMBA,
        "office_post": Two("महाप्रबन्धक", "General Manager"),
        "state": HP,
        "person": person(),
        "address": PLACE,
        "registration": "HP-CHM-1-000123-B",
        "product": Two("चम्बा रुमाल", "Chamba Rumal"),
        "mobile": "9000000001",
    }
    return ArtisanFacts(**{**told, **changes})  # type: ignore[arg-type]


def slip_letter(lang: str, wanted: tuple[Wanted, ...], by: str = "2026-01-25", **changes: object) -> Letter:
    return slip.compose(SlipFacts(facts(**changes), wanted, by), words(lang), wording("slip", lang))


def line(n: int) -> LifeLine:
    said = (
        Said("life.loi", {"number": Two(f"LOI-{n}", f"LOI-{n}")}),
        Said("life.what", {"what": Two("₹5,000", "₹5,000")}),
    )
    return LifeLine(f"2026-01-{n % 28 + 1:02d}", said, "loi", str(n))


def life_letter(lang: str, lines: int, earlier: int = 0, **changes: object) -> Letter:
    so_far = (Said("paper.lifeline.events", {"n": Two("2", "2"), "sum": Two()}),)
    told = LifeFacts(facts(**changes), so_far, tuple(line(n) for n in range(lines)), earlier)
    return lifeline.compose(told, words(lang), wording("lifeline", lang))


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        (
            "hi",
            ("शेष कागज़ों की पर्ची", "ज्ञानेश्वरी नेगी", "25.01.2026 तक", "मोबाइल नम्बर", "01899-000000", "महोदया"),
        ),
        (
            "en",
            (
                "Papers still wanted",
                "Gyaneshwari Negi",
                "office by 25.01.2026",
                "Mobile No.",
                "01899-000000",
                "Madam",
            ),
        ),
    ],
)
def test_the_slip_says_who_what_and_by_when(lang: str, says: tuple[str, ...], tmp_path: Path) -> None:
    why = "अन्तिम अक्षर O होना चाहिए।"
    letter = slip_letter(lang, (Wanted("mobile"), Wanted("gstin", "02AAAPN1234C1ZX", why)))
    pdf = render(letter)
    read = said(pdf)
    assert sound(pdf, tmp_path) and all(fold(part) in read for part in says)
    assert "HP-CHM-1-000123-B" in read and "02AAAPN1234C1ZX" in read and why in read


def test_without_a_day_none_is_named() -> None:
    assert "तक मूल" not in text_of(slip_letter("hi", (Wanted("mobile"),), by=""))
    assert "office by" not in text_of(slip_letter("en", (Wanted("mobile"),), by=""))


def test_an_office_without_a_telephone_names_none() -> None:
    quiet = slip_letter("hi", (Wanted("mobile"),), head=replace(CHAMBA, phone=""))
    assert "दूरभाष" not in text_of(quiet)


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_every_field_that_is_wanted_says_what_to_bring(lang: str) -> None:
    """A new wanted field needs no line of its own, but those of today have one."""
    asked = [f.key for f in ARTISAN.fields if f.need in (Need.WANTED, Need.REQUIRED)]
    assert [key for key in asked if f"slip.bring.{key}" not in words(lang)] == []
    told = text_of(slip_letter(lang, tuple(Wanted(key) for key in (*asked, "udid_no"))))
    assert words(lang)("slip.bring.other") in told


def test_a_society_stands_under_its_own_name() -> None:
    told = text_of(slip_letter("hi", (Wanted("mobile"),), person=Person(Two()), unit="चौगान महिला समूह"))
    assert told.count("चौगान महिला समूह") == 1


def test_a_name_that_cannot_be_printed_is_refused_by_its_field() -> None:
    with pytest.raises(OdopError) as caught:
        slip_letter("hi", (Wanted("mobile"),), unit="इकाई 😀")
    assert caught.value.code == "E-LTR-02" and caught.value.facts["field"] == "artisan.unit_name"


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_the_life_line_tells_each_day(lang: str, tmp_path: Path) -> None:
    letter = life_letter(lang, 3, earlier=4)
    read = said(render(letter))
    assert sound(render(letter), tmp_path)
    assert "01.01.2026" in read and "LOI-2 · ₹5,000" in read
    assert ("Chamba Rumal" if lang == "en" else "चम्बा रुमाल") in read
    assert ("4 older entries" in read) is (lang == "en")


def test_length_counts_pages() -> None:
    assert length(life_letter("hi", 3)) == 1
    assert length(life_letter("hi", 120)) > 2


def test_a_life_without_an_event_tells_no_sum_and_no_table() -> None:
    told = LifeFacts(facts(), (), ())
    text = text_of(lifeline.compose(told, words("hi"), wording("lifeline", "hi")))
    assert "अब तक" not in text and "क्या हुआ" not in text


def test_every_chip_has_a_source() -> None:
    fields = {f"{kind.name}.{field.key}" for kind in KINDS for field in kind.fields}
    for source in (artisan.SOURCES, slip.SOURCES, slip.LINE_SOURCES, lifeline.SOURCES, lifeline.LINE_SOURCES):
        assert set(source.values()) <= fields
