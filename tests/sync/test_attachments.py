"""Photos and letters go behind the ops, as many as fit; what a PC lost comes back."""

from __future__ import annotations

from typing import Any

import pytest

from odop_desktop.cli import sync_told
from odop_desktop.domain import catalogue as c
from odop_desktop.storage import attached, peers
from odop_desktop.storage.apply import Put, apply
from odop_desktop.sync import attachments, preview
from tests.sync.lab import HQ, Lab

PHOTO = b"\xff\xd8\xff" + bytes(range(256)) * 100


def photographed(lab: Lab, who: str, photo: bytes, **values: Any) -> str:
    """An artisan with a photo. Returns its hash."""
    id, office = lab.make(who, name_hi="सुनीता देवी", **values), lab.office(who)
    hash_ = office.store.blobs.put(photo)
    with office.transaction() as conn:
        apply(conn, office.act("artisan.change"), [Put(c.ARTISAN, id, {"photo": hash_})])
    return hash_


def held(lab: Lab, who: str, hash_: str) -> bool:
    return bool(lab.office(who).store.blobs.held([hash_]))


def test_a_photo_reaches_headquarters_once(lab: Lab) -> None:
    hash_ = photographed(lab, "chm", PHOTO)
    sent = lab.send("chm")
    got = lab.take(HQ, sent.file)
    assert got.error is None
    assert got.header is not None
    assert got.header.counts.blobs == attachments.inside(lab.office("chm"), 1) == 1
    assert lab.office(HQ).store.blobs.get(hash_) == PHOTO
    lab.take("chm", lab.answer("chm").file)
    with lab.office("chm").reading() as conn:
        assert attached.not_lodged(conn) == []
    assert lab.take(HQ, lab.send("chm").file).header.counts.blobs == 0  # type: ignore[union-attr]
    assert [attachments.inside(lab.office("chm"), n) for n in (1, 2, 3)] == [1, 0, 0]


def test_what_passes_the_budget_goes_with_the_next_file(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments.enclosed, "__defaults__", (len(PHOTO) + 10,))
    hashes = [photographed(lab, "chm", PHOTO + bytes([n])) for n in range(3)]
    for arrived in (1, 2, 3):
        lab.round("chm")
        assert sum(held(lab, HQ, h) for h in hashes) == arrived


def test_the_office_s_other_pc_asks_for_what_it_lacks(lab: Lab) -> None:
    hash_ = photographed(lab, "chm", PHOTO)
    lab.round("chm", "chm2")
    assert not held(lab, "chm2", hash_)
    lab.round("chm2")
    assert held(lab, "chm2", hash_)


def test_what_passes_the_budget_is_asked_for_again(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    hashes = [photographed(lab, "chm", PHOTO + bytes([n])) for n in range(3)]
    lab.round("chm", "chm2")
    monkeypatch.setattr(attachments.enclosed, "__defaults__", (len(PHOTO) + 10,))
    for arrived in (1, 2, 3):
        lab.round("chm2")
        assert sum(held(lab, "chm2", h) for h in hashes) == arrived


def test_a_lost_file_s_photo_is_sent_again(lab: Lab) -> None:
    hash_ = photographed(lab, "chm", PHOTO)
    lab.send("chm")
    assert lab.take(HQ, lab.send("chm").file).error is None
    assert held(lab, HQ, hash_)


def test_a_file_that_is_looked_into_or_held_leaves_no_photo_behind(lab: Lab) -> None:
    """Only a file that has gone in whole brings its attachments."""
    hash_ = photographed(lab, "chm", PHOTO)
    file = lab.send("chm").file
    assert preview.of(lab.office(HQ), file).state == "applied"
    assert not held(lab, HQ, hash_)
    with lab.office("chm").reading() as conn:
        me = peers.me(conn)
    with lab.office(HQ).transaction() as conn:  # the PC was doubled: what it brings is refused
        peers.put(conn, (me.node, me.epoch), peers.End(1, "0" * 64, peers.FORK))
    got = lab.take(HQ, file)
    assert got.error is not None
    assert got.error.code == "E-SYN-56"
    assert not held(lab, HQ, hash_)


def test_a_camp_laptop_s_papers_reach_headquarters_by_the_collecting_pc(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It sends to its sibling only; what does not fit into one file goes with the next."""
    monkeypatch.setattr(attachments.enclosed, "__defaults__", (2 * len(PHOTO) + 10,))
    hashes = [photographed(lab, "chm2", PHOTO + bytes([n])) for n in range(3)]
    for arrived in (2, 3):
        assert lab.take("chm", lab.collect("chm2", "chm").file).error is None
        assert sum(held(lab, "chm", h) for h in hashes) == arrived
    lab.round("chm")
    lab.round("chm")
    assert all(held(lab, HQ, h) for h in hashes)
    assert lab.take("chm2", lab.answer("chm2").file).error is None
    with lab.office("chm2").reading() as conn:
        assert attached.not_lodged(conn) == [], "headquarters says so of what the other one offered"


def test_what_a_sibling_holds_it_is_not_given_and_what_it_lacks_it_is(lab: Lab) -> None:
    first, second = (photographed(lab, who, PHOTO + who.encode()) for who in ("chm", "chm2"))
    assert lab.take("chm", lab.collect("chm2", "chm").file).error is None
    assert lab.take("chm2", lab.collect("chm", "chm2").file).error is None
    assert held(lab, "chm", second) and held(lab, "chm2", first)
    got = lab.take("chm", lab.collect("chm2", "chm").file)
    assert got.header is not None
    assert got.header.counts.blobs == 0
    lab.office("chm").store.blobs.sweep([])
    assert lab.take("chm2", lab.collect("chm", "chm2").file).error is None
    assert lab.take("chm", lab.collect("chm2", "chm").file).error is None
    assert held(lab, "chm", first) and held(lab, "chm", second)


def test_the_status_says_how_many_are_not_there_yet(lab: Lab) -> None:
    photographed(lab, "chm", PHOTO)
    chm = lab.office("chm")
    told, *lines = sync_told.status(chm, chm.words("en"))
    assert told["papers"] == attachments.left(chm) == 1
    assert any("not yet with headquarters: 1" in line for line in lines)
    lab.round("chm")
    assert attachments.left(chm) == attachments.left(lab.office(HQ)) == 0
    told, *lines = sync_told.status(chm, chm.words("en"))
    assert told["papers"] == 0
    assert not any("not yet with headquarters" in line for line in lines)
