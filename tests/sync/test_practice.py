"""Practice: works at once, between any two practice offices, and never with a real one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyrage
import pytest

from odop_desktop.storage.ops import uuid7
from odop_desktop.sync import agekey, gate, practice, practice_keys, roots, trust, trust_edit
from odop_desktop.sync.enrol_request import ASKED, Asking, told
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.phrase import secret_for
from odop_desktop.sync.trust_parts import SignKey
from tests.sync.test_gate import header
from tests.sync.trusted import DAY, World, hq_of, refused, world

KEYS = NodeKeys.new()
ME = Asking(uuid7(), 0, uuid7(), "", "HP-SML", 1, "अभ्यास", "Practice", "", practice=True, pkg_no=4)
HQ = practice.headquarters()


@pytest.fixture(scope="module")
def w() -> World:
    return world()


def sent(**given: Any) -> Header:
    more = {ASKED: told(ME, KEYS.public)}
    plain = header(Kind.D2H, ME.node, HQ.node, more=more, practice=True)
    return replace(plain, **{"office": ME.office, **given})


def test_a_practice_office_enrols_itself() -> None:
    enrolled = HQ.enrolled(ME, KEYS.public, DAY)
    assert enrolled.hq_secret == secret_for(HQ.master, ME.node)
    read = trust.read(enrolled.trust.encoded(), None, HQ.root_set)
    assert read.practice
    assert gate.key_of(read, sent()) == KEYS.public.sign
    assert read.recipients_for(HQ.node, ME.node) == (HQ.keys.public.age, practice_keys.recovery())
    recovery = pyrage.x25519.Identity.from_str(agekey.text_of(practice_keys.secret("recovery")))
    assert str(recovery.to_public()) == practice_keys.recovery()


def test_it_is_the_same_headquarters_everywhere() -> None:
    again = practice.headquarters()
    assert (again.node, again.office, again.keys) == (HQ.node, HQ.office, HQ.keys)
    assert again.founded(DAY).encoded() == HQ.founded(DAY).encoded()


def test_headquarters_welcomes_whoever_shows_a_file() -> None:
    own = HQ.enrolled(ME, KEYS.public, DAY).trust
    list_ = HQ.welcomed(HQ.founded(DAY), sent(), DAY)
    assert gate.key_of(list_, sent()) == KEYS.public.sign
    assert trust.read(list_.encoded(), own, own.roots).version == 2, "the office takes headquarters' list"
    assert HQ.welcomed(list_, sent(), DAY) == list_
    assert HQ.welcomed(list_, sent(sender=uuid7(), more={}), DAY) == list_
    assert list_.node(ME.node).sign[0].first == (0, 0)


def test_a_real_file_is_not_welcomed(w: World) -> None:
    founded = HQ.founded(DAY)
    assert HQ.welcomed(founded, sent(practice=False), DAY) == founded
    refused("E-TRU-16", lambda: gate.key_of(founded, sent(practice=False)))
    refused("E-TRU-16", lambda: HQ.enrolled(replace(ME, practice=False), KEYS.public, DAY))
    refused("E-TRU-16", lambda: HQ.welcomed(w.trust, sent(), DAY))


def test_a_practice_list_at_a_real_office(w: World) -> None:
    list_ = HQ.enrolled(ME, KEYS.public, DAY).trust
    refused("E-TRU-15", lambda: trust.read(list_.encoded(), None, w.trust.roots))
    refused("E-TRU-15", lambda: gate.key_of(w.trust, sent()))


def test_a_practice_headquarters_in_a_real_header(w: World) -> None:
    list_ = HQ.enrolled(ME, KEYS.public, DAY).trust
    while list_.version <= w.trust.version:
        list_ = roots.sign(trust_edit.with_hq(list_, list_.hq, DAY), HQ.roots)
    more = {gate.INTRODUCED: list_.introduction().told()}
    refused("E-TRU-15", lambda: gate.key_of(w.trust, header(Kind.H2D, HQ.node, w.one.id, more=more)))


def test_a_real_list_at_a_practice_office(w: World) -> None:
    refused("E-TRU-16", lambda: trust.read(w.trust.encoded(), None, HQ.root_set))
    own = HQ.enrolled(ME, KEYS.public, DAY).trust
    newer = w.next(w.next(w.trust))
    refused("E-TRU-16", lambda: trust.read(newer.encoded(), own, own.roots))


def test_the_flag_and_the_roots_go_together(w: World) -> None:
    """Neither a real list that calls itself practice, nor one of practice roots that calls itself real."""
    draft = replace(w.trust, head=replace(w.trust.head, practice=True))
    refused("E-TRU-16", lambda: trust.read(w.signed(draft).encoded(), None, w.trust.roots))
    own = HQ.founded(DAY)
    draft = roots.sign(replace(own, head=replace(own.head, practice=False)), HQ.roots)
    refused("E-TRU-15", lambda: trust.read(draft.encoded(), None, HQ.root_set))


def test_no_practice_key_stands_in_a_real_list(w: World) -> None:
    """Everybody has these keys: whoever slipped one in could sign for headquarters or for a PC."""
    public = HQ.keys.public
    hq = w.trust.hq
    for wrong in (
        replace(hq, sign=(SignKey(public.sign),)),
        replace(hq, age=(*hq.age, public.age)),
        replace(hq, recovery=practice_keys.recovery()),
        replace(hq_of(w.hq), sign=(SignKey(HQ.root_set.keys[0]),)),
    ):
        draft = w.signed(trust_edit.with_hq(w.trust, replace(wrong, node=hq.node), DAY))
        refused("E-TRU-15", lambda d=draft: trust.read(d.encoded(), w.trust, w.trust.roots))
    for node in (replace(w.one, sign=(SignKey(public.sign),)), replace(w.one, age=public.age)):
        draft = w.signed(trust_edit.with_node(w.trust, node, DAY))
        refused("E-TRU-15", lambda d=draft: trust.read(d.encoded(), w.trust, w.trust.roots))


def test_real_roots_never_hand_over_to_practice(w: World) -> None:
    after = roots.handed_over(w.trust.roots, HQ.roots, 1, w.roots)
    draft = roots.sign(trust_edit.with_roots(w.trust, after, DAY), HQ.roots)
    refused("E-TRU-15", lambda: trust.read(draft.encoded(), w.trust, w.trust.roots))
