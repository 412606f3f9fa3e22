"""A letter is known for some files before its paper is here: nothing is damaged, and whoever looks is told so."""

from __future__ import annotations

import pytest

from odop_desktop.actions import letter_copies, letters
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.queries import letter_papers, loi_life
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.ops import uuid7
from odop_desktop.sync import attachments
from odop_desktop.telling import wording
from odop_desktop.ui.pages import letter_seen
from tests.sync.lab import HQ, Lab

PDF = b"%PDF a letter"


def issued(lab: Lab, who: str) -> str:
    """A letter as one stands in the store."""
    office, id = lab.office(who), uuid7()
    about = lab.make(who, name_hi="सुनीता देवी")
    paper = office.store.blobs.put(PDF)
    values = {"number": "P-1", "kind": "NOMINATION", "status": "ISSUED", "pdf": paper, "lang": "hi"}
    values |= {"letter_date": "2026-01-10", "record_kind": "artisan", "record_id": about, "to_whom": "उपायुक्त"}
    with office.transaction() as conn:
        apply(conn, office.act("letters.issue"), [Put(c.LETTER, id, values, kind="create")])
    return id


def row(lab: Lab, who: str, id: str) -> RecordRow:
    found = lab.row(who, id, c.LETTER)
    assert found is not None
    return found


def test_its_paper_comes_with_the_next_files_and_until_then_everybody_says_so(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = issued(lab, "chm")
    with monkeypatch.context() as patch:
        patch.setattr(attachments, "enclosed", lambda *_: iter(()))
        lab.round("chm", "chm2")
    for who, by in ((HQ, "District CHM"), ("chm2", "Headquarters")):
        office, letter = lab.office(who), row(lab, who, id)
        ways = (
            lambda office=office, letter=letter: letter_papers.first_copy(office, letter),
            lambda office=office, letter=letter: loi_life.paper(office, letter),
            lambda office=office, letter=letter: letter_copies.sheets(office, rows=[letter]),
        )
        for way in ways:
            with pytest.raises(OdopError) as late:
                way()
            assert late.value.code == "E-SYN-73"
            assert by in wording.sentences(lab.office(HQ).words("en"), late.value.code, late.value.facts)
        seen = letter_seen.seen(office, id)
        assert (seen.pdf, seen.row.number) == (b"", "P-1")
        assert seen.coming is not None
    lab.round("chm", "chm2")
    lab.round("chm2")
    for who in (HQ, "chm2"):
        assert letter_seen.seen(lab.office(who), id).pdf == PDF
        assert letter_papers.coming(lab.office(who), row(lab, who, id)) is None


def test_what_this_pc_issued_itself_and_lacks_is_damaged(lab: Lab) -> None:
    id = issued(lab, "chm")
    lab.office("chm").store.blobs.sweep([])
    with pytest.raises(OdopError) as damaged:
        letter_papers.first_copy(lab.office("chm"), row(lab, "chm", id))
    assert damaged.value.code == "E-DB-16"


def test_headquarters_cancels_the_one_that_is_meant_of_two_with_one_number(lab: Lab) -> None:
    own, other = issued(lab, "chm"), issued(lab, "klu")
    lab.round("chm", "klu")
    hq = lab.office(HQ)
    with pytest.raises(OdopError, match="E-ACT-33"):
        letters.cancel(hq, number="P-1", reason="दो बार लिखा")
    letters.cancel_all(hq, ids=[other], reason="दो बार लिखा")
    lab.round("chm", "klu")
    stands = [row(lab, who, id)["status"] for who, id in (("klu", other), ("chm", own), (HQ, own))]
    assert stands == ["CANCELLED", "ISSUED", "ISSUED"]
