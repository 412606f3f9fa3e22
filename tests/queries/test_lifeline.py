"""The life of records: what is told, in both languages, newest first; and the history of their acts."""

from __future__ import annotations

import pytest

from odop_desktop.actions import letters, records
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.queries import addressed, artisan_facts, history, lifeline
from odop_desktop.queries.history import Bar
from tests.actions.offices import artisan, event, loi, make, row, rows


def life(office: Office, kind: RecordKind, id: str, lang: str = "hi") -> list[str]:
    words = office.words(lang)
    return [f"{x.on} {x.worded(words)}" for x in lifeline.of(office, row(office, kind, id))]


def standing(office: Office) -> tuple[str, str, str]:
    """An artisan with a stall at a fair; the participation; the fair."""
    who, fair = artisan(office, name_en="Sunita Devi"), event(office)
    stall = make(office, c.STALL, event=fair, stall_no="A-07", hall="Hall 1")
    took = make(
        office, c.PARTICIPATION, event=fair, artisan=who, stall=stall, stage="ALLOTTED", sale_cash=86_300_00
    )
    return who, took, fair


def test_an_artisans_events_stalls_and_sales(office: Office) -> None:
    who, _, _ = standing(office)
    assert "2026-02-01 हिम मेला · स्टॉल Hall 1/A-07 · आवंटित · बिक्री ₹86,300" in life(office, c.ARTISAN, who)
    english = life(office, c.ARTISAN, who, "en")
    assert "2026-02-01 Him Fair · stall Hall 1/A-07 · Allotted · sales ₹86,300" in english
    assert english[-1] == "2026-01-10 Registration · admin"
    assert english == sorted(english, key=lambda x: x[:10], reverse=True)


def test_an_artisans_lois_tell_its_own_lines(office: Office) -> None:
    who = artisan(office)
    mine = {"seller": who, "product_en": "Shawl", "qty": 2_000, "rate": 100_00}
    made = loi(
        office, [mine, mine, {"seller_name": "गीता", "product_en": "Cap", "qty": 9_000, "rate": 900_00}]
    )
    number = row(office, c.LOI, made).number
    told = life(office, c.ARTISAN, who)
    assert f"2026-01-05 आशय पत्र {number} · Himadri Crafts · ₹400 · प्रारूप" in told
    buyer = row(office, c.LOI, made)["buyer"]
    assert any("₹8,500" in line and "हिम मेला" in line for line in life(office, c.BUYER, buyer))
    records.bin(office, kind=c.LOI, ids=[made])
    assert not any("आशय पत्र" in line for line in life(office, c.ARTISAN, who))


def test_consents_are_told_on_each_of_their_days(office: Office) -> None:
    who = artisan(office)
    said = {"artisan": who, "purpose": "BUYERS", "state": "WITHDRAWN", "given_on": "2025-12-01"}
    make(office, c.CONSENT, **said, withdrawn_on="2026-01-03")
    make(office, c.CONSENT, artisan=who, purpose="PARTNERS", state="REFUSED", given_on="2025-12-02")
    told = " | ".join(life(office, c.ARTISAN, who))
    assert "2025-12-01 सहमति दी गई" in told and "2026-01-03 सहमति वापस ली" in told
    assert "2025-12-02 सहमति नहीं दी" in told


def test_letters_of_what_belongs_to_it_are_its_own(office: Office) -> None:
    who, took, fair = standing(office)
    letters.issue(office, kind="stall", lang="hi")
    (letter,) = rows(office, c.LETTER)
    assert any(letter.number in line for line in life(office, c.ARTISAN, who))
    for kind, id in ((c.ARTISAN, who), (c.PARTICIPATION, took), (c.EVENT, fair)):
        assert addressed.of(office, row(office, kind, id)) == (letter,)
    letters.cancel(office, number=letter.number, reason="मात्रा में त्रुटि")
    assert any("निरस्त: मात्रा में त्रुटि" in line for line in life(office, c.ARTISAN, who))
    assert any("निरस्त · मात्रा में त्रुटि" in line for line in life(office, c.LETTER, letter.id))


def test_a_record_in_the_bin_and_one_on_a_portal(office: Office) -> None:
    who = artisan(office, uploaded_on="2026-01-08", portal_no="P-77")
    records.bin(office, kind=c.ARTISAN, ids=[who])
    told = life(office, c.ARTISAN, who)
    assert "2026-01-10 बिन में रखा" in told and "2026-01-08 पोर्टल पर चढ़ाया · P-77" in told


def test_a_row_of_the_pack_was_made_by_nobody(office: Office) -> None:
    packed = next(r for r in rows(office, c.PRODUCT) if r.packed)
    assert lifeline.of(office, packed) == ()


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_every_date_told_has_its_words(office: Office, lang: str) -> None:
    words = office.words(lang)
    for kind, days in lifeline._DAYS.items():
        for key, more in days:
            assert key in c.kind(kind).by_key and set(more) <= set(c.kind(kind).by_key)
            assert f"life.{kind}.{key}" in words


def test_so_far_sums_up(office: Office) -> None:
    who, _, _ = standing(office)
    loi(office, [{"seller": who, "product_en": "Shawl", "qty": 2_000, "rate": 100_00}])
    new = row(office, c.ARTISAN, artisan(office, "नई"))
    with office.reading() as conn:
        told = [
            said.of(office.words("hi")) for said in artisan_facts.so_far(conn, row(office, c.ARTISAN, who))
        ]
        nobody = artisan_facts.so_far(conn, new)
    assert told == ["आयोजन 1, बिक्री ₹86,300", "आशय पत्र 1, मूल्य ₹200"]
    assert nobody == ()


def test_what_is_wanted_of_it(office: Office) -> None:
    who = artisan(office, gstin="02AAAPN1234C1ZX", udyam_no="HP06A0000001")
    found = dict(artisan_facts.wanted(office, row(office, c.ARTISAN, who)))
    assert found["mobile"] is None and found["gstin"] is not None
    assert "name_en" not in found and "udyam_no" not in found  # the old Udyog Aadhaar number is only noted


def steps(office: Office, id: str) -> list[tuple[str, int, Bar]]:
    return [(s.happened[0].verb, s.others, s.bar) for s in history.of(office, id)]


def test_history_knows_what_can_be_taken_back(office: Office) -> None:
    who, took, _ = standing(office)
    assert steps(office, took)[-1] == ("participation.make", 0, Bar.NONE)
    letters.issue(office, kind="stall", lang="hi")
    assert steps(office, took)[0] == ("letters.stall", 1, Bar.LETTERS)
    records.change(office, kind=c.ARTISAN, id=who, values={"village_ward": "सरोल"})
    changed = history.of(office, who)[0].act
    records.undo(office, act=changed)
    told = {s.act: s.bar for s in history.of(office, who)}
    assert told[changed] is Bar.UNDONE
    undo = history.of(office, who)[0]
    assert undo.bar is Bar.NONE and undo.happened[0].verb == "undo"
    records.undo(office, act=undo.act)  # and the taking back is itself taken back
    assert {s.act: s.bar for s in history.of(office, who)}[changed] is Bar.NONE


def test_an_act_on_many_counts_the_others(office: Office) -> None:
    who = artisan(office)
    product = next(r.id for r in rows(office, c.PRODUCT) if r["name_hi"])
    for _ in range(3):
        make(office, c.OFFERING, artisan=who, product=product)
    records.bin(office, kind=c.ARTISAN, ids=[who])
    assert steps(office, who)[0] == ("artisan.bin", 3, Bar.NONE)
