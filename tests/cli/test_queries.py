"""`query`: headquarters asks about a record, the district answers, by command and by file both ways."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from tests.cli.saying import Say
from tests.cli.test_headquarters import _centre, exchange, facts, hq, stick

__all__ = ["_centre", "hq", "stick"]


def asked_about(say: Say, hq: Say, stick: Path, *more: str) -> tuple[str, str]:
    """A new artisan at the district about whom headquarters has asked; the numbers of both."""
    number = facts(say("set", "artisans", "new", "name_hi=सुनीता देवी", "mobile=9816012345", "--json"))[
        "number"
    ]
    exchange(say, hq, stick)
    (query,) = facts(hq("query", "ask", number, "--question", "नम्बर जाँचें", *more, "--json"))["numbers"]
    return number, query


def test_a_question_is_asked_answered_and_closed(say: Say, hq: Say, stick: Path) -> None:
    number, query = asked_about(say, hq, stick, "--field", "मोबाइल नम्बर", "--due", "31-12-2099")
    (one,) = facts(hq("query", "list", "--json"))["queries"]
    assert (one["about"], one["field"], one["stage"], one["due"]) == (number, "mobile", "OPEN", "2099-12-31")
    exchange(say, hq, stick)
    shown = facts(say("show", number, "--json"))
    assert shown["sync"]["state"] == "asked" and shown["queries"][0]["number"] == query
    told = say("show", number).done()
    assert "प्रश्न के साथ लौटाया गया" in told and f"? {query}, मोबाइल" in told and "31-12-2099 तक" in told
    assert facts(say("list", "artisans", "--filter", "asked", "--count", "--json"))["count"] == 1
    assert query in say("query", "answer", query, "सही है").done()
    assert facts(say("show", number, "--json"))["sync"]["state"] == "answered"
    assert "question answered: not sent yet" in say("show", number, lang="en").done()
    exchange(say, hq, stick)
    assert "→ सही है" in hq("query", "list", number, "--state", "answered").done()
    assert hq("query", "close", query, "--reason", "ठीक").status == 0
    exchange(say, hq, stick)
    assert facts(say("show", number, "--json"))["sync"]["state"] == "received"
    assert facts(say("query", "list", "--state", "open", "--json"))["queries"] == []
    say("query", "answer", query, "फिर").refused("E-QRY-04")
    assert hq("query", "again", query).status == 0
    assert facts(hq("query", "list", "--state", "open", "--json"))["queries"][0]["answer"] == "सही है"


def test_who_may_do_what_is_said_in_words(say: Say, hq: Say, stick: Path) -> None:
    number, query = asked_about(say, hq, stick)
    exchange(say, hq, stick)
    say("query", "ask", number, "--question", "क्या?").refused("E-QRY-01")
    say("query", "close", query).refused("E-QRY-01")
    say("query", "again", query, "--question", "और?").refused("E-QRY-01")
    say("set", "queries", query, "question=कुछ और").refused("E-QRY-01")
    say("bin", query).refused("E-QRY-01")
    hq("query", "answer", query, "हाँ").refused("E-QRY-02")
    hq("query", "ask", number, "--question", "क्या?", "--due", "01-01-2020").refused("E-QRY-05")
    assert hq("query", "ask", number).status == 2
    assert hq("query", "ask", number, "--question", "क्या?", "--field", "कुछ नहीं").status == 1
    assert say("set", "queries", query, "answer=हाँ").status == 0
    assert facts(say("show", query, "--json"))["stage"] == "ANSWERED"
    for lang in ("hi", "en"):
        assert number in say("show", query, lang=lang).done()


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx"])
def test_the_list_of_open_questions_is_printed_or_written(
    say: Say, hq: Say, stick: Path, tmp_path: Path, suffix: str
) -> None:
    number, query = asked_about(say, hq, stick, "--field", "mobile")
    out = tmp_path / f"open{suffix}"
    assert facts(hq("query", "list", "--state", "open", "--out", out, "--json"))["rows"] == 1
    if suffix == ".pdf":
        text = " ".join(page.extract_text() for page in PdfReader(out).pages)
        assert query in text and number in text
    else:
        cells = [str(cell) for row in openpyxl.load_workbook(out).active.values for cell in row]
        assert {query, "नम्बर जाँचें", "उत्तर बाकी", "मोबाइल नम्बर"} & set(cells) >= {
            query,
            "नम्बर जाँचें",
            "उत्तर बाकी",
        }
        assert not any(cell == "artisan.mobile" for cell in cells)
    assert hq("query", "list", "--out", tmp_path / "x.txt").status == 2
    assert facts(hq("query", "list", "--state", "overdue", "--out", out, "--json"))["rows"] == 0
