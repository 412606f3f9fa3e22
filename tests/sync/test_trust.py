"""The trust list: which key signs which file, who reads what, and which lists a PC takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from odop_desktop.sync import roots, trust, trust_edit
from odop_desktop.sync.header import Kind, key_id
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust_head import HQ_KINDS
from odop_desktop.sync.trust_parts import Status
from tests.sync.trusted import DAY, World, hq_of, node_of, refused, world


@pytest.fixture(scope="module")
def w() -> World:
    return world()


def test_a_list_is_read_as_it_was_written(w: World) -> None:
    read = trust.read(w.trust.encoded(), None, w.trust.roots)
    assert read == w.trust
    assert read.encoded() == w.trust.encoded()
    assert read.version == 1
    assert trust.read(w.trust.encoded(), w.trust, w.trust.roots) == w.trust


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_of_file_has_its_senders(w: World, kind: Kind) -> None:
    for sender, keys, allowed in (
        (w.trust.hq.node, w.hq, kind in HQ_KINDS),
        (w.one.id, w.keys[w.one.id], kind in trust.NODE_KINDS),
    ):
        if allowed:
            assert w.trust.key_for(kind, sender, 0, 7) == keys.public.sign
        else:
            refused("E-TRU-03", lambda sender=sender: w.trust.key_for(kind, sender, 0, 7))


def test_every_kind_of_file_has_a_sender() -> None:
    assert set(Kind) == HQ_KINDS | trust.NODE_KINDS


def test_a_stranger_is_unknown(w: World) -> None:
    refused("E-TRU-01", lambda: w.trust.key_for("D2H", "nobody", 0, 1))
    refused("E-TRU-01", lambda: w.trust.recipients_for("nobody", w.trust.hq.node))


def test_a_revoked_pc_counts_up_to_its_last_file_and_op(w: World) -> None:
    after = trust_edit.ended(w.trust, w.one.id, DAY, last_file=(1, 14), last={0: 90, 1: 30})
    key = w.keys[w.one.id].public.sign
    for at in ((0, 3), (0, 999), (1, 14)):
        assert after.key_for("D2H", w.one.id, *at) == key
    for at in ((1, 15), (2, 0)):
        refused("E-TRU-02", lambda at=at: after.key_for("D2H", w.one.id, *at))
    refused("E-TRU-02", lambda: after.key_for("N2N", w.one.id, 0, 3))
    assert [after.limit(w.one.id, epoch) for epoch in range(3)] == [90, 30, 0]
    assert [after.limit(node, 7) for node in (w.two.id, w.trust.hq.node)] == [None, None]
    refused("E-TRU-01", lambda: after.limit("nobody", 0))
    refused("E-TRU-02", lambda: after.recipients_for(w.one.id, w.trust.hq.node))
    assert after.siblings(w.two.id) == ()


def test_a_pc_revoked_before_any_file_counts_for_nothing(w: World) -> None:
    after = trust_edit.ended(w.trust, w.one.id, DAY, last_file=None, last={}, status=Status.RETIRED)
    refused("E-TRU-06", lambda: after.key_for("D2H", w.one.id, 0, 1))
    assert after.limit(w.one.id, 0) == 0
    assert trust.read(w.signed(after).encoded(), w.trust, w.trust.roots).node(w.one.id).sign == ()


def test_a_proxy_sends_nothing(w: World) -> None:
    proxy = replace(node_of(NodeKeys.new(), "HP-UNA", 1), sign=(), age="", proxy=True)
    after = w.signed(trust_edit.with_node(w.trust, proxy, DAY))
    read = trust.read(after.encoded(), w.trust, w.trust.roots)
    refused("E-TRU-07", lambda: read.key_for("D2H", proxy.id, 0, 1))
    refused("E-TRU-07", lambda: read.recipients_for(proxy.id, read.hq.node))


def test_keys_change_at_a_file(w: World) -> None:
    fresh = NodeKeys.new().public
    sign = trust_edit.switched(w.one.sign, fresh.sign, (0, 20))
    after = w.signed(trust_edit.with_node(w.trust, replace(w.one, sign=sign), DAY))
    read = trust.read(after.encoded(), w.trust, w.trust.roots)
    old = w.keys[w.one.id].public.sign
    assert [read.key_for("D2H", w.one.id, *at) for at in ((0, 1), (0, 19))] == [old, old]
    assert [read.key_for("D2H", w.one.id, *at) for at in ((0, 20), (1, 0))] == [fresh.sign, fresh.sign]
    again = trust_edit.switched(sign, old, (2, 0))
    assert [key.holds((1, 500)) for key in again] == [False, True, False]
    assert [key.holds((2, 0)) for key in again] == [False, False, True]


def test_a_pc_ends_before_its_new_key_began(w: World) -> None:
    fresh = NodeKeys.new().public.sign
    sign = trust_edit.switched(w.one.sign, fresh, (0, 30))
    later = w.signed(trust_edit.with_node(w.trust, replace(w.one, sign=sign), DAY))
    gone = w.signed(trust_edit.ended(later, w.one.id, DAY, last_file=(0, 26), last={0: 80}))
    read = trust.read(gone.encoded(), later, later.roots)
    assert [(key.key, key.last) for key in read.node(w.one.id).sign] == [(w.one.sign[0].key, (0, 26))]


def test_no_file_number_has_two_keys(w: World) -> None:
    fresh = NodeKeys.new().public.sign
    one = w.one.sign[0]
    for keys in (
        (one, replace(one, key=fresh, first=(0, 9))),
        (replace(one, last=(0, 9)), replace(one, key=fresh, first=(0, 9))),
        (replace(one, key=fresh, first=(1, 0)), replace(one, last=(0, 9))),
        (replace(one, first=(0, 9), last=(0, 8)),),
    ):
        draft = w.signed(trust_edit.with_node(w.trust, replace(w.one, sign=keys), DAY))
        refused("E-TRU-10", lambda d=draft: trust.read(d.encoded(), w.trust, w.trust.roots))


def test_a_file_before_all_keys_has_none(w: World) -> None:
    sign = (replace(w.one.sign[0], first=(1, 0)),)
    after = trust_edit.with_node(w.trust, replace(w.one, sign=sign), DAY)
    assert refused("E-TRU-04", lambda: after.key_for("D2H", w.one.id, 0, 3)).facts["number"] == 3


def test_who_can_read_what(w: World) -> None:
    hq, (one, two, other) = w.trust.hq, (w.one, w.two, w.other)
    assert w.trust.siblings(one.id) == (two,)
    assert w.trust.siblings(other.id) == ()
    assert w.trust.recipients_for(hq.node, one.id) == (*hq.age, hq.recovery, two.age)
    assert w.trust.recipients_for(two.id, one.id) == (*hq.age, hq.recovery, two.age)
    to_one = (one.age, hq.recovery, *hq.age)
    assert w.trust.recipients_for(one.id, hq.node) == w.trust.recipients_for(one.id) == to_one


def test_files_go_the_ways_there_are(w: World) -> None:
    hq = w.trust.hq.node
    for kind, sender, to in (
        *(("D2H", w.one.id, hq), ("H2D", hq, w.one.id), ("N2N", w.one.id, w.two.id)),
        *(("REKEY", w.one.id, hq), ("TRANSFER", w.one.id, w.other.id), ("TRANSFER", hq, w.other.id)),
    ):
        w.trust.check_way(kind, sender, to)
    for kind, sender, to in (
        *(("D2H", w.one.id, w.two.id), ("N2N", w.one.id, w.other.id), ("N2N", w.one.id, hq)),
        *(("H2D", hq, hq), ("REKEY", w.one.id, w.two.id), ("TRANSFER", w.one.id, w.two.id)),
        *(("TRANSFER", w.one.id, hq), ("TRANSFER", w.one.id, w.one.id)),
    ):
        refused("E-TRU-08", lambda a=(kind, sender, to): w.trust.check_way(*a))


def test_expiry_only_warns(w: World) -> None:
    assert not w.trust.expired(DAY)
    assert w.trust.expired(date(2028, 1, 1))
    late = trust.read(w.trust.encoded(), None, w.trust.roots)
    assert late.key_for("D2H", w.one.id, 0, 1)


def test_an_older_list_and_another_of_the_same_number_are_refused(w: World) -> None:
    newer = w.next()
    assert trust.read(newer.encoded(), w.trust, w.trust.roots).version == 2
    refused("E-TRU-11", lambda: trust.read(w.trust.encoded(), newer, w.trust.roots))
    revoked = trust_edit.ended(w.trust, w.two.id, DAY, last_file=None, last={})
    refused("E-TRU-12", lambda: trust.read(w.signed(revoked).encoded(), newer, w.trust.roots))


def test_an_older_list_inside_a_file_says_nothing(w: World) -> None:
    newer = w.next()
    assert trust.newest(w.trust.encoded(), newer) is newer
    assert trust.newest(newer.encoded(), w.trust) == newer
    revoked = w.signed(trust_edit.ended(w.trust, w.two.id, DAY, last_file=None, last={}))
    refused("E-TRU-12", lambda: trust.newest(revoked.encoded(), newer))
    fresh = (RootKey.new(),)
    after = roots.handed_over(newer.roots, fresh, 1, w.roots)
    moved = roots.sign(trust_edit.with_roots(newer, after, DAY), fresh)
    assert trust.newest(w.trust.encoded(), moved) is moved, "of roots that have handed over since"


def test_the_list_that_is_kept_is_read_once(w: World) -> None:
    kept = trust.kept(w.trust.encoded(), w.trust.roots)
    assert kept == w.trust
    assert trust.kept(w.trust.encoded(), w.trust.roots) is kept
    refused("E-TRU-13", lambda: trust.kept(w.trust.encoded(), roots.new_set([RootKey.new()])))


def test_an_unsigned_list_is_refused(w: World) -> None:
    draft = trust_edit.with_node(w.trust, w.one, DAY)
    refused("E-TRU-13", lambda: trust.read(draft.encoded(), w.trust, w.trust.roots))


def test_a_list_of_one_foreign_root_is_refused(w: World) -> None:
    foreign = RootKey.new()
    draft = trust_edit.with_node(w.trust, w.one, DAY)
    forged = replace(draft, sigs={next(iter(w.trust.sigs)): foreign.sign(draft.head.statement())})
    refused("E-TRU-13", lambda: trust.read(forged.encoded(), w.trust, w.trust.roots))
    own = roots.new_set([foreign])
    whole = trust_edit.founded(hq_of(w.hq), own, DAY)
    refused("E-TRU-13", lambda: trust.read(roots.sign(whole, [foreign]).encoded(), None, w.trust.roots))
    refused("E-TRU-33", lambda: roots.sign(draft, [foreign]))


def test_a_stranger_signs_beside_a_root(w: World) -> None:
    newer = w.next()
    stranger = RootKey.new()
    sigs = {**newer.sigs, "AAAAAAAAAAA": stranger.sign(newer.head.statement())}
    refused("E-TRU-13", lambda: trust.read(replace(newer, sigs=sigs).encoded(), w.trust, w.trust.roots))


def test_roots_hand_over_only_with_the_old_ones(w: World) -> None:
    fresh = (RootKey.new(), RootKey.new(), RootKey.new())
    after = roots.handed_over(w.trust.roots, fresh, 2, w.roots[:1])
    moved = roots.sign(trust_edit.with_roots(w.trust, after, DAY), fresh[:2])
    read = trust.read(moved.encoded(), w.trust, w.trust.roots)
    assert (read.roots.no, read.roots.threshold, read.version) == (2, 2, 2)
    refused("E-TRU-33", lambda: roots.sign(moved, fresh[:1]))
    one_only = replace(moved, sigs=dict(list(moved.sigs.items())[:1]))
    refused("E-TRU-13", lambda: trust.read(one_only.encoded(), w.trust, w.trust.roots))
    later = roots.sign(trust_edit.with_node(moved, w.one, DAY), fresh[1:])
    assert trust.read(later.encoded(), w.trust, w.trust.roots).version == 3, "a list between is not needed"
    refused("E-TRU-33", lambda: roots.handed_over(w.trust.roots, fresh, 1, fresh))


def test_roots_that_take_over_by_themselves_are_refused(w: World) -> None:
    thief = RootKey.new()
    after = roots.new_set([thief], no=2)
    alone = replace(after, sigs={next(iter(after.names())): thief.sign(after.statement())})
    stolen = roots.sign(trust_edit.with_roots(w.trust, alone, DAY), [thief])
    refused("E-TRU-14", lambda: trust.read(stolen.encoded(), w.trust, w.trust.roots))
    kept = replace(stolen, chain=w.trust.chain, head=replace(stolen.head, chain=w.trust.head.chain))
    kept = roots.sign(kept, [thief])
    refused("E-TRU-14", lambda: trust.read(kept.encoded(), w.trust, w.trust.roots))


def test_each_step_of_the_roots_is_signed_by_both_sets_and_counted(w: World) -> None:
    fresh, old = RootKey.new(), w.roots[0]
    good = roots.handed_over(w.trust.roots, [fresh], 1, [old])
    skipped = roots.new_set([fresh], no=3)
    both = {key_id(k.public): k.sign(skipped.statement()) for k in (fresh, old)}
    for wrong in (
        replace(good, sigs={name: s for name, s in good.sigs.items() if name in w.trust.roots.names()}),
        replace(good, sigs={name: s for name, s in good.sigs.items() if name in good.names()}),
        replace(skipped, sigs=both),
    ):
        draft = trust_edit.with_roots(w.trust, good, DAY)
        chain = (*w.trust.chain, wrong)
        told = trust.digest([one.told() for one in chain])
        draft = replace(draft, chain=chain, head=replace(draft.head, roots=wrong, chain=told))
        moved = roots.sign(draft, [fresh])
        refused("E-TRU-14", lambda m=moved: trust.read(m.encoded(), w.trust, w.trust.roots))


def test_old_roots_do_not_sign_after_the_handing_over(w: World) -> None:
    fresh = (RootKey.new(),)
    after = roots.handed_over(w.trust.roots, fresh, 1, w.roots)
    moved = roots.sign(trust_edit.with_roots(w.trust, after, DAY), fresh)
    back = w.next(w.next())
    assert back.version > moved.version
    refused("E-TRU-13", lambda: trust.read(back.encoded(), moved, moved.roots))


def test_headquarters_moves_to_another_pc(w: World) -> None:
    fresh = NodeKeys.new()
    now = replace(w.trust.hq, sign=trust_edit.closed(w.trust.hq.sign, (0, 40)))
    closed = trust_edit.with_hq(w.trust, now, DAY)
    moved = w.signed(trust_edit.with_hq(closed, hq_of(fresh), DAY, {0: 500}))
    read = trust.read(moved.encoded(), w.trust, w.trust.roots)
    assert read.version == 2
    assert read.key_for("H2D", w.trust.hq.node, 0, 40) == w.hq.public.sign
    refused("E-TRU-04", lambda: read.key_for("H2D", w.trust.hq.node, 0, 41))
    assert read.key_for("H2D", read.hq.node, 0, 1) == fresh.public.sign
    assert read.limit(w.trust.hq.node, 0) == 500
    assert read.offices()[w.trust.hq.node] == w.trust.hq.office
    assert len(read.offices()) == 5


def test_what_a_newer_program_added_stays(w: World) -> None:
    one = replace(w.one, more={"loi": "later"})
    hq = replace(w.trust.hq, more={"seal": [1, 2]})
    draft = trust_edit.with_hq(trust_edit.with_node(w.trust, one, DAY), hq, DAY)
    draft = w.signed(replace(draft, head=replace(draft.head, more={"ask": {"a": None}})))
    read = trust.read(draft.encoded(), w.trust, w.trust.roots)
    assert read == draft
    again = trust_edit.with_node(read, w.two, DAY)
    assert again.node(w.one.id).more == {"loi": "later"}
    assert again.head.more == {"ask": {"a": None}}


def test_a_newer_form_is_told_apart(w: World) -> None:
    draft = w.signed(replace(w.trust, head=replace(w.trust.head, v=2)))
    refused("E-TRU-17", lambda: trust.read(draft.encoded(), w.trust, w.trust.roots))


def test_a_list_that_names_something_twice_is_refused(w: World) -> None:
    for twice in (
        replace(w.other, id=w.one.id, code="X"),
        replace(w.other, id="x", code="HP-CHM", sign=node_of(NodeKeys.new(), "x", 1).sign),
        replace(w.other, id="x", code="X"),
        replace(w.other, id="x", code="X", sign=w.trust.hq.sign),
        replace(w.other, id=w.trust.hq.node, code="X", sign=node_of(NodeKeys.new(), "x", 1).sign),
    ):
        nodes = (*w.trust.nodes, twice)
        head = replace(w.trust.head, nodes=trust.digest([n.told() for n in nodes]))
        draft = w.signed(replace(w.trust, head=head, nodes=nodes))
        refused("E-TRU-10", lambda d=draft: trust.read(d.encoded(), None, w.trust.roots))
