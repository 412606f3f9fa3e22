"""Headquarters' keys are made anew, in good order or stolen; headquarters moves to another PC. Districts follow."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from odop_desktop.actions import safety
from odop_desktop.domain import catalogue as c
from odop_desktop.storage import peers
from odop_desktop.sync import (
    centre,
    desk,
    enrol_request,
    hq_keys,
    inbox,
    joining,
    phrase,
    returning,
    roots,
    standing,
    trust_edit,
)
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust import TrustList
from tests.actions.offices import PASSWORD
from tests.sync.lab import DAY, HQ, Lab
from tests.sync.test_going_back import copied
from tests.sync.trusted import refused


def sat(lab: Lab, who: str) -> Desk:
    with lab.office(who).reading() as conn:
        return desk.sit(lab.office(who), conn)


def alike(lab: Lab, who: str, code: str) -> bool:
    return standing.digest(lab.office(HQ), code) == standing.digest(lab.office(who))


def test_new_keys_in_good_order(lab: Lab) -> None:
    lab.round("chm")
    late = lab.answer("chm").file
    old = sat(lab, HQ).trust.hq
    after = hq_keys.anew(lab.office(HQ), lab.roots)
    assert (after.version, len(after.hq.sign)) == (2, 2)
    assert after.hq.age != old.age
    assert lab.take("chm", late).error is None, "a file of the old key that was under way"
    lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    lab.round("chm", "klu")
    assert sat(lab, "chm").trust.hq == sat(lab, "klu").trust.hq == after.hq
    assert alike(lab, "chm", "HP-CHM")


def test_stolen_keys_are_good_for_nothing_more(lab: Lab) -> None:
    lab.round("chm", "klu")
    stolen = lab.answer("chm").file
    after = hq_keys.anew(lab.office(HQ), lab.roots, stolen=True)
    assert len(after.hq.sign) == 1
    lab.round("chm")
    error = lab.take("chm", stolen).error
    assert error is not None
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    assert lab.row(HQ, id)
    assert alike(lab, "chm", "HP-CHM")


def test_wrong_offline_keys_change_nothing(lab: Lab) -> None:
    before = sat(lab, HQ)
    refused("E-TRU-33", lambda: hq_keys.anew(lab.office(HQ), (RootKey.new(),)))
    refused("E-SYN-84", lambda: hq_keys.anew(lab.office("chm"), lab.roots))
    refused("E-SYN-96", lambda: hq_keys.move(lab.office(HQ), lab.roots))
    refused("E-SYN-84", lambda: hq_keys.move(lab.office("chm"), lab.roots))
    after = sat(lab, HQ)
    assert (after.keys, after.trust.version) == (before.keys, before.trust.version)


def moved(lab: Lab, copy: Path, aside: str = "broken") -> str:
    """Headquarters' copy is brought back on another PC; the old one is gone. Returns its node."""
    was = lab.node(HQ)
    lab.shut(HQ)
    shutil.move(lab.folder / HQ, lab.folder / aside)
    safety.restore(lab.folder / HQ, file=copy, credentials=lambda: ("clerk", PASSWORD))
    return was


def test_headquarters_moves_to_another_pc(lab: Lab) -> None:
    one = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    was = moved(lab, copied(lab, HQ))
    assert lab.node(HQ) != was
    assert not sat(lab, HQ).is_hq
    refused("E-TRU-33", lambda: hq_keys.move(lab.office(HQ), (RootKey.new(),)))
    after = hq_keys.move(lab.office(HQ), lab.roots, phone="0177-9")
    here = sat(lab, HQ)
    assert here.is_hq
    assert (after.hq.phone, after.head.former[0].node, here.me.epoch) == ("0177-9", was, 1)
    for who in ("chm", "klu"):
        assert lab.take(who, lab.answer(who).file).error is None
        assert sat(lab, who).trust.hq.node == lab.node(HQ)
    two = lab.make("chm", name_hi="कमला")
    lab.change(HQ, one, pin="176310")
    lab.round("chm", "klu")
    assert lab.row(HQ, two)
    assert alike(lab, "chm", "HP-CHM")
    assert alike(lab, "klu", "HP-KLU")


def test_what_it_did_after_the_copy_comes_back_from_the_districts(lab: Lab) -> None:
    """The copy was older than the PC that broke: what districts sent since is sent again, and nothing passes for it."""
    lab.round("chm", "klu")
    copy = copied(lab, HQ)
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    moved(lab, copy)
    hq_keys.move(lab.office(HQ), lab.roots)
    for who in ("chm", "klu"):
        assert lab.take(who, lab.answer(who).file).error is None
    lab.round("chm", "klu")
    assert lab.row(HQ, id)
    lab.round("chm", "klu")
    assert alike(lab, "chm", "HP-CHM")


def all_is_well(lab: Lab) -> None:
    """Districts hear of the PC that is headquarters now, give back what it lacks, and hold what it holds."""
    for who in ("chm", "klu"):
        got = lab.take(who, lab.answer(who).file)
        assert got.error is None
    for who in ("chm", "klu"):
        for name, path in returning.owed(lab.office(who)):
            assert inbox.take(lab.office(HQ), path.read_bytes(), name=name).error is None
    lab.round("chm", "klu")
    lab.round("chm", "klu")
    assert alike(lab, "chm", "HP-CHM")
    assert alike(lab, "klu", "HP-KLU")
    assert [returning.owed(lab.office(who)) for who in ("chm", "klu")] == [[], []]


def test_an_old_copy_and_the_offline_keys_are_enough(lab: Lab) -> None:
    """Since the copy headquarters was put back twice, changed its list and went on; then its disk was gone."""
    lab.round("chm", "klu")
    copy = copied(lab, HQ)
    for _ in range(2):
        lab.shut(HQ)
        safety.restore(lab.folder / HQ, file=copy, credentials=lambda: ("clerk", PASSWORD))
        centre.ask_for(lab.office(HQ), "0.1", lab.roots)
        lab.round("chm", "klu")
    fair = lab.make(HQ, c.EVENT, name_hi="राज्य मेला", organised_by="HQ")
    lab.round("chm", "klu")
    one = lab.make("chm", name_hi="सुनीता देवी")
    part = lab.make("chm", c.PARTICIPATION, event=fair, artisan=one)
    under_way = lab.send("chm").file
    moved(lab, copy)
    hq_keys.move(lab.office(HQ), lab.roots)
    assert lab.take(HQ, under_way).error is None, "made before its sender could know"
    all_is_well(lab)
    assert lab.row(HQ, fair, c.EVENT)
    assert lab.row(HQ, part, c.PARTICIPATION)
    lab.change(HQ, fair, c.EVENT, city="Mandi")
    lab.round("chm")
    row = lab.row("chm", fair, c.EVENT)
    assert row is not None
    assert row["city"] == "Mandi"


def test_it_moves_twice_from_one_copy(lab: Lab) -> None:
    """The copy knows nothing of the PC between, whose epoch and feed were counted alike."""
    one = lab.make("chm", name_hi="सुनीता देवी", pin="176310")
    lab.round("chm", "klu")
    copy = copied(lab, HQ)
    for n in range(2):
        moved(lab, copy, f"broken-{n}")
        hq_keys.move(lab.office(HQ), lab.roots)
        lab.change("chm", one, pin=f"17632{n}")
        lab.change(HQ, one, pin="176311")
        file = lab.send("chm").file
        assert lab.take("chm", lab.answer("chm").file).error is None
        row = lab.row("chm", one)
        assert row is not None
        assert row["pin"] == "176311", "headquarters' value is shown, whichever PC it was before"
        lab.clock.now += timedelta(days=1)
    assert lab.take(HQ, file).error is not None, "it is for a PC of which the list knows nothing"
    all_is_well(lab)


def test_a_pc_that_was_taken_in_after_the_copy_is_taken_in_once_more(lab: Lab) -> None:
    klu = sat(lab, HQ).trust.node(lab.node("klu"))
    _lists(lab, trust_edit.without(sat(lab, HQ).trust, klu.id, DAY))
    copy = copied(lab, HQ)
    _lists(lab, trust_edit.with_node(sat(lab, HQ).trust, klu, DAY))
    one = lab.make("klu", name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    moved(lab, copy)
    hq_keys.move(lab.office(HQ), lab.roots)
    phrase.master(lab.office(HQ).place, lab.office(HQ).key)
    asked = joining.request(lab.office("klu"), lab.post, phone="01902-1")
    request = enrol_request.read_request(asked.file)
    told = centre.accept(
        lab.office(HQ), request, lab.roots, confirmed=asked.fingerprint, out=lab.post, renew=True
    )
    assert lab.trust is not None
    joining.take(lab.office("klu"), told, lab.trust.roots.fingerprint)
    all_is_well(lab)
    assert lab.row(HQ, one)


def _lists(lab: Lab, draft: TrustList) -> None:
    with lab.office(HQ).transaction() as conn:
        desk.keep_trust(conn, roots.sign(draft, lab.roots))


def test_what_a_stolen_pc_did_after_the_copy_does_not_come_back(lab: Lab) -> None:
    lab.round("chm", "klu")
    copy = copied(lab, HQ)
    fair = lab.make(HQ, c.EVENT, name_hi="राज्य मेला", organised_by="HQ")
    lab.round("chm", "klu")
    late = lab.answer("chm").file
    moved(lab, copy)
    hq_keys.move(lab.office(HQ), lab.roots, stolen=True)
    assert lab.take("chm", lab.answer("chm").file).error is None
    assert returning.owed(lab.office("chm")) == []
    lab.round("chm")
    assert lab.row(HQ, fair, c.EVENT) is None
    error = lab.take("chm", late).error
    assert error is not None


def test_an_epoch_above_all_before_it(lab: Lab) -> None:
    lab.round("chm")
    old = copied(lab, HQ)
    lab.shut(HQ)
    for _ in range(2):
        safety.restore(lab.folder / HQ, file=old, credentials=lambda: ("clerk", PASSWORD))
    lab.round("chm")
    copy = copied(lab, HQ)
    moved(lab, copy)
    hq_keys.move(lab.office(HQ), lab.roots)
    with lab.office(HQ).reading() as conn:
        assert peers.me(conn).epoch == 3
    assert lab.take("chm", lab.answer("chm").file).error is None
