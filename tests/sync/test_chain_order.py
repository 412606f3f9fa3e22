"""A chain goes into a file in its own order, whatever order its ops came back in."""

from __future__ import annotations

from odop_desktop.storage import oplines
from odop_desktop.storage.apply import take_in
from odop_desktop.storage.intake import Rules
from odop_desktop.storage.ops import uuid7
from odop_desktop.storage.store import Store
from tests.storage.acts import AT
from tests.storage.test_intake import FAR, Far, rank


def test_ops_that_came_late_stand_before_their_followers(store: Store) -> None:
    far, other, near = Far(), Far("018f3a52-0000-7000-8000-0000000000fb"), uuid7()
    one, two, three = (far.op(uuid7(), {"name_hi": n}, "create") for n in ("एक", "दो", "तीन"))
    between = other.op(near, {"name_hi": "बीच"}, "create")
    with store.transaction() as conn:
        take_in(conn, [one, three, between, two], Rules(rank, lambda op, row: None), AT)
    with store.reading() as conn:
        lines = list(oplines.above(conn, {(FAR, 0): 0, (other.node, 0): 0}))
    assert [(op.node == FAR, op.seq) for op, _ in lines] == [(True, 1), (False, 1), (True, 2), (True, 3)]
