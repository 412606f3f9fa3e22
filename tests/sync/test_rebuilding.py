"""A PC that lost everything it had is given it again by headquarters in one file."""

from __future__ import annotations

import shutil

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.sync import answering, standing
from tests.sync.lab import HQ, Lab


def test_a_pc_whose_records_are_gone_has_them_back(lab: Lab) -> None:
    lab.office("chm2")
    lab.shut("chm2")
    shutil.copytree(lab.folder / "chm2", lab.folder / "empty")
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "chm2")
    lab.round("chm2")
    assert lab.row("chm2", id)
    whole = standing.digest(lab.office("chm"))
    lab.shut("chm2")
    shutil.rmtree(lab.folder / "chm2")
    (lab.folder / "empty").rename(lab.folder / "chm2")
    held = lab.take("chm2", lab.answer("chm2").file)
    assert held.error is not None
    assert held.error.code == "E-SYN-59"
    (made,) = answering.rebuilt(lab.office(HQ), "hp-chm-2", lab.post)
    assert lab.take("chm2", made.file).error is None
    assert lab.row("chm2", id)
    assert standing.digest(lab.office("chm2")) == whole


def test_only_headquarters_rebuilds_and_only_a_pc_it_knows(lab: Lab) -> None:
    for who, label, code in ((HQ, "HP-XXX-1", "E-SYN-85"), ("chm", "HP-CHM-2", "E-SYN-84")):
        with pytest.raises(OdopError) as refused:
            answering.rebuilt(lab.office(who), label, lab.post)
        assert refused.value.code == code
