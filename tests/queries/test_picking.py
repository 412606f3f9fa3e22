"""What a reference's box offers."""

from __future__ import annotations

from typing import Any

import pytest

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.queries import picking
from tests.actions.offices import _own_home, artisan, clock, event, make, office, only, place, practice, row

__all__ = ["_own_home", "clock", "office", "practice"]


def found(office: Office, kind: RecordKind, key: str, text: str, **beside: Any) -> list[str]:
    return [r.title() for r in picking.find(office, kind.by_key[key], text, beside)]


def test_people_are_found_in_either_script_by_number_and_by_the_end_of_a_phone(office: Office) -> None:
    id = artisan(office, "सुनीता शर्मा", mobile="9816012345")
    artisan(office, "गीता ठाकुर", mobile="9816099999")
    number = row(office, c.ARTISAN, id).number
    for text in ("सुनी", "sunita", "Sharma sun", number, "2345"):
        assert found(office, c.OFFERING, "artisan", text) == ["सुनीता शर्मा"], text


def test_nothing_typed_offers_what_was_made_last(office: Office) -> None:
    for n in range(15):
        artisan(office, f"कारीगर {n}")
    offered = found(office, c.OFFERING, "artisan", "")
    assert offered[0] == "कारीगर 14"
    assert len(offered) == 12


@pytest.mark.parametrize(
    ("key", "level"), [("district", "district"), ("block", "block"), ("tehsil", "tehsil")]
)
def test_places_are_of_their_level_and_the_own_district_comes_first(
    office: Office, key: str, level: str
) -> None:
    chamba = place(office, "Chamba")
    rows = picking.find(office, c.ARTISAN.by_key[key], "", {"district": chamba}, limit=100)
    assert {r["level"] for r in rows} == {level}
    near = [chamba in (r.id, r["parent"]) for r in rows]
    if key != "district":
        assert near == sorted(near, reverse=True) and near[0]


def test_a_district_without_a_product_is_not_offered(office: Office) -> None:
    rows = picking.find(office, c.ARTISAN.by_key["odop_product"], "", {}, limit=500)
    assert rows
    assert all(r["confirmed"] is not False and r["name_en"] for r in rows)


def test_a_stall_is_looked_for_in_its_event(office: Office) -> None:
    here, there = event(office, code="A1"), event(office, code="B2", name_en="Other", name_hi="और")
    make(office, c.STALL, event=here, stall_no="A-12", hall="Hall 1")
    make(office, c.STALL, event=there, stall_no="A-12")
    make(office, c.STALL, event=here, stall_no="B-3")
    rows = picking.find(office, c.PARTICIPATION.by_key["stall"], "a-1", {"event": here})
    assert [(r["stall_no"], r["event"]) for r in rows] == [("A-12", here)]


def test_an_offering_is_looked_for_among_its_artisans(office: Office) -> None:
    one, two = artisan(office, "सुनीता"), artisan(office, "गीता")
    product = only(office, c.PRODUCT, name_en="Chamba Rumal (embroidered handkerchief)").id
    make(office, c.OFFERING, artisan=one, product=product, description="रेशमी रुमाल")
    make(office, c.OFFERING, artisan=two, product=product, description="सूती रुमाल")
    field = c.LOI_LINE.by_key["offering"]
    assert [r["description"] for r in picking.find(office, field, "", {"seller": two})] == ["सूती रुमाल"]
    assert len(picking.find(office, field, "रुमाल", {})) == 2


@pytest.mark.parametrize("text", ["%", "'", '"', "*", "😀", "\x00", "a" * 5000, "   ", "(", "\ud800"])
def test_odd_texts_find_nothing_and_break_nothing(office: Office, text: str) -> None:
    artisan(office, "सुनीता")
    for kind, key in ((c.OFFERING, "artisan"), (c.ARTISAN, "block"), (c.ARTISAN, "odop_product")):
        picking.find(office, kind.by_key[key], text, {})


def test_what_is_in_the_bin_is_not_offered(office: Office) -> None:
    id = artisan(office, "सुनीता")
    picking_field = c.OFFERING.by_key["artisan"]
    assert picking.find(office, picking_field, "sunita", {})
    records.bin(office, kind=c.ARTISAN, ids=[id])
    assert not picking.find(office, picking_field, "sunita", {})
