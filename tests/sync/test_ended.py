"""A lost PC's later work does not slip in behind its sibling's name; what was taken in before stays."""

from __future__ import annotations

from odop_desktop.sync import centre
from odop_desktop.sync.trust_parts import Status
from tests.sync.lab import HQ, Lab


def collected(lab: Lab) -> None:
    """What the second PC of Chamba has goes to the first."""
    sent = lab.collect("chm2", "chm")
    assert lab.take("chm", sent.file).error is None


def test_what_a_lost_pc_made_later_waits(lab: Lab) -> None:
    early = lab.make("chm2", name_hi="सुनीता देवी")
    collected(lab)
    lab.round("chm")
    late = lab.make("chm2", name_hi="किसी और का नाम")
    centre.end(lab.office(HQ), lab.node("chm2"), lab.roots)
    collected(lab)
    own = lab.make("chm", name_hi="मीना कुमारी")
    received = lab.take(HQ, lab.send("chm").file)
    assert received.error is None
    assert received.came.waiting == 1
    assert lab.row(HQ, late) is None
    assert lab.row(HQ, early) is not None
    assert lab.row(HQ, own) is not None


def test_a_replaced_pc_keeps_what_was_taken_in(lab: Lab) -> None:
    made = lab.make("chm2", name_hi="सुनीता देवी")
    collected(lab)
    lab.round("chm")
    centre.end(lab.office(HQ), lab.node("chm2"), lab.roots, Status.RETIRED)
    received = lab.take(HQ, lab.send("chm").file)
    assert (received.error, received.came.waiting) == (None, 0)
    assert lab.row(HQ, made) is not None
    error = lab.take(HQ, lab.send("chm2").file).error
    assert error is not None and error.code == "E-TRU-06"
    assert lab.answer("chm").file.exists()
    assert lab.take("chm", lab.answer("chm").file).error is None
    error = lab.take("chm", lab.collect("chm2", "chm").file).error
    assert error is not None and error.code == "E-TRU-06"
