"""A file's identity is its sender's: another PC that saw it first cannot use it up."""

from __future__ import annotations

from dataclasses import replace

from odop_desktop.actions import safety
from odop_desktop.sync import archive, package, recalling, receipts
from odop_desktop.sync.payload import End
from odop_desktop.telling import headquarters_papers
from tests.sync.bad_files import keys_of
from tests.sync.lab import HQ, Lab
from tests.sync.test_going_back import copied
from tests.sync.test_recalling import goes_back


def test_a_pc_that_uses_up_another_s_identity_does_not_stop_its_file(lab: Lab) -> None:
    copied(lab, HQ)
    id = lab.make("chm", name_hi="सुनीता देवी")
    file, other = lab.send("chm").file, package.read_header(lab.send("klu").file)
    true = package.read_header(file)
    draft = replace(other, pkg_id=true.pkg_id, kid="", recipients=())
    taken = lab.post / "taken.odopsync"
    age = [keys_of(lab, HQ).public.age]
    package.write(taken, draft, [End({}, 0, 0, {})], sign=keys_of(lab, "klu").sign, recipients=age)
    assert [lab.take(HQ, each).error for each in (taken, file)] == [None, None]
    hq = lab.office(HQ)
    assert archive.received(hq.place, true.pkg_id, true.sender) == file.read_bytes()
    found = receipts.newest(hq, "HP-CHM-1")
    assert found.header == true
    assert headquarters_papers.receipt_facts(hq, found).received == true.counts.ops > 0
    assert lab.take("chm", lab.answer("chm").file).error is None
    assert lab.send("chm").made.ops == 0
    goes_back(lab, HQ)
    assert recalling.recall(lab.office(HQ)) == 3  # both, and the answer
    assert lab.row(HQ, id)
    assert safety.check(lab.office(HQ)) == ()
