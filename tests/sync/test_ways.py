"""Each record's way to headquarters is told as it is; a change after sending makes it unsent again (S8)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.queries import lists, records, sync_books, sync_status
from odop_desktop.queries.list_filters import Named
from odop_desktop.queries.lists import Asked
from odop_desktop.queries.sync_status import State
from odop_desktop.sync import deciding, hearing, phrase, receiving, sending
from odop_desktop.sync.clocks import Skew
from odop_desktop.ui.pages import today_lines
from tests.sync.lab import HQ, Lab


def way(lab: Lab, id: str, who: str = "chm") -> sync_status.Standing:
    return sync_status.of(lab.office(who), [id])[id]


def test_the_way_of_a_record(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सुनीता देवी")
    assert way(lab, id).state is State.UNSENT
    sent = lab.send("chm")
    assert (way(lab, id).state, way(lab, id).file, way(lab, id).at) == (State.IN_FILE, 1, sent.made.at)
    assert lab.take(HQ, sent.file).error is None
    assert way(lab, id).state is State.IN_FILE  # it has arrived, but nobody has said so here
    assert lab.take("chm", lab.answer("chm").file).error is None
    assert way(lab, id).state is State.RECEIVED
    lab.change("chm", id, pin="176310")
    assert way(lab, id).state is State.UNSENT
    lab.send("chm")
    assert (way(lab, id).state, way(lab, id).file) == (State.IN_FILE, 2)


def test_unsent_counts_records_not_changes(lab: Lab) -> None:
    lab.send("chm")
    assert sync_status.unsent(lab.office("chm")) == 0
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.change("chm", id, pin="176310")
    assert sync_status.unsent(lab.office("chm")) == 1
    lab.make("chm", name_hi="कमला देवी")
    assert sync_status.unsent(lab.office("chm")) == 2
    lab.send("chm")
    assert sync_status.unsent(lab.office("chm")) == 0


def test_what_headquarters_made_is_not_on_its_way(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    lab.change(HQ, id, pin="176310")
    lab.round("chm")
    assert way(lab, id).state is State.RECEIVED
    assert sync_status.unsent(lab.office("chm")) == 0


def test_the_other_pc_s_record_goes_the_same_way(lab: Lab) -> None:
    id = lab.make("chm2", name_hi="सुनीता देवी")
    file = sending.to_sibling(lab.office("chm2"), lab.post, lab.node("chm")).files[0]
    assert lab.take("chm", file).error is None
    assert way(lab, id).state is State.UNSENT
    lab.round("chm")
    assert way(lab, id).state is State.RECEIVED


def test_the_phrase_confirms_the_file_and_what_it_carries(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सुनीता देवी")
    office = lab.office("chm")
    hq = lab.office(HQ)
    secret = phrase.secret_for(phrase.master(hq.place, hq.key), lab.node("chm"))
    phrase.keep(office.place, office.key, secret)
    got = lab.take(HQ, lab.send("chm").file)
    assert got.header is not None
    said = hearing.said(secret, got.header, 0)
    other = lab.make("chm", name_hi="कमला देवी")
    with pytest.raises(OdopError, match="E-SYN-66"):
        hearing.confirm(office, said[:-1] + ("2" if said[-1] != "2" else "3"))
    assert hearing.confirm(office, said.lower().replace("-", " ")).pkg_no == 1
    assert (way(lab, id).state, way(lab, other).state) == (State.RECEIVED, State.UNSENT)
    assert sync_books.confirmed_no(office) == 1
    assert lab.send("chm").made.counts == {"artisan": {"new": 1, "changed": 0, "binned": 0}}
    with pytest.raises(OdopError, match="E-SYN-66"):
        hearing.confirm(office, said)  # once is enough


def test_a_list_is_narrowed_by_the_way(lab: Lab) -> None:
    office = lab.office("chm")

    def listed() -> dict[str, list[str]]:
        """The names in each of the lists, by the order and by the page, which agree with the count."""
        found = {}
        for name in ("unsent", "in_file", "returned"):
            asked = Asked(filters=(Named(name),))
            ids = lists.ids(office, lists.order(office, c.ARTISAN, asked))
            page = records.page(office, c.ARTISAN, filters=asked.filters).rows
            assert sorted(ids) == sorted(row.id for row in page)
            assert len(ids) == lists.count(office, c.ARTISAN, asked)
            found[name] = sorted(ids)
        return found

    one = lab.make("chm", name_hi="सुनीता देवी")
    assert listed() == {"unsent": [one], "in_file": [], "returned": []}
    lab.send("chm")
    two = lab.make("chm", name_hi="कमला देवी")
    assert listed() == {"unsent": [two], "in_file": [one], "returned": []}
    lab.change("chm", one, pin="176310")
    assert listed() == {"unsent": sorted([one, two]), "in_file": [], "returned": []}
    lab.round("chm")
    assert listed() == {"unsent": [], "in_file": [], "returned": []}


def test_what_was_returned_says_why_until_it_is_mended(lab: Lab) -> None:
    fair = lab.make(HQ, c.EVENT, name_hi="शिमला मिलन", from_date="2026-03-01", to_date="2026-03-03")
    lab.round("chm")
    lab.change("chm", fair, c.EVENT, venue_hi="रिज")  # an event of headquarters' own
    lab.round("chm")
    assert (way(lab, fair).state, way(lab, fair).code) == (State.RETURNED, "E-SYN-46")
    deciding.send_back(lab.office(HQ), fair, "स्थान मुख्यालय तय करता है")
    lab.round("chm")
    now = way(lab, fair)
    assert (now.state, now.code, now.reason) == (State.RETURNED, "", "स्थान मुख्यालय तय करता है")
    assert lists.count(lab.office("chm"), c.EVENT, Asked(filters=(Named("returned"),))) == 1
    lab.change("chm", fair, c.EVENT, venue_en="Ridge")
    assert way(lab, fair).state is State.UNSENT
    assert lists.count(lab.office("chm"), c.EVENT, Asked(filters=(Named("returned"),))) == 0


def test_today_tells_of_what_was_returned_and_of_two_values(lab: Lab) -> None:
    fair = lab.make(HQ, c.EVENT, name_hi="शिमला मिलन", from_date="2026-03-01", to_date="2026-03-03")
    person = lab.make("chm", name_hi="सुनीता देवी", pin="176310")
    lab.round("chm")
    office = lab.office("chm")
    assert list(today_lines.from_headquarters(office)) == []
    lab.change("chm", fair, c.EVENT, venue_hi="रिज")
    lab.change("chm", person, pin="176311")
    lab.change(HQ, person, pin="176312")
    lab.round("chm")
    told = [(line.count, line.msgid, line.go.place) for line in today_lines.from_headquarters(office)]
    assert told == [(1, "ui.today.returned", "sync"), (1, "ui.today.conflicts", "sync")]


def test_a_clock_that_is_days_ahead_is_told_and_decides_nothing(lab: Lab) -> None:
    lab.make("chm", name_hi="सुनीता देवी")
    lab.clock.now += timedelta(days=3)
    file = lab.send("chm").file
    lab.clock.now -= timedelta(days=3)
    (got,) = receiving.receive(lab.office(HQ), [file])
    assert (got.state, got.skew) == (receiving.APPLIED, Skew.AHEAD)
    (again,) = receiving.receive(lab.office(HQ), [file])
    assert again.state == receiving.DUPLICATE and again.error is not None
    assert again.error.facts["on"] == "2026-01-10"
