"""A log that somebody has tampered with, by hand and with the guards out of the way, is told at the right op."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import Connection, text

from odop_desktop.storage import chain, node
from odop_desktop.storage.guard import lower_guards, raise_guards
from odop_desktop.storage.ops import canonical
from odop_desktop.storage.store import Store
from tests.conftest import NODE
from tests.storage.acts import ARTISAN, changed, made, ops, write

Tamper = Callable[[Connection], Any]


def filled(store: Store) -> list[str]:
    """Five ops, the third of them a change; returns their ids."""
    puts = [made(name_hi="सुनीता", aadhaar_last4="1234"), made(name_hi="कमला")]
    write(store, *puts)
    write(store, changed(puts[0], pin="176310"))
    write(store, *(made(name_en=name) for name in ("Rekha", "Meena")))
    return [op["id"] for op in ops(store)]


def broken(store: Store) -> list[str]:
    with store.reading() as conn:
        return list(chain.broken(conn))


def tamper(store: Store, work: Tamper) -> None:
    with store.transaction() as conn:
        lower_guards(conn)
        work(conn)
        raise_guards(conn)


def sql(statement: str, **values: Any) -> Tamper:
    return lambda conn: conn.execute(text(statement), values)


def test_a_log_as_it_was_written_is_whole(store: Store) -> None:
    assert broken(store) == []
    filled(store)
    assert broken(store) == []


SET = "UPDATE op SET {} WHERE seq = 3"
COLUMNS = ["act", "kind", "entity", "entity_id", "at", "actor", "header", "hash", "body"]


@pytest.mark.parametrize("column", COLUMNS)
def test_an_op_with_any_other_word_is_told(store: Store, column: str) -> None:
    ids = filled(store)
    tamper(store, sql(SET.format(f"{column} = replace({column}, substr({column}, 1, 1), '#')")))
    assert broken(store)[0] == ids[2]


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("header", "{}"),
        ("header", "[1]"),
        ("header", "no json"),
        ("salt", None),
        ("body", '{"new":{}}'),
        ("hash", "x"),
    ],
)
def test_an_op_with_something_else_in_its_place_is_told(store: Store, what: str, value: Any) -> None:
    ids = filled(store)
    tamper(store, sql(SET.format(f"{what} = :v"), v=value))
    assert broken(store)[0] == ids[2]


def test_an_op_made_to_look_right_by_itself_is_told_by_the_next(store: Store) -> None:
    ids = filled(store)
    header = json.loads(ops(store)[2]["header"])
    header = canonical(header | {"reason": "never given"})
    tamper(store, sql(SET.format("header = :h, hash = :x"), h=header, x=sha256(header.encode()).hexdigest()))
    assert broken(store) == [ids[3]]


def test_a_missing_op_is_told_by_the_next(store: Store) -> None:
    ids = filled(store)
    tamper(store, sql("DELETE FROM op WHERE seq = 3"))
    assert broken(store) == [ids[3]]


def test_a_missing_beginning_is_told(store: Store) -> None:
    ids = filled(store)
    tamper(store, sql("DELETE FROM op WHERE seq = 1"))
    assert broken(store) == [ids[1]]


def test_a_missing_end_is_told(store: Store) -> None:
    ids = filled(store)
    tamper(store, sql("DELETE FROM op WHERE seq >= 4"))
    assert broken(store) == [ids[4]]


def test_an_op_put_in_is_told(store: Store) -> None:
    filled(store)
    copy = "INSERT INTO op SELECT arrival + 100, 'n.0.6', node, epoch, 6, act, kind, entity, entity_id, at, actor,"
    tamper(store, sql(f"{copy} header, hash, body, salt FROM op WHERE seq = 5"))
    assert broken(store)[0] == "n.0.6"


def test_two_ops_that_changed_places_are_told(store: Store) -> None:
    ids = filled(store)
    third, fourth = ops(store)[2:4]
    for seq, other in ((3, fourth), (4, third)):
        swap = "UPDATE op SET header = :h, hash = :x WHERE seq = :s"
        tamper(store, sql(swap, h=other["header"], x=other["hash"], s=seq))
    assert broken(store)[:2] == ids[2:4]


def test_an_erased_op_still_verifies(store: Store) -> None:
    filled(store)
    with store.transaction() as conn:  # past no guard: an erasure is allowed
        conn.execute(text("UPDATE op SET body = NULL, salt = NULL WHERE seq IN (1, 3)"))
    assert broken(store) == []
    assert [op["body"] is None for op in ops(store)] == [True, False, True, False, False]
    digits = re.compile("(?<![0-9a-f-])1234(?![0-9a-f-])")  # not by chance within a hash or an id
    assert not any(digits.search(op["header"] + (op["body"] or "")) for op in ops(store))


def test_what_was_erased_cannot_be_guessed_from_its_commitment(store: Store) -> None:
    """The four digits have ten thousand values: without the salt none of them gives the commitment."""
    filled(store)
    commit = json.loads(ops(store)[0]["header"])["commit"]
    bodies = (canonical({"new": {"aadhaar_last4": f"{n:04}", "name_hi": "सुनीता"}}) for n in range(10_000))
    assert all(sha256(body.encode()).hexdigest() != commit for body in bodies)


def test_a_change_after_an_erasure_still_names_what_it_replaces(store: Store) -> None:
    put = made(name_hi="सुनीता", pin="1")
    write(store, put)
    write(store, changed(put, pin="2"))
    with store.transaction() as conn:
        conn.execute(text("UPDATE op SET body = NULL, salt = NULL"))
    write(store, changed(put, pin="3"))
    assert json.loads(ops(store)[2]["header"])["base"] == {"pin": [ops(store)[1]["id"]]}
    assert broken(store) == []


@pytest.mark.parametrize("fresh", [NODE.id, "018f3a52-0000-7000-8000-00000000beef"])
def test_a_new_epoch_follows_what_the_copy_held(store: Store, fresh: str) -> None:
    filled(store)
    with store.transaction() as conn:
        epoch = node.begin_epoch(conn, fresh, 0)
    assert broken(store) == []  # no op of the epoch yet
    put = made(ARTISAN, name_en="After")
    write(store, put)
    assert ops(store)[-1]["id"] == f"{fresh}.{epoch}.1"
    assert json.loads(ops(store)[-1]["header"])["prev"] == ops(store)[4]["hash"]
    assert broken(store) == []
    tamper(store, sql("DELETE FROM op WHERE node = :n AND epoch = 0 AND seq = 5", n=NODE.id))
    assert broken(store) == [f"{fresh}.{epoch}.1"]
