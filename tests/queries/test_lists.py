"""Lists: whatever is asked, the order holds exactly the rows that were meant, each once, in the order meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odop_desktop.actions import demo
from odop_desktop.actions import records as act
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import list_named, lists, records
from odop_desktop.queries.list_filters import Among, Between, Filter, Named, fields, from_given
from odop_desktop.queries.lists import Asked
from odop_desktop.queries.read import RecordRow
from tests.actions.offices import Clock, artisan, event, loi, make, only, opened, place, row, rows


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The practice office as `demo` makes it."""
    office = opened(demo.make(tmp_path_factory.mktemp("demo") / "office"))
    yield office
    office.close()


_PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "name_hi": st.sampled_from(["गीता", "सीता", "राम", None]),
            "name_en": st.sampled_from(["Gita", "Anil"]),
            "gender": st.sampled_from(["F", "M", None]),
            "guardian_name": st.sampled_from(["श्याम", "हरि", None]),
            "mobile": st.sampled_from([None, "9816000001", "9816000002"]),
            "dob": st.sampled_from([None, "1980-02-01", "1990-12-31"]),
        }
    ),
    min_size=1,
    max_size=9,
)
_SORTS = st.sampled_from(
    ["created_at", "name_hi", "name_en", "mobile", "gender", "guardian_name", "dob", "district", "age"]
)


def asked(office: Office, kind: RecordKind, asked: Asked) -> list[RecordRow]:
    """The rows of the whole order; what else answers the same question must agree."""
    order = lists.order(office, kind, asked)
    found = lists.rows(office, kind, order)
    assert lists.count(office, kind, asked) == len(order) == len(set(order)) == len(found)
    assert list(lists.first(office, kind, asked, 3)) == list(order[:3])
    told = [found[doc] for doc in order]
    assert lists.ids(office, order) == [r.id for r in told]
    return told


def names(office: Office, *filters: Filter, **more: Any) -> list[str]:
    return [str(r["name_hi"]) for r in asked(office, c.ARTISAN, Asked(filters=filters, **more))]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=_PEOPLE, key=_SORTS, down=st.booleans(), gender=st.sampled_from([(), ("F",), ("M", None)]))
def test_a_list_is_what_sorting_by_hand_gives(
    office: Office, people: list[dict[str, Any]], key: str, down: bool, gender: tuple[str | None, ...]
) -> None:
    for one in people:
        make(office, c.ARTISAN, **one)
    filters = (Among("gender", gender),) if gender else ()
    got = asked(office, c.ARTISAN, Asked(sort=f"{'-' if down else ''}{key}", filters=filters))
    meant = [r for r in rows(office, c.ARTISAN) if not gender or r["gender"] in gender]
    assert {r.id for r in got} == {r.id for r in meant}
    if key not in ("created_at", "name_hi", "name_en"):
        _falls_as(key, down, got)


def _falls_as(key: str, down: bool, got: list[RecordRow]) -> None:
    """What is filled stands in its order, what is empty behind it."""
    filled = [r[key] for r in got if r[key] is not None]
    assert [r[key] for r in got][: len(filled)] == filled
    if key == "gender":
        return  # goes by the places of the answers, below
    assert filled == sorted(filled, reverse=down)


def test_an_empty_name_stands_behind_by_its_other_script(office: Office) -> None:
    for hi, en in (("सीता", "Sita"), (None, "Zoya"), ("गीता", "Gita"), (None, "Asha")):
        make(office, c.ARTISAN, name_hi=hi, name_en=en)
    up = asked(office, c.ARTISAN, Asked(sort="name_hi"))
    assert [r["name_en"] for r in up] == ["Gita", "Sita", "Asha", "Zoya"]
    down = asked(office, c.ARTISAN, Asked(sort="-name_hi"))
    assert [r["name_en"] for r in down] == ["Sita", "Gita", "Zoya", "Asha"]


def test_answers_stand_in_the_order_of_their_list_and_references_by_title(office: Office) -> None:
    blocks = {en: place(office, en, "block") for en in ("Chamba", "Bharmour")}
    artisan(office, "क")
    artisan(office, "ख", block=blocks["Chamba"])
    artisan(office, "ग", block=blocks["Bharmour"])
    assert names(office, sort="block", lang="en") == ["ग", "ख", "क"]
    assert names(office, sort="block", lang="hi") == ["ख", "ग", "क"]  # चम्बा before भरमौर
    codes = office.lists["craft_category"].codes
    ids = [make(office, c.ARTISAN, name_hi=f"शिल्प {n}", craft=code) for n, code in enumerate(codes[::-1])]
    by_craft = [r.id for r in asked(office, c.ARTISAN, Asked(sort="craft")) if r["craft"]]
    assert by_craft == ids[::-1]


def test_values_days_and_what_is_empty(office: Office) -> None:
    artisan(office, "क", gender="F", consent_date="2026-01-01", minority=True)
    artisan(office, "ख", gender="M", consent_date="2026-01-05", minority=False)
    artisan(office, "ग")
    assert names(office, Among("gender", ("F", "M"))) == ["क", "ख"]
    assert names(office, Among("gender", ("F", None))) == ["क", "ग"]
    assert names(office, Among("minority", (False,))) == ["ख"]
    assert names(office, Between("consent_date", "2026-01-01", "2026-01-04")) == ["क"]
    assert names(office, Between("consent_date", "2026-01-05", None)) == ["ख"]
    assert names(office, Between("consent_date", None, "2026-01-05")) == ["क", "ख"]
    assert names(office, Among("gender", ("F",)), Between("consent_date", "2026-01-02", None)) == []


def test_a_filter_narrows_a_search_in_either_script(office: Office) -> None:
    artisan(office, "सीता देवी", gender="F")
    artisan(office, "सीता राम", gender="M")
    assert names(office, Among("gender", ("M",)), search="sita") == ["सीता राम"]
    assert names(office, search="सीता", sort="-name_hi") == ["सीता राम", "सीता देवी"]
    assert names(office, Among("gender", ("M",)), search="geeta") == []


def test_the_bin_is_a_list_of_its_own(office: Office) -> None:
    kept, gone = artisan(office, "यहाँ"), artisan(office, "गया")
    act.bin(office, kind=c.ARTISAN, ids=[gone])
    assert [r.id for r in asked(office, c.ARTISAN, Asked())] == [kept]
    assert [r.id for r in asked(office, c.ARTISAN, Asked(bin=True))] == [gone]
    assert lists.total(office, c.ARTISAN) == lists.total(office, c.ARTISAN, bin=True) == 1


def test_details_are_missing_until_the_last_wanted_field_is_filled(office: Office) -> None:
    wanted = [f.key for f in c.EVENT.fields if f.need.value == "wanted"]
    id = event(office)
    assert [r.id for r in asked(office, c.EVENT, Asked(filters=(Named("papers_missing"),)))] == [id]
    missing = [key for key in wanted if row(office, c.EVENT, id)[key] is None]
    values = {key: _some(office, c.EVENT, key) for key in missing}
    act.change(office, kind=c.EVENT, id=id, values=values)
    assert asked(office, c.EVENT, Asked(filters=(Named("papers_missing"),))) == []


def _some(office: Office, kind: RecordKind, key: str) -> Any:
    field = kind.by_key[key]
    if field.choices:
        return office.lists[field.choices].codes[0]
    return "2026-01-01" if field.kind == "date" else 1 if field.kind in ("int", "money") else "कुछ"


def test_who_was_at_no_event_this_year(office: Office) -> None:
    here, last_year, never = artisan(office, "आया"), artisan(office, "पिछले साल"), artisan(office, "कभी नहीं")
    now = event(office, from_date="2026-02-01", to_date="2026-02-05")
    old = event(office, from_date="2025-02-01", to_date="2025-02-05")
    make(office, c.PARTICIPATION, event=now, artisan=here, stage="SELECTED")
    make(office, c.PARTICIPATION, event=old, artisan=last_year, stage="SELECTED")
    make(office, c.PARTICIPATION, event=now, artisan=never, stage="REJECTED", stage_reason="देर से")
    assert names(office, Named("at_no_event")) == ["पिछले साल", "कभी नहीं"]
    assert names(office, Named("no_stall")) == ["आया", "पिछले साल", "कभी नहीं"]
    assert names(office, Among("event", (now,))) == ["आया", "कभी नहीं"]
    assert {(h.value, h.count) for h in lists.held(office, c.ARTISAN, "event")} == {(now, 2), (old, 1)}
    assert all(h.row and h.row.id == h.value for h in lists.held(office, c.ARTISAN, "event"))


def test_what_one_act_touched_and_when_it_came(office: Office, clock: Clock) -> None:
    artisan(office, "पहले")
    clock.now = clock.now.replace(month=3)
    done = act.make(office, kind=c.ARTISAN, values={"name_hi": "बाद में"})
    assert names(office, Among("act", (done.act,))) == ["बाद में"]
    assert names(office, Between("created_at", "2026-03-01", "2026-03-31")) == ["बाद में"]
    assert names(office, Between("created_at", None, "2026-02-28")) == ["पहले"]
    given = {"act": done.act, "created_at": ("2026-03-01", None)}
    assert names(office, *from_given(c.ARTISAN, given)) == ["बाद में"]


def test_lois_without_their_letter(office: Office) -> None:
    ready = loi(office)
    bare = loi(office, approval_note=None, followup_next="2026-01-10")
    numbers = {r.id for r in asked(office, c.LOI, Asked(filters=(Named("unissued"),)))}
    assert numbers == {ready, bare}
    assert [r.id for r in asked(office, c.LOI, Asked(filters=(Named("unapproved"),)))] == [bare]
    assert [r.id for r in asked(office, c.LOI, Asked(filters=(Named("followup_due"),)))] == [bare]
    nobody = make(office, c.BUYER, name_en="Nobody's")
    assert [r.id for r in asked(office, c.BUYER, Asked(filters=(Named("no_loi"),)))] == [nobody]


def test_every_kind_answers_every_sort_filter_and_name(full: Office) -> None:
    """Nothing that the window can offer is refused by the store."""
    for kind in (c.ARTISAN, c.PRODUCT, c.EVENT, c.BUYER, c.LOI, c.LETTER, c.PARTICIPATION, c.STALL, c.PLACE):
        whole = lists.total(full, kind)
        for field in kind.fields:
            assert len(lists.order(full, kind, Asked(sort=field.key))) == whole, (kind.name, field.key)
        for field in fields(kind):
            counted = lists.held(full, kind, field.key)
            assert sum(h.count for h in counted) == whole
            for h in counted[:2]:
                if field.kind != "set":
                    narrowed = Asked(filters=(Among(field.key, (h.value,)),))
                    assert lists.count(full, kind, narrowed) == h.count, (kind.name, field.key, h)
        for name in list_named.names(kind):
            assert 0 <= lists.count(full, kind, Asked(filters=(Named(name),))) <= whole


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (Asked(sort="nonsense"), "E-LST-02"),
        (Asked(filters=(Named("nonsense"),)), "E-LST-01"),
        (Asked(filters=(Among("nonsense", ("x",)),)), "E-LST-01"),
        (Asked(filters=(Between("nonsense", None, None),)), "E-LST-01"),
    ],
)
def test_what_a_list_does_not_have_is_refused(office: Office, wrong: Asked, code: str) -> None:
    with pytest.raises(OdopError) as refused:
        lists.order(office, c.ARTISAN, wrong)
    assert refused.value.code == code


def test_a_page_asks_in_its_own_words(office: Office) -> None:
    given: Mapping[str, Any] = {
        "stage": ["DRAFT", "ISSUED"],
        "loi_date": ("2026-01-01", None),
        "named": "unissued",
        "search": "x",
        "bin": True,
    }
    assert from_given(c.LOI, given) == (
        Named("unissued"),
        Among("stage", ("DRAFT", "ISSUED")),
        Between("loi_date", "2026-01-01", None),
    )
    assert from_given(c.ARTISAN, {"event": "E"}) == (Among("event", ("E",)),)


def test_a_list_agrees_with_its_pages(full: Office) -> None:
    """The command's pages and the window's list go through the same records."""
    for search in ("", "देवी", "ku", "12"):
        whole = lists.order(full, c.ARTISAN, Asked(search=search))
        page = records.page(full, c.ARTISAN, search=search, limit=1000)
        assert lists.ids(full, whole) == [r.id for r in page.rows]


def test_what_is_held_is_counted_with_its_record(office: Office) -> None:
    block = place(office, "Chamba", "block")
    for name in ("क", "ख"):
        artisan(office, name, block=block)
    artisan(office, "ग")
    found = lists.held(office, c.ARTISAN, "block")
    assert [(h.value, h.count) for h in found] == [(block, 2), (None, 1)]
    assert found[0].row == only(office, c.PLACE, name_en="Chamba", level="block")
