"""What an event's and a LoI's page show: figures, who stands where, what is due, what is proven and what claimed."""

from __future__ import annotations

from typing import Any

import pytest

from odop_desktop.actions import decisions, letters, loi_steps, records, stalls_many
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.stages import LoiStage
from odop_desktop.domain.stages import ParticipationStage as Stage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import event_life, loi_life
from odop_desktop.queries.event_life import EventLife
from odop_desktop.queries.loi_life import CLAIMED, OPEN, PROVEN
from tests.actions.offices import artisan, event, loi, make, row, rows


def people(office: Office, fair: str, *names: str) -> list[str]:
    return [make(office, c.PARTICIPATION, event=fair, artisan=artisan(office, n)) for n in names]


def test_the_figures_count_what_is_there(office: Office) -> None:
    fair = event(office)
    stalls_many.make(office, event=fair, first="1", last="4", pairs=[])
    stalls = rows(office, c.STALL)
    stalls_many.usable(office, ids=[stalls[3].id], usable=False)
    ids = people(office, fair, "सीता", "गीता", "राधा", "उमा")
    decisions.allot(office, stalls=[(ids[0], stalls[0].id)])
    decisions.decide(office, ids=[ids[1]], stage=Stage.SELECTED)
    decisions.decide(office, ids=[ids[2]], stage=Stage.WAITING, reason="स्थान नहीं")
    told = event_life.of(office, fair).figures
    assert (told.stalls, told.given, told.free) == (4, 1, 2)
    assert (told.applied, told.chosen, told.waiting) == (1, 2, 1)


def test_a_stall_tells_who_stands_there_until_the_person_leaves(office: Office) -> None:
    fair = event(office)
    stalls_many.make(office, event=fair, first="1", last="1", pairs=[])
    (stall,) = rows(office, c.STALL)
    (id,) = people(office, fair, "सीता")
    decisions.allot(office, stalls=[(id, stall.id)])
    life = event_life.of(office, fair)
    assert life.names[life.stalls[0]["who"]].title() == "सीता"
    assert event_life.plain(life.stalls[0]) == row(office, c.STALL, stall.id)
    decisions.decide(office, ids=[id], stage=Stage.WITHDRAWN, reason="बीमार")
    assert event_life.of(office, fair).stalls[0]["who"] is None


def test_stalls_stand_as_one_walks_and_people_by_stage(office: Office) -> None:
    fair = event(office)
    for no in ("A-12", "A-2", "B", "A-1"):
        make(office, c.STALL, event=fair, stall_no=no)
    make(office, c.STALL, event=fair, stall_no="1", hall="हॉल 1")
    ids = people(office, fair, "सीता", "गीता")
    decisions.decide(office, ids=ids[:1], stage=Stage.SELECTED)
    life = event_life.of(office, fair)
    assert [s["stall_no"] for s in life.stalls] == ["A-1", "A-2", "A-12", "B", "1"]
    assert [p.id for p in life.people] == [ids[1], ids[0]]


def due_and_told(life: EventLife) -> tuple[int, int]:
    return len(life.due), len(life.letters)


def test_letters_are_due_until_they_are_issued(office: Office) -> None:
    fair = event(office)
    stalls_many.make(office, event=fair, first="1", last="2", pairs=[])
    ids, stalls = people(office, fair, "सीता", "गीता"), rows(office, c.STALL)
    decisions.allot(office, stalls=[(id, s.id) for id, s in zip(ids, stalls, strict=True)])
    assert due_and_told(event_life.of(office, fair)) == (2, 0)
    letters.issue(office, kind="stall", lang="hi", ids=[ids[0]])
    assert due_and_told(event_life.of(office, fair)) == (1, 1)


def test_what_stands_in_the_way_is_found_by_the_number_told(office: Office) -> None:
    (id,) = people(office, event(office), "सीता")
    number = row(office, c.PARTICIPATION, id).number
    found = event_life.meant(office, OdopError("E-EVT-07", stall="1", number=number))
    assert found and found.id == id
    assert event_life.meant(office, OdopError("E-EVT-08")) is None


@pytest.mark.parametrize("read", [event_life.of, loi_life.of])
def test_what_is_not_there_is_refused(office: Office, read: Any) -> None:
    with pytest.raises(OdopError, match="E-ACT-01"):
        read(office, "01a2047d-0000-7000-8000-000000000000")


def states(office: Office, id: str) -> list[str]:
    return [rung.state for rung in loi_life.of(office, id).ladder]


def test_the_ladder_goes_as_far_as_papers_and_then_as_words_go(office: Office) -> None:
    id = loi(office)
    assert states(office, id) == [OPEN] * 5
    letters.issue(office, kind="loi", lang="hi")
    assert states(office, id) == [PROVEN, OPEN, OPEN, OPEN, OPEN]
    loi_steps.step(office, id=id, stage=LoiStage.SIGNED, seen_in="फ़ाइल 1")
    records.change(office, kind=c.LOI, id=id, values={"claimed": "DESPATCHED", "order_value": 5_00})
    assert states(office, id) == [PROVEN, PROVEN, CLAIMED, CLAIMED, OPEN]
    ladder = loi_life.of(office, id).ladder
    assert (ladder[1].paper, ladder[2].sum, ladder[3].sum) == ("फ़ाइल 1", 5_00, None)
    loi_steps.step(office, id=id, stage=LoiStage.LAPSED, reason="अवधि बीती")
    assert states(office, id)[:2] == [PROVEN, PROVEN]  # the papers are still there


def test_a_sum_told_without_a_paper_is_a_claim(office: Office) -> None:
    assert states(office, loi(office, paid_value=1_00)) == [OPEN] * 4 + [CLAIMED]


def test_lines_in_the_order_of_the_letter_with_their_sellers(office: Office) -> None:
    who = artisan(office, "सुनीता", name_en="Sunita")
    id = loi(
        office, [{"seller": who, "qty": 1000, "rate": 5_05}, {"seller_name": "गीता", "qty": 2000, "rate": 3}]
    )
    life = loi_life.of(office, id)
    assert [(x["who_hi"], x["who_en"]) for x in life.lines] == [("सुनीता", "Sunita"), ("गीता", "गीता")]
    assert life.total == 5_05 + 6 == row(office, c.LOI, id)["total"]
    assert loi_life.plain(life.lines[0]) == row(office, c.LOI_LINE, life.lines[0].id)


def test_what_is_lacking_and_the_paper_that_stands(office: Office) -> None:
    id = loi(office, approval_note=None, valid_till=None)
    assert loi_life.of(office, id).lacks == ("valid_till", "approval_note")
    id = loi(office)
    letters.issue(office, kind="loi", lang="en", ids=[id])
    life = loi_life.of(office, id)
    assert life.letter and not life.open
    assert loi_life.paper(office, life.letter).startswith(b"%PDF")
    letters.cancel(office, number=life.letter.number, reason="त्रुटि")
    again = loi_life.of(office, id)
    assert (again.letter, again.open, len(again.letters)) == (None, True, 1)


def test_a_cancelled_letter_takes_its_signature_with_it(office: Office) -> None:
    id = loi(office)
    letters.issue(office, kind="loi", lang="hi")
    loi_steps.step(office, id=id, stage=LoiStage.SIGNED, seen_in="फ़ाइल 1")
    letter = loi_life.of(office, id).letter
    assert letter
    letters.cancel(office, number=letter.number, reason="त्रुटि")
    assert states(office, id) == [OPEN] * 5
    letters.issue(office, kind="loi", lang="hi")
    assert states(office, id) == [PROVEN, OPEN, OPEN, OPEN, OPEN]
