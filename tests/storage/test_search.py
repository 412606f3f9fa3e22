"""Whatever a person types finds what is meant, in either script, and nothing that is no longer there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from odop_desktop.domain.catalogue import kind
from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.identity.fold import fold_search
from odop_desktop.storage import search
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.derived import search_text, sort_key
from odop_desktop.storage.store import Store
from odop_desktop.storage.tables.base import table_of
from tests.storage.acts import ARTISAN, BUYER, an_act, binned, changed, made, take_back, write

STALL, EVENT, LETTER = kind("stall"), kind("event"), kind("letter")


def found(store: Store, query: str, *, kind: str = "artisan", live: int = 1) -> set[str]:
    """The ids of the records in the list (in the bin, with `live` 0) that the query finds."""
    derived = table_of("derived")
    found = search.matches(store.dialect, query, kind)
    with store.reading() as conn:
        wanted = select(derived.c.id).where(found, derived.c.live == live, derived.c.kind == kind)
        return set(conn.execute(wanted).scalars())


def filled(store: Store, **puts: dict[str, Any]) -> dict[str, Put]:
    made_puts = {name: made(**values) for name, values in puts.items()}
    write(store, *made_puts.values())
    return made_puts


PEOPLE: dict[str, dict[str, Any]] = {
    "sunita": {
        "name_hi": "सुनीता देवी",
        "name_en": "Sunita Devi",
        "mobile": "9816012345",
        "village_ward": "चम्बा",
        "reg_no": "HP-CHM-1-000123-B",
        "address": "मकान 12, मोहल्ला चौगान",
        "pin": "176310",
    },
    "kamla": {
        "name_hi": "कमला",
        "mobile": "9418054321",
        "village_ward": "Chamba",
        "gstin": "02ZZZFQ9999A1ZD",
    },
    "ramesh": {
        "name_en": "Ramesh Kumar",
        "mobile": "9000002345",
        "address": "H.No. 2345, Una",
        "pan": "ZZZPZ1234C",
    },
    "odd": {"name_hi": 'क्षितिज "गुड्डू" 100% ज्ञान_चन्द 😀', "guardian_name": "D'Souza", "village_ward": "चंबा"},
}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("chamba", {"sunita", "kamla", "odd"}),
        ("चंबा", {"sunita", "kamla", "odd"}),
        ("चम्बा", {"sunita", "kamla", "odd"}),
        ("चँबा", {"sunita", "kamla", "odd"}),
        ("CHAMBA", {"sunita", "kamla", "odd"}),
        ("  chamba \t", {"sunita", "kamla", "odd"}),
        ("chamba sunita", {"sunita"}),
        ("देवी chamba", {"sunita"}),
        ("sun", {"sunita"}),
        ("सुन", {"sunita"}),
        ("rajesh", set()),
        ("2345", {"sunita", "ramesh"}),  # the last four of a phone, or a number by itself
        ("५४३२१", {"kamla"}),
        ("4321", {"kamla"}),
        ("5432", set()),
        ("9816012345", {"sunita"}),
        ("98160", {"sunita"}),
        ("12", {"sunita"}),  # the house
        ("मकान १२", {"sunita"}),
        ("hp-chm-1-000123-b", {"sunita"}),
        ("HP-CHM-1-000123", {"sunita"}),
        ("000123", {"sunita"}),
        ("02zzzfq9999a1zd", {"kamla"}),
        ("ZZZPZ1234C", {"ramesh"}),
        ("d'souza", {"odd"}),
        ("dsouza", set()),
        ("क्षितिज", {"odd"}),
        ("गुड्डू", {"odd"}),
        ('"गुड्डू"', {"odd"}),
        ("123456789012", set()),
        ("", {"sunita", "kamla", "ramesh", "odd"}),
        ("   ", {"sunita", "kamla", "ramesh", "odd"}),
    ],
)
def test_what_is_typed_finds_what_is_meant(store: Store, query: str, wanted: set[str]) -> None:
    people = filled(store, **PEOPLE)
    assert found(store, query) == {people[name].id for name in wanted}


@pytest.mark.parametrize("query", ["%", "_", '"', "'", "*", "(", "😀", "\x00", "॥", '" OR "', "--", "\\", "़"])
def test_signs_alone_find_nothing_and_break_nothing(store: Store, query: str) -> None:
    filled(store, **PEOPLE)
    assert found(store, query.replace("OR", "")) == set()


@pytest.mark.parametrize(
    "query",
    [
        *(
            "sunita %",
            "sunita*",
            '"sunita',
            "sunita'",
            "(sunita)",
            "sunita 😀",
            "sun\x00ita",
            "sunita -",
            "\ud800 sunita",
        ),
        *("^sunita", "sunita\n", "text:sunita", "{sunita}", "sunita; DROP TABLE search", "NEAR sunita"),
    ],
)
def test_signs_of_sql_and_of_the_index_are_only_signs(store: Store, query: str) -> None:
    people = filled(store, **PEOPLE)
    wanted = {"text:sunita", "sunita; DROP TABLE search", "NEAR sunita"}
    assert found(store, query) == (set() if query in wanted else {people["sunita"].id})
    assert found(store, "sunita") == {people["sunita"].id}


@pytest.mark.parametrize("word", ["AND", "OR", "NOT", "NEAR"])
def test_words_of_the_index_s_language_are_only_words(store: Store, word: str) -> None:
    people = filled(store, one={"name_en": f"{word} Thakur"}, two={"name_en": "Thakur"})
    assert found(store, f"{word} thakur") == {people["one"].id}
    assert found(store, f"thakur {word}") == {people["one"].id}


@pytest.mark.parametrize(
    "query",
    ["सुनीता " * 10_000, "x" * 100_000, "9" * 100_000, '"' * 50_000, "अ" * 20_000 + " sunita", "a b " * 5_000],
)
def test_a_very_long_query_is_answered(store: Store, query: str) -> None:
    people = filled(store, **PEOPLE)
    assert found(store, query) <= {people["sunita"].id}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("su", {"sunita"}),
        ("सु", {"sunita"}),
        ("कम", {"kamla"}),
        ("k", {"kamla", "odd"}),
        ("x", {"odd"}),
        ("ra", {"ramesh"}),
    ],
)
def test_one_and_two_letters_are_the_beginning_of_a_name(store: Store, query: str, wanted: set[str]) -> None:
    people = filled(store, **PEOPLE)
    assert found(store, query) == {people[name].id for name in wanted}


def test_two_letters_and_a_longer_word_must_both_be_met(store: Store) -> None:
    people = filled(store, **PEOPLE)
    assert found(store, "su chamba") == {people["sunita"].id}
    assert found(store, "su ramesh") == set()


def test_a_stall_is_found_by_its_short_number(store: Store) -> None:
    event = made(EVENT, name_en="Meet")
    stalls = {no: made(STALL, event=event.id, stall_no=no) for no in ("A1", "A12", "B-1", "7", "107")}
    write(store, event, *stalls.values())
    for asked, wanted in {
        "A1": {"A1", "A12"},
        "a12": {"A12"},
        "B-1": {"B-1"},
        "107": {"107"},
        "७": {"7"},
    }.items():
        assert found(store, asked, kind="stall") == {stalls[no].id for no in wanted}, asked


def test_numbers_that_the_program_gave_are_found_by_any_part_and_names_are_folded(store: Store) -> None:
    letter = made(LETTER, number="DIC-CHM/LOI/2025-26/1-000017", to_whom="चम्बा हैंडीक्राफ्ट्स")
    write(store, letter)
    for asked in (
        "dic-chm/loi/2025-26/1-000017",
        "2025-26/1-000017",
        "000017",
        "0017",
        "17",
        "chamba",
        "चंबा",
    ):
        assert found(store, asked, kind="letter") == {letter.id}, asked


def test_changed_text_is_found_and_former_text_is_not(store: Store) -> None:
    put = filled(store, **PEOPLE)["sunita"]
    write(store, changed(put, name_hi="पुष्पा", name_en=None, mobile="9000000009"))
    for asked in ("sunita", "सुनीता", "2345 chamba", "9816012345", "su"):
        assert found(store, asked) == set(), asked
    for asked in ("pushpa", "पुष्पा", "0009", "pu"):
        assert found(store, asked) == {put.id}, asked


def test_a_change_of_what_is_not_searched_leaves_the_search_as_it_is(store: Store) -> None:
    put = filled(store, **PEOPLE)["sunita"]
    write(store, changed(put, annual_income=100))
    assert found(store, "sunita") == {put.id}


def test_the_bin_has_a_list_of_its_own(store: Store) -> None:
    people = filled(store, **PEOPLE)
    write(store, binned(people["sunita"]))
    assert found(store, "sunita") == set()
    assert found(store, "su") == set()
    assert found(store, "sunita", live=0) == {people["sunita"].id}
    write(store, binned(people["sunita"], None))
    assert found(store, "sunita") == {people["sunita"].id}


def test_an_undo_is_searched_as_it_stands(store: Store) -> None:
    put = filled(store, **PEOPLE)["kamla"]
    act = write(store, changed(put, name_hi="विमला"))
    assert (found(store, "kamla"), found(store, "vimla")) == (set(), {put.id})
    take_back(store, act)
    assert (found(store, "kamla"), found(store, "vimla")) == ({put.id}, set())


def test_a_transaction_that_fails_leaves_no_trace_in_the_search(store: Store) -> None:
    put = filled(store, **PEOPLE)["kamla"]
    with pytest.raises(ZeroDivisionError), store.transaction() as conn:
        apply(conn, an_act(), [changed(put, name_hi="विमला"), made(name_hi="निर्मला")])
        raise ZeroDivisionError
    assert found(store, "vimla") | found(store, "nirmala") == set()
    assert found(store, "kamla") == {put.id}


def test_erased_text_leaves_the_file(sqlite_store: Store) -> None:
    """The index does not keep it until its next merge: FTS5's own secure-delete is on (DECISIONS 13)."""
    put = made(name_hi="कमला", mobile="9876501234")
    write(sqlite_store, put, *(made(name_en=f"Artisan {'x' * n}") for n in range(300)))
    assert _traces(sqlite_store, b"987")
    write(sqlite_store, changed(put, mobile=None))
    assert not _traces(sqlite_store, b"987")
    assert found(sqlite_store, "कमला") == {put.id}


def _traces(store: Store, token: bytes) -> bool:
    """Whether the index's own blocks hold the trigram."""
    with store.reading() as conn:
        blocks = conn.execute(text("SELECT block FROM search_data")).scalars().all()
    return any(token in block for block in blocks)


def test_the_index_agrees_with_the_derived_rows(sqlite_store: Store) -> None:
    people = filled(sqlite_store, **PEOPLE)
    write(sqlite_store, *(changed(put, village_ward="सरोल") for put in people.values()))
    write(sqlite_store, binned(people["odd"]))
    with sqlite_store.transaction() as conn:
        conn.execute(text("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)"))
    assert found(sqlite_store, "saraol") | found(sqlite_store, "sarol") == {
        put.id for name, put in people.items() if name != "odd"
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_no_query_breaks_the_search(store: Store, query: str) -> None:
    assert found(store, query) == set() or not query.strip()


@settings(max_examples=300)
@given(st.text(max_size=60))
def test_every_term_can_be_asked_of_the_index(query: str) -> None:
    for term in search.terms(query):
        assert term
        assert all(t.strip() and "\x00" not in t for t in term)
    assert search.expression(search.terms(query)).count('"') % 2 == 0


def test_the_search_text_is_folded_field_by_field_between_blanks() -> None:
    row = {"name_hi": "चम्बा", "mobile": "9816012345", "remarks": "not searched", "pin": None}
    assert search_text(ARTISAN, row) == f" {fold_search('chamba')} 9816012345# "
    assert search_text(BUYER, {}) == "  "


@pytest.mark.parametrize(
    ("kind_of_field", "values"),
    [
        (Kind.NAME, [None, "Asha", "asha b", "Zeenat", "अंजना", "कमला", "कौशल्या", "क्षमा", "हरि"]),
        (Kind.MONEY, [None, -5, 0, 7, 10, 95_000, 52_900_000_000]),
        (Kind.DATE, [None, "1999-12-31", "2026-01-05", "2026-11-01"]),
    ],
)
def test_sort_keys_are_in_the_order_of_the_values(kind_of_field: Kind, values: list[Any]) -> None:
    keys = [sort_key(Field("x", kind_of_field), value) for value in values]
    assert keys == sorted(keys)
    assert keys[0] == ""
