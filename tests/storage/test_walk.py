"""A random walk: whatever is made, changed, binned, restored and undone, the rows are what their ops say."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from odop_desktop.domain.catalogue import KINDS, kind
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.storage import chain
from odop_desktop.storage.apply import Put
from odop_desktop.storage.derived import KEYS, Deriver
from odop_desktop.storage.ops import uuid7
from odop_desktop.storage.store import Store
from odop_desktop.storage.tables.base import METADATA, table_of
from odop_desktop.storage.values import from_body, to_column
from tests.storage.acts import AT, ops, take_back, write

WALKED = [kind(name) for name in ("artisan", "buyer", "event", "letter", "place")]
WORDS = ["चम्बा", "Chamba", "सुनीता देवी", "", "12", "O'Brien", '"', "%", "😀", "क्ष", "9816012345", "x" * 50]
SETS = [(), ("a",), ("b", "a"), ("क", "ख", "क")]
NUMBERS = {Kind.INT, Kind.QUANTITY, Kind.AREA, Kind.PERCENT, Kind.MONEY}


def value(draw: random.Random, field: Field) -> Any:
    """Any value of the field's kind, empty one time in four."""
    if draw.random() < 0.25:
        return None
    if field.kind in NUMBERS:
        return draw.choice([0, 1, -7, 52_900_000_000])
    if field.kind is Kind.BOOL:
        return draw.random() < 0.5
    return draw.choice(SETS) if field.kind is Kind.SET else draw.choice(WORDS)


def values(draw: random.Random, record: RecordKind) -> dict[str, Any]:
    """Some fields of the kind; none that must be unique or point at another record."""
    free = [f for f in record.fields if not f.ref and f.key not in ("reg_no", "number")]
    return {f.key: value(draw, f) for f in draw.sample(free, draw.randint(0, 6))}


class Walker:
    """Takes steps on a store and remembers what it made and did."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.draw = store, random.Random(seed)
        self.made: list[Put] = []
        self.acts: list[str] = []

    def step(self) -> None:
        self.draw.choice(
            [self.make, self.change, self.change, self.bin, self.mixed, self.undo, self.refused]
        )()

    def make(self) -> None:
        self._write([self._new() for _ in range(self.draw.randint(1, 3))])

    def change(self) -> None:
        self._write([self._change() for _ in range(self.draw.randint(1, 4)) if self.made])

    def bin(self) -> None:
        some = self.draw.sample(self.made, min(2, len(self.made)))
        there = self.draw.choice([AT, "2026-03-01T00:00:00+05:30", None])
        self._write([Put(p.record, p.id, {"deleted_at": there}, "bin" if there else "restore") for p in some])

    def mixed(self) -> None:
        new = self._new()
        more = Put(new.record, new.id, values(self.draw, new.record))
        self._write([new, more, *([self._change()] if self.made else [])])

    def undo(self) -> None:
        if self.acts:
            self.acts.append(take_back(self.store, self.draw.choice(self.acts))[0])

    def refused(self) -> None:
        """An act of which the last put is refused leaves nothing of the others."""
        wrong = Put(WALKED[0], uuid7(), {"name_hi": "x"})
        with pytest.raises(OdopError):
            write(self.store, self._new(), *([self._change()] if self.made else []), wrong)

    def _new(self) -> Put:
        record = self.draw.choice(WALKED)
        return Put(record, uuid7(), values(self.draw, record), "create")

    def _change(self) -> Put:
        put = self.draw.choice(self.made)
        return Put(put.record, put.id, values(self.draw, put.record))

    def _write(self, puts: list[Put]) -> None:
        self.acts.append(write(self.store, *puts))
        self.made += [put for put in puts if put.kind == "create"]


def replayed(store: Store) -> dict[str, dict[str, dict[str, Any]]]:
    """Kind by kind, each record's filled columns as the ops alone say them."""
    made: dict[str, dict[str, dict[str, Any]]] = {}
    for op in ops(store):
        row = made.setdefault(op["entity"], {}).setdefault(
            op["entity_id"], {"id": op["entity_id"], "created_at": op["at"]}
        )
        row.update({k: to_column(from_body(v)) for k, v in json.loads(op["body"])["new"].items()})
        row.update(op_id=op["id"], updated_at=op["at"])
    return {
        kind: {id: {k: v for k, v in row.items() if v is not None} for id, row in rows.items()}
        for kind, rows in made.items()
    }


def held(store: Store) -> dict[str, dict[str, dict[str, Any]]]:
    """Kind by kind, each record's filled columns as its table has them."""
    found = {}
    with store.reading() as conn:
        for record in KINDS:
            rows = conn.execute(select(table_of(record.name))).mappings().all()
            found[record.name] = {r["id"]: {k: v for k, v in r.items() if v is not None} for r in rows}
    return {kind: rows for kind, rows in found.items() if rows}


def bases_are_right(store: Store) -> bool:
    """Every op names per field exactly the op whose value it replaces: the one that made it, if none since."""
    last: dict[tuple[str, str], str] = {}
    made = {op["entity_id"]: op["id"] for op in ops(store) if op["kind"] == "create"}
    for op in ops(store):
        new = json.loads(op["body"])["new"]
        wanted = {k: [last.get((op["entity_id"], k), made[op["entity_id"]])] for k in new}
        if json.loads(op["header"])["base"] != ({} if op["kind"] == "create" else wanted):
            return False
        last.update({(op["entity_id"], k): op["id"] for k in new})
    return True


def derived_rows(store: Store) -> tuple[dict[str, Any], dict[str, Any]]:
    """The derived rows as they lie there, and as the records give them anew."""
    derived, anew = METADATA.tables["derived"], {}
    with store.reading() as conn:
        there = conn.execute(select(*(derived.c[key] for key in KEYS))).all()
        for record in KINDS:
            rows = conn.execute(select(table_of(record.name))).mappings()
            anew.update({row["id"]: Deriver(record)(row) for row in rows})
    return {row.id: tuple(row) for row in there}, anew


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), steps=st.integers(1, 12))
def test_the_store_is_what_its_ops_say_after_every_walk(store: Store, seed: int, steps: int) -> None:
    walker = Walker(store, seed)
    for _ in range(steps):
        walker.step()
    whole(store)


def whole(store: Store) -> None:
    assert held(store) == replayed(store)
    there, anew = derived_rows(store)
    assert there == anew
    assert bases_are_right(store)
    with store.reading() as conn:
        assert list(chain.broken(conn)) == []
    if store.dialect == "sqlite":
        with store.transaction() as conn:
            conn.execute(text("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)"))


def test_the_walk_would_see_a_row_that_differs_from_its_ops(sqlite_store: Store) -> None:
    Walker(sqlite_store, 1).make()
    whole(sqlite_store)
    with sqlite_store.transaction() as conn:
        conn.execute(text("UPDATE derived SET text = text || 'x'"))
    with pytest.raises(AssertionError):
        whole(sqlite_store)
