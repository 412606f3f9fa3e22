"""A PC changes its keys: signed with the old, proved with the new, in force from a file on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from odop_desktop.sync import package, rekey, trust, trust_edit
from odop_desktop.sync.header import Kind
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.trust import TrustList
from tests.sync.trusted import DAY, World, refused, world

AT = {"created": "2026-11-22T11:00:00+05:30", "app": "0.3.0"}


@pytest.fixture(scope="module")
def w() -> World:
    return world()


def rotated(w: World) -> NodeKeys:
    return NodeKeys.new(w.keys[w.one.id].pairs)


def wish(w: World, keys: NodeKeys, number: int = 12) -> bytes:
    return rekey.wish(w.trust, w.one.id, keys, epoch=0, pkg_no=number, **AT)


def test_new_keys_from_a_file_on(w: World) -> None:
    keys = rotated(w)
    asked = rekey.read_wish(wish(w, keys), w.trust)
    assert asked == rekey.Rekey(w.one.id, (0, 12), keys.public)
    after = rekey.rekeyed(w.trust, asked, w.roots[:1], seen=(0, 14), on=DAY)
    read = trust.read(after.encoded(), w.trust, w.trust.roots)
    switch = 14 + trust_edit.SWITCH_AFTER
    old = w.keys[w.one.id].public
    assert [read.key_for("D2H", w.one.id, 0, n) for n in (1, switch - 1)] == [old.sign, old.sign]
    assert read.key_for("D2H", w.one.id, 0, switch) == keys.public.sign
    assert read.recipients_for(w.one.id) == (keys.public.age, w.trust.hq.recovery, *w.trust.hq.age)
    for number, sign in ((switch - 1, w.keys[w.one.id].sign), (switch, keys.sign)):
        assert keys.signer(read.key_for("D2H", w.one.id, 0, number)) == sign


def test_twice_over(w: World) -> None:
    first = rotated(w)
    asked = rekey.read_wish(wish(w, first), w.trust)
    one = rekey.rekeyed(w.trust, asked, w.roots, seen=(0, 12), on=DAY)
    second = NodeKeys.new(first.pairs)
    file = rekey.wish(one, w.one.id, second, epoch=0, pkg_no=13, **AT)
    two = rekey.rekeyed(one, rekey.read_wish(file, one), w.roots, seen=(0, 13), on=DAY)
    read = trust.read(two.encoded(), one, one.roots)
    assert [len(read.node(w.one.id).sign), read.version] == [3, 3]
    assert read.key_for("D2H", w.one.id, 0, 99) == second.public.sign


def test_headquarters_changes_its_own(w: World) -> None:
    fresh = NodeKeys.new(w.hq.pairs)
    hq = w.trust.hq
    newer = w.signed(trust_edit.hq_rotated(w.trust, fresh.public, (0, 100), DAY))
    read = trust.read(newer.encoded(), w.trust, w.trust.roots)
    assert read.recipients_for(hq.node, w.other.id) == (fresh.public.age, hq.recovery)
    assert fresh.signer(read.key_for(Kind.H2D, hq.node, 0, 99)) == w.hq.sign
    assert fresh.signer(read.key_for(Kind.H2D, hq.node, 0, 100)) == fresh.sign


def test_a_stolen_key_of_headquarters_is_good_for_nothing(w: World) -> None:
    """T19: whatever number the thief gives his file."""
    fresh = NodeKeys.new()
    list_ = w.signed(trust_edit.hq_stolen(w.trust, fresh.public, DAY))
    read = trust.read(list_.encoded(), w.trust, w.trust.roots)
    for number in (0, 1, 40, 10**6):
        assert read.key_for(Kind.H2D, read.hq.node, 0, number) == fresh.public.sign


def test_only_the_old_key_asks(w: World) -> None:
    keys, stranger = rotated(w), NodeKeys.new()
    header = package.read_header(wish(w, keys))
    for sign in (keys.sign, stranger.sign):
        file = package.packed(header, (), sign=sign, recipients=(w.trust.hq.age[0],))[1]
        refused("E-SYN-06", lambda f=file: rekey.read_wish(f, w.trust))


def test_a_key_that_the_asker_does_not_have(w: World) -> None:
    """The proof is of this PC, this file and this key."""
    keys, other = rotated(w), NodeKeys.new()
    header = package.read_header(wish(w, keys))
    old = w.keys[w.one.id].sign
    asked = header.more["rekey"]
    sign = package.read_header(wish(w, NodeKeys.new(w.keys[w.one.id].pairs))).more["rekey"]["sign"]
    for wrong in (
        replace(header, more={"rekey": {**asked, "sign": sign}}),
        replace(header, more={"rekey": {**asked, "age": other.public.age}}),
        replace(header, more={"rekey": {**asked, "proof": "A" * 86}}),
        replace(header, more={"rekey": {"sign": asked["sign"], "age": asked["age"]}}),
        replace(header, more={"rekey": []}),
        replace(header, more={}),
        replace(header, pkg_no=13),
        replace(header, kind=Kind.D2H),
    ):
        file = package.packed(wrong, (), sign=old, recipients=(w.trust.hq.age[0],))[1]
        refused("E-TRU-29", lambda f=file: rekey.read_wish(f, w.trust))


def test_keys_that_are_in_use(w: World) -> None:
    for public, pc in ((w.keys[w.two.id].public, "HP-CHM-2"), (w.hq.public, "HQ")):
        asked = rekey.Rekey(w.one.id, (0, 12), public)
        error = refused("E-TRU-24", lambda a=asked: rekey.rekeyed(w.trust, a, w.roots, seen=(0, 12), on=DAY))
        assert error.facts["pc"] == pc


def test_a_revoked_pc_gets_no_new_keys(w: World) -> None:
    gone: TrustList = w.signed(trust_edit.ended(w.trust, w.one.id, DAY, last_file=(0, 30), last={0: 5}))
    asked = rekey.read_wish(wish(w, rotated(w)), gone)
    refused("E-TRU-02", lambda: rekey.rekeyed(gone, asked, w.roots, seen=(0, 30), on=DAY))
