"""The catalogue and the tables say the same, both ways; the stored store has the models' shape."""

from __future__ import annotations

import pytest
from sqlalchemy import BigInteger, Integer, LargeBinary, Text, inspect, text
from sqlalchemy.exc import DBAPIError

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.domain.catalogue.field import Kind, RecordKind
from odop_desktop.storage.store import Store
from odop_desktop.storage.tables.base import METADATA

NUMBERS = {Kind.INT, Kind.QUANTITY, Kind.AREA, Kind.PERCENT, Kind.MONEY, Kind.BOOL}
OWN = {"id", "op_id", "created_at", "updated_at", "deleted_at"}
LOG = {"op", "act", "node", "event_log", "counter", "setting", "derived"}
LOG |= {
    "held",
    "peer",
    "waiting",
    "confirmed",
    "sent",
    "received",
    "returned",
    "lodged",
    "home",
    "guest",
    "former",
    "feed",
    "follower",
}  # exchange
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)


def test_every_kind_has_its_table_and_every_table_its_kind() -> None:
    assert set(METADATA.tables) == {kind.name for kind in KINDS} | LOG
    records = {t.name for t in METADATA.tables.values() if "op_id" in t.c}
    assert records == {kind.name for kind in KINDS}


@each_kind
def test_every_field_has_its_column_and_every_column_its_field(kind: RecordKind) -> None:
    table = METADATA.tables[kind.name]
    own = OWN | ({"pack"} if kind.packed else set())
    assert {c.key for c in table.columns} == {f.key for f in kind.fields} | own
    assert not own & {f.key for f in kind.fields}


@each_kind
def test_a_column_is_of_its_field_s_type_and_may_be_empty(kind: RecordKind) -> None:
    table = METADATA.tables[kind.name]
    for field in kind.fields:
        column = table.c[field.key]
        wanted = (BigInteger, Integer) if field.kind in NUMBERS else (Text,)
        assert isinstance(column.type, wanted), field.key
        assert column.nullable, field.key
        assert not column.primary_key


@each_kind
def test_a_reference_points_where_the_catalogue_says(kind: RecordKind) -> None:
    table = METADATA.tables[kind.name]
    pointed = {c.key: k.target_fullname for c in table.columns for k in c.foreign_keys}
    assert pointed == {f.key: f"{f.ref}.id" for f in kind.fields if f.ref and not f.far}
    assert all(k.deferrable and k.initially == "DEFERRED" for k in table.foreign_key_constraints)


@each_kind
def test_pack_rows_are_marked_where_there_are_some(kind: RecordKind) -> None:
    assert ("pack" in METADATA.tables[kind.name].c) is kind.packed


def test_only_ids_are_unique() -> None:
    unique = {
        (t.name, tuple(c.name for c in i.columns))
        for t in METADATA.tables.values()
        for i in t.indexes
        if i.unique
    }
    assert unique == {
        ("derived", ("id",)),
        ("op", ("id",)),
    }


def test_every_table_is_strict(sqlite_store: Store) -> None:
    with sqlite_store.reading() as conn:
        rows = conn.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'")).all()
    loose = {name for name, sql in rows if not sql.rstrip().endswith("STRICT")}
    assert {n for n in loose if not n.startswith(("search", "sqlite_"))} == set()
    assert {name for name, _ in rows} >= set(METADATA.tables)


def test_columns_have_the_database_s_own_types(store: Store) -> None:
    whole = Integer if store.dialect == "sqlite" else BigInteger
    with store.reading() as conn:
        seen = inspect(conn)
        for kind in KINDS:
            types = {c["name"]: c["type"] for c in seen.get_columns(kind.name)}
            for field in kind.fields:
                assert isinstance(types[field.key], whole if field.kind in NUMBERS else Text), field.key
        assert isinstance(next(c["type"] for c in seen.get_columns("op") if c["name"] == "salt"), LargeBinary)


def test_no_fraction_goes_into_a_number(sqlite_store: Store) -> None:
    statement = "INSERT INTO derived (doc, kind, id, live, text) VALUES (1, 'a', 'b', 1.5, '')"
    with pytest.raises(DBAPIError), sqlite_store.transaction() as conn:
        conn.execute(text(statement))
