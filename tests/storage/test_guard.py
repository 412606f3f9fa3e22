"""No record changes without an op of its own, and no op ever changes: asked by SQL, past every function of ours."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.storage.store import Store
from odop_desktop.storage.tables.base import METADATA

OP = text(
    "INSERT INTO op (id, node, epoch, seq, act, kind, entity, entity_id, at, actor, header, hash, body, salt)"
    " VALUES (:op, 'n', 0, :seq, 'a', 'change', :entity, :id, 't', 'u', '{}', 'h', '{}', :salt)"
)
KIND_NAMES = [kind.name for kind in KINDS]


def run(store: Store, statement: str, **values: Any) -> None:
    with store.transaction() as conn:
        conn.execute(text(statement), values)


def denied(store: Store, statement: str, **values: Any) -> None:
    with pytest.raises(DBAPIError, match="guard"):
        run(store, statement, **values)


def op(store: Store, seq: int, entity: str, id_: str) -> str:
    with store.transaction() as conn:
        conn.execute(OP, {"op": f"n.0.{seq}", "seq": seq, "entity": entity, "id": id_, "salt": b"s"})
    return f"n.0.{seq}"


def insert(kind: str, **more: str) -> str:
    names = ["id", "op_id", "created_at", "updated_at", *more]
    return (
        f"INSERT INTO \"{kind}\" ({', '.join(names)}) VALUES (:id, :op, 't', 't'"
        + "".join(f", '{v}'" for v in more.values())
        + ")"
    )


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_a_row_needs_an_op_that_names_it(store: Store, kind: str) -> None:
    denied(store, insert(kind), id="1", op="n.0.1")
    other = "buyer" if kind != "buyer" else "event"
    denied(store, insert(kind), id="1", op=op(store, 1, other, "1"))
    denied(store, insert(kind), id="1", op=op(store, 2, kind, "2"))
    run(store, insert(kind), id="1", op=op(store, 3, kind, "1"))
    denied(store, f"UPDATE \"{kind}\" SET updated_at = 'later'")
    denied(store, f"UPDATE \"{kind}\" SET updated_at = 'later', op_id = 'n.0.9'")
    denied(store, f"UPDATE \"{kind}\" SET updated_at = 'later', op_id = 'n.0.2'")
    run(store, f"UPDATE \"{kind}\" SET updated_at = 'later', op_id = :op", op=op(store, 4, kind, "1"))
    denied(store, f"UPDATE \"{kind}\" SET updated_at = 'back', op_id = 'n.0.3'")  # spent
    denied(store, f'DELETE FROM "{kind}"')
    with store.reading() as conn:
        rows = conn.execute(text(f'SELECT id, op_id, updated_at FROM "{kind}"')).all()
    assert rows == [("1", "n.0.4", "later")]


def test_a_sum_alone_may_be_added_up_anew(store: Store) -> None:
    """Where two offices changed what it adds up, no op says it; with anything beside it an op must."""
    run(store, insert("loi"), id="1", op=op(store, 1, "loi", "1"))
    run(store, "UPDATE loi SET total = 5")
    denied(store, "UPDATE loi SET total = 6, updated_at = 'later'")
    denied(store, "UPDATE loi SET total = 6, op_id = 'n.0.9'")


def test_a_row_does_not_take_another_id(store: Store) -> None:
    run(store, insert("buyer"), id="1", op=op(store, 1, "buyer", "1"))
    denied(store, "UPDATE buyer SET id = '2', op_id = :op", op=op(store, 2, "buyer", "2"))


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS if kind.packed])
def test_pack_rows_write_no_ops_and_stay_pack_rows(store: Store, kind: str) -> None:
    denied(store, insert(kind), id="1", op="pack")
    run(store, insert(kind, pack="HP 1"), id="1", op="pack")
    run(store, f"UPDATE \"{kind}\" SET pack = 'HP 2', updated_at = 'later'")
    denied(store, f'UPDATE "{kind}" SET pack = NULL')
    denied(store, f"UPDATE \"{kind}\" SET op_id = 'n.0.1'")
    denied(store, f'DELETE FROM "{kind}"')
    run(store, insert(kind), id="2", op=op(store, 1, kind, "2"))
    denied(store, f"UPDATE \"{kind}\" SET op_id = 'pack', pack = 'HP 2' WHERE id = '2'")


def test_a_kind_without_pack_rows_knows_no_exemption(store: Store) -> None:
    denied(store, insert("buyer"), id="1", op="pack")


def test_an_op_only_loses_its_body_and_never_goes(store: Store) -> None:
    op(store, 1, "buyer", "1")
    for column in [c.key for c in METADATA.tables["op"].columns]:
        value = "7" if column in ("arrival", "epoch", "seq") else "X'00'" if column == "salt" else "'x'"
        if store.dialect == "postgresql" and column == "salt":
            value = "'\\x00'"
        denied(store, f'UPDATE op SET "{column}" = {value}')
    denied(store, "UPDATE op SET body = NULL")
    denied(store, "UPDATE op SET body = NULL, salt = NULL, at = 'later'")
    denied(store, "DELETE FROM op")
    run(store, "UPDATE op SET body = NULL, salt = NULL")
    with store.reading() as conn:
        assert conn.execute(text("SELECT id, body, salt, header FROM op")).all() == [
            ("n.0.1", None, None, "{}")
        ]


@pytest.mark.parametrize("table", ["act", "event_log"])
def test_a_log_only_grows(store: Store, table: str) -> None:
    columns = METADATA.tables[table].columns
    values = ", ".join("1" if c.key == "seq" else "'x'" for c in columns)
    run(store, f"INSERT INTO {table} VALUES ({values})")
    denied(store, f"UPDATE {table} SET at = 'later'")
    denied(store, f"DELETE FROM {table}")


def test_replacing_a_row_by_insert_is_denied_too(sqlite_store: Store) -> None:
    run(sqlite_store, insert("buyer"), id="1", op=op(sqlite_store, 1, "buyer", "1"))
    denied(sqlite_store, insert("buyer").replace("INSERT", "REPLACE"), id="1", op="n.0.1")


@pytest.mark.postgres
def test_a_table_is_not_emptied_at_one_blow(pg_store: Store) -> None:
    op(pg_store, 1, "buyer", "1")
    denied(pg_store, "TRUNCATE op")
    denied(pg_store, "TRUNCATE buyer CASCADE")


def test_a_reference_must_be_there_when_the_transaction_ends(store: Store) -> None:
    first, second = op(store, 1, "stall", "s"), op(store, 2, "event", "e")
    with pytest.raises(DBAPIError):
        run(store, insert("stall", event="e"), id="s", op=first)
    with store.transaction() as conn:  # the child first: only the end counts
        conn.execute(text(insert("stall", event="e")), {"id": "s", "op": first})
        conn.execute(text(insert("event")), {"id": "e", "op": second})
    with store.reading() as conn:
        assert conn.execute(text("SELECT event FROM stall")).scalars().all() == ["e"]
