"""The state pack's rows: laid and laid anew without ops, found by search, never by accident a record's own."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from odop_desktop.domain.catalogue import kind
from odop_desktop.storage import packrows, search
from odop_desktop.storage.store import Store
from odop_desktop.storage.tables.base import table_of
from tests.storage.acts import AT, made, ops, row, write

PLACE = kind("place")
LATER = "2027-01-01T00:00:00+05:30"
CHAMBA = {"name_en": "Chamba", "name_hi": "चम्बा", "variants": ("Chumba",), "level": "district"}


def lay(store: Store, *rows: tuple[str, dict[str, Any]], version: str = "HP 1", at: str = AT) -> int:
    with store.transaction() as conn:
        return packrows.lay(conn, PLACE, rows, version=version, at=at)


def held(store: Store) -> dict[str, dict[str, Any]]:
    with store.reading() as conn:
        rows = conn.execute(select(table_of("place"))).mappings().all()
    return {r["id"]: {k: v for k, v in r.items() if v is not None and k != "id"} for r in rows}


def found(store: Store, query: str) -> list[str]:
    derived = table_of("derived")
    wanted = select(derived.c.id).where(search.matches(store.dialect, query, "place")).order_by(derived.c.doc)
    with store.reading() as conn:
        return list(conn.execute(wanted).scalars())


def test_rows_are_laid_with_the_pack_s_version_and_no_ops(store: Store) -> None:
    assert lay(store, ("p-1", CHAMBA), ("p-2", {"name_en": "Kangra"})) == 2
    own = {"op_id": "pack", "pack": "HP 1", "created_at": AT, "updated_at": AT}
    assert held(store) == {
        "p-1": {"name_en": "Chamba", "name_hi": "चम्बा", "variants": '["Chumba"]', "level": "district", **own},
        "p-2": {"name_en": "Kangra", **own},
    }
    assert ops(store) == []
    assert found(store, "चंबा") == found(store, "chumba") == ["p-1"]


def test_a_newer_pack_is_laid_over_the_older_one(store: Store) -> None:
    lay(store, ("p-1", CHAMBA), ("p-2", {"name_en": "Kangra"}))
    own = made(PLACE, name_en="Own village")
    write(store, own)
    lay(store, ("p-1", {"name_en": "Chamba Town"}), ("p-3", {"name_en": "Una"}), version="HP 2", at=LATER)
    now = held(store)
    own_now = {"op_id": "pack", "pack": "HP 2", "created_at": LATER, "updated_at": LATER}
    assert now["p-1"] == {"name_en": "Chamba Town", **own_now}
    assert now["p-2"]["pack"] == "HP 1"  # what the new pack does not name stays: records may point at it
    assert set(now) == {"p-1", "p-2", "p-3", own.id}
    assert found(store, "town") == ["p-1"]
    assert found(store, "chumba") == []
    assert row(store, own)["name_en"] == "Own village"


def test_the_same_pack_twice_changes_nothing(store: Store) -> None:
    lay(store, ("p-1", CHAMBA))
    before = held(store)
    lay(store, ("p-1", CHAMBA))
    assert held(store) == before
    assert found(store, "chamba") == ["p-1"]


def test_many_rows_are_laid_in_pieces(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packrows, "_BATCH", 3)
    rows = [(f"p-{n}", {"name_en": f"Block {n}"}) for n in range(10)]
    assert lay(store, *rows) == 10
    assert lay(store, *rows, version="HP 2") == 10
    assert {r["pack"] for r in held(store).values()} == {"HP 2"}


def test_a_pack_does_not_write_over_a_record_of_the_office(store: Store) -> None:
    own = made(PLACE, name_en="Own village")
    write(store, own)
    with pytest.raises(DBAPIError, match="guard"):
        lay(store, (own.id, CHAMBA))
    assert row(store, own)["name_en"] == "Own village"


def test_a_row_of_the_pack_is_not_passed_off_as_the_office_s(store: Store) -> None:
    lay(store, ("p-1", CHAMBA))
    with pytest.raises(DBAPIError, match="guard"), store.transaction() as conn:
        conn.execute(text("UPDATE place SET name_en = 'x', pack = NULL"))
