"""A district asks for new keys of its PC: by all that it knows, its archive included; who cannot ask is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.storage.schema import SCHEMA
from odop_desktop.sync import centre, joining, package, renewal
from tests.actions.offices import opened
from tests.actions.offices import practice as practice
from tests.sync.lab import HQ, Lab
from tests.sync.test_going_back import copied
from tests.sync.test_recalling import goes_back


def test_brought_back_from_a_copy_it_asks_by_what_its_archive_knows(lab: Lab) -> None:
    lab.round("chm", "chm2")
    copied(lab, "chm")
    wish = renewal.new_keys(lab.office("chm"), lab.post)
    centre.take_new_keys(lab.office(HQ), wish, lab.roots)
    id = lab.make("chm2", name_hi="सुनीता देवी")
    lab.round("chm2", "chm")
    goes_back(lab, "chm")
    assert lab.row("chm", id) is None
    wish = renewal.new_keys(lab.office("chm"), lab.post)
    assert lab.row("chm", id) is not None
    header = package.read_header(wish)
    assert (header.epoch, header.trust_version) == (1, 2)
    after = centre.take_new_keys(lab.office(HQ), wish, lab.roots)
    assert len({one.key for one in after.node(lab.node("chm")).sign}) == 3
    lab.round("chm")


def test_headquarters_and_practice_ask_nobody(lab: Lab, practice: Path, tmp_path: Path) -> None:
    trial = opened(practice)
    for office, code in ((lab.office(HQ), "E-SYN-99"), (trial, "E-TRU-44")):
        with pytest.raises(OdopError, match=code):
            renewal.new_keys(office, tmp_path / "out")
    trial.close()
    assert not (tmp_path / "out").exists()


def test_what_is_asked_and_answered_says_the_schema_of_every_file(lab: Lab) -> None:
    """An office of an older program is known by it, at its enrolment too."""
    lab.round("chm")
    asked = joining.request(lab.office("chm"), lab.post, phone="01899-1")
    answer = centre.answer(lab.office(HQ), lab.node("chm"), lab.post)
    wish = renewal.new_keys(lab.office("chm"), lab.post)
    sent = lab.send("chm").file
    for file in (asked.file, answer, wish, sent):
        assert package.read_header(file).schema == SCHEMA, file.name
