"""What Today counts, beside what the records say."""

from __future__ import annotations

from datetime import datetime

import pytest

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import lists, today
from odop_desktop.queries.list_filters import from_given
from tests.actions.offices import Clock, artisan, count_ops, event, loi, make, row


def product(office: Office, name: str) -> str:
    return make(office, c.PRODUCT, name_en=name)


def stand(office: Office, at: str, who: str, stall_no: str = "", **more: object) -> str:
    """A participation; with a stall of its own where one is named."""
    if stall_no:
        more["stall"] = make(office, c.STALL, event=at, stall_no=stall_no)
    return make(office, c.PARTICIPATION, event=at, artisan=who, **more)


def test_artisans_are_counted_by_month_product_and_what_they_lack(office: Office, clock: Clock) -> None:
    shawl, cap = product(office, "Shawl"), product(office, "Cap")
    clock.now = datetime(2025, 12, 31, 23, 59)
    for name in ("गीता", "सीता"):
        artisan(office, name, odop_product=shawl)
    clock.now = datetime(2026, 1, 10, 9, 0)
    artisan(office, "मोहन", odop_product=cap)
    artisan(office, "सोहन")
    gone = artisan(office, "राधा", odop_product=cap)
    records.bin(office, kind=c.ARTISAN, ids=[gone])
    found = today.people(office)
    assert (found.total, found.month, found.lacking) == (4, 2, 4)
    assert found.products == ((shawl, 2), (None, 1), (cap, 1))


def test_an_artisan_with_all_that_is_wanted_lacks_nothing(office: Office) -> None:
    district = row(office, c.OFFICE, office.facts.id)["district"] or office.facts.district
    values = {"guardian_name": "राम", "gender": "F", "social_category": "OBC", "mobile": "9816012345"}
    values |= {"address": "चौगान", "district": district, "craft": "EMBR", "consent_date": "2026-01-05"}
    artisan(office, **values, odop_product=product(office, "Shawl"))
    assert today.people(office).lacking == 0


def test_artisans_are_counted_without_a_walk_through_all_of_them(office: Office) -> None:
    with office.reading() as conn:
        asked = today.made(office.today().isoformat())
        told = asked.compile(conn, compile_kwargs={"literal_binds": True})
        assert "ix_artisan_counting" in str(conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {told}").all())


def test_an_empty_office_has_noughts(office: Office) -> None:
    assert today.people(office) == today.People(0, 0, 0, ())
    assert today.lois(office).total == today.Sum(0, 0)
    assert today.stalls(office) == today.Stalls(0, 0)


def test_lois_are_summed_by_stage_and_at_the_rate_of_their_currency(office: Office) -> None:
    line = {"seller_name": "गीता", "product_en": "Shawl", "qty": 10_000, "rate": 1_500_00}
    fair = event(office)
    loi(office, [line], event=fair)
    loi(office, [line, line], event=fair, currency="USD", exchange_rate=83_250)
    loi(office, [line], event=fair, currency="EUR")
    found = today.lois(office)
    assert found.of("DRAFT") == found.total
    assert found.total.count == 3
    assert found.total.paise == 15_000_00 + 30_000_00 * 83.25
    assert found.unrated == 1
    assert found.issued == today.Sum(0, 0)


def test_stalls_and_the_letters_that_are_due(office: Office) -> None:
    fair = event(office)
    stand(office, fair, artisan(office, "गीता"), "1", stage="ALLOTTED")
    stand(office, fair, artisan(office, "सीता"), "2", stage="ALLOTTED", allot_no="12/2026")
    stand(office, fair, artisan(office, "राधा"), stage="APPLIED")
    assert today.stalls(office) == today.Stalls(2, 1)
    assert [(e.id, n) for e, n in today.letters_by_event(office)] == [(fair, 1)]


def test_every_change_of_this_office_is_unsent(office: Office) -> None:
    before = today.unsent(office)
    assert before == count_ops(office) > 0
    artisan(office)
    assert today.unsent(office) == count_ops(office) == before + 1


@pytest.mark.parametrize(("till", "n"), [("2026-02-04", 1), ("2026-02-05", 0), (None, 0)])
def test_a_card_lapses_before_the_last_day_of_an_event(office: Office, till: str | None, n: int) -> None:
    fair = event(office, to_date="2026-02-05")
    stand(office, fair, artisan(office, pehchan_valid_till=till), "1", stage="ALLOTTED")
    assert sum(n for _, n in today.cards_by_event(office)) == n


def test_cards_of_those_who_do_not_stand_there_and_of_events_that_are_over_do_not_count(
    office: Office, clock: Clock
) -> None:
    fair = event(office, to_date="2026-02-05")
    stand(office, fair, artisan(office, pehchan_valid_till="2026-01-31"), stage="APPLIED")
    stand(office, fair, artisan(office, "गीता", pehchan_valid_till="2026-01-31"), "1", stage="ALLOTTED")
    assert [n for _, n in today.cards_by_event(office)] == [1]
    clock.now = datetime(2026, 2, 6, 10, 0)
    assert today.cards_by_event(office) == ()


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (c.ARTISAN, {"named": "papers_missing"}),
        (c.ARTISAN, {"odop_product": [None]}),
        (c.LOI, {"named": "unapproved"}),
        (c.LOI, {"stage": ["DRAFT"]}),
        (c.LOI, {"valid_till": ("2026-01-01", "2026-06-30"), "stage": ["DRAFT", "ISSUED"]}),
    ],
)
def test_a_count_is_what_the_list_shows(office: Office, kind: c.RecordKind, given: dict[str, object]) -> None:
    artisan(office)
    loi(office, approval_note=None)
    loi(office, event=event(office, name_en="Other", name_hi="दूसरा"))
    asked = lists.Asked(filters=from_given(kind, given))
    shown = len(lists.order(office, kind, asked))
    assert today.count(office, kind, given) == shown > 0
