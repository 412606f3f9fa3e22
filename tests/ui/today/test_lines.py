"""Each line of what is pending: when it stands there, what it counts, and that its list shows as many."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from odop_desktop.actions import drafts, letters, records, safety
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import lists
from odop_desktop.queries import today as q
from odop_desktop.queries.list_filters import from_given
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.pages.today_lines import Pending, lacking, pending
from odop_desktop.ui.places import PLACES
from tests.actions.offices import Clock, artisan, event, loi, make

KINDS = {p.name: c.kind(p.kinds[0]) for p in PLACES if p.kinds and p.name != "settings"}


def lines(office: Office, msgid: str) -> list[Pending]:
    return [line for line in pending(office) if line.msgid == f"ui.today.{msgid}"]


def only(office: Office, msgid: str) -> Pending:
    (line,) = lines(office, msgid)
    return line


def shown_by(office: Office, go: Goto) -> int:
    """How many rows the list has to which the line leads."""
    kind = KINDS[go.place]
    return len(lists.order(office, kind, lists.Asked(filters=from_given(kind, go.given))))


def allotted(office: Office, fair: str, n: int = 1, **more: object) -> None:
    for each in range(n):
        stall = make(office, c.STALL, event=fair, stall_no=str(each + 1))
        who = artisan(office, f"गीता {each}", **more)
        make(office, c.PARTICIPATION, event=fair, artisan=who, stall=stall, stage="ALLOTTED")


@pytest.mark.parametrize(
    ("begins", "tone", "msgid"),
    [
        ("2026-01-09", "late", "stalls_now"),
        ("2026-01-20", "late", "stalls"),
        ("2026-02-09", "soon", "stalls"),
    ],
)
def test_stall_letters_of_an_event_near_at_hand(office: Office, begins: str, tone: str, msgid: str) -> None:
    fair = event(office, from_date=begins, to_date="2026-02-20")
    allotted(office, fair, 2)
    line = only(office, msgid)
    assert (line.count, line.tone, line.go) == (2, tone, Goto(kind="event", id=fair))
    assert "Him Fair" in line.said(office.words("en"))
    assert "हिम मेला" in line.said(office.words("hi"))


def test_stall_letters_of_a_far_event_can_wait_and_of_one_that_is_over_are_told_calmly(
    office: Office,
) -> None:
    allotted(office, event(office, from_date="2026-02-10", to_date="2026-02-12"))
    assert lines(office, "stalls") == []
    over = event(office, from_date="2025-12-01", to_date="2025-12-05", name_en="Old", name_hi="पुराना")
    allotted(office, over, 3)
    line = only(office, "stalls_over")
    assert (line.count, line.tone) == (3, "calm")
    assert shown_by(office, line.go) == 2  # the far event's letters are due as well


def test_letters_of_intent_that_are_ready_or_lack_something(office: Office) -> None:
    loi(office)
    assert only(office, "lois_ready").count == 1
    assert lines(office, "lois_waiting") == []
    fair = event(office, name_en="Other", name_hi="दूसरा")
    loi(office, event=fair, approval_note=None, valid_till=None)
    line = only(office, "lois_waiting")
    assert line.count == 2 == shown_by(office, line.go)
    said = line.said(office.words("en"))
    assert "1 ready" in said
    assert office.words("en")("loi.valid_till.label") in said
    assert lines(office, "lois_ready") == []


def test_where_none_is_ready_the_line_says_what_to_fill(office: Office) -> None:
    loi(office, valid_till=None)
    line = only(office, "lois_lacking")
    assert (line.count, line.tone) == (1, "calm")
    assert office.words("hi")("loi.valid_till.label") in line.said(office.words("hi"))


def test_letters_waiting_for_approval(office: Office) -> None:
    loi(office)
    assert lines(office, "unapproved") == []
    loi(office, event=event(office, name_en="Other", name_hi="दूसरा"), approval_note=None)
    line = only(office, "unapproved")
    assert line.count == 1 == shown_by(office, line.go)


def test_a_validity_that_ends_within_15_days_and_one_that_is_over(office: Office, clock: Clock) -> None:
    loi(office, valid_till="2026-01-30")
    letters.issue(office, kind="loi", lang="hi")
    assert lines(office, "validity") == []
    clock.now = datetime(2026, 1, 15, 10, 0)
    line = only(office, "validity")
    assert line.count == 1 == shown_by(office, line.go)
    assert "30-01-2026" in line.said(office.words("hi"))
    clock.now = datetime(2026, 1, 30, 18, 0)
    assert len(lines(office, "validity")) == 1
    clock.now = datetime(2026, 1, 31, 9, 0)
    assert lines(office, "validity") == []
    line = only(office, "lapsed")
    assert (line.tone, line.count) == ("late", 1)
    assert shown_by(office, line.go) == 1


def test_the_day_to_call_a_buyer(office: Office) -> None:
    loi(office, followup_next="2026-01-11")
    assert lines(office, "followup") == []
    loi(office, event=event(office, name_en="Other", name_hi="दूसरा"), followup_next="2026-01-10")
    line = only(office, "followup")
    assert line.count == 1 == shown_by(office, line.go)


def test_cards_that_lapse_before_an_event(office: Office) -> None:
    fair = event(office)
    allotted(office, fair, 2, pehchan_valid_till="2026-02-04")
    line = only(office, "cards")
    assert line.count == 2 == shown_by(office, line.go)


def test_artisans_with_papers_missing(office: Office) -> None:
    assert list(lacking(q.people(office))) == []
    artisan(office)
    (line,) = lacking(q.people(office))
    assert line.count == 1 == shown_by(office, line.go)


def test_forms_left_open_lead_back_to_themselves(office: Office) -> None:
    id = artisan(office)
    drafts.save(office, kind=c.ARTISAN, name=drafts.name(c.ARTISAN, id), texts={"village_ward": "सरोल"})
    drafts.save(office, kind=c.LOI, name=drafts.name(c.LOI, None), texts={"buyer": "x"})
    new, old = lines(office, "draft")  # the newest first
    assert (new.go, old.go) == (Goto(kind="loi"), Goto(kind="artisan", id=id))
    assert "सुनीता देवी" in old.said(office.words("hi"))


def test_a_line_of_a_letter_of_intent_leads_to_it(office: Office) -> None:
    id = loi(office)
    drafts.save(office, kind=c.LOI_LINE, name=drafts.name(c.LOI_LINE, None, id), texts={"rate": "12"})
    assert only(office, "draft").go == Goto(kind="loi", id=id)


def test_a_draft_of_what_is_gone_or_of_no_record_is_passed_over(office: Office) -> None:
    id = artisan(office)
    drafts.save(office, kind=c.ARTISAN, name=drafts.name(c.ARTISAN, id), texts={"village_ward": "सरोल"})
    records.bin(office, kind=c.ARTISAN, ids=[id])
    drafts.save(office, kind=c.ARTISAN, name="wizard/new", texts={"village_ward": "सरोल"})
    assert lines(office, "draft") == []


def test_the_age_of_the_last_safety_copy(office: Office, clock: Clock, tmp_path: Path) -> None:
    assert len(lines(office, "no_copy")) == 1
    safety.backup(office, out=tmp_path / "copy.odop")
    assert lines(office, "no_copy") == lines(office, "old_copy") == []
    clock.now += timedelta(days=7)
    assert lines(office, "old_copy") == []
    clock.now += timedelta(days=1)
    assert "8" in only(office, "old_copy").said(office.words("hi"))


def test_the_pressing_lines_come_first(office: Office) -> None:
    loi(office)
    allotted(office, event(office, from_date="2025-12-01", to_date="2025-12-05", name_en="Old"))
    allotted(office, event(office, from_date="2026-01-12", name_en="New"))
    assert [line.tone for line in pending(office)] == ["late", "soon", "soon", "calm"]


def test_a_practice_office_has_no_card(office: Office) -> None:
    assert lines(office, "card") == []
