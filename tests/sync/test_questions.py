"""Headquarters asks about a record, the district answers, by files both ways; nothing of the clerk's is lost."""

from __future__ import annotations

import pytest

from odop_desktop.actions import asking, records
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.queries import asked, conflicts, sync_status
from odop_desktop.queries.sync_status import State
from odop_desktop.storage import digests, waiting
from odop_desktop.storage.apply import Put, apply
from odop_desktop.sync import deciding
from tests.sync.lab import HQ, Lab
from tests.sync.test_moving import alike, moved

SUNITA = {"name_hi": "सुनीता देवी", "mobile": "9876543210"}


@pytest.fixture
def person(lab: Lab) -> str:
    """An artisan of Chamba's who is at headquarters too."""
    id = lab.make("chm", **SUNITA)
    lab.round("chm")
    return id


def ask(lab: Lab, *ids: str, field: str = "mobile", due: str = "", text: str = "नम्बर जाँचें") -> str:
    """Headquarters asks; the last question's id."""
    about = [(c.ARTISAN.name, id) for id in ids]
    done = asking.ask(lab.office(HQ), about=about, question=text, field=field, due=due)
    return done.ids[-1]


def stage(lab: Lab, who: str, id: str) -> str:
    row = lab.row(who, id, c.QUERY)
    assert row is not None
    return str(row["stage"])


def way(lab: Lab, who: str, id: str) -> State:
    return sync_status.of(lab.office(who), [id])[id].state


def same(lab: Lab, *who: str) -> None:
    """The records of the office are headquarters' own."""
    own = lab.office(who[0]).facts.id
    with lab.office(HQ).reading() as conn:
        there = digests.of(conn, {own})
    for one in who:
        with lab.office(one).reading() as conn:
            mine = digests.of(conn)
        assert {k: v for k, v in mine.items() if k in ("artisan", "query")} == {
            k: v for k, v in there.items() if k in ("artisan", "query")
        }


def test_a_question_goes_out_is_answered_and_closed(lab: Lab, person: str) -> None:
    id = ask(lab, person, due="31-01-2026")
    assert lab.row("chm", id, c.QUERY) is None
    lab.round("chm", "klu")
    assert (stage(lab, "chm", id), way(lab, "chm", person)) == ("OPEN", State.ASKED)
    assert lab.row("klu", id, c.QUERY) is None
    (one,) = asked.of(lab.office("chm"), person)
    assert (one.key, one.row["due"], one.about and one.about.id) == ("mobile", "2026-01-31", person)
    asking.answer(lab.office("chm"), id=id, text="सही है")
    standing = sync_status.of(lab.office("chm"), [person])[person]
    assert standing.state is State.ANSWERED
    assert standing.questions[0].way is not None and standing.questions[0].way.state is State.UNSENT
    sent = lab.send("chm")
    standing = sync_status.of(lab.office("chm"), [person])[person]
    assert standing.questions[0].way is not None and standing.questions[0].way.state is State.IN_FILE
    lab.take(HQ, sent.file)
    assert stage(lab, HQ, id) == "ANSWERED"
    asking.close(lab.office(HQ), ids=[id])
    lab.round("chm")
    assert stage(lab, "chm", id) == "CLOSED"
    assert way(lab, "chm", person) is State.RECEIVED
    same(lab, "chm")


def test_what_the_clerk_writes_meanwhile_stays_and_the_state_says_both(lab: Lab, person: str) -> None:
    id = ask(lab, person)
    lab.change("chm", person, mobile="9876500000")
    lab.round("chm")
    row = lab.row("chm", person)
    assert row is not None and row["mobile"] == "9876500000"
    assert way(lab, "chm", person) is State.ASKED
    lab.change("chm", person, mobile="9876500001", pin="176310")
    standing = sync_status.of(lab.office("chm"), [person])[person]
    assert (standing.state, [q.open for q in standing.questions]) == (State.UNSENT, [True])
    asking.answer(lab.office("chm"), id=id, text="नया नम्बर लिखा")
    lab.round("chm")
    for who in ("chm", HQ):
        row = lab.row(who, person)
        assert row is not None and (row["mobile"], row["pin"]) == ("9876500001", "176310")
        assert stage(lab, who, id) == "ANSWERED"
        assert conflicts.count(lab.office(who)) == 0
    same(lab, "chm")


def test_files_that_come_twice_late_or_in_another_order_come_to_the_same(lab: Lab, person: str) -> None:
    id = ask(lab, person)
    first = lab.answer("chm").file
    lab.take("chm", first)
    asking.answer(lab.office("chm"), id=id, text="एक")
    early = lab.send("chm").file
    asking.answer(lab.office("chm"), id=id, text="दो")
    late = lab.send("chm").file
    third = lab.answer("chm").file
    lab.take(HQ, early)
    asking.again(lab.office(HQ), id=id, question="फिर जाँचें")
    for file in (late, early, late):
        lab.take(HQ, file)
    assert stage(lab, HQ, id) == "OPEN"  # the answer was written before the question was asked again
    second = lab.answer("chm").file
    for file in (second, third, first, second):
        lab.take("chm", file)
    lab.round("chm")
    for who in ("chm", HQ):
        row = lab.row(who, id, c.QUERY)
        assert row is not None
        assert (row["stage"], row["answer"], row["question"]) == ("OPEN", "दो", "फिर जाँचें")
        assert conflicts.count(lab.office(who)) == 0
    asking.answer(lab.office("chm"), id=id, text="तीन")
    lab.round("chm")
    assert [stage(lab, who, id) for who in ("chm", HQ)] == ["ANSWERED"] * 2
    same(lab, "chm")


def test_headquarters_closes_while_the_district_answers(lab: Lab, person: str) -> None:
    id = ask(lab, person)
    lab.round("chm")
    asking.close(lab.office(HQ), ids=[id], reason="फ़ोन पर पूछ लिया")
    asking.answer(lab.office("chm"), id=id, text="सही है")
    lab.round("chm")
    for who in ("chm", HQ):
        row = lab.row(who, id, c.QUERY)
        assert row is not None and (row["stage"], row["answer"]) == ("CLOSED", "सही है")
        assert conflicts.count(lab.office(who)) == 0
    same(lab, "chm")


def test_both_pcs_of_the_office_have_the_question_and_two_answers_are_a_conflict(
    lab: Lab, person: str
) -> None:
    id = ask(lab, person)
    lab.round("chm", "chm2")
    asking.answer(lab.office("chm"), id=id, text="सही")
    asking.answer(lab.office("chm2"), id=id, text="ग़लत")
    lab.round("chm", "chm2")
    lab.round("chm")
    for who in (HQ, "chm", "chm2"):
        assert stage(lab, who, id) == "ANSWERED"
        assert [(x.key, x.hard) for x in conflicts.of(lab.office(who), id) if x.hard] == [("answer", True)]
    same(lab, "chm", "chm2")


def test_several_are_asked_about_at_once_and_it_is_one_act(lab: Lab, person: str) -> None:
    other = lab.make("klu", name_hi="रमेश")
    lab.round("klu")
    ask(lab, person, other, field="")
    lab.round("chm", "klu")
    assert way(lab, "chm", person) is way(lab, "klu", other) is State.ASKED
    assert {str(each.office.of("hi")) for each in asked.every(lab.office(HQ), "open")} == {
        each.office.of("hi") for who in ("chm", "klu") for each in asked.every(lab.office(who))
    }
    assert asked.counts(lab.office(HQ)) == {"open": 2, "overdue": 0, "answered": 0, "closed": 0}
    records.undo(lab.office(HQ))
    lab.round("chm")
    assert asked.counts(lab.office("chm"))["open"] == 0
    assert way(lab, "chm", person) is State.RECEIVED


def test_an_answer_is_taken_back_and_given_anew(lab: Lab, person: str) -> None:
    id = ask(lab, person)
    lab.round("chm")
    asking.answer(lab.office("chm"), id=id, text="सही है")
    lab.round("chm")
    records.undo(lab.office("chm"))
    lab.round("chm")
    assert [stage(lab, who, id) for who in ("chm", HQ)] == ["OPEN"] * 2
    with lab.office(HQ).reading() as conn:
        assert list(waiting.of(conn)) == []


def test_a_district_cannot_write_what_is_headquarters(lab: Lab, person: str) -> None:
    id = ask(lab, person)
    lab.round("chm")
    office = lab.office("chm")
    for values in ({"question": "कुछ नहीं"}, {"due": "2026-02-01"}, {"stage": "CLOSED"}):
        with pytest.raises(OdopError) as refused:
            records.change(office, kind=c.QUERY, id=id, values=values)
        assert refused.value.code == "E-QRY-01"
    for act in (
        lambda: records.bin(office, kind=c.QUERY, ids=[id], reason="दोहरा"),
        lambda: asking.ask(office, about=[(c.ARTISAN.name, person)], question="?"),
        lambda: asking.close(office, ids=[id]),
        lambda: records.make(office, kind=c.QUERY, values={"question": "?"}),
    ):
        with pytest.raises(OdopError) as refused:
            act()
        assert refused.value.code == "E-QRY-01"
    with pytest.raises(OdopError) as refused:
        asking.answer(lab.office(HQ), id=id, text="मैं ही")
    assert refused.value.code == "E-QRY-02"


@pytest.mark.parametrize(
    "new",
    [
        {"question": "कुछ नहीं"},
        {"stage": "CLOSED"},
        {"deleted_at": "2026-01-10T10:00:00+05:30"},
        {"answer": "हाँ", "due": None},
    ],
)
def test_a_program_that_writes_it_all_the_same_is_laid_aside(
    lab: Lab, person: str, new: dict[str, str]
) -> None:
    id = ask(lab, person, due="31-01-2026")
    lab.round("chm")
    office = lab.office("chm")
    with office.transaction() as conn:
        apply(conn, office.act("forged"), [Put(c.QUERY, id, new, "bin" if "deleted_at" in new else "change")])
    lab.round("chm")
    with lab.office(HQ).reading() as conn:
        assert [s.code for s in waiting.of(conn)] == ["E-SYN-49"]
    assert stage(lab, HQ, id) == "OPEN"
    deciding.send_back(lab.office(HQ), id, "प्रश्न मुख्यालय का है")
    lab.round("chm")
    for who in ("chm", HQ):
        row = lab.row(who, id, c.QUERY)
        assert row is not None and row.deleted_at is None
        assert (row["question"], row["stage"], row["due"]) == ("नम्बर जाँचें", "OPEN", "2026-01-31")
    same(lab, "chm")


def test_there_is_nobody_to_ask_about_what_is_headquarters_own(lab: Lab, person: str) -> None:
    event = lab.make(HQ, c.EVENT, name_hi="शिमला मिलन")
    lab.round("chm")
    office = lab.office(HQ)
    for kind, about, wrong, code in (
        (c.EVENT, event, {"question": "क्या?"}, "E-QRY-03"),
        (c.ARTISAN, person, {"question": "क्या?", "due": "01-01-2026"}, "E-QRY-05"),
        (c.ARTISAN, person, {"question": "क्या?", "field": "reg_no"}, "E-ACT-22"),
        (c.ARTISAN, person, {"question": ""}, "E-ACT-06"),
    ):
        with pytest.raises(OdopError) as refused:
            asking.ask(office, about=[(kind.name, about)], **wrong)
        assert refused.value.code == code
    assert list(asked.every(office)) == []
    id = ask(lab, person)
    asking.close(office, ids=[id])
    with pytest.raises(OdopError) as refused:
        asking.close(office, ids=[id])
    assert refused.value.code == "E-QRY-06"
    lab.round("chm")
    with pytest.raises(OdopError) as refused:
        asking.answer(lab.office("chm"), id=id, text="सही")
    assert refused.value.code == "E-QRY-04"


def test_a_question_about_a_person_who_moves_goes_along(lab: Lab, person: str) -> None:
    id = ask(lab, person)
    lab.round("chm", "klu")
    moved(lab, person)
    lab.round("klu", "chm")
    assert (stage(lab, "klu", id), way(lab, "klu", person)) == ("OPEN", State.ASKED)
    asking.answer(lab.office("klu"), id=id, text="सही है")
    lab.round("klu", "chm")
    assert stage(lab, HQ, id) == "ANSWERED"
    with lab.office(HQ).reading() as conn:
        assert list(waiting.of(conn)) == []
    alike(lab, "chm", "klu")
