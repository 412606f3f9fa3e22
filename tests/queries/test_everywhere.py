"""One search for records of every kind."""

from __future__ import annotations

import pytest

from odop_desktop.actions import letters, records
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import districts, everywhere, lists
from odop_desktop.queries import records as listing
from odop_desktop.queries.lists import Asked
from tests.actions.offices import artisan, event, loi, make, row, rows


def found(office: Office, text: str) -> dict[str, list[str]]:
    """Ids by kind, in the order in which the kinds are told."""
    return {g.kind.name: [r.id for r in g.rows] for g in everywhere.find(office, text)}


@pytest.mark.parametrize("text", ["सुनीता", "sunita", "SUNITA devi", "सुनीता  देवी"])
def test_a_name_is_found_in_either_script(office: Office, text: str) -> None:
    id = artisan(office, "सुनीता देवी", name_en="Sunita Devi")
    assert found(office, text)["artisan"] == [id]


def test_a_phone_is_found_by_its_last_digits(office: Office) -> None:
    id = artisan(office, mobile="9816012345")
    artisan(office, "गीता", mobile="9816054321")
    assert found(office, "2345")["artisan"] == [id]
    assert found(office, "२३४५")["artisan"] == [id]


def test_a_registration_number_comes_first_and_may_be_begun(office: Office) -> None:
    one, two = artisan(office, "गीता"), artisan(office, "सीता")
    number = row(office, c.ARTISAN, one).number
    assert found(office, number)["artisan"][0] == one
    assert found(office, number.lower())["artisan"][0] == one
    assert set(found(office, "HP-CHM")["artisan"]) == {one, two}


def test_a_letter_is_found_by_its_number_and_its_record_with_it(office: Office) -> None:
    id = loi(office)
    batch = letters.issue(office, kind="loi", lang="hi")
    letter = row(office, c.LETTER, batch.issued[0])
    groups = found(office, letter.number)
    assert groups["letter"] == [letter.id]
    assert groups["loi"] == [id]


@pytest.mark.parametrize("text", ["सुनीता", "sunita", "TRF-1-000001", "trf-1"])
def test_a_transfer_is_found_by_its_person_and_by_its_number(office: Office, text: str) -> None:
    person, other = artisan(office, "सुनीता देवी", name_en="Sunita Devi"), artisan(office, "गीता")
    to = districts.meant(office, "Kullu").id
    first, _ = (
        make(office, c.TRANSFER, artisan=one, to_district=to, reason="विवाह") for one in (person, other)
    )
    assert found(office, text)["transfer"][-1] == first
    ids = lists.ids(office, lists.order(office, c.TRANSFER, Asked(search="sunita")))
    assert ids == [row.id for row in listing.page(office, c.TRANSFER, search="sunita").rows] == [first]


def test_what_is_sold_finds_the_letter_of_intent_once(office: Office) -> None:
    line = {"seller_name": "गीता", "product_en": "Pashmina", "qty": 1_000, "rate": 1_00}
    id = loi(office, [line, line])
    assert found(office, "pashmina") == {"loi": [id]}


def test_buyers_and_events_are_found_beside_each_other(office: Office) -> None:
    buyer = make(office, c.BUYER, name_en="Himadri Crafts")
    fair = event(office, name_en="Himadri Fair", name_hi="हिमाद्रि मेला")
    assert found(office, "himadri") == {"buyer": [buyer], "event": [fair]}


def test_what_lies_in_the_bin_is_not_found(office: Office) -> None:
    id = artisan(office)
    records.bin(office, kind=c.ARTISAN, ids=[id])
    number = rows(office, c.ARTISAN, bin=True)[0].number
    assert found(office, "sunita") == {} == found(office, number)


def test_of_a_kind_a_few_are_told_and_that_there_are_more(office: Office) -> None:
    for n in range(8):
        artisan(office, f"सुनीता {n}")
    (group,) = everywhere.find(office, "sunita")
    assert (len(group.rows), group.more) == (5, True)
    assert group.rows[0].title() == "सुनीता 7"  # the newest first
    (some,) = everywhere.find(office, "sunita", limit=3)
    assert (len(some.rows), some.more) == (3, True)


@pytest.mark.parametrize(
    "text", ["", "   ", "xqzzyw", "😀", "'; DROP TABLE op", "%", "ऀ" * 300, '"', "\u202e"]
)
def test_what_names_nothing_finds_nothing(office: Office, text: str) -> None:
    artisan(office)
    assert found(office, text) == {}


def test_a_short_word_finds_names_that_begin_with_it(office: Office) -> None:
    id = artisan(office, "सुनीता देवी", name_en="Sunita Devi")
    assert found(office, "su")["artisan"] == [id]


def test_the_records_changed_last_come_first_and_once(office: Office) -> None:
    one, two = artisan(office, "गीता"), artisan(office, "सीता")
    records.change(office, kind=c.ARTISAN, id=one, values={"village_ward": "सरोल"})
    gone = artisan(office, "राधा")
    records.bin(office, kind=c.ARTISAN, ids=[gone])
    assert [r.id for r in everywhere.recent(office, 2)] == [one, two]
