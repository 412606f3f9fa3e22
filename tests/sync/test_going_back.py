"""Records brought back from a safety copy, at a district and at headquarters: nobody's work is lost for good."""

from __future__ import annotations

from pathlib import Path

from odop_desktop.actions import safety
from odop_desktop.storage import backup, peers
from tests.actions.offices import PASSWORD
from tests.sync.lab import HQ, Lab


def copied(lab: Lab, who: str) -> Path:
    office = lab.office(who)
    return backup.make(office.place, office.key, lab.folder / f"{who}.odopbackup").file


def goes_back(lab: Lab, who: str, file: Path) -> None:
    lab.shut(who)
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
