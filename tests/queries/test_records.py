"""Pages of records: every record once in every order, found in either script, with its history."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odop_desktop.actions import records as act
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import records
from odop_desktop.queries.read import RecordRow
from tests.actions.offices import artisan, make, row

SORTS = ["created_at", *(f.key for f in c.ARTISAN.sorts)]
ORDERS = [f"{way}{key}" for key in SORTS for way in ("", "-")]

# Few different values, so that many records are equal under every order.
_NAMES = st.sampled_from(["गीता", "सीता", "Gita", None])
_PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "name_hi": st.sampled_from(["गीता", "सीता", "राम"]),
            "name_en": _NAMES,
            "mobile": st.sampled_from([None, "9816000001", "9816000002"]),
            "village_ward": st.sampled_from([None, "सरोल", "साहो"]),
        }
    ),
    min_size=1,
    max_size=9,
)


def through(
    office: Office, kind: RecordKind, *, sort: str | None, limit: int, search: str = "", bin: bool = False
) -> Iterator[RecordRow]:
    """Every record, page by page."""
    after, pages = None, 0
    while True:
        page = records.page(office, kind, sort=sort, limit=limit, after=after, search=search, bin=bin)
        assert len(page.rows) <= limit
        yield from page.rows
        after, pages = page.after, pages + 1
        assert pages < 200
        if after is None:
            return


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=_PEOPLE, limit=st.integers(1, 4))
def test_every_order_visits_every_record_once(
    office: Office, people: list[dict[str, str | None]], limit: int
) -> None:
    for told in people:
        make(office, c.ARTISAN, **told)
    every = {r.id for r in records.page(office, c.ARTISAN, limit=10_000).rows}
    for order in ORDERS:
        seen = [r.id for r in through(office, c.ARTISAN, sort=order, limit=limit)]
        assert len(seen) == len(every), order
        assert set(seen) == every, order
        back = order.removeprefix("-") if order.startswith("-") else f"-{order}"
        assert [r.id for r in through(office, c.ARTISAN, sort=back, limit=limit)] == seen[::-1]


def test_orders_are_those_of_the_dictionary_and_the_calendar(office: Office) -> None:
    for name in ("राम", "कमला", "अनीता", "ज्ञान", "क़मर", "ऋषि"):
        artisan(office, name)
    names = [r["name_hi"] for r in through(office, c.ARTISAN, sort="name_hi", limit=2)]
    assert names == ["अनीता", "ऋषि", "क़मर", "कमला", "ज्ञान", "राम"]
    for code, day in (("A", "2026-03-01"), ("B", "2025-12-31"), ("C", None), ("D", "2026-01-15")):
        make(office, c.EVENT, code=code, name_hi=code, from_date=day)
    codes = [r["code"] for r in through(office, c.EVENT, sort="-from_date", limit=1)]
    assert codes == ["A", "D", "B", "C"]
    assert (
        records.page(office, c.EVENT).rows[0]["code"] == "C"
    )  # the kind's own order: by date, undated first


def test_sums_are_in_the_order_of_numbers(office: Office) -> None:
    for total in (9_00, 100_00, 20_00):
        id = make(office, c.LOI)
        make(office, c.LOI_LINE, loi=id, seller_name="x", product_en="y", qty=1000, rate=total)
    assert [r["total"] for r in through(office, c.LOI, sort="total", limit=2)] == [9_00, 20_00, 100_00]


@pytest.mark.parametrize("text", ["chamba", "चंबा", "चम्बा", "CHAMBA", "चम्बा  "])
def test_either_script_finds_the_same(office: Office, text: str) -> None:
    mine = artisan(office, "गीता", village_ward="चम्बा")
    other = artisan(office, "सीता", address="Village Chamba")
    artisan(office, "राम", village_ward="साहो")
    assert {r.id for r in through(office, c.ARTISAN, sort=None, limit=1, search=text)} == {mine, other}
    assert records.count(office, c.ARTISAN, search=text) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4321", {"गीता"}), ("४३२१", {"गीता"}), ("9816094321", {"गीता"}), ("गी", {"गीता"}), ("gita dev", {"गीता"}),
        ("HP-CHM-1-000001", {"गीता"}), ("0943", set()), ("nobody", set()), ("%", set()),
        ('"', set()), ("गीता AND सीता", set()), ("*", set()), ("", {"गीता", "सीता"}), ("   ", {"गीता", "सीता"}),
        ("x" * 5000, set()),
    ],
)  # fmt: skip
def test_what_is_typed_finds_what_is_meant(office: Office, text: str, found: set[str]) -> None:
    artisan(office, "गीता देवी", mobile="9816094321")
    artisan(office, "सीता", mobile="9816000002")
    told = {str(r["name_hi"]).split()[0] for r in records.page(office, c.ARTISAN, search=text).rows}
    assert told == found
    assert records.count(office, c.ARTISAN, search=text) == len(found)


def test_search_goes_with_every_order_and_page(office: Office) -> None:
    for n in range(7):
        artisan(office, f"गीता {'क' * n}", mobile=f"98160000{n:02d}", village_ward="सरोल" if n % 2 else None)
        artisan(office, "राम")
    for order in ORDERS:
        seen = [r["mobile"] for r in through(office, c.ARTISAN, sort=order, limit=2, search="gita")]
        assert sorted(seen) == [f"98160000{n:02d}" for n in range(7)], order


def test_the_bin_is_a_list_of_its_own(office: Office) -> None:
    mine, gone = artisan(office, "गीता"), artisan(office, "सीता")
    act.bin(office, kind=c.ARTISAN, ids=[gone])
    assert [r.id for r in through(office, c.ARTISAN, sort="name_hi", limit=1)] == [mine]
    assert [r.id for r in through(office, c.ARTISAN, sort="name_hi", limit=1, bin=True)] == [gone]
    assert records.count(office, c.ARTISAN, bin=True) == 1
    assert records.count(office, c.ARTISAN, search="सीता") == 0


def test_a_change_moves_a_record_in_its_order(office: Office) -> None:
    first, second = artisan(office, "अनीता"), artisan(office, "राम")
    act.change(office, kind=c.ARTISAN, id=first, values={"name_hi": "सीता"})
    assert [r.id for r in through(office, c.ARTISAN, sort="name_hi", limit=5)] == [second, first]
    assert records.page(office, c.ARTISAN, search="anita").rows == ()


@pytest.mark.parametrize(
    "key",
    ["", "x", "!!", "कुंजी", base64.urlsafe_b64encode(json.dumps([{"a": 1}, 2]).encode()).decode(),
     base64.urlsafe_b64encode(b"[1]").decode(), base64.urlsafe_b64encode(json.dumps([None, "x"]).encode()).decode(),
     base64.urlsafe_b64encode(json.dumps([1, 10**40]).encode()).decode()],
)  # fmt: skip
def test_keys_that_are_none_are_refused(office: Office, key: str) -> None:
    if not key:
        assert records.page(office, c.ARTISAN, after=key).rows == ()
        return
    with pytest.raises(OdopError, match="E-ACT-05"):
        records.page(office, c.ARTISAN, sort="name_hi", after=key)


@pytest.mark.parametrize("sort", ["address", "", "-", "s1", "name_hi; DROP TABLE artisan"])
def test_orders_that_no_index_serves_are_refused(office: Office, sort: str) -> None:
    if sort == "":
        assert records.page(office, c.ARTISAN, sort=sort).rows == ()
        return
    with pytest.raises(OdopError, match="E-ACT-04"):
        records.page(office, c.ARTISAN, sort=sort)


@pytest.mark.parametrize("limit", [0, -3])
def test_a_page_has_at_least_one_row(office: Office, limit: int) -> None:
    artisan(office, "गीता")
    artisan(office, "सीता")
    assert len(records.page(office, c.ARTISAN, limit=limit).rows) == 1


def test_a_record_is_found_by_its_numbers(office: Office) -> None:
    id = artisan(office)
    number = row(office, c.ARTISAN, id)["reg_no"]
    for asked in (number, number.lower(), f" {number} ", id, id.upper()):
        assert records.show(office, asked).id == id
        assert records.find(office, c.ARTISAN, asked).id == id
    for asked in ("", "nothing", number[:-1]):
        with pytest.raises(OdopError, match="E-ACT-01"):
            records.show(office, asked)
    act.bin(office, kind=c.ARTISAN, ids=[id])
    assert records.show(office, number).deleted_at
    with pytest.raises(OdopError, match="E-ACT-01"):
        records.find(office, c.ARTISAN, number)
    assert records.find(office, c.ARTISAN, number, bin=True).id == id


def test_history_tells_every_step_with_old_and_new(office: Office) -> None:
    id = artisan(office, "गीता")
    act.change(office, kind=c.ARTISAN, id=id, values={"mobile": "9816000001"}, reason="फोन पर")
    act.change(office, kind=c.ARTISAN, id=id, values={"mobile": None})
    act.bin(office, kind=c.ARTISAN, ids=[id], reason="दोहरा")
    act.unbin(office, kind=c.ARTISAN, id=id)
    told = records.history(office, id)
    assert [(h.kind, h.reason) for h in told] == [
        ("create", None), ("change", "फोन पर"), ("change", None), ("bin", "दोहरा"), ("restore", None),
    ]  # fmt: skip
    assert [h.values for h in told[1:3]] == [
        (("mobile", None, "9816000001"),),
        (("mobile", "9816000001", None),),
    ]
    assert {h.actor for h in told} == {"admin"}
    assert len({h.act for h in told}) == 5
    assert records.history(office, "nothing") == []
