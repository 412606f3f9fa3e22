"""Every change is an op, a row, a derived row and its search text, in one transaction or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.storage import apply as applying
from odop_desktop.storage import chain, node, packrows
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.ops import FIRST, uuid7
from odop_desktop.storage.store import Store
from odop_desktop.storage.tables.base import METADATA, table_of
from tests.conftest import NODE
from tests.storage.acts import (
    ARTISAN,
    AT,
    BUYER,
    OFFERING,
    an_act,
    binned,
    changed,
    header,
    made,
    news,
    ops,
    row,
    write,
)
from tests.storage.refusal import refused

LATER = "2026-02-01T09:00:00+05:30"
SUNITA = {"name_hi": "सुनीता देवी", "mobile": "9000000001", "minority": False, "annual_income": 8_500_000}


def counted(store: Store) -> dict[str, int]:
    """Rows a table, whatever holds any."""
    with store.reading() as conn:
        found = {
            name: conn.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in METADATA.tables.items()
        }
    return {name: n for name, n in found.items() if n and name != "node"}


def broken(store: Store) -> list[str]:
    with store.reading() as conn:
        return list(chain.broken(conn))


def test_a_new_record_is_one_op_and_one_row(store: Store) -> None:
    put = made(**SUNITA, pin=None, extra=())
    act = an_act("artisan.make")
    with store.transaction() as conn:
        assert apply(conn, act, [put]) == [put.id]
    (op,) = ops(store)
    assert news(store) == [SUNITA]
    assert (op["id"], op["act"], op["kind"], op["at"], op["actor"]) == (
        f"{NODE.id}.0.1",
        act.id,
        "create",
        AT,
        "clerk",
    )
    assert header(op)["base"] == {}
    assert header(op)["prev"] == FIRST
    held = row(store, put)
    assert {k: v for k, v in held.items() if v is not None} == {
        "id": put.id,
        "op_id": op["id"],
        "created_at": AT,
        "updated_at": AT,
        "name_hi": "सुनीता देवी",
        "mobile": "9000000001",
        "minority": 0,
        "annual_income": 8_500_000,
    }
    assert counted(store) == {"artisan": 1, "op": 1, "act": 1, "derived": 1}


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_kind_can_be_made_changed_and_binned(store: Store, kind: RecordKind) -> None:
    put = made(kind)
    write(store, put)
    write(store, binned(put))
    write(store, binned(put, None))
    assert [op["kind"] for op in ops(store, put)] == ["create", "bin", "restore"]
    assert row(store, put)["deleted_at"] is None
    assert broken(store) == []


def test_a_change_names_per_field_the_op_it_replaces(store: Store) -> None:
    put = made(**SUNITA)
    write(store, put)
    write(store, changed(put, mobile="9000000002"))
    act = an_act(at=LATER)
    write(store, changed(put, mobile="9000000003", name_hi="सुनीता", pin="176310"), act=act)
    one, two, three = ops(store)
    assert header(two)["base"] == {"mobile": [one["id"]]}
    assert header(three)["base"] == {"mobile": [two["id"]], "name_hi": [one["id"]], "pin": [one["id"]]}
    assert header(three)["prev"] == two["hash"]
    held = row(store, put)
    assert (held["op_id"], held["created_at"], held["updated_at"]) == (three["id"], AT, LATER)
    assert held["annual_income"] == 8_500_000


def test_what_does_not_change_writes_no_op(store: Store) -> None:
    put = made(**SUNITA, extra=("b: 2", "a: 1"))
    write(store, put)
    before = counted(store), row(store, put)
    with store.transaction() as conn:
        assert apply(conn, an_act(at=LATER), [changed(put, **SUNITA, extra=("a: 1", "b: 2"), pin=None)]) == []
        assert apply(conn, an_act(at=LATER), []) == []
    assert (counted(store), row(store, put)) == before
    write(store, changed(put, **{**SUNITA, "mobile": "9", "extra": ()}))
    assert news(store)[1:] == [{"mobile": "9", "extra": []}]
    assert row(store, put)["extra"] is None


def test_a_value_is_emptied_by_none(store: Store) -> None:
    put = made(**SUNITA)
    write(store, put)
    write(store, changed(put, mobile=None, minority=True))
    assert news(store)[1] == {"mobile": None, "minority": True}
    assert (row(store, put)["mobile"], row(store, put)["minority"]) == (None, 1)


def test_several_puts_on_one_record_are_several_ops_of_one_act(store: Store) -> None:
    put = made(**SUNITA)
    first = changed(put, mobile="1", pin="1")
    act = write(store, put, first, changed(put, mobile="2"), changed(put, mobile="2"), changed(put, pin="1"))
    one, two, three = ops(store)
    assert {op["act"] for op in (one, two, three)} == {act}
    assert [header(op)["base"] for op in (one, two, three)] == [
        {},
        {"mobile": [one["id"]], "pin": [one["id"]]},
        {"mobile": [two["id"]]},
    ]
    assert (row(store, put)["mobile"], row(store, put)["pin"]) == ("2", "1")
    assert row(store, put)["op_id"] == three["id"]
    assert counted(store) == {"artisan": 1, "op": 3, "act": 1, "derived": 1, "held": 1}


def test_an_act_may_be_written_in_several_goes(store: Store) -> None:
    put, act = made(**SUNITA), an_act()
    with store.transaction() as conn:
        apply(conn, act, [put])
        apply(conn, act, [changed(put, pin="176310")])
    assert counted(store)["act"] == 1
    assert header(ops(store)[1])["base"] == {"pin": [ops(store)[0]["id"]]}


def test_records_of_several_kinds_in_whatever_order_are_one_act(store: Store) -> None:
    artisan = made(**SUNITA)
    offering = made(OFFERING, artisan=artisan.id)
    buyer = made(BUYER, name_en="Emporium")
    with store.transaction() as conn:
        done = apply(conn, an_act(), [offering, buyer, artisan, changed(buyer, city="Shimla")])
    assert done == [offering.id, buyer.id, artisan.id]
    assert [op["entity"] for op in ops(store)] == ["offering", "buyer", "artisan", "buyer"]
    assert row(store, buyer)["city"] == "Shimla"


def test_an_act_larger_than_one_go_is_written_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "_AT_ONCE", 7)
    puts = [made(name_en=f"Artisan {n}", mobile=str(n)) for n in range(20)]
    changes = [changed(put, mobile="x" if n % 2 else str(n)) for n, put in enumerate(puts)]
    with store.transaction() as conn:
        done = apply(conn, an_act(), [*puts, *changes])
    assert done == [put.id for put in puts]
    assert [row(store, put)["mobile"] for put in puts] == ["x" if n % 2 else str(n) for n in range(20)]
    assert counted(store) == {"artisan": 20, "op": 30, "act": 1, "derived": 20, "held": 10}
    assert broken(store) == []


def test_a_record_that_has_moved_on_is_not_overwritten(store: Store) -> None:
    put = made(**SUNITA)
    write(store, put)
    seen = row(store, put)["op_id"]
    mine = Put(ARTISAN, put.id, {"pin": "1"}, seen=seen)
    write(store, mine)
    error = refused(
        "E-ACT-02", lambda: write(store, made(name_hi="और"), Put(ARTISAN, put.id, {"pin": "2"}, seen=seen))
    )
    assert error.facts == {"record": put.id}
    assert row(store, put)["pin"] == "1"
    assert counted(store) == {"artisan": 1, "op": 2, "act": 2, "derived": 1, "held": 1}
    write(store, Put(ARTISAN, put.id, {"pin": "3"}, seen=row(store, put)["op_id"]))
    assert row(store, put)["pin"] == "3"


def test_several_puts_of_one_screen_have_seen_the_same(store: Store) -> None:
    put = made(**SUNITA)
    write(store, put)
    seen = row(store, put)["op_id"]
    write(store, *(Put(ARTISAN, put.id, {key: "1"}, seen=seen) for key in ("pin", "email")))
    assert (row(store, put)["pin"], row(store, put)["email"]) == ("1", "1")


@pytest.mark.parametrize("seen", [None, "n.0.1"])
def test_a_record_that_is_not_there_is_refused(store: Store, seen: str | None) -> None:
    refused("E-ACT-01", lambda: write(store, Put(ARTISAN, uuid7(), {"pin": "1"}, seen=seen)))
    put = made(**SUNITA)
    write(store, put)
    refused("E-ACT-01", lambda: write(store, Put(BUYER, put.id, {"pin": "1"})))  # of another kind
    assert counted(store)["op"] == 1


def test_a_record_is_not_made_twice(store: Store) -> None:
    put = made(**SUNITA)
    with pytest.raises(ValueError, match="made twice"):
        write(store, put, put)
    write(store, put)
    with pytest.raises(DBAPIError):
        write(store, put)
    assert counted(store) == {"artisan": 1, "op": 1, "act": 1, "derived": 1}


def test_a_row_of_the_state_pack_is_read_only(store: Store) -> None:
    place = next(k for k in KINDS if k.name == "place")
    with store.transaction() as conn:
        packrows.lay(conn, place, [("p-1", {"name_en": "Chamba"})], version="HP 1", at=AT)
    own = made(place, name_en="Own block")
    write(store, own)
    refused(
        "E-ACT-03", lambda: write(store, changed(own, name_en="x"), Put(place, "p-1", {"name_en": "Mine"}))
    )
    assert row(store, own)["name_en"] == "Own block"
    write(store, changed(own, name_en="x"))
    assert len(ops(store)) == 2


def test_a_transaction_that_does_not_reach_its_end_leaves_nothing(store: Store) -> None:
    first = made(**SUNITA)
    write(store, first)
    before = counted(store), row(store, first), ops(store)
    with pytest.raises(ZeroDivisionError), store.transaction() as conn:
        apply(conn, an_act(), [made(name_en="Lost"), changed(first, pin="1"), binned(first)])
        raise ZeroDivisionError
    assert (counted(store), row(store, first), ops(store)) == before
    write(store, changed(first, pin="2"))
    assert ops(store)[1]["seq"] == 2  # no number is missing
    assert broken(store) == []


@pytest.mark.parametrize("unknown", [{"nonsense": "1"}, {"pack": "HP 1", "op_id": "pack"}])
def test_a_field_no_table_knows_is_not_taken(store: Store, unknown: dict[str, Any]) -> None:
    put = made(**SUNITA)
    write(store, put)
    before = counted(store)
    for wrong in (made(**unknown), changed(put, **unknown)):
        with pytest.raises((DBAPIError, KeyError)):
            write(store, wrong)
    assert counted(store) == before


def test_sql_past_apply_is_refused(store: Store) -> None:
    put, other = made(**SUNITA), made(name_en="Other")
    write(store, put)
    write(store, changed(put, pin="1"), other)
    spent, mine, others = (op["id"] for op in ops(store))
    for statement in (
        "UPDATE artisan SET name_hi = 'x'",
        "UPDATE artisan SET name_hi = 'x', op_id = op_id WHERE id = :id",
        "UPDATE artisan SET name_hi = 'x', op_id = :spent WHERE id = :id",
        "UPDATE artisan SET name_hi = 'x', op_id = :others WHERE id = :id",
        "UPDATE artisan SET name_hi = 'x', op_id = 'n.0.9' WHERE id = :id",
        "INSERT INTO artisan (id, op_id, created_at, updated_at) VALUES ('new', :mine, 't', 't')",
        "DELETE FROM artisan",
        "DELETE FROM op",
        "UPDATE op SET at = 'x'",
        "UPDATE op SET arrival = arrival + 10",
    ):
        names = {"id": put.id, "spent": spent, "others": others, "mine": mine}
        used = {k: v for k, v in names.items() if f":{k}" in statement}
        with pytest.raises(DBAPIError, match="guard"), store.transaction() as conn:
            conn.execute(text(statement), used)
    assert row(store, put)["name_hi"] == SUNITA["name_hi"]


def test_an_op_serves_one_change_only(store: Store) -> None:
    """Also within its own transaction, before anybody could look at it."""
    put = made(**SUNITA)
    again = text("UPDATE artisan SET name_hi = 'x', op_id = :op WHERE id = :id")
    with store.transaction() as conn:
        apply(conn, an_act(), [put, changed(put, pin="1")])
        first, second = conn.execute(text("SELECT id FROM op ORDER BY arrival")).scalars()
        for op in (first, second):
            point = conn.begin_nested()
            with pytest.raises(DBAPIError, match="guard"):
                conn.execute(again, {"op": op, "id": put.id})
            point.rollback()
    assert row(store, put)["name_hi"] == SUNITA["name_hi"]


def test_two_stores_programs_do_not_take_the_same_number(store: Store) -> None:
    """A chain that has moved on under our hands is noticed (E-DB-09), not forked."""
    put = made(**SUNITA)

    def race() -> None:
        with store.transaction() as conn:
            taken = node.take_chain(conn, an_act())
            conn.execute(table_of("node").update().values(seq=5))
            node.keep_chain(conn, taken, taken.seq)

    refused("E-DB-09", race)
    write(store, put)
    assert ops(store)[0]["seq"] == 1


@pytest.mark.postgres
def test_arrival_does_not_depend_on_the_server_s_own_numbers(pg_store: Store) -> None:
    write(pg_store, made(**SUNITA), made(name_en="x"))
    with pg_store.reading() as conn:
        arrived = conn.execute(text("SELECT arrived FROM node")).scalar_one()
    assert [op["arrival"] for op in ops(pg_store)] == [1, 2]
    assert arrived == 2
