"""Artisans, consents, products, references: what may be saved and what a name means."""

from __future__ import annotations

from typing import Any

import pytest

from odop_desktop.actions import records, typed
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import records as asked
from tests.actions.offices import artisan, contents, make, only, place, row, rows


def refused(code: str) -> Any:
    return pytest.raises(OdopError, match=code)


def save(office: Office, kind: RecordKind, id: str | None = None, /, **texts: str) -> str:
    return typed.save(office, kind=kind, pairs=list(texts.items()), id=id).touched[0][1]


def test_a_child_is_not_registered(office: Office) -> None:
    for more in ({"dob": "2008-01-11"}, {"age": 17}):
        with refused("E-ACT-17"):
            artisan(office, **more)
    artisan(office, dob="2008-01-10")  # eighteen on this day
    assert row(office, c.ARTISAN, artisan(office, age=18))["age_on"] == "2026-01-10"


def test_one_name_is_enough_and_none_is_not(office: Office) -> None:
    assert (
        row(office, c.ARTISAN, make(office, c.ARTISAN, name_en="Gita"))["district"] == office.facts.district
    )
    with refused("E-ACT-07"):
        make(office, c.ARTISAN, mobile="9816000001")
    with refused("E-ACT-06"):
        make(office, c.CONSENT, artisan=artisan(office))


def test_a_failing_number_goes_in_and_is_told(office: Office) -> None:
    done = typed.save(office, kind=c.ARTISAN, pairs=[("name_hi", "गीता"), ("gstin", "02ZZZFQ9999A1ZX")])
    assert [p.code for p in done.problems] == ["E-ID-12"]
    assert row(office, c.ARTISAN, done.ids[0])["gstin"] == "02ZZZFQ9999A1ZX"
    done = typed.save(
        office, kind=c.ARTISAN, id=done.ids[0], pairs=[("gstin", "02ZZZFQ9999A1ZD"), ("pan", "ZZZPZ1234C")]
    )
    assert "E-ACT-18" in [p.code for p in done.problems]


def test_withdrawing_a_consent(office: Office) -> None:
    who = artisan(office)
    told = {"artisan": who, "purpose": "BUYERS", "state": "GIVEN", "given_on": "2026-01-05"}
    purpose = list(office.lists["consent_purpose"].by_code)[1]
    given = make(office, c.CONSENT, **{**told, "purpose": purpose})
    with refused("E-ACT-20"):
        records.change(office, kind=c.CONSENT, id=given, values={"withdrawn_on": "2026-01-04"})
    records.change(office, kind=c.CONSENT, id=given, values={"withdrawn_on": "2026-01-05"})
    records.bin(office, kind=c.ARTISAN, ids=[who])
    assert row(office, c.CONSENT, given).deleted_at
    records.unbin(office, kind=c.ARTISAN, id=who)
    assert row(office, c.CONSENT, given).deleted_at is None


def test_local_products_have_keys_like_the_packs(office: Office) -> None:
    keys = [
        row(office, c.PRODUCT, make(office, c.PRODUCT, name_en="Wooden Toys"))["product_key"]
        for _ in range(2)
    ]
    assert keys == ["HP-16-wooden-toys", "HP-16-wooden-toys-2"]
    with refused("E-ACT-19"):
        make(office, c.PRODUCT, name_en="x", product_key=keys[0])
    first = only(office, c.PRODUCT, product_key=keys[0])
    records.bin(office, kind=c.PRODUCT, ids=[first.id])
    with refused("E-ACT-19"):
        make(office, c.PRODUCT, name_en="x", product_key=keys[0])
    records.unbin(office, kind=c.PRODUCT, id=first.id)


def test_rows_of_the_state_are_read_only(office: Office) -> None:
    rumal = only(office, c.PRODUCT, name_hi="चम्बा रुमाल")
    with refused("E-ACT-03"):
        records.change(office, kind=c.PRODUCT, id=rumal.id, values={"brand_note": "x"})
    with refused("E-ACT-03"):
        records.bin(office, kind=c.PRODUCT, ids=[rumal.id])


def test_the_office_and_its_users_stay(office: Office) -> None:
    for kind, id in ((c.OFFICE, office.facts.id), (c.USER, office.user.id)):
        with refused("E-ACT-13"):
            records.bin(office, kind=kind, ids=[id])


@pytest.mark.parametrize("text", ["चम्बा रुमाल", "चंबा रुमाल", "Chamba Rumal", "chamba  rumal", "CHAMBA RUMAL"])
def test_a_product_is_meant_in_either_script(office: Office, text: str) -> None:
    id = save(office, c.ARTISAN, name_hi="गीता", odop_product=text)
    assert row(office, c.ARTISAN, id)["odop_product"] == only(office, c.PRODUCT, name_hi="चम्बा रुमाल").id


def test_an_artisan_is_meant_by_number_or_by_a_name_that_is_one(office: Office) -> None:
    first = artisan(office, "गीता देवी")
    number = row(office, c.ARTISAN, first)["reg_no"]
    at = make(office, c.EVENT, name_hi="मेला", code="M26")
    for text in (number, number.lower(), f"{number} गीता देवी", "Gita Devi", "श्रीमती गीता देवी", first):
        entered = save(office, c.PARTICIPATION, event="M26", artisan=text)
        assert row(office, c.PARTICIPATION, entered)["artisan"] == first
        records.bin(office, kind=c.PARTICIPATION, ids=[entered])
    artisan(office, "गीता देवी")
    with refused("E-ACT-21") as told:
        save(office, c.PARTICIPATION, event="M26", artisan="गीता देवी")
    assert number in told.value.facts["known"]
    with refused("E-ACT-11"):
        save(office, c.PARTICIPATION, event="M26", artisan="कोई और")
    assert row(office, c.EVENT, at)["code"] == "M26"


def test_a_block_is_looked_for_in_its_district_and_a_stall_in_its_event(office: Office) -> None:
    save(office, c.ARTISAN, name_hi="गीता", block="चम्बा", tehsil="Chamba")
    who = only(office, c.ARTISAN)
    assert row(office, c.PLACE, who["block"])["level"] == "block"
    assert row(office, c.PLACE, who["tehsil"])["level"] == "tehsil"
    one, two = (
        make(office, c.EVENT, name_hi=n, code=n, from_date=d)
        for n, d in (("M1", "2026-02-01"), ("M2", "2026-03-01"))
    )
    stalls = {
        (e, h): make(office, c.STALL, event=e, stall_no="A-1", hall=h)
        for e, h in ((one, None), (two, "1"), (two, "2"))
    }
    entered = save(office, c.PARTICIPATION, event="M1", artisan=who["reg_no"], stall="A-1")
    assert row(office, c.PARTICIPATION, entered)["stall"] == stalls[one, None]
    entered = save(office, c.PARTICIPATION, event="M2", artisan=who["reg_no"])
    with refused("E-ACT-21"):
        save(office, c.PARTICIPATION, entered, stall="A-1")
    save(office, c.PARTICIPATION, entered, stall="2/A-1")
    assert row(office, c.PARTICIPATION, entered)["stall"] == stalls[two, "2"]


def test_an_empty_text_empties_and_a_wrong_one_saves_nothing(office: Office) -> None:
    id = save(office, c.ARTISAN, name_hi="गीता", mobile="9816000001", block="Chamba")
    save(office, c.ARTISAN, id, mobile="", block="")
    assert (row(office, c.ARTISAN, id)["mobile"], row(office, c.ARTISAN, id)["block"]) == (None, None)
    before = contents(office)
    with refused("E-VAL-05"):
        save(office, c.ARTISAN, id, remarks="ठीक", dob="कल")
    with refused("E-ACT-22"):
        save(office, c.ARTISAN, id, reg_no="HP-CHM-1-000009-X")
    with refused("E-ACT-22"):
        save(office, c.ARTISAN, id, nothing="x")
    assert contents(office) == before


def test_a_change_of_what_has_moved_on_is_refused(office: Office) -> None:
    id = artisan(office)
    seen = row(office, c.ARTISAN, id).op_id
    records.change(office, kind=c.ARTISAN, id=id, values={"mobile": "9816000001"}, seen=seen)
    with refused("E-ACT-02"):
        records.change(office, kind=c.ARTISAN, id=id, values={"mobile": "9816000002"}, seen=seen)
    assert records.change(office, kind=c.ARTISAN, id=id, values={"mobile": "9816000001"}).act == ""


def test_undo_and_history(office: Office) -> None:
    id = artisan(office, "गीता", mobile="9816000001")
    records.change(office, kind=c.ARTISAN, id=id, values={"mobile": "9816000002"}, reason="नया नम्बर")
    records.undo(office)
    assert row(office, c.ARTISAN, id)["mobile"] == "9816000001"
    told = asked.history(office, id)
    assert [h.verb for h in told] == ["artisan.make", "artisan.change", "undo"]
    assert told[1].values == (("mobile", "9816000001", "9816000002"),)
    assert (told[1].reason, told[1].actor) == ("नया नम्बर", "admin")
    with refused("E-ACT-16"):
        records.undo(office, act=told[1].act)
    records.undo(office)
    assert rows(office, c.ARTISAN) == []
    with refused("E-ACT-15"):
        records.undo(office, act="no such act")


def test_undo_of_what_is_used_since_keeps_it(office: Office) -> None:
    block = make(office, c.PLACE, level="block", name_hi="नया", parent=place(office, "Chamba"))
    act = asked.history(office, block)[0].act
    artisan(office, block=block)
    changes, kept = records.undo(office, act=act)
    assert (changes.touched, [k.entity_id for k in kept]) == ((), [block])
    assert row(office, c.PLACE, block).deleted_at is None
