"""The op: shape of its header, canonical form, commitment, hash; and ids that sort as they were made."""

from __future__ import annotations

import json
import re
import threading
import uuid
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.storage import ops
from odop_desktop.storage.ops import COLUMNS, FIRST, Act, Chain, Change, canonical, commitment, uuid7

AT = "2026-01-05T10:00:00+05:30"
TEXT = st.text(st.characters(exclude_categories=("Cs",)))
VALUE = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT | st.lists(TEXT, max_size=3)


def chain(act: Act | None = None) -> Chain:
    return Chain(act or Act("a-1", "artisan.make", "clerk", AT), "n", 2, 40, FIRST, 99)


def written(change: Change, act: Act | None = None) -> dict[str, Any]:
    return dict(zip(COLUMNS, chain(act).add(change), strict=True))


def test_a_header_says_exactly_what_was_agreed() -> None:
    op = written(Change("change", "artisan", "id-1", {"pin": "176310"}, {"pin": ["n.2.7"]}, "typed wrong"))
    assert json.loads(op["header"]) == {
        "v": 1,
        "node": "n",
        "epoch": 2,
        "seq": 41,
        "prev": FIRST,
        "act": {"id": "a-1", "verb": "artisan.make"},
        "kind": "change",
        "entity": "artisan",
        "id": "id-1",
        "base": {"pin": ["n.2.7"]},
        "actor": "clerk",
        "at": AT,
        "reason": "typed wrong",
        "schema": 1,
        "commit": sha256(op["salt"] + b'{"new":{"pin":"176310"}}').hexdigest(),
    }
    assert json.loads(op["body"]) == {"new": {"pin": "176310"}}
    assert op["hash"] == sha256(op["header"].encode()).hexdigest()
    assert (op["id"], op["arrival"], op["act"]) == ("n.2.41", 100, "a-1")
    assert {
        key: op[key] for key in ("node", "epoch", "seq", "kind", "entity", "entity_id", "at", "actor")
    } == {
        "node": "n",
        "epoch": 2,
        "seq": 41,
        "kind": "change",
        "entity": "artisan",
        "entity_id": "id-1",
        "at": AT,
        "actor": "clerk",
    }


def test_an_undo_names_the_act_it_takes_back() -> None:
    op = written(Change("bin", "artisan", "i", {}, {}), Act("a-2", "undo", "clerk", AT, "a-1"))
    assert json.loads(op["header"])["act"] == {"id": "a-2", "verb": "undo", "undoes": "a-1"}


def test_each_op_names_the_hash_of_the_one_before() -> None:
    writer = chain()
    rows = [dict(zip(COLUMNS, writer.add(Change("create", "buyer", i, {}, {})), strict=True)) for i in "abc"]
    assert [json.loads(r["header"])["prev"] for r in rows] == [FIRST, rows[0]["hash"], rows[1]["hash"]]
    assert [r["seq"] for r in rows] == [41, 42, 43]
    assert (writer.seq, writer.arrived, writer.last) == (43, 102, rows[2]["hash"])


@given(TEXT, TEXT, TEXT, st.dictionaries(TEXT, VALUE, max_size=4), st.none() | TEXT)
def test_header_and_body_are_canonical_whatever_people_typed(
    actor: str, entity_id: str, verb: str, new: dict[str, Any], reason: str | None
) -> None:
    change = Change("change", "artisan", entity_id, new, {key: ["n.1.1"] for key in new}, reason)
    op = written(change, Act("a", verb, actor, AT))
    for text in (op["header"], op["body"]):
        assert canonical(json.loads(text)) == text
    assert json.loads(op["body"])["new"] == new
    told = json.loads(op["header"])
    assert (told["actor"], told["id"], told["reason"], told["act"]["verb"]) == (
        actor,
        entity_id,
        reason,
        verb,
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None, "x"]}, '{"a":[true,null,"x"],"b":1}'),
        ("चम्बा ₹ 😀 \u2028", '"चम्बा ₹ 😀 \u2028"'),
        ('" \\ / \b \f \n \r \t \x0b \x1f \x7f', '"\\" \\\\ / \\b \\f \\n \\r \\t \\u000b \\u001f \x7f"'),
        (-52900000000, "-52900000000"),
        ({}, "{}"),
    ],
)
def test_canonical_form_is_that_of_rfc_8785(value: Any, text: str) -> None:
    assert canonical(value) == text


def test_equal_bodies_have_different_commitments() -> None:
    change = Change("create", "artisan", "i", {"aadhaar_last4": "1234"}, {})
    one, two = written(change), written(change)
    assert one["body"] == two["body"]
    assert one["salt"] != two["salt"]
    assert json.loads(one["header"])["commit"] != json.loads(two["header"])["commit"]
    assert commitment(one["salt"], one["body"]) == json.loads(one["header"])["commit"]
    assert "1234" not in one["header"]


def test_ids_are_uuids_of_version_7() -> None:
    for made in [uuid7() for _ in range(1000)]:
        parsed = uuid.UUID(made)
        assert (parsed.version, parsed.variant, str(parsed)) == (7, uuid.RFC_4122, made)


def test_ids_sort_as_they_were_made() -> None:
    made = [uuid7() for _ in range(20_000)]
    assert made == sorted(set(made))


def test_ids_still_grow_when_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [uuid7() for _ in range(3)]
    monkeypatch.setattr(ops.time, "time_ns", lambda: 1_000_000_000)
    after = [uuid7() for _ in range(1000)]
    assert before + after == sorted(set(before + after))
    assert all(
        re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", i) for i in after
    )


def test_threads_never_get_the_same_id() -> None:
    made: list[list[str]] = []
    threads = [threading.Thread(target=lambda: made.append([uuid7() for _ in range(2000)])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({i for some in made for i in some}) == 8000
    assert all(some == sorted(some) for some in made)
