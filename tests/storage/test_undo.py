"""Taking acts back: what stands afterwards, and what is kept because somebody has built on it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.storage import chain, node
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.store import Store
from odop_desktop.storage.undo import Kept, is_undone, last_act, undoing
from tests.storage.acts import AT, BUYER, an_act, binned, changed, made, ops, row, take_back, write


def held(store: Store, put: Put, *keys: str) -> tuple[Any, ...]:
    now = row(store, put)
    return tuple(now[key] for key in keys)


def newest(store: Store, actor: str | None = None) -> str | None:
    with store.reading() as conn:
        found = last_act(conn, actor)
    return found.id if found else None


def undone(store: Store, act: str) -> bool:
    with store.reading() as conn:
        return is_undone(conn, act)


def test_making_a_record_is_undone_into_the_bin(store: Store) -> None:
    put = made(name_hi="सुनीता", pin="1")
    _, back = take_back(store, write(store, put))
    assert [(p.kind, dict(p.new)) for p in back.puts] == [("bin", {"deleted_at": AT})]
    assert held(store, put, "name_hi", "pin", "deleted_at") == ("सुनीता", "1", AT)


def test_a_change_is_undone_field_by_field(store: Store) -> None:
    put = made(name_hi="सुनीता", pin="1", minority=False, extra=("a", "b"))
    write(store, put)
    act = write(store, changed(put, pin="2", email="x@example.in", minority=True, extra=("c",)))
    by, back = take_back(store, act)
    assert back.kept == ()
    assert held(store, put, "pin", "email", "minority", "extra") == ("1", None, 0, '["a","b"]')
    assert [(op["kind"], op["act"]) for op in ops(store, put)][2:] == [("change", by)]


@pytest.mark.parametrize("to", [AT, None])
def test_bin_and_restore_are_undone(store: Store, to: str | None) -> None:
    put = made(name_hi="सुनीता")
    write(store, put)
    act = write(store, binned(put))
    if to is None:
        act = write(store, binned(put, None))
    take_back(store, act)
    assert held(store, put, "deleted_at") == (AT if to is None else None,)
    assert ops(store, put)[-1]["kind"] == ("bin" if to is None else "restore")


def test_an_undo_is_undone_and_that_again(store: Store) -> None:
    put = made(name_hi="सुनीता", pin="1")
    write(store, put)
    act = write(store, changed(put, pin="2"))
    for pin in ("1", "2", "1", "2"):
        act, back = take_back(store, act)
        assert (held(store, put, "pin"), back.kept) == ((pin,), ())


def test_the_making_of_a_record_comes_back(store: Store) -> None:
    put = made(name_hi="सुनीता", pin="1")
    act = write(store, put)
    by, _ = take_back(store, act)
    take_back(store, by)
    assert held(store, put, "name_hi", "pin", "deleted_at") == ("सुनीता", "1", None)
    assert [op["kind"] for op in ops(store, put)] == ["create", "bin", "restore"]
    _, back = take_back(store, act)
    assert held(store, put, "deleted_at") == (AT,)
    assert back.kept == ()


def test_what_was_changed_later_is_kept(store: Store) -> None:
    put = made(name_hi="सुनीता", pin="1", email="a@example.in")
    write(store, put)
    act = write(store, changed(put, pin="2", email="b@example.in"))
    write(store, changed(put, pin="3"))
    _, back = take_back(store, act)
    assert back.kept == (Kept("artisan", put.id, ("pin",)),)
    assert held(store, put, "pin", "email") == ("3", "a@example.in")


def test_a_later_change_to_the_same_value_by_hand_is_kept_too(store: Store) -> None:
    put = made(pin="1", name_hi="सुनीता")
    write(store, put)
    act = write(store, changed(put, pin="2"))
    write(store, changed(put, pin="3"))
    write(store, changed(put, pin="2"))
    _, back = take_back(store, act)
    assert (back.puts, back.kept) == ((), (Kept("artisan", put.id, ("pin",)),))
    assert held(store, put, "pin") == ("2",)


def test_a_later_change_that_was_itself_undone_is_no_reason_to_keep(store: Store) -> None:
    put = made(name_hi="सुनीता", pin="1")
    create = write(store, put)
    act = write(store, changed(put, pin="2"))
    later = write(store, changed(put, pin="3", email="x@example.in"))
    take_back(store, later)
    _, back = take_back(store, act)
    assert (held(store, put, "pin", "email"), back.kept) == (("1", None), ())
    _, back = take_back(store, create)
    assert (held(store, put, "deleted_at"), back.kept) == ((AT,), ())


def test_a_later_change_that_stands_again_is_kept(store: Store) -> None:
    put = made(name_hi="सुनीता", pin="1")
    write(store, put)
    act = write(store, changed(put, pin="2"))
    by, _ = take_back(store, write(store, changed(put, pin="3")))
    take_back(store, by)
    _, back = take_back(store, act)
    assert (held(store, put, "pin"), back.kept) == (("3",), (Kept("artisan", put.id, ("pin",)),))


def test_a_record_somebody_has_worked_on_since_is_not_binned(store: Store) -> None:
    put, other = made(name_hi="सुनीता"), made(name_hi="कमला")
    act = write(store, put, other)
    write(store, changed(put, pin="1"))
    _, back = take_back(store, act)
    assert back.kept == (Kept("artisan", put.id, ("pin",)),)
    assert held(store, put, "name_hi", "pin", "deleted_at") == ("सुनीता", "1", None)
    assert held(store, other, "deleted_at") == (AT,)


def test_a_record_that_is_in_the_bin_already_stays_as_it_is(store: Store) -> None:
    put = made(name_hi="सुनीता")
    act = write(store, put)
    write(store, binned(put, "2026-03-01T00:00:00+05:30"))
    _, back = take_back(store, act)
    assert (back.puts, back.kept) == ((), (Kept("artisan", put.id, ("deleted_at",)),))
    assert held(store, put, "deleted_at") == ("2026-03-01T00:00:00+05:30",)


def test_a_field_set_several_times_in_one_act_goes_back_to_before_the_act(store: Store) -> None:
    put = made(name_hi="सुनीता", pin="1")
    write(store, put)
    act = write(
        store, changed(put, pin="2"), changed(put, pin="3", email="x@example.in"), changed(put, pin="4")
    )
    take_back(store, act)
    assert held(store, put, "pin", "email") == ("1", None)


def test_a_record_made_and_changed_in_one_act_goes_to_the_bin_whole(store: Store) -> None:
    put = made(name_hi="सुनीता", pin="1")
    _, back = take_back(store, write(store, put, changed(put, pin="2")))
    assert len(back.puts) == 1
    assert held(store, put, "pin", "deleted_at") == ("2", AT)


def test_an_act_over_several_kinds_is_undone_whole(store: Store) -> None:
    artisan, buyer = made(name_hi="सुनीता", pin="1"), made(BUYER, name_en="Emporium")
    write(store, artisan, buyer)
    act = write(store, changed(artisan, pin="2"), binned(buyer), made(BUYER, name_en="New"))
    by, back = take_back(store, act)
    assert sorted(p.kind for p in back.puts) == ["bin", "change", "restore"]
    assert (held(store, artisan, "pin"), held(store, buyer, "deleted_at")) == (("1",), (None,))
    assert {op["act"] for op in ops(store)[-3:]} == {by}


def test_a_large_import_is_undone_and_later_work_is_kept(store: Store) -> None:
    old = [made(name_en=f"Old {n}") for n in range(30)]
    write(store, *old)
    new = [made(name_en=f"New {n}", mobile=str(n)) for n in range(1200)]
    act = write(store, *new, *(changed(put, mobile="5") for put in old))
    write(store, changed(new[7], pin="1"), changed(old[3], mobile="6"), binned(new[9]))
    _, back = take_back(store, act)
    assert {(k.entity_id, k.keys) for k in back.kept} == {
        (new[7].id, ("pin",)),
        (old[3].id, ("mobile",)),
        (new[9].id, ("deleted_at",)),
    }
    with store.reading() as conn:
        live = conn.execute(text("SELECT id, mobile FROM artisan WHERE deleted_at IS NULL")).all()
        assert {id for id, _ in live} == {put.id for put in old} | {new[7].id}
        assert {mobile for _, mobile in live} == {None, "6", "7"}
        assert list(chain.broken(conn)) == []


def test_what_was_erased_is_not_brought_back(store: Store) -> None:
    put = made(name_hi="सुनीता", pin="1")
    write(store, put)
    act = write(store, changed(put, pin="2"))
    with store.transaction() as conn:
        conn.execute(text("UPDATE op SET body = NULL, salt = NULL"))
    _, back = take_back(store, act)
    assert (back.puts, back.kept) == ((), ())
    assert held(store, put, "pin") == ("2",)


def test_an_act_nobody_knows_has_nothing_to_take_back(store: Store) -> None:
    with store.reading() as conn:
        back = undoing(conn, "unknown", {k.name: k for k in KINDS}, AT)
    assert (back.puts, back.kept) == ((), ())


def test_the_last_act_is_the_one_that_came_last(store: Store) -> None:
    assert newest(store) is None
    put = made(name_hi="सुनीता")
    acts = [write(store, put)] + [write(store, changed(put, pin=str(n))) for n in range(50)]
    assert newest(store) == acts[-1]


def test_the_last_act_does_not_depend_on_ids_clock_or_epoch(store: Store) -> None:
    put = made(name_hi="सुनीता")
    write(store, put)
    with store.transaction() as conn:  # restored on another PC, whose clock is behind: all begins at 0 there
        node.begin_epoch(conn, "018f3a52-0000-7000-8000-00000000beef", 0)
    early = an_act(at="1999-01-01T00:00:00+05:30")
    early = type(early)("00000000-0000-7000-8000-000000000000", early.verb, early.actor, early.at)
    act = write(store, changed(put, pin="2"), act=early)
    assert newest(store) == act
    take_back(store, act)
    assert held(store, put, "pin") == (None,)
    write(store, changed(put, pin="3"))
    assert [op["seq"] for op in ops(store, put)] == [1, 1, 2, 3]


def test_the_last_act_is_one_s_own(store: Store) -> None:
    one, two = made(name_hi="सुनीता"), made(name_hi="कमला")
    mine = write(store, one, act=an_act(actor="clerk"))
    other = write(store, two, act=an_act(actor="officer"))
    assert (newest(store), newest(store, "clerk"), newest(store, "officer")) == (other, mine, other)
    assert newest(store, "nobody") is None


def test_undo_after_undo_goes_back_act_by_act(store: Store) -> None:
    put = made(name_hi="सुनीता", pin="0")
    acts = [write(store, put)] + [write(store, changed(put, pin=str(n))) for n in (1, 2)]
    for act in reversed(acts):
        assert newest(store) == act
        take_back(store, act)
    assert newest(store) is None
    assert held(store, put, "deleted_at") == (AT,)


def test_what_an_undone_undo_brought_back_can_be_undone_again(store: Store) -> None:
    put = made(name_hi="सुनीता", pin="1")
    write(store, put)
    act = write(store, changed(put, pin="2"))
    by, _ = take_back(store, act)
    assert undone(store, act)
    again, _ = take_back(store, by)
    assert (undone(store, act), undone(store, by), undone(store, again)) == (False, True, False)
    assert newest(store) == act
    take_back(store, act)
    assert undone(store, act)
    assert held(store, put, "pin") == ("1",)


def test_an_undo_that_keeps_everything_leaves_no_act(store: Store) -> None:
    put = made(name_hi="सुनीता")
    act = write(store, put)
    later = write(store, changed(put, pin="1"))
    take_back(store, act)
    assert not undone(store, act)
    assert newest(store) == later
    with store.transaction() as conn:
        assert apply(conn, an_act(), []) == []
