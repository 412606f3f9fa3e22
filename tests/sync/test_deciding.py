"""What headquarters laid aside is let in or sent back; nothing is lost, and both ends come to the same record."""

from __future__ import annotations

import pytest

from odop_desktop.actions import records as acts
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.queries import records, sync_books
from odop_desktop.storage import waiting
from odop_desktop.sync import deciding, standing
from tests.sync.lab import HQ, Lab

FAIR = {"name_hi": "शिमला मिलन", "from_date": "2026-03-01", "to_date": "2026-03-03"}


def stuck(lab: Lab) -> list[tuple[str, str]]:
    with lab.office(HQ).reading() as conn:
        return [(s.entity, s.code) for s in waiting.of(conn)]


def same(lab: Lab, kind: RecordKind, id: str, *who: str) -> dict[str, object]:
    """The record, which must be the same at all of them."""
    rows = [lab.row(one, id, kind) for one in who]
    first = rows[0]
    assert first is not None
    for row in rows:
        assert row is not None
        assert (row.values, row.deleted_at is None) == (first.values, first.deleted_at is None)
    return {**first.values, "gone": first.deleted_at is not None}


@pytest.fixture
def fair(lab: Lab) -> str:
    """Headquarters' event, which Chamba changed although it is not its own."""
    id = lab.make(HQ, c.EVENT, **FAIR)
    lab.round("chm", "klu")
    lab.change("chm", id, c.EVENT, venue_hi="रिज")
    lab.round("chm")
    assert stuck(lab) == [("event", "E-SYN-46")]
    return id


def test_what_is_let_in_reaches_everybody(lab: Lab, fair: str) -> None:
    done = deciding.let_in(lab.office(HQ), fair, "फ़ोन पर तय")
    assert (done.touched, done.ops) == ((("event", fair),), 1)
    lab.round("chm", "klu")
    assert same(lab, c.EVENT, fair, HQ, "chm", "klu")["venue_hi"] == "रिज"
    assert stuck(lab) == []


def test_what_is_sent_back_stands_as_it_did(lab: Lab, fair: str) -> None:
    deciding.send_back(lab.office(HQ), fair, "स्थान मुख्यालय तय करता है")
    lab.round("chm", "klu")
    found = same(lab, c.EVENT, fair, HQ, "chm", "klu")
    assert (found["venue_hi"], found["name_hi"]) == (None, "शिमला मिलन")
    assert stuck(lab) == []
    last = records.history(lab.office("chm"), fair)[-1]
    assert (last.verb, last.reason) == (deciding.SENT_BACK, "स्थान मुख्यालय तय करता है")


def test_the_district_is_told_until_it_answers(lab: Lab, fair: str) -> None:
    lab.round("chm")
    (waits,) = sync_books.returned(lab.office("chm"))
    assert (waits.id, waits.code, waits.reason) == (fair, "E-SYN-46", "")
    deciding.send_back(lab.office(HQ), fair, "स्थान मुख्यालय तय करता है")
    lab.round("chm")
    (back,) = sync_books.returned(lab.office("chm"))
    assert (back.id, back.code, back.reason) == (fair, "", "स्थान मुख्यालय तय करता है")
    assert back.row is not None
    lab.change("chm", fair, c.EVENT, name_en="Shimla Meet")
    assert sync_books.returned(lab.office("chm")) == []


def test_a_later_edit_of_the_clerk_is_kept_beside(lab: Lab, fair: str) -> None:
    deciding.send_back(lab.office(HQ), fair, "स्थान मुख्यालय तय करता है")
    lab.change("chm", fair, c.EVENT, venue_hi="गेयटी")  # before the answer is there
    lab.round("chm")
    assert stuck(lab) == [("event", "E-SYN-46")]
    deciding.let_in(lab.office(HQ), fair, "ठीक है")
    lab.round("chm")
    shown = same(lab, c.EVENT, fair, HQ, "chm")
    assert shown["venue_hi"] is None  # headquarters' value is shown until somebody decides
    said = [v for h in records.history(lab.office(HQ), fair) for k, _, v in h.values if k == "venue_hi"]
    assert said == ["रिज", None, "गेयटी"]


def test_what_waits_behind_goes_in_with_it(lab: Lab, fair: str) -> None:
    lab.change("chm", fair, c.EVENT, venue_hi="गेयटी")
    lab.change("chm", fair, c.EVENT, name_en="Shimla Meet")
    lab.round("chm")
    assert [code for _, code in stuck(lab)] == ["E-SYN-46", "E-SYN-42", "E-SYN-42"]
    assert deciding.let_in(lab.office(HQ), fair, "ठीक है").ops == 3
    lab.round("chm", "klu")
    found = same(lab, c.EVENT, fair, HQ, "chm", "klu")
    assert (found["venue_hi"], found["name_en"]) == ("गेयटी", "Shimla Meet")


def test_what_waits_behind_is_sent_back_with_it(lab: Lab, fair: str) -> None:
    lab.change("chm", fair, c.EVENT, venue_hi="गेयटी")
    lab.change("chm", fair, c.EVENT, name_en="Shimla Meet")
    lab.round("chm")
    assert deciding.send_back(lab.office(HQ), fair, "नहीं").ops == 3
    lab.round("chm", "klu")
    found = same(lab, c.EVENT, fair, HQ, "chm", "klu")
    assert (found["venue_hi"], found["name_en"]) == (None, None)


def test_another_office_s_fair_change_behind_it_goes_in(lab: Lab) -> None:
    """Of one office's record: an immutable value given anew waits; the next plain change waits behind it."""
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    row = lab.row("chm", id)
    assert row is not None
    number = row["reg_no"]
    lab.change("chm", id, reg_no="HP-CHM-1-000999-X")
    lab.change("chm", id, mobile="9876543210")
    lab.round("chm")
    assert [code for _, code in stuck(lab)] == ["E-SYN-45", "E-SYN-42"]
    deciding.send_back(lab.office(HQ), id, "पंजीकरण संख्या नहीं बदलती")
    lab.round("chm", "chm2")
    found = same(lab, c.ARTISAN, id, HQ, "chm", "chm2")
    assert (found["reg_no"], found["mobile"]) == (number, "9876543210")


def test_a_record_that_may_not_be_made_goes_to_the_bin_or_in(lab: Lab) -> None:
    event = lab.make(HQ, c.EVENT, **FAIR)
    lab.round("chm")
    one, two = (lab.make("chm", c.STALL, event=event, stall_no=no) for no in ("A-1", "A-2"))
    lab.round("chm")
    assert [code for _, code in stuck(lab)] == ["E-SYN-47", "E-SYN-47"]
    deciding.send_back(lab.office(HQ), one, "स्टॉल मुख्यालय बनाता है")
    deciding.let_in(lab.office(HQ), two, "ठीक है")
    lab.round("chm", "chm2")
    assert same(lab, c.STALL, one, HQ, "chm", "chm2")["gone"] is True
    assert same(lab, c.STALL, two, HQ, "chm", "chm2")["gone"] is False


def test_a_record_in_the_bin_that_may_not_be_there_comes_back(lab: Lab) -> None:

    id = lab.make(HQ, c.EVENT, **FAIR)
    lab.round("chm")
    acts.bin(lab.office("chm"), kind=c.EVENT, ids=[id], reason="दोहरा")
    lab.round("chm")
    deciding.send_back(lab.office(HQ), id, "आयोजन होगा")
    lab.round("chm")
    assert same(lab, c.EVENT, id, HQ, "chm")["gone"] is False


def test_digests_are_equal_afterwards(lab: Lab, fair: str) -> None:
    deciding.send_back(lab.office(HQ), fair, "नहीं")
    lab.round("chm", "chm2", "klu")
    lab.round("chm", "chm2", "klu")
    assert standing.digest(lab.office("chm")) == standing.digest(lab.office("chm2"))


def test_what_cannot_be_decided_says_so(lab: Lab, fair: str) -> None:
    for code, who, id, reason in (
        ("E-SYN-81", HQ, fair, " "),
        ("E-SYN-82", HQ, "nothing", "x"),
        ("E-SYN-84", "chm", fair, "x"),
    ):
        for decide in (deciding.let_in, deciding.send_back):
            with pytest.raises(OdopError) as refused:
                decide(lab.office(who), id, reason)
            assert refused.value.code == code
    assert stuck(lab) == [("event", "E-SYN-46")]


def test_a_reason_holds_no_aadhaar_number_and_is_no_letter(lab: Lab, fair: str) -> None:
    with pytest.raises(OdopError) as refused:
        deciding.send_back(lab.office(HQ), fair, "x" * 501)
    assert refused.value.code == "E-ACT-32"
    deciding.send_back(lab.office(HQ), fair, "आधार 2341 2341 2346")
    reason = records.history(lab.office(HQ), fair)[-1].reason
    assert reason is not None
    assert "2341 2341" not in reason
