"""Drafts: kept by name, without a whole Aadhaar number, and no part of the records."""

from __future__ import annotations

from odop_desktop.actions import drafts
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from tests.actions.offices import count_ops


def test_a_draft_is_kept_and_dropped_and_is_no_record(office: Office) -> None:
    before = count_ops(office)
    drafts.save(office, kind=c.ARTISAN, name="artisan/new", texts={"name_hi": "सुनीता"}, base="op")
    drafts.save(office, kind=c.ARTISAN, name="artisan/new", texts={"name_hi": "गीता"}, base="op")
    found = drafts.load(office, "artisan/new")
    assert found is not None
    assert (dict(found.texts), found.base, found.at[:16]) == ({"name_hi": "गीता"}, "op", "2026-01-10T11:30")
    assert [name for name, _ in drafts.names(office)] == ["artisan/new"]
    drafts.drop(office, name="artisan/new")
    drafts.drop(office, name="artisan/new")
    assert drafts.load(office, "artisan/new") is None
    assert count_ops(office) == before


def test_no_whole_aadhaar_number_gets_in(office: Office) -> None:
    texts = {
        "name_hi": "सुनीता 639150008060",
        "remarks": "UID ६३९१ ५००० ८०६०",
        "aadhaar_last4": "6391 5000 8060",
        "account_no": "639150008060",
        "nonsense": "639150008060",
    }
    drafts.save(office, kind=c.ARTISAN, name="artisan/new", texts=texts)
    found = drafts.load(office, "artisan/new")
    assert found is not None
    assert dict(found.texts) == {
        "name_hi": "सुनीता XXXX XXXX 8060",
        "remarks": "UID XXXX XXXX 8060",
        "aadhaar_last4": "8060",
        "account_no": "639150008060",  # a bank's number of twelve digits is a bank's number
    }


def test_names_of_drafts() -> None:
    assert drafts.name(c.ARTISAN, None) == "artisan/new"
    assert drafts.name(c.ARTISAN, "x", "y") == "artisan/x"
    assert drafts.name(c.LOI_LINE, None, "y") == "loi_line/new/y"


def test_a_draft_from_another_program_is_none(office: Office) -> None:
    office.store.drafts.save("artisan/new", {"something": 1})
    assert drafts.load(office, "artisan/new") is None
