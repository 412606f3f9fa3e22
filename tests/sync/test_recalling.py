"""Records brought back from a copy, the archive of files still there: what it knows more is taken in again."""

from __future__ import annotations

import pytest

from odop_desktop.actions import safety
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.storage import peers, waiting
from odop_desktop.sync import centre, deciding, entering, holding, outbox, recalling, sending
from tests.actions.offices import PASSWORD
from tests.sync.lab import HQ, Lab
from tests.sync.test_going_back import copied
from tests.sync.test_holding import busy


def goes_back(lab: Lab, who: str) -> None:
    """To its copy, on the disk on which it was."""
    lab.shut(who)
    file = lab.folder / f"{who}.odopbackup"
    safety.restore(lab.folder / who, file=file, credentials=lambda: ("clerk", PASSWORD))


def stuck(lab: Lab) -> list[str]:
    with lab.office(HQ).reading() as conn:
        return [s.code for s in waiting.of(conn)]


def test_headquarters_misses_no_file_that_it_had(lab: Lab) -> None:
    copied(lab, HQ)
    one = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    lab.change("chm", one, pin="176310")
    lab.round("chm")
    two = lab.make("chm", name_hi="कमला")
    goes_back(lab, HQ)
    assert lab.take(HQ, lab.send("chm").file).error is None  # it follows upon the files before
    row = lab.row(HQ, one)
    assert row is not None
    assert row["pin"] == "176310"
    assert lab.row(HQ, two)


def test_headquarters_has_its_own_work_again_before_it_answers(lab: Lab) -> None:
    copied(lab, HQ)
    fair = lab.make(HQ, c.EVENT, name_hi="राज्य मेला", organised_by="HQ")
    lab.round("chm")
    goes_back(lab, HQ)
    assert lab.take("chm", lab.answer("chm").file).error is None
    assert lab.row(HQ, fair, c.EVENT)


def test_it_is_done_once_and_says_so(lab: Lab) -> None:
    copied(lab, HQ)
    lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    assert recalling.recall(lab.office(HQ)) == 0  # nothing was brought back
    goes_back(lab, HQ)
    assert recalling.recall(lab.office(HQ)) == 4
    assert recalling.recall(lab.office(HQ)) == 0
    with lab.office(HQ).reading() as conn:
        told = conn.exec_driver_sql("SELECT facts FROM event_log WHERE what = 'sync.recalled'").scalars()
        assert list(told) == ['{"files":4}']


def test_both_ends_went_back_and_lost_nothing_that_was_in_a_file(lab: Lab) -> None:
    copied(lab, HQ)
    copied(lab, "chm")
    id = lab.make("chm", name_hi="सुनीता देवी")
    assert lab.take(HQ, lab.send("chm").file).error is None
    for who in (HQ, "chm"):
        goes_back(lab, who)
    lab.round("chm")
    assert lab.row("chm", id)


def test_a_pc_takes_in_again_what_its_sibling_gave_it(lab: Lab) -> None:
    copied(lab, "chm")
    id = lab.make("chm2", name_hi="सुनीता देवी")
    file = lab.collect("chm2", "chm").file
    assert lab.take("chm", file).error is None
    goes_back(lab, "chm")
    sending.to_headquarters(lab.office("chm"), lab.post)
    again = lab.take("chm", file)
    assert again.error is not None
    assert again.error.code == "E-SYN-54"
    assert lab.row("chm", id)


def test_what_was_let_in_stays_let_in(lab: Lab) -> None:
    """Headquarters' own files tell: what they do not call returned had been let in."""
    fair = lab.make(HQ, c.EVENT, name_hi="राज्य मेला", organised_by="HQ")
    lab.round("chm")
    copied(lab, HQ)
    lab.change("chm", fair, c.EVENT, city="Chamba")
    lab.round("chm")
    assert stuck(lab) == ["E-SYN-46"]
    deciding.let_in(lab.office(HQ), fair, "सूची से")
    lab.round("chm")
    goes_back(lab, HQ)
    lab.round("chm")
    assert stuck(lab) == []
    row = lab.row(HQ, fair, c.EVENT)
    assert row is not None
    assert row["city"] == "Chamba"


def test_what_waited_waits_again_and_holds_up_nothing_that_headquarters_did(lab: Lab) -> None:
    """Headquarters changed the record before the other's change came; its archive brings them the other way round."""
    fair = lab.make(HQ, c.EVENT, name_hi="राज्य मेला", organised_by="HQ")
    lab.round("chm")
    copied(lab, HQ)
    lab.change(HQ, fair, c.EVENT, venue_hi="चौगान")
    lab.change("chm", fair, c.EVENT, city="Chamba")
    lab.round("chm")
    goes_back(lab, HQ)
    recalling.recall(lab.office(HQ))
    assert stuck(lab) == ["E-SYN-46"]
    row = lab.row(HQ, fair, c.EVENT)
    assert row is not None
    assert (row["venue_hi"], row["city"]) == ("चौगान", None)


def test_two_values_meet_without_the_one_that_waits(lab: Lab) -> None:
    """What waits in the log is nobody's value yet, though headquarters' own may meet another meanwhile."""
    fair = lab.make(HQ, c.EVENT, name_hi="राज्य मेला", organised_by="HQ", city="Shimla")
    lab.round("chm", "klu")
    copied(lab, HQ)
    lab.change(HQ, fair, c.EVENT, city="Solan")
    lab.change("chm", fair, c.EVENT, city="Chamba")
    lab.round("chm")
    goes_back(lab, HQ)
    lab.change(HQ, fair, c.EVENT, city="Mandi")
    recalling.recall(lab.office(HQ))
    with lab.office(HQ).reading() as conn:
        own = peers.me(conn).node
        told = conn.exec_driver_sql("SELECT heads FROM held WHERE id = ?", (fair,)).scalar_one()
    assert stuck(lab) == ["E-SYN-46"]
    assert f'"city":["{own}.0' in told
    assert f'"{lab.node("chm")}' not in told


def test_what_waited_is_let_in_though_headquarters_went_on(lab: Lab) -> None:
    """It arrived before what stands in the record by now; it is not spent."""
    fair = lab.make(HQ, c.EVENT, name_hi="राज्य मेला", organised_by="HQ")
    lab.round("chm")
    copied(lab, HQ)
    lab.change(HQ, fair, c.EVENT, venue_hi="चौगान")
    lab.change("chm", fair, c.EVENT, city="Chamba")
    lab.round("chm")
    goes_back(lab, HQ)
    lab.round("chm")
    assert stuck(lab) == ["E-SYN-46"]
    deciding.let_in(lab.office(HQ), fair, "सूची से")
    row = lab.row(HQ, fair, c.EVENT)
    assert row is not None
    assert (row["venue_hi"], row["city"]) == ("चौगान", "Chamba")


def test_a_database_that_is_busy_is_no_end_of_it(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be taken in now is so the next time, and nothing is made before."""
    copied(lab, HQ)
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    goes_back(lab, HQ)
    with busy(monkeypatch, recalling), pytest.raises(OdopError, match="E-DB-12"):
        lab.answer("chm")
    assert lab.row(HQ, id) is None
    lab.answer("chm")
    assert lab.row(HQ, id)


def test_a_file_of_a_newer_program_waits_for_it(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """The PC was put back together with an older program: what that cannot read is held until it can."""
    copied(lab, HQ)
    id = lab.make("chm", name_hi="सुनीता देवी")
    with monkeypatch.context() as patch:
        patch.setattr(outbox, "MIN_READER", entering.SCHEMA + 1)
        file = lab.send("chm").file
        patch.setattr(entering, "SCHEMA", entering.SCHEMA + 1)
        assert lab.take(HQ, file).error is None
    goes_back(lab, HQ)
    assert recalling.recall(lab.office(HQ)) == 0
    monkeypatch.setattr(entering, "SCHEMA", entering.SCHEMA + 1)
    assert [got.error for got in holding.again(lab.office(HQ))] == [None]
    assert lab.row(HQ, id)


def test_a_pc_taken_out_of_use_keeps_all_that_the_archive_has_of_it(lab: Lab) -> None:
    """Its last work counts to the end of what was taken in, not to that of the copy."""
    copied(lab, HQ)
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    goes_back(lab, HQ)
    after = centre.end(lab.office(HQ), lab.node("chm"), lab.roots)
    with lab.office("chm").reading() as conn:
        assert after.limit(lab.node("chm"), 0) == peers.me(conn).seq
    assert lab.row(HQ, id)
