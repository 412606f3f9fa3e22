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
from odop_desktop.sync import deciding, desk, hearing, phrase, receiving, roots, sending, trust_edit
from odop_desktop.sync.clocks import Skew
from odop_desktop.telling import exchange
from odop_desktop.ui.pages import today_lines
from tests.sync.lab import DAY, HQ, Lab
from tests.sync.test_going_back import copied, goes_back


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
    assert told(lab, id) == "not sent from here · PC 2 has it"
    lab.round("chm")
    assert way(lab, id).state is State.RECEIVED


def test_what_was_given_to_the_other_pc_says_so(lab: Lab) -> None:
    """It may have been sent from there: only headquarters' own file says. From here it is not, and counts as that."""
    first, later = lab.make("chm2", name_hi="सुनीता देवी"), ""
    office = lab.office("chm2")
    assert told(lab, first, "chm2") == "not sent yet"
    file = sending.to_sibling(office, lab.post, lab.node("chm")).files[0]
    assert told(lab, first, "chm2") == "not sent from here · in file no. 1 for PC 1"
    assert lab.take("chm", file).error is None
    later = lab.make("chm2", name_hi="कमला देवी")
    sending.to_sibling(office, lab.post, lab.node("chm"))  # this one never comes
    assert lab.take(HQ, lab.send("chm").file).error is None
    back = sending.to_sibling(lab.office("chm"), lab.post, lab.node("chm2")).files[0]
    assert lab.take("chm2", back).error is None
    assert told(lab, first, "chm2") == "not sent from here · PC 1 has it"
    assert told(lab, later, "chm2") == "not sent from here · in file no. 2 for PC 1"
    unsent = sync_status.unsent(office)
    assert sync_status.beside(office) == unsent
    lab.make("chm2", name_hi="गीता देवी")
    assert (sync_status.unsent(office), sync_status.beside(office)) == (unsent + 1, unsent)
    assert lists.count(office, c.ARTISAN, Asked(filters=(Named("unsent"),))) == 3
    assert lab.take("chm2", lab.answer("chm2").file).error is None
    assert told(lab, first, "chm2") == "accepted at headquarters"


def test_what_a_lost_pc_was_given_goes_no_further(lab: Lab) -> None:
    id = lab.make("chm2", name_hi="सुनीता देवी")
    sending.to_sibling(lab.office("chm2"), lab.post, lab.node("chm"))
    assert lab.trust is not None
    lost = trust_edit.ended(lab.trust, lab.node("chm"), DAY, last_file=None, last={})
    with lab.office("chm2").transaction() as conn:
        desk.keep_trust(conn, roots.sign(lost, lab.roots))
    assert told(lab, id, "chm2") == "not sent yet"


def test_what_came_from_headquarters_is_there(lab: Lab) -> None:
    fair = lab.make(HQ, c.EVENT, name_hi="शिमला मिलन", from_date="2026-03-01", to_date="2026-03-03")
    lab.round("chm")
    assert (way(lab, fair).state, told(lab, fair)) == (State.THERE, "headquarters has it")
    lab.change("chm", fair, c.EVENT, venue_hi="रिज")
    assert told(lab, fair) == "not sent yet"


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


def test_a_phrase_is_heard_though_a_later_file_is_gone_from_the_archive(lab: Lab) -> None:
    office = lab.office("chm")
    secret = phrase.secret_for(phrase.master(lab.office(HQ).place, lab.office(HQ).key), lab.node("chm"))
    phrase.keep(office.place, office.key, secret)
    got = lab.take(HQ, lab.send("chm").file)
    assert got.header is not None
    later = lab.send("chm").made
    (office.place.sent / f"{later.pkg_id}.odopsync").unlink()
    with pytest.raises(OdopError, match="E-SYN-51"):
        hearing.confirm(office, "2222-2222-2222")  # it may be that one's
    assert hearing.confirm(office, hearing.said(secret, got.header, 0)).pkg_no == 1


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


def told(lab: Lab, id: str, who: str = "chm") -> str:
    return exchange.standing(lab.office(who).words("en"), way(lab, id, who))


def test_a_phrase_says_received_and_headquarters_file_accepted(lab: Lab) -> None:
    """What was let in before the phrase stays accepted, and an older file that comes later makes nothing unsent."""
    first = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    office, hq = lab.office("chm"), lab.office(HQ)
    secret = phrase.secret_for(phrase.master(hq.place, hq.key), lab.node("chm"))
    phrase.keep(office.place, office.key, secret)
    ids = []
    for name in ("कमला देवी", "गीता देवी"):
        ids.append(lab.make("chm", name_hi=name))
        sent, older = lab.send("chm"), lab.answer("chm")
        got = lab.take(HQ, sent.file)
        assert got.header is not None
        assert told(lab, ids[-1]) == f"in file no. {sent.made.pkg_no} of 10-01-2026"
        hearing.confirm(office, hearing.said(secret, got.header, 0))
        lab.clock.now += timedelta(minutes=1)
        assert told(lab, ids[-1]) == "received at headquarters"
        assert told(lab, first) == "accepted at headquarters"
    assert told(lab, ids[0]) == "received at headquarters"
    assert lab.take("chm", older.file).error is None  # made before the last file was there
    assert [told(lab, id) for id in ids] == ["accepted at headquarters", "in file no. 3 of 10-01-2026"]
    assert lab.take("chm", lab.answer("chm").file).error is None
    assert told(lab, ids[1]) == "accepted at headquarters"
    assert not any(file.lost for file in sync_books.made(office))


def test_what_a_restored_headquarters_lost_is_to_be_sent_again(lab: Lab) -> None:
    lab.round("chm")
    old = copied(lab, HQ)
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    goes_back(lab, HQ, old)
    assert told(lab, id) == "accepted at headquarters"  # nobody has said otherwise yet
    assert lab.take("chm", lab.answer("chm").file).error is None
    office = lab.office("chm")
    assert told(lab, id) == "not sent yet" and sync_status.unsent(office) == 1
    (last, *_) = sync_books.made(office)
    assert (last.lost, last.state) == (True, "lost")
    assert "has it no more" in exchange.made(office.words("en"), last)
    lab.round("chm")
    assert told(lab, id) == "accepted at headquarters" and lab.row(HQ, id)
    assert not any(file.lost for file in sync_books.made(office))


def test_what_a_restored_district_shows(lab: Lab) -> None:
    """What it shows is at headquarters; what it had and headquarters has comes back with headquarters' file."""
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    old = copied(lab, "chm")
    lab.change("chm", id, pin="176310")
    lab.round("chm")
    goes_back(lab, "chm", old)
    assert told(lab, id) == "accepted at headquarters"
    lab.change("chm", id, village_ward="सरोल")
    assert told(lab, id) == "not sent yet"
    lab.round("chm")
    assert told(lab, id) == "accepted at headquarters"
    row = lab.row("chm", id)
    assert row is not None and (row["pin"], row["village_ward"]) == ("176310", "सरोल")
