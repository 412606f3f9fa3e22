"""Foreign ops in the store: what goes in, what waits, on both databases."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from odop_desktop.storage import held, ops, peers, waiting
from odop_desktop.storage.apply import Put, take_in, take_up
from odop_desktop.storage.intake import ORPHAN, Rules, Taken
from odop_desktop.storage.meeting import Standing
from odop_desktop.storage.ops import FIRST, OpLine, canonical, uuid7
from odop_desktop.storage.store import Store
from tests.storage.acts import ARTISAN as KIND
from tests.storage.acts import AT, row

FAR = "018f3a52-0000-7000-8000-0000000000fa"


class Far:
    """Another PC that writes ops."""

    def __init__(self, node: str = FAR) -> None:
        self.node, self.seq, self.last = node, 0, FIRST

    def op(
        self,
        id: str,
        new: Mapping[str, Any],
        kind: str = "change",
        entity: str = "artisan",
        base: Mapping[str, list[str]] | None = None,
    ) -> tuple[OpLine, tuple[Any, ...]]:
        self.seq += 1
        act = (uuid7(), "far.work", None, "far clerk", AT)
        body = canonical({"new": dict(new)})
        line = OpLine(self.node, 0, self.seq, *act, kind, entity, id, base or {}, None, 1, body, bytes(16))
        told = ops.told(line, self.last)
        self.last = told[ops.HASH]
        return line, told


def rank(node: str, maker: str) -> Standing:
    return Standing.OTHER


def take(store: Store, *lines: tuple[OpLine, tuple[Any, ...]]) -> Taken:
    with store.transaction() as conn:
        return take_in(conn, lines, Rules(rank, lambda op, row: None), AT)


def waits(store: Store) -> list[tuple[str, str]]:
    with store.reading() as conn:
        return [(s.entity_id, s.code) for s in waiting.of(conn)]


def put(id: str) -> Put:
    return Put(KIND, id, {})


def test_a_foreign_record_stands_as_it_was_made(store: Store) -> None:
    far, id = Far(), uuid7()
    made = far.op(id, {"name_hi": "सुनीता", "extra": ["a", "b"]}, "create")
    taken = take(store, made, far.op(id, {"pin": "176310"}, base={"pin": [made[0].id]}))
    assert (taken.ops, taken.stuck) == (2, [])
    found = row(store, put(id))
    assert (found["name_hi"], found["pin"], found["op_id"]) == ("सुनीता", "176310", f"{FAR}.0.2")
    with store.reading() as conn:
        assert peers.me(conn).arrived == 2


@pytest.mark.parametrize(
    "new",
    [
        {"mobile": 5},
        {"employment": "five"},
        {"name_hi": "a\0b"},
        {"extra": "hi"},
        {"deleted_at": 1},
        {"pin": True},
    ],
)
def test_a_value_its_field_does_not_take_waits_and_the_rest_goes_in(
    store: Store, new: dict[str, Any]
) -> None:
    far, bad, good = Far(), uuid7(), uuid7()
    lines = [far.op(bad, {"name_hi": "एक"}, "create"), far.op(bad, new), far.op(bad, {"pin": "176310"})]
    taken = take(store, *lines, far.op(good, {"name_hi": "दो"}, "create"))
    assert [s.code for s in taken.stuck] == ["E-SYN-48", "E-SYN-42"]
    assert row(store, put(bad))["pin"] is None
    assert row(store, put(good))["name_hi"] == "दो"
    assert waits(store) == [(bad, "E-SYN-48"), (bad, "E-SYN-42")]


def test_what_names_a_record_that_has_not_come_waits_for_it(store: Store) -> None:
    far, artisan, offering = Far(), uuid7(), uuid7()
    early = far.op(offering, {"artisan": artisan}, "create", "offering")
    assert [s.code for s in take(store, early).stuck] == [ORPHAN]
    take(store, far.op(artisan, {"name_hi": "सुनीता"}, "create"))
    with store.transaction() as conn:
        again = take_up(conn, Rules(rank, lambda op, row: None), AT)
    assert again.touched == {offering: "offering"}
    assert waits(store) == []


def test_kinds_and_fields_of_a_newer_program_are_kept(store: Store) -> None:
    far, id = Far(), uuid7()
    taken = take(
        store,
        far.op(id, {"name_hi": "सुनीता", "moon_sign": "कर्क"}, "create"),
        far.op(uuid7(), {"x": 1}, "create", "spaceship"),
    )
    assert [s.code for s in taken.stuck] == ["E-SYN-40"]
    assert row(store, put(id))["name_hi"] == "सुनीता"
    with store.reading() as conn:
        bodies = conn.exec_driver_sql("SELECT body FROM op ORDER BY arrival").scalars().all()
    assert json.loads(bodies[0])["new"]["moon_sign"] == "कर्क"


def test_a_change_of_what_was_never_made_waits(store: Store) -> None:
    assert [s.code for s in take(store, Far().op(uuid7(), {"pin": "1"})).stuck] == ["E-SYN-43"]


def test_two_that_made_one_record_meet_field_by_field(store: Store) -> None:
    one, two, id = Far(), Far("018f3a52-0000-7000-8000-0000000000fb"), uuid7()
    take(store, one.op(id, {"name_hi": "सुनीता", "pin": "1"}, "create"))
    take(store, two.op(id, {"name_hi": "सुनीता", "pin": "2", "mobile": "9000000001"}, "create"))
    found = row(store, put(id))
    assert (found["name_hi"], found["pin"], found["mobile"]) == ("सुनीता", "1", "9000000001")
    with store.reading() as conn:
        heads = dict(held.load(conn, [id]))[id]
    assert heads.clash == {"pin"}
