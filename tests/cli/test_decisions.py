"""`stalls`, `decide`, `approve`: the window's decisions by command."""

from __future__ import annotations

import pytest

from tests.cli.saying import Say


@pytest.fixture
def fair(say: Say) -> str:
    told = ("name_hi=छोटा मेला", "name_en=Small Fair", "from_date=01-08-2027", "to_date=03-08-2027")
    return str(say("set", "events", "new", *told, "organised_by=DISTRICT", "--json").facts["number"])


def entered(say: Say, fair: str, how_many: int) -> list[str]:
    people = [r["number"] for r in say("list", "artisans", "--limit", str(how_many), "--json").facts["rows"]]
    entries = [("set", "participations", "new", f"event={fair}", f"artisan={p}", "--json") for p in people]
    return [str(say(*entry).facts["number"]) for entry in entries]


def test_twelve_stalls_and_their_undo(say: Say, fair: str) -> None:
    row = ("--from", "A-01", "--to", "A-12", "--hall", "हॉल 1")
    told = say("stalls", fair, *row, "size=3 × 3 मी.", "rent=1,500").done()
    assert "12" in told and "A-01" in told and "A-12" in told
    stalls = say("list", "stalls", "--limit", "1000", "--json").facts["rows"]
    assert [s["rent"] for s in stalls if s.get("hall") == "हॉल 1"] == [150000] * 12
    assert say("undo", "--json").facts["changed"] == 12


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("--from", "A-1", "--to", "C-2"), "E-EVT-13"),
        (("--from", "1", "--to", "999"), "E-EVT-14"),
        (("kind=तम्बू", "--from", "1", "--to", "2"), "E-CLI-09"),
        (("rent=बहुत", "--from", "1", "--to", "2"), "E-VAL-04"),
        (("रंग=लाल", "--from", "1", "--to", "2"), "E-ACT-22"),
    ],
)
def test_a_row_that_cannot_be_is_refused(say: Say, fair: str, args: tuple[str, ...], code: str) -> None:
    say("stalls", fair, *args).refused(code)


def test_a_decision_on_several_tells_whom_it_does_not_fit(say: Say, fair: str) -> None:
    """The people of the practice office stand at the fairs of January: nobody is at two fairs in August."""
    numbers = entered(say, fair, 3)
    facts = say("decide", "जाँच पूर्ण", *numbers, "--json").facts
    assert (facts["stage"], facts["numbers"], facts["refused"]) == ("SCRUTINISED", numbers, [])
    say("decide", "REJECTED", numbers[0]).refused("E-EVT-10")
    assert "अस्वीकृत" in say("decide", "REJECTED", numbers[0], "--reason", "कार्ड नहीं").done()
    both = say("decide", "SELECTED", *numbers[:2], "--json").facts
    assert (both["numbers"], [r["code"] for r in both["refused"]]) == ([numbers[1]], ["E-EVT-10"])


def test_a_stage_that_is_none_is_told_with_those_there_are(say: Say, fair: str) -> None:
    said = say("decide", "नाचेगा", *entered(say, fair, 1))
    assert said.status == 2 and "चयनित" in said.err


def test_a_letter_of_intent_is_signed_and_withdrawn(say: Say) -> None:
    loi = say("list", "lois", "--limit", "1", "--json").facts["rows"][0]["number"]
    say("decide", "SIGNED", loi, "--seen-in", "फ़ाइल 1").refused("E-LOI-07")
    assert say("letters", "loi", "--json").status == 0
    say("decide", "SIGNED", loi).refused("E-LOI-06")
    assert "हस्ताक्षरित" in say("decide", "SIGNED", loi, "--seen-in", "फ़ाइल 12, पृ. 4").done()
    say("decide", "LAPSED", loi).refused("E-LOI-08")
    assert say("show", loi, "--json").facts["signed_file"] == "फ़ाइल 12, पृ. 4"


def test_an_approver_approves(say: Say) -> None:
    loi = say("list", "lois", "--limit", "1", "--json").facts["rows"][0]["number"]
    assert loi in say("approve", loi).done()
    assert say("show", loi, "--json").facts["approved_by"]
