"""Headquarters' offline keys give way to new ones, and its list is signed anew: the districts follow by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.sync import centre, hq_roots, listed, roots, trust_edit
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust import newest
from odop_desktop.telling import listing
from tests.sync.bad_files import tables
from tests.sync.lab import DAY, HQ, Lab
from tests.sync.test_bad_files import LANGUAGES
from tests.sync.test_going_back import copied
from tests.sync.test_recalling import goes_back


def renewed(lab: Lab) -> tuple[RootKey, ...]:
    """New offline keys, handed over to by the first of the old ones."""
    fresh = hq_roots.prepare(lab.office(HQ), lab.roots[:1])
    hq_roots.change(lab.office(HQ), fresh)
    old, lab.roots = lab.roots, fresh.roots
    return old


def fingerprint(lab: Lab, who: str) -> str:
    return listed.trust(lab.office(who)).roots.fingerprint


def test_districts_follow_to_the_new_keys_and_the_old_ones_sign_nothing(lab: Lab) -> None:
    lab.round("chm", "klu")
    before = fingerprint(lab, "chm")
    old = renewed(lab)
    assert fingerprint(lab, HQ) != before
    with pytest.raises(OdopError, match="E-TRU-33"):
        centre.ask_for(lab.office(HQ), "9.9", old)
    renewed(lab)  # once more, before anybody heard of the first time
    centre.ask_for(lab.office(HQ), "0.1", lab.roots)
    lab.round("chm", "klu")
    assert fingerprint(lab, "chm") == fingerprint(lab, "klu") == fingerprint(lab, HQ)
    assert lab.take("chm2", lab.answer("chm2").file).error is None, "its first file since"
    lab.round("chm2")
    assert lab.trust is not None
    known = listed.trust(lab.office("chm"))
    draft = replace(lab.trust, head=replace(lab.trust.head, version=known.version + 5))
    with pytest.raises(OdopError, match="E-TRU-13"):  # what a thief of the old keys signs
        newest(roots.sign(draft, old).encoded(), known)


def test_only_headquarters_with_a_present_key_hands_over(lab: Lab) -> None:
    before = tables(lab.office(HQ))
    for who, keys, code in ((HQ, (RootKey.new(),), "E-TRU-33"), ("chm", lab.roots, "E-SYN-84")):
        with pytest.raises(OdopError, match=code):
            hq_roots.prepare(lab.office(who), keys)
        with pytest.raises(OdopError, match=code):
            hq_roots.renew(lab.office(who), keys)
    late = hq_roots.prepare(lab.office(HQ), lab.roots)
    renewed(lab)
    with pytest.raises(OdopError, match="E-TRU-14"):  # another officer's came first
        hq_roots.change(lab.office(HQ), late)
    assert set(tables(lab.office(HQ))) == set(before)


def test_a_district_put_back_to_before_the_new_keys_goes_on(lab: Lab) -> None:
    lab.round("chm")
    copied(lab, "chm")
    renewed(lab)
    lab.round("chm")
    goes_back(lab, "chm")
    lab.round("chm")
    assert fingerprint(lab, "chm") == fingerprint(lab, HQ)


def test_headquarters_put_back_to_before_the_new_keys_has_them(lab: Lab) -> None:
    copied(lab, HQ)
    renewed(lab)
    lab.round("chm")
    goes_back(lab, HQ)
    lab.round("chm", "klu")
    assert fingerprint(lab, "klu") == fingerprint(lab, HQ) == fingerprint(lab, "chm")
    hq_roots.renew(lab.office(HQ), lab.roots)


def test_the_list_warns_before_its_day_and_is_signed_anew(lab: Lab) -> None:
    lab.round("chm")
    trust = listed.trust(lab.office(HQ))
    words, last = LANGUAGES["en"], date.fromisoformat(trust.head.expires)
    assert last == DAY + trust_edit.VALID

    def said(on: date, *, is_hq: bool) -> str:
        return listing.ageing(words, trust, on, is_hq=is_hq)

    soon = last - trust_edit.BEFORE + timedelta(days=1)
    assert said(soon - timedelta(days=1), is_hq=True) == said(last, is_hq=False) == ""
    assert "grows old on 14-02-2027" in said(soon, is_hq=True)
    assert "past its day" in said(last + timedelta(days=1), is_hq=True)
    assert "Headquarters" in said(last + timedelta(days=1), is_hq=False)
    after = hq_roots.renew(lab.office(HQ), lab.roots)
    assert (after.version, after.nodes) == (trust.version + 1, trust.nodes)
    lab.round("chm")
    assert listed.trust(lab.office("chm")).version == after.version
