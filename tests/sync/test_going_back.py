"""Records brought back from a safety copy, at a district and at headquarters: nobody's work is lost for good."""

from __future__ import annotations

import shutil
from pathlib import Path

from odop_desktop.actions import records, safety
from odop_desktop.domain import catalogue as c
from odop_desktop.storage import backup, peers, waiting
from odop_desktop.sync import returning, sending
from tests.actions.offices import PASSWORD
from tests.sync.lab import HQ, Lab, hand_in, hand_over, open_
from tests.sync.test_attachments import PHOTO, held, photographed


def copied(lab: Lab, who: str) -> Path:
    office = lab.office(who)
    return backup.make(office.place, office.key, lab.folder / f"{who}.odopbackup").file


def goes_back(lab: Lab, who: str, file: Path) -> None:
    """Onto a new disk: its archive of files is lost as well (where it is not, see test_recalling)."""
    lab.shut(who)
    shutil.rmtree(lab.folder / who / "post", ignore_errors=True)
    safety.restore(lab.folder / who, file=file, credentials=lambda: ("clerk", PASSWORD))


def test_a_district_that_went_back_is_given_its_own_work_again(lab: Lab) -> None:
    lab.round("chm")
    old = copied(lab, "chm")
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    goes_back(lab, "chm", old)
    assert lab.row("chm", id) is None
    lab.round("chm")
    assert lab.row("chm", id)


def test_a_file_from_before_it_went_back_does_not_hide_what_it_lost(lab: Lab) -> None:
    """The file leaves out what the PC had when it was made; taken in, that would never have come again."""
    lab.round("chm")
    old = copied(lab, "chm")
    id = lab.make("chm", name_hi="सुनीता देवी")
    assert lab.take(HQ, lab.send("chm").file).error is None
    under_way = lab.answer("chm").file
    goes_back(lab, "chm", old)
    held = lab.take("chm", under_way)
    assert held.error is not None
    assert held.error.code == "E-SYN-59"
    lab.round("chm")
    assert lab.row("chm", id)


def test_a_late_file_from_before_it_went_back_does_not_say_where_it_is(lab: Lab) -> None:
    lab.round("chm")
    old = copied(lab, "chm")
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    late = lab.send("chm").file
    goes_back(lab, "chm", old)
    anew = lab.send("chm").file
    for file in (anew, late):
        assert lab.take(HQ, file).error is None
    assert lab.take("chm", lab.answer("chm").file).error is None
    assert lab.row("chm", id)


def test_headquarters_that_went_back_is_sent_everything_again(lab: Lab) -> None:
    """Its first answer says what it lost, whatever it is asked; a gap at its end holds nobody up for good."""
    one = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    old = copied(lab, HQ)
    two = lab.make("chm", name_hi="कमला")
    lab.round("chm", "klu")
    lab.change("chm", two, pin="176310")
    lab.round("chm", "klu")
    three = lab.make("chm", name_hi="राधा")
    goes_back(lab, HQ, old)
    gap = lab.take(HQ, lab.send("chm").file)
    assert gap.error is not None
    assert gap.error.code == "E-SYN-55"
    assert lab.take("chm", lab.answer("chm").file).error is None
    lab.round("chm")
    assert all(lab.row(HQ, id) for id in (one, two, three))
    with lab.office(HQ).reading() as conn:
        assert peers.me(conn).epoch == 1


def test_headquarters_own_lost_work_is_given_back_by_those_who_have_it(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    old = copied(lab, HQ)
    lab.change(HQ, id, pin="176310")
    fair = lab.make(HQ, c.EVENT, name_hi="राज्य मेला", organised_by="HQ")
    lab.round("chm", "klu")
    goes_back(lab, HQ, old)
    assert returning.due(lab.office("chm")) == []  # nobody has told us yet
    lab.round("chm", "klu")
    for who in ("chm", "klu"):
        for file in returning.give_back(lab.office(who), lab.post):
            assert lab.take(HQ, file).error is None
    for who in (HQ, "chm"):
        row = lab.row(who, id)
        assert row is not None
        assert row["pin"] == "176310"
    assert lab.row(HQ, fair, c.EVENT)
    lab.round("chm", "klu")
    assert returning.due(lab.office("chm")) == returning.due(lab.office("klu")) == []


def test_what_waits_for_headquarters_lost_record_goes_in_with_it_whoever_brings_it(lab: Lab) -> None:
    """Weighed by the rules for its own office, not for the one whose file is being taken in; and passed on."""
    old = copied(lab, HQ)
    fair = lab.make(HQ, c.EVENT, name_hi="राज्य मेला", organised_by="HQ")
    lab.round("chm", "klu")
    artisan = lab.make("chm", name_hi="सुनीता देवी")
    part = lab.make("chm", c.PARTICIPATION, event=fair, artisan=artisan)
    lab.change("chm", part, c.PARTICIPATION, remarks="ऊन")
    goes_back(lab, HQ, old)
    for who in ("chm", "klu"):
        assert lab.take(who, lab.answer(who).file).error is None
    lab.round("chm", "klu")
    with lab.office(HQ).reading() as conn:
        assert {s.code for s in waiting.of(conn)} == {"E-SYN-41", "E-SYN-42"}
    for file in returning.give_back(lab.office("klu"), lab.post):
        assert lab.take(HQ, file).error is None
    with lab.office(HQ).reading() as conn:
        assert list(waiting.of(conn)) == []
    lab.round("chm2")
    for who in (HQ, "chm2"):
        row = lab.row(who, part, c.PARTICIPATION)
        assert row is not None
        assert row["remarks"] == "ऊन"


def test_a_pc_is_given_back_what_waits_for_a_decision_too(lab: Lab) -> None:
    fair = lab.make(HQ, c.EVENT, name_hi="राज्य मेला", organised_by="HQ")
    lab.round("chm")
    old = copied(lab, "chm")
    space = lab.make("chm", c.SPACE, event=fair, name_hi="हॉल")
    lab.round("chm")
    with lab.office(HQ).reading() as conn:
        assert [s.entity_id for s in waiting.of(conn)] == [space]
    goes_back(lab, "chm", old)
    lab.round("chm")
    assert lab.row("chm", space, c.SPACE)


def test_a_gap_that_is_closed_from_two_sides_is_no_gap(lab: Lab) -> None:
    """The sibling's chain came in pieces; what lay above the gap follows once the gap is filled."""
    old = copied(lab, "chm")
    one = lab.make("chm2", name_hi="सुनीता देवी")
    lab.round("chm2", "chm")
    lab.change("chm2", one, pin="176310")
    goes_back(lab, "chm", old)
    late = lab.take("chm", lab.answer("chm").file)
    assert late.error is None or late.error.code == "E-SYN-59"
    lab.round("chm2", "chm")
    lab.round("chm", "chm2")
    with lab.office("chm").reading() as conn, lab.office("chm2").reading() as other:
        own = peers.me(other)
        assert peers.ends(conn)[own.node, own.epoch].seq == own.seq


def test_a_pc_that_runs_twice_is_noticed_and_begins_anew_by_a_restore(lab: Lab) -> None:
    """Neither copy is believed until then; what headquarters took in first stands, the other's file is kept."""
    lab.round("chm")
    lab.shut("chm")
    shutil.copytree(lab.folder / "chm", lab.folder / "clone")
    mine = lab.make("chm", name_hi="सुनीता देवी")
    assert lab.take(HQ, lab.send("chm").file).error is None
    clone = open_(lab.folder / "clone")
    try:
        records.make(clone, kind=c.ARTISAN, values={"name_hi": "कमला"})
        forked = hand_in(clone, lab.post).file
    finally:
        clone.close()
    later = lab.make("chm", name_hi="राधा")
    for file in (forked, lab.send("chm").file):
        got = lab.take(HQ, file)
        assert got.error is not None
        assert got.error.code == "E-SYN-56"
    assert lab.row(HQ, mine)
    assert lab.take("chm", lab.answer("chm").file).error is None
    goes_back(lab, "chm", copied(lab, "chm"))
    anew = lab.make("chm", name_hi="मीना")
    for id in (later, anew):
        assert lab.row("chm", id)
    assert lab.take(HQ, lab.send("chm").file).error is None
    for id in (later, anew):
        assert lab.row(HQ, id)
    again = lab.take(HQ, forked)
    assert again.error is not None
    assert again.error.code == "E-SYN-56"


def test_the_next_file_brings_headquarters_own_along(lab: Lab) -> None:
    """Whoever hands a file over need not know: what headquarters asked for lies beside it."""
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    old = copied(lab, HQ)
    lab.change(HQ, id, pin="176310")
    lab.round("chm")
    goes_back(lab, HQ, old)
    lab.round("chm")
    handed = sending.to_headquarters(lab.office("chm"), lab.post)
    assert len(handed.back) == 1
    for file in (*handed.files, *handed.back):
        assert lab.take(HQ, file).error is None
    row = lab.row(HQ, id)
    assert row is not None
    assert row["pin"] == "176310"
    lab.take("chm", lab.answer("chm").file)
    assert sending.to_headquarters(lab.office("chm"), lab.post).back == ()


def test_a_doubled_pc_s_file_does_not_shut_its_sibling_off_from_headquarters(lab: Lab) -> None:
    """The other PC of the office refuses the double's files, and goes by what headquarters took in."""
    lab.round("chm", "chm2")
    lab.shut("chm2")
    shutil.copytree(lab.folder / "chm2", lab.folder / "clone")
    mine = lab.make("chm2", name_hi="सुनीता देवी")
    lab.round("chm2", "chm")
    clone = open_(lab.folder / "clone")
    try:
        records.make(clone, kind=c.ARTISAN, values={"name_hi": "कमला"})
        forked = hand_over(clone, lab.post, lab.node("chm")).file
    finally:
        clone.close()
    for _ in range(2):
        got = lab.take("chm", forked)
        assert got.error is not None
        assert got.error.code == "E-SYN-56"
    later = lab.make("chm2", name_hi="राधा")
    lab.round("chm2", "chm")
    assert lab.row("chm", mine)
    assert lab.row("chm", later)
    again = lab.take("chm", forked)
    assert again.error is not None
    assert again.error.code == "E-SYN-56"


def test_photos_that_headquarters_lost_are_sent_again(lab: Lab) -> None:
    """On a new disk the photos are only what the copy has, whatever headquarters said it held before."""
    lab.round("chm")
    old = copied(lab, HQ)
    hash_ = photographed(lab, "chm", PHOTO)
    lab.round("chm")
    assert held(lab, HQ, hash_)
    goes_back(lab, HQ, old)
    lab.office(HQ).store.blobs.sweep(())
    assert not held(lab, HQ, hash_)
    lab.round("chm", "chm")
    lab.round("chm")
    assert held(lab, HQ, hash_)
