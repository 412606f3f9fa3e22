"""A LoI's stages: proven by its papers, out of the way with a reason, and back to where its papers stand."""

from __future__ import annotations

from typing import Any

import pytest

from odop_desktop.actions import letters, loi_steps, records
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.stages import LoiStage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office, User
from odop_desktop.queries.read import RecordRow
from tests.actions.offices import loi, row

WHERE = "फ़ाइल 12, पृ. 4"


def refused(code: str) -> Any:
    return pytest.raises(OdopError, match=code)


def issued(office: Office) -> str:
    id = loi(office)
    assert letters.issue(office, kind="loi", lang="hi").issued
    return id


def now(office: Office, id: str) -> RecordRow:
    return row(office, c.LOI, id)


def test_signed_is_a_paper_seen_and_undone_as_an_act(office: Office) -> None:
    id = issued(office)
    loi_steps.step(office, id=id, stage=LoiStage.SIGNED, seen_in=WHERE)
    signed = now(office, id)
    assert (signed["stage"], signed["signed_file"]) == ("SIGNED", WHERE)
    assert signed["stage_on"] == office.today().isoformat()
    records.undo(office)
    assert (now(office, id)["stage"], now(office, id)["signed_file"]) == ("ISSUED", None)


def test_signed_asks_a_letter_and_the_place_of_the_original(office: Office) -> None:
    id = loi(office)
    with refused("E-LOI-07"):
        loi_steps.step(office, id=id, stage=LoiStage.SIGNED, seen_in=WHERE)
    letters.issue(office, kind="loi", lang="hi")
    with refused("E-LOI-06"):
        loi_steps.step(office, id=id, stage=LoiStage.SIGNED, seen_in="  ")
    assert now(office, id)["stage"] == "ISSUED"


@pytest.mark.parametrize("stage", [LoiStage.ORDERED, LoiStage.DESPATCHED, LoiStage.PAID])
def test_a_stage_with_papers_of_its_own_is_not_decided_here(office: Office, stage: LoiStage) -> None:
    with refused("E-LOI-02"):
        loi_steps.step(office, id=issued(office), stage=stage, reason="सुना है")


@pytest.mark.parametrize("stage", [LoiStage.LAPSED, LoiStage.WITHDRAWN])
def test_out_of_the_way_and_back_with_reasons(office: Office, stage: LoiStage) -> None:
    id = issued(office)
    loi_steps.step(office, id=id, stage=LoiStage.SIGNED, seen_in=WHERE)
    with refused("E-LOI-08"):
        loi_steps.step(office, id=id, stage=stage)
    loi_steps.step(office, id=id, stage=stage, reason="क्रेता ने मना किया")
    assert now(office, id)["stage_reason"] == "क्रेता ने मना किया"
    with refused("E-LOI-08"):
        loi_steps.step(office, id=id, stage=LoiStage.SIGNED)
    loi_steps.step(office, id=id, stage=LoiStage.SIGNED, reason="फिर मान गए")
    assert (now(office, id)["stage"], now(office, id)["signed_file"]) == ("SIGNED", WHERE)


def test_a_draft_withdrawn_comes_back_as_a_draft_and_never_as_issued(office: Office) -> None:
    id = loi(office)
    loi_steps.step(office, id=id, stage=LoiStage.WITHDRAWN, reason="दो बार लिखा गया")
    assert letters.issue(office, kind="loi", lang="hi").issued == ()
    with refused("E-LOI-02"):
        loi_steps.step(office, id=id, stage=LoiStage.ISSUED, reason="x")
    loi_steps.step(office, id=id, stage=LoiStage.DRAFT, reason="भूल से")
    assert now(office, id)["stage"] == "DRAFT"


def test_back_from_signed_lets_go_of_the_paper(office: Office) -> None:
    id = issued(office)
    loi_steps.step(office, id=id, stage=LoiStage.SIGNED, seen_in=WHERE)
    with refused("E-LOI-02"):
        loi_steps.step(office, id=id, stage=LoiStage.DRAFT, reason="x")
    loi_steps.step(office, id=id, stage=LoiStage.ISSUED, reason="दूसरे की प्रति थी")
    assert (now(office, id)["stage"], now(office, id)["signed_file"]) == ("ISSUED", None)


def test_the_same_stage_again_is_no_act(office: Office) -> None:
    id = issued(office)
    assert loi_steps.step(office, id=id, stage=LoiStage.ISSUED, reason="x").act == ""


def test_an_approver_signed_in_approves_and_then_it_can_be_issued(office: Office) -> None:
    id = loi(office, approval_note=None)
    assert letters.issue(office, kind="loi", lang="hi").issued == ()
    loi_steps.approve(office, id=id)
    assert now(office, id)["approved_by"] == office.user.id
    assert len(letters.issue(office, kind="loi", lang="hi").issued) == 1
    with refused("E-LOI-03"):
        loi_steps.approve(office, id=id)


def test_a_clerk_does_not_approve(office: Office) -> None:
    id = loi(office, approval_note=None)
    office.user = User(office.user.id, "सीमा", "OPERATOR", None)
    with refused("E-LOI-09"):
        loi_steps.approve(office, id=id)
    assert now(office, id)["approved_by"] is None
