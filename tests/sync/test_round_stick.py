"""One pen drive goes round all offices: each takes in its own of headquarters' files, and the rest is no error."""

from __future__ import annotations

from odop_desktop.sync import answering, receiving
from tests.sync.lab import HQ, Lab


def test_ones_own_file_is_taken_from_among_all(lab: Lab) -> None:
    lab.round("chm", "klu")
    files = [sent.file for sent in answering.for_all(lab.office(HQ), lab.folder / "stick")]
    found = receiving.receive(lab.office("klu"), files)
    assert sorted(each.code for each in found) == ["", *["E-SYN-60"] * (len(files) - 1)]
    assert receiving.wrongly(found) == []


def test_a_stick_without_ones_own_is_refused(lab: Lab) -> None:
    lab.round("chm", "klu")
    found = receiving.receive(lab.office("klu"), [lab.answer("chm").file])
    assert receiving.wrongly(found) == found


def test_a_bad_file_among_others_is_still_wrong(lab: Lab) -> None:
    lab.round("chm", "klu")
    own, other, bad = lab.answer("klu").file, lab.answer("chm").file, lab.folder / "bad.odopsync"
    bad.write_bytes(other.read_bytes()[:-1])
    found = receiving.receive(lab.office("klu"), [own, other, bad])
    assert [each.file for each in receiving.wrongly(found)] == [bad]


def test_the_newest_list_of_offices_is_read_first(lab: Lab) -> None:
    """So that the others' files are named by their offices, however the names of the files stand."""
    lab.round("chm", "klu")
    own, other = lab.answer("klu").file, lab.answer("chm").file
    found = receiving.receive(lab.office("klu"), [other, own])
    assert [each.code for each in found] == ["E-SYN-60", ""]
    with lab.office("klu").reading() as conn:
        came = conn.exec_driver_sql("SELECT state FROM received ORDER BY arrival DESC LIMIT 2").scalars()
        assert list(came) == ["refused", "applied"]
