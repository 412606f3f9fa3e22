"""What headquarters lists: nothing that would shut its own door, or open one office's records to another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from odop_desktop.queries import districts
from odop_desktop.sync import centre, desk, enrol, joining, rekey, roots, trust_edit
from odop_desktop.sync.enrol import Asking, Request
from odop_desktop.sync.header_fields import MOST_FILES
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.trust import TrustList
from tests.sync.state import State
from tests.sync.trusted import refused


def listed(here: State) -> TrustList:
    with here.hq.reading() as conn:
        return desk.sit(here.hq, conn).trust


def accept(here: State, asking: Asking) -> object:
    keys = NodeKeys.new()
    asked: Request = enrol.read_request(
        enrol.request(keys, asking, created="2026-11-22T11:00:00+05:30", app="1")
    )
    return centre.accept(here.hq, asked, here.roots, confirmed=asked.fingerprint, out=here.post)


def test_a_request_that_names_another_districts_place(state: State) -> None:
    """What is moved or linked to that district would go to this PC."""
    kullu = districts.meant(state.hq, "KLU")
    asking = joining.asking(state.chm)
    before = listed(state)
    refused("E-TRU-43", lambda: accept(state, replace(asking, district=kullu.id)))
    assert listed(state) == before
    accept(state, asking)


@pytest.mark.parametrize("number", [MOST_FILES + 1, 2**63 - 1])
def test_a_file_number_at_the_end_of_all_numbers(state: State, number: int) -> None:
    """The key that it asks for would begin behind it, where no list reads: nobody reads such a file."""
    joining.take(state.chm, state.accepted(state.chm), state.said)
    with state.chm.reading() as conn:
        here = desk.sit(state.chm, conn)
    at = {"created": "2026-11-22T11:00:00+05:30", "app": "1"}
    fresh = NodeKeys.new(here.keys.pairs)
    refused("E-SYN-04", lambda: rekey.wish(here.trust, here.me.node, fresh, epoch=0, pkg_no=number, **at))
    last = rekey.wish(here.trust, here.me.node, fresh, epoch=0, pkg_no=MOST_FILES, **at)
    centre.take_new_keys(state.hq, last, state.roots)
    assert state.send(state.chm).error is None


def test_a_list_that_nobody_could_read_is_not_kept(state: State) -> None:
    """Whatever made it: kept, headquarters would never sit down at its desk again."""
    joining.take(state.chm, state.accepted(state.chm), state.said)
    before = listed(state)
    (one,) = before.nodes
    twin = replace(one, id=before.hq.node)
    wrong = roots.sign(trust_edit.with_node(before, twin, state.hq.today()), state.roots)

    def keep() -> None:
        with state.hq.transaction() as conn:
            desk.take_trust(conn, state.hq, wrong)

    refused("E-TRU-10", keep)
    assert listed(state) == before
    assert state.send(state.chm).error is None
