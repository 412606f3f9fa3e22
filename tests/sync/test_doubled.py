"""A PC of an office of two runs twice: its sibling may have taken in either one's work."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.storage import peers, waiting
from odop_desktop.sync import recalling, returning, standing
from tests.sync import test_going_back
from tests.sync.lab import HQ, Lab, hand_in, hand_over, open_
from tests.sync.test_going_back import copied
from tests.sync.test_recalling import goes_back


def code(lab: Lab, who: str, file: Path) -> str | None:
    error = lab.take(who, file).error
    return error.code if error else None


@contextmanager
def double(lab: Lab, who: str) -> Iterator[Office]:
    """The PC's folder is copied, and both are worked in."""
    lab.shut(who)
    shutil.copytree(lab.folder / who, lab.folder / "double")
    office = open_(lab.folder / "double")
    try:
        yield office
    finally:
        office.close()


def test_the_sibling_s_own_work_goes_in_and_headquarters_says_which_one_is_kept(lab: Lab) -> None:
    """It took in the work of the one that is not kept: a copy from before, and headquarters' file, set it right."""
    lab.round("chm", "chm2")
    copied(lab, "chm2")
    with double(lab, "chm") as other:
        records.make(other, kind=c.ARTISAN, values={"name_hi": "कमला"})
        file = hand_over(other, lab.post, lab.node("chm2")).file
    mine = lab.make("chm", name_hi="सुनीता देवी")
    assert lab.take("chm2", file).error is None
    own = lab.make("chm2", name_hi="राधा")
    lab.round("chm")
    assert lab.take(HQ, lab.send("chm2").file).error is None
    assert lab.row(HQ, own)
    assert code(lab, "chm2", lab.answer("chm2").file) == "E-SYN-77"
    goes_back(lab, "chm2")
    lab.round("chm2", "chm")
    lab.round("chm2", "chm")
    for id in (mine, own):
        assert lab.row("chm2", id)
        assert lab.row("chm", id)
    assert standing.digest(lab.office("chm2")) == standing.digest(lab.office(HQ), "HP-CHM")
    assert code(lab, "chm2", file) == "E-SYN-56"


def test_work_that_waits_at_headquarters_shows_the_sibling_too_that_it_has_the_other_s(lab: Lab) -> None:
    """A district may not change headquarters' fair; that is laid aside, and still is what the PC wrote."""
    fair = lab.make(HQ, c.EVENT, name_en="State fair", organised_by="HQ")
    lab.round("chm", "chm2")
    copied(lab, "chm2")
    with double(lab, "chm") as other:
        records.make(other, kind=c.ARTISAN, values={"name_hi": "कमला"})
        file = hand_over(other, lab.post, lab.node("chm2")).file
    lab.change("chm", fair, c.EVENT, name_en="District fair")
    assert lab.take(HQ, lab.send("chm").file).error is None
    with lab.office(HQ).reading() as conn:
        assert [stuck.code for stuck in waiting.of(conn)] == ["E-SYN-46"]
    assert lab.take("chm2", file).error is None
    assert lab.take(HQ, lab.send("chm2").file).error is None
    assert code(lab, "chm2", lab.answer("chm2").file) == "E-SYN-77"


def test_the_sibling_is_told_who_ran_twice_and_takes_nothing_of_the_other(lab: Lab) -> None:
    """Though it has nothing yet that the other's work would contradict."""
    lab.round("chm", "chm2")
    with double(lab, "chm") as other:
        records.make(other, kind=c.ARTISAN, values={"name_hi": "कमला"})
        at_once = hand_in(other, lab.folder / "stick").file
        records.make(other, kind=c.ARTISAN, values={"name_hi": "हीरा"})
        late = hand_over(other, lab.post, lab.node("chm2")).file
    lab.make("chm", name_hi="सुनीता देवी")
    assert lab.take(HQ, lab.send("chm").file).error is None
    assert code(lab, HQ, at_once) == "E-SYN-56"
    with lab.office(HQ).reading() as conn:
        assert peers.ends(conn)[lab.node("chm"), 0].state == peers.FORK
    lab.round("chm2")
    with lab.office("chm2").reading() as conn:
        assert peers.ends(conn)[lab.node("chm"), 0].state == peers.FORK
    assert code(lab, "chm2", late) == "E-SYN-56"


def test_the_sibling_that_brings_the_other_s_work_does_not_stop_the_one_that_began_anew(lab: Lab) -> None:
    lab.round("chm", "chm2")
    copied(lab, "chm")
    with double(lab, "chm") as other:
        records.make(other, kind=c.ARTISAN, values={"name_hi": "कमला"})
        late = hand_in(other, lab.folder / "stick").file
        assert lab.take("chm2", hand_over(other, lab.post, lab.node("chm2")).file).error is None
    lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    goes_back(lab, "chm")
    lab.make("chm", name_hi="राधा")
    lab.round("chm")
    assert lab.take(HQ, lab.send("chm2").file).error is None
    assert code(lab, HQ, late) == "E-SYN-56"
    with lab.office(HQ).reading() as conn:
        states = {
            epoch: end.state for (node, epoch), end in peers.ends(conn).items() if node == lab.node("chm")
        }
    assert states == {0: peers.FORK, 1: peers.OK}
    lab.make("chm", name_hi="मीना")
    lab.round("chm")


def test_headquarters_that_was_put_back_keeps_the_one_that_it_kept(lab: Lab) -> None:
    """Its archive has the sibling's file, made earlier and taken in later, in which the other one's work lies."""
    lab.round("chm", "chm2")
    copied(lab, HQ)
    with double(lab, "chm") as other:
        lost = records.make(other, kind=c.ARTISAN, values={"name_hi": "कमला"}).touched[0][1]
        file = hand_over(other, lab.post, lab.node("chm2")).file
    assert lab.take("chm2", file).error is None
    own = lab.make("chm2", name_hi="राधा")
    early = lab.send("chm2").file
    mine = lab.make("chm", name_hi="सुनीता देवी")
    assert lab.take(HQ, lab.send("chm").file).error is None
    assert lab.take(HQ, early).error is None
    for _ in range(2):
        goes_back(lab, HQ)
        assert recalling.recall(lab.office(HQ)) == 2
        assert lab.row(HQ, mine)
        assert lab.row(HQ, own)
        assert lab.row(HQ, lost) is None
        with lab.office(HQ).reading() as conn:
            assert peers.ends(conn)[lab.node("chm"), 0].state == peers.FORK


def test_what_the_sibling_collected_before_the_pc_began_anew_goes_in_where_it_follows(lab: Lab) -> None:
    """Headquarters had work of the one that was put away; the sibling has more of the same one's."""
    lab.round("chm", "chm2")
    copied(lab, "chm")
    with double(lab, "chm") as other:
        records.make(other, kind=c.ARTISAN, values={"name_hi": "कमला"})
        assert lab.take(HQ, hand_in(other, lab.folder / "stick").file).error is None
        lab.make("chm", name_hi="सुनीता देवी")
        assert code(lab, HQ, lab.send("chm").file) == "E-SYN-56"
        more = records.make(other, kind=c.ARTISAN, values={"name_hi": "हीरा"}).touched[0][1]
        assert lab.take("chm2", hand_over(other, lab.post, lab.node("chm2")).file).error is None
        assert lab.take(HQ, lab.send("chm2").file).error is None
        assert lab.row(HQ, more) is None
        goes_back(lab, "chm")
        lab.round("chm")
        records.make(other, kind=c.ARTISAN, values={"name_hi": "मीना"})
        assert code(lab, HQ, hand_in(other, lab.folder / "stick").file) == "E-SYN-56"
    lab.round("chm2", "chm")
    for who in (HQ, "chm"):
        assert lab.row(who, more)


def test_headquarters_that_lost_all_keeps_the_other_one_and_has_its_own_work_back(lab: Lab) -> None:
    """Its file brought the sibling the one's work before its disk was gone; since then it has the other's."""
    lab.round("chm", "chm2")
    old = copied(lab, HQ)
    copied(lab, "chm2")
    with double(lab, "chm") as other:
        lost = records.make(other, kind=c.ARTISAN, values={"name_hi": "कमला"}).touched[0][1]
        assert lab.take(HQ, hand_in(other, lab.folder / "stick").file).error is None
    fair = lab.make(HQ, c.EVENT, name_en="State fair", organised_by="HQ")
    assert lab.take("chm2", lab.answer("chm2").file).error is None
    test_going_back.goes_back(lab, HQ, old)
    mine = lab.make("chm", name_hi="सुनीता देवी")
    assert lab.take(HQ, lab.send("chm").file).error is None
    own = lab.make("chm2", name_hi="राधा")
    assert lab.take(HQ, lab.send("chm2").file).error is None
    assert code(lab, "chm2", lab.answer("chm2").file) == "E-SYN-77"
    goes_back(lab, "chm2")
    lab.round("chm2")
    for file in returning.give_back(lab.office("chm2"), lab.post):
        assert lab.take(HQ, file).error is None
    copied(lab, "chm")
    goes_back(lab, "chm")
    lab.round("chm2", "chm")
    for who in (HQ, "chm", "chm2"):
        assert lab.row(who, fair, c.EVENT)
        assert lab.row(who, mine)
        assert lab.row(who, own)
        assert lab.row(who, lost) is None
    assert returning.due(lab.office("chm2")) == []
