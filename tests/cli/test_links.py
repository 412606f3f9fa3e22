"""`sync link`: an outside seller is another office's artisan; it reads the LoI and notes orders, by command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.saying import Say
from tests.cli.test_headquarters import _centre, facts, hq, stick
from tests.cli.test_moves import _kullu, exchange, klu

__all__ = ["_centre", "_kullu", "hq", "klu", "stick"]


def rows(say: Say, *more: str) -> list[dict[str, Any]]:
    return list(facts(say("list", "lois", *more, "--json"))["rows"])


@pytest.mark.slow
def test_an_outside_seller_is_linked_and_the_other_district_takes_part(
    say: Say, hq: Say, klu: Say, stick: Path
) -> None:
    exchange(say, hq, stick, "HP-CHM")
    seller = facts(hq("sync", "link", "--json"))["sellers"][0]
    assert seller["linked"] is None and seller["likely"] == []
    person = (f"name_hi={seller['name']}", f"mobile={seller['mobile']}")
    number = facts(klu("set", "artisans", "new", *person, "--json"))["number"]
    exchange(klu, hq, stick, "HP-KLU")
    (seller,) = [
        x
        for x in facts(hq("sync", "link", "--json"))["sellers"]
        if (x["of"], x["line"]) == (seller["of"], seller["line"])
    ]
    assert [(x["number"], x["same"]) for x in seller["likely"]] == [(number, ["mobile", "name"])]
    line = seller["line"]
    assert "same mobile" in hq("sync", "link", lang="en").out
    assert facts(hq("sync", "link", line, number, "--json"), 1)["error"]["code"] == "E-LOI-19"
    done = hq("sync", "link", line, number, "--of", "HP-CHM", lang="hi")
    assert done.status == 0 and number in done.out
    before = len(rows(klu))
    exchange(klu, hq, stick, "HP-KLU")
    (lent,) = rows(klu, "--filter", "lent")
    assert len(rows(klu)) == before
    refused = klu("set", "lois", lent["id"], "valid_till=01-07-2026", lang="en")
    assert refused.status == 1 and "Chamba" in refused.err
    n = line.rpartition("/")[2]
    order = f"{lent['id']}/{n}"
    noted = klu(
        "set", "orders", "new", f"line={order}", "day=10-01-2026", "value=5000", "paper_no=PO/7", "--json"
    )
    assert facts(noted)["number"] == "ORD-1-000001"
    exchange(klu, hq, stick, "HP-KLU")
    exchange(say, hq, stick, "HP-CHM")
    told = say("show", "ORD-1-000001", lang="en")
    assert told.status == 0 and "PO/7" in told.out and "Kullu" in told.out
    assert number in say("show", lent["id"], lang="en").out
    back = hq("sync", "link", line, "--of", "hp-chm", "--back", "--reason", "भूल", "--json")
    assert facts(back)["linked"] is None
    exchange(klu, hq, stick, "HP-KLU")
    late = klu("set", "orders", "new", f"line={order}", "day=10-01-2026", "value=1", "--json")
    assert facts(late, 1)["error"]["code"] == "E-LOI-13"


@pytest.mark.parametrize(
    ("args", "code"),
    [(("LOI-1-000999/1", "x"), "E-ACT-01"), (("LOI-1-000001", "--back"), "E-ACT-01")],
)
def test_a_line_that_is_not_there(hq: Say, args: tuple[str, ...], code: str) -> None:
    assert facts(hq("sync", "link", *args, "--json"), 1)["error"]["code"] == code


@pytest.mark.parametrize("args", [("x", "y", "--back"), ("x",), ("--back",)])
def test_half_a_link_is_wrong_usage(hq: Say, args: tuple[str, ...]) -> None:
    assert hq("sync", "link", *args).status == 2


def test_a_district_links_nobody(say: Say) -> None:
    assert facts(say("sync", "link", "--json"), 1)["error"]["code"] == "E-SYN-84"


def test_nothing_to_link_is_said(hq: Say) -> None:
    assert "no letter of intent" in hq("sync", "link", lang="en").out.lower()
