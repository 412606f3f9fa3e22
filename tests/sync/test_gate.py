"""What a header must bring to pass: practice apart from real, the right way, headquarters' newest key."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from odop_desktop.storage.ops import uuid7
from odop_desktop.sync import gate, roots, trust_edit
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.roots import RootKey
from tests.sync.trusted import DAY, World, hq_of, refused, world


@pytest.fixture(scope="module")
def w() -> World:
    return world()


def header(kind: Kind, sender: str, to: str, number: int = 1, **more: Any) -> Header:
    at = "2026-11-22T10:00:00+05:30"
    return Header(
        kind=kind,
        pkg_id=uuid7(),
        sender=sender,
        epoch=0,
        office="o",
        to=to,
        **{"pkg_no": number, "month": "2026-11", "created": at, "app": "0.3", "schema": 1, **more},
    )


def test_a_file_of_a_district_and_of_headquarters(w: World) -> None:
    hq, one = w.trust.hq.node, w.one.id
    assert gate.key_of(w.trust, header(Kind.D2H, one, hq)) == w.keys[one].public.sign
    assert gate.key_of(w.trust, header(Kind.H2D, hq, one)) == w.hq.public.sign
    refused("E-TRU-08", lambda: gate.key_of(w.trust, header(Kind.D2H, one, w.two.id)))


def test_practice_files_stay_apart(w: World) -> None:
    refused("E-TRU-15", lambda: gate.key_of(w.trust, header(Kind.D2H, w.one.id, "x", practice=True)))


def test_headquarters_new_key_is_known_from_the_header(w: World) -> None:
    fresh = NodeKeys.new().public
    sign = trust_edit.switched(w.trust.hq.sign, fresh.sign, (0, 50))
    newer = w.signed(trust_edit.with_hq(w.trust, replace(w.trust.hq, sign=sign), DAY))
    more = {gate.INTRODUCED: newer.introduction().told()}
    for number, key in ((49, w.hq.public.sign), (50, fresh.sign)):
        bare = header(Kind.H2D, newer.hq.node, w.one.id, number, more=more)
        assert Header.parse(replace(bare, kid="A" * 11, sha256="A" * 43).encoded()).more == more
        assert gate.key_of(w.trust, bare) == key
    old = {gate.INTRODUCED: w.trust.introduction().told()}
    assert gate.key_of(newer, header(Kind.H2D, newer.hq.node, w.one.id, 50, more=old)) == fresh.sign
    refused(
        "E-TRU-03", lambda: gate.key_of(w.trust, header(Kind.D2H, newer.hq.node, w.one.id, 50, more=more))
    )


def test_a_new_pc_of_headquarters_under_new_roots(w: World) -> None:
    keys, fresh = NodeKeys.new(), (RootKey.new(), RootKey.new())
    after = roots.handed_over(w.trust.roots, fresh, 1, w.roots[:1])
    moved = trust_edit.with_hq(trust_edit.with_roots(w.trust, after, DAY), hq_of(keys), DAY)
    more = {gate.INTRODUCED: roots.sign(moved, fresh).introduction().told()}
    found = header(Kind.H2D, moved.hq.node, w.one.id, 3, more=more)
    assert gate.key_of(w.trust, found) == keys.public.sign
    assert len(found.encoded()) < 5000


def test_only_headquarters_brings_an_introduction(w: World) -> None:
    """Not a district, and not the former headquarters that the newer list no longer names."""
    moved = w.signed(trust_edit.with_hq(w.trust, hq_of(NodeKeys.new()), DAY))
    bare = replace(moved.head, former=())
    told = w.signed(replace(moved, head=bare)).introduction().told()
    for kind, sender in ((Kind.H2D, w.trust.hq.node), (Kind.D2H, w.one.id)):
        found = header(kind, sender, w.two.id, more={gate.INTRODUCED: told})
        refused("E-TRU-01", lambda f=found: gate.key_of(w.trust, f))


def test_nobody_introduces_himself_as_headquarters(w: World) -> None:
    thief, root = NodeKeys.new(), RootKey.new()
    own = roots.sign(trust_edit.founded(hq_of(thief), roots.new_set([root]), DAY), [root])
    own = roots.sign(trust_edit.with_hq(own, own.hq, DAY), [root])
    told = own.introduction().told()
    found = header(Kind.H2D, own.hq.node, w.one.id, more={gate.INTRODUCED: told})
    refused("E-TRU-13", lambda: gate.key_of(w.trust, found))
    for wrong in (None, {}, {**told, "chain": []}, {**told, "sigs": {}}, {**told, "x": 1}, [], "hq"):
        code = "E-TRU-13" if isinstance(wrong, dict) and len(wrong) == 3 else "E-TRU-10"
        refused(code, lambda wrong=wrong: gate.key_of(w.trust, replace(found, more={gate.INTRODUCED: wrong})))


def test_a_true_introduction_with_another_key_in_it(w: World) -> None:
    """The roots, their history and their signatures are true; only headquarters is somebody else."""
    thief = NodeKeys.new()
    newer = w.next()
    forged = replace(newer.head, hq=replace(newer.hq, sign=hq_of(thief).sign))
    told = replace(newer.introduction(), head=forged).told()
    found = header(Kind.H2D, newer.hq.node, w.one.id, more={gate.INTRODUCED: told})
    refused("E-TRU-13", lambda: gate.key_of(w.trust, found))
