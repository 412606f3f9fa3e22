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
        {"mobile": "9" * 3000},
        {"reg_no": "x" * 301},
        {"employment": "five"},
        {"employment": 10**15 + 1},
        {"employment": -(2**63) + 1},
        {"name_hi": "a\0b"},
        {"name_hi": ["a"]},
        {"extra": "hi"},
        {"extra": [["a"], ["b"]]},
        {"extra": [{"a": 1}]},
        {"extra": ["a\0b"]},
        {"deleted_at": 1},
        {"deleted_at": "yesterday"},
        {"pin": True},
        {"minority": 1},
        {"block": ["q"]},
        {"block": "q"},
        {"block": {"a": "b"}},
        {"photo": "zz"},
        {"photo": "A" * 64},
        {"dob": "soon"},
        {"dob": "2026-02-30"},
        {"dob": "२०२६-०१-०१"},
        {"aadhaar_last4": "123456789012"},
    ],
    ids=str,
)
def test_a_value_its_field_does_not_take_waits_and_the_rest_goes_in(
    store: Store, new: dict[str, Any]
) -> None:
    """What nobody ever lets in holds up nothing: its office can write the right value behind it."""
    far, bad, good = Far(), uuid7(), uuid7()
    lines = [far.op(bad, {"name_hi": "एक"}, "create"), far.op(bad, new), far.op(bad, {"pin": "176310"})]
    taken = take(store, *lines, far.op(good, {"name_hi": "दो"}, "create"))
    assert [s.code for s in taken.stuck] == ["E-SYN-48"]
    found = row(store, put(bad))
    assert (found["pin"], found["deleted_at"]) == ("176310", None)
    assert all(found[key] is None for key in new if key not in ("name_hi", "pin"))
    assert row(store, put(good))["name_hi"] == "दो"
    assert waits(store) == [(bad, "E-SYN-48")]


@pytest.mark.parametrize(
    ("kind", "new"),
    [
        ("artisan", {"dob": "1970-02-28", "photo": "ab" * 32, "block": None, "aadhaar_last4": "1234"}),
        ("artisan", {"extra": [], "remarks": "x" * 20_000, "mobile": "9816012345 / 01899-222"}),
        ("artisan", {"employment": 10**15, "income": -1, "of_a_newer_program": [{"a": ["b"]}]}),
        ("event", {"open_time": "10:00", "close_time": "18:30:00", "from_date": "9999-12-31"}),
        ("participation", {"reported_at": "2026-11-23T09:00:00"}),
    ],
)
def test_values_of_their_form_go_in(store: Store, kind: str, new: dict[str, Any]) -> None:
    far, id = Far(), uuid7()
    assert (
        take(store, far.op(id, new, "create", kind), far.op(id, {"deleted_at": AT}, "bin", kind)).stuck == []
    )


def test_an_id_that_stands_under_another_kind_waits_and_holds_up_nothing(store: Store) -> None:
    far, id, twice = Far(), uuid7(), uuid7()
    take(store, far.op(id, {"name_hi": "सुनीता"}, "create"))
    lines = [
        far.op(id, {"name_hi": "फर्म"}, "create", "buyer"),
        far.op(twice, {"name_hi": "एक"}, "create"),
        far.op(twice, {"name_hi": "फर्म"}, "create", "buyer"),
        far.op(twice, {"name_hi": "फर्म"}, "change", "buyer"),
        far.op(id, {"pin": "176310"}),
    ]
    assert [s.code for s in take(store, *lines).stuck] == ["E-SYN-79"] * 3
    assert (row(store, put(id))["pin"], row(store, put(twice))["name_hi"]) == ("176310", "एक")


def test_another_office_s_record_is_not_held_up_by_what_an_op_names(store: Store) -> None:
    """The rules come before the record that is missing: what a person can decide does not wait for ever."""
    far, id = Far(), uuid7()
    take(store, far.op(id, {"name_hi": "सुनीता"}, "create"))
    op = far.op(id, {"block": uuid7()})
    with store.transaction() as conn:
        taken = take_in(conn, [op], Rules(rank, lambda op, row: "E-SYN-46" if row else None), AT)
    assert [s.code for s in taken.stuck] == ["E-SYN-46"]


@pytest.mark.parametrize("base", ["self", "later", "each other"])
def test_ops_that_name_themselves_or_later_ones_meet_without_end(store: Store, base: str) -> None:
    """No program of ours writes them; every store comes to one answer all the same."""
    one, two, id = Far(), Far("018f3a52-0000-7000-8000-0000000000fb"), uuid7()
    a, b = f"{one.node}.0.2", f"{two.node}.0.1"
    bases = {"self": ([a], []), "later": ([f"{one.node}.0.9"], [a]), "each other": ([b], [a])}[base]
    take(store, one.op(id, {"name_hi": "एक", "extra": ["a"]}, "create"))
    for key in ("extra", "name_hi"):
        new = {"extra": ["b"]} if key == "extra" else {"name_hi": "दो"}
        take(store, one.op(id, new, base={key: bases[0]}), two.op(id, new, base={key: bases[1]}))
        take(store, one.op(id, {key: ["c"] if key == "extra" else "तीन"}))
    assert row(store, put(id))["extra"]


def test_a_sum_that_no_column_holds_is_the_most_there_is(store: Store) -> None:
    far, loi = Far(), uuid7()
    other = Far("018f3a52-0000-7000-8000-0000000000fb")
    lines = [far.op(uuid7(), {"loi": loi, "value": 10**15}, "create", "loi_line") for _ in range(3)]
    take(store, far.op(loi, {"total": 5}, "create", "loi"), *lines, far.op(loi, {"total": 6}, entity="loi"))
    assert take(store, other.op(loi, {"total": 7}, entity="loi")).stuck == []
    with store.reading() as conn:
        assert conn.exec_driver_sql("SELECT total FROM loi").scalars().all() == [10**15]


def test_names_longer_than_an_index_takes_are_kept_and_listed(store: Store) -> None:
    far, ids = Far(), [uuid7(), uuid7()]
    rare = "".join(chr(0x4E00 + n * 37 % 20_000) for n in range(1900))
    lines = [far.op(id, {"name_hi": rare, "name_en": rare, "village_ward": rare}, "create") for id in ids]
    assert take(store, *lines, far.op(ids[0], {"name_en": rare[::-1]})).stuck == []
    assert row(store, put(ids[1]))["name_en"] == rare


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
