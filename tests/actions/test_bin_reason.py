"""A record that others have goes to the bin with a reason; it is read wherever the record is."""

from __future__ import annotations

import pytest

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.queries import binned
from odop_desktop.queries.records import history
from odop_desktop.sync import preview
from odop_desktop.sync.preview import BINNED
from odop_desktop.telling import headquarters as say
from odop_desktop.telling import shown
from tests.sync.bad_files import wrote
from tests.sync.conftest import _offices, lab
from tests.sync.lab import HQ, Lab

__all__ = ["_offices", "lab"]


def refused(lab: Lab, who: str, id: str, reason: str | None = None) -> None:
    with pytest.raises(OdopError) as caught:
        records.bin(lab.office(who), kind=c.ARTISAN, ids=[id], reason=reason)
    assert caught.value.code == "E-ACT-34"


def test_what_no_file_carried_needs_none(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सीता")
    assert not binned.known_elsewhere(lab.office("chm"), [id])
    records.bin(lab.office("chm"), kind=c.ARTISAN, ids=[id])


def test_what_a_file_carries_needs_one_and_nothing_goes_without(lab: Lab) -> None:
    old, new = lab.make("chm", name_hi="सीता"), ""
    lab.send("chm")
    new = lab.make("chm", name_hi="गीता")
    lab.change("chm", old, name_hi="सीता देवी")  # its newest change is in no file, the record is
    for reason in (None, "", "  "):
        refused(lab, "chm", old, reason)
    with pytest.raises(OdopError):
        records.bin(lab.office("chm"), kind=c.ARTISAN, ids=[new, old])
    for id in (old, new):
        row = lab.row("chm", id)
        assert row is not None and row.deleted_at is None


def test_what_came_from_another_pc_or_headquarters_needs_one(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सीता")
    lab.round("chm", "chm2")
    refused(lab, "chm2", id)
    refused(lab, HQ, id)
    records.bin(lab.office("chm2"), kind=c.ARTISAN, ids=[id], reason="दो बार दर्ज")


def test_the_reason_is_kept_without_a_full_aadhaar_number_and_headquarters_reads_it_before(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सीता")
    lab.round("chm")
    records.bin(lab.office("chm"), kind=c.ARTISAN, ids=[id], reason="दोहरा\n2345 6789 0124")
    found = binned.of(lab.office("chm"), id)
    assert found is not None and (found.actor, found.at[:10]) == ("clerk", "2026-01-10")
    assert found.reason.startswith("दोहरा") and "2345" not in found.reason
    assert history(lab.office("chm"), id)[-1].reason == found.reason
    row = lab.row("chm", id)
    assert row is not None
    (told,) = shown.binned(lab.office("chm"), row, lab.office("chm").words("hi"))
    assert told == f"10-01-2026 को clerk ने डाला: {found.reason}"
    hq = lab.office(HQ)
    (line,) = preview.of(hq, lab.send("chm").file).lines
    assert (line.what, line.reason) == (BINNED, found.reason)
    assert found.reason in say.line(hq, hq.words("en"), line, {})
    assert binned.of(hq, id) is None  # a look changes nothing


def test_who_was_not_let_in_to_put_it_there_is_not_named(lab: Lab) -> None:
    id = lab.make("klu", name_hi="सीता")
    lab.round("klu", "chm")
    records.bin(lab.office(HQ), kind=c.ARTISAN, ids=[id], reason="दो बार दर्ज")
    odd = {"entity_id": id, "kind": "bin", "new": {"deleted_at": "2026-01-10T09:00:00+05:30"}, "reason": "झूठ"}
    came = lab.take(HQ, wrote(lab, odd)).came
    assert came.waiting == 1
    found = binned.of(lab.office(HQ), id)
    assert found is not None and found.reason == "दो बार दर्ज"


def test_headquarters_says_why_an_offices_record_goes_before_it_ever_answered(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सीता")
    lab.take(HQ, lab.send("chm").file)
    refused(lab, HQ, id)
