"""A district's program was changed: it says of its own row what headquarters alone says, that it is every office's."""

from __future__ import annotations

import pytest

from odop_desktop.domain import catalogue as c
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.ops import uuid7
from odop_desktop.sync import deciding, returning, standing
from tests.sync.lab import HQ, Lab
from tests.sync.test_deciding import stuck
from tests.sync.test_going_back import copied, goes_back


def claim(lab: Lab, id: str, way: str = "change") -> None:
    office = lab.office("chm")
    new = {"adopted": True} | ({"name_en": "Weavers"} if way == "create" else {})
    with office.transaction() as conn:
        apply(conn, office.act("partner.change"), [Put(c.PARTNER, id, new, way)])


@pytest.fixture
def claimed(lab: Lab) -> str:
    """Chamba's own partner, of which it says so; that waits at headquarters."""
    lab.round("chm", "klu")
    own = lab.make("chm", c.PARTNER, name_en="Chamba Weavers' Society")
    claim(lab, own)
    lab.round("chm", "klu")
    assert stuck(lab) == [("partner", "E-SYN-46")]
    return own


def adopted(lab: Lab, id: str) -> list[bool | None]:
    """What each office says of the row; None where it has not got it."""
    rows = [lab.row(who, id, c.PARTNER) for who in (HQ, "chm", "chm2", "klu")]
    return [bool(row["adopted"]) if row else None for row in rows]


def whole_again(lab: Lab) -> None:
    for _ in range(2):
        lab.round("chm", "chm2", "klu")
    hq = lab.office(HQ)
    for who, office in (("chm", "HP-CHM"), ("chm2", "HP-CHM"), ("klu", "HP-KLU")):
        assert standing.digest(hq, office) == standing.digest(lab.office(who))
    assert stuck(lab) == []


def test_a_row_is_every_office_s_where_headquarters_lets_that_in(lab: Lab, claimed: str) -> None:
    deciding.let_in(lab.office(HQ), claimed, "सबके लिए")
    whole_again(lab)
    assert adopted(lab, claimed) == [True] * 4
    lab.change("chm", claimed, c.PARTNER, phone="01899-1")
    assert lab.take(HQ, lab.send("chm").file).came.waiting == 1, "headquarters' now"


def test_a_row_stays_its_own_office_s_where_that_is_sent_back(lab: Lab, claimed: str) -> None:
    deciding.send_back(lab.office(HQ), claimed, "केवल चम्बा")
    whole_again(lab)
    assert adopted(lab, claimed) == [False, False, False, None]
    lab.change("chm", claimed, c.PARTNER, phone="01899-1")
    assert lab.take(HQ, lab.send("chm").file).came.waiting == 0


def test_it_is_every_office_s_too_once_headquarters_was_put_back(lab: Lab, claimed: str) -> None:
    old = copied(lab, HQ)
    deciding.let_in(lab.office(HQ), claimed, "सबके लिए")
    lab.round("chm", "chm2", "klu")
    goes_back(lab, HQ, old)
    for who in ("chm", "chm2", "klu"):
        assert lab.take(who, lab.answer(who).file).error is None
    for who in ("klu", "chm", "chm2"):
        for file in returning.give_back(lab.office(who), lab.post):
            assert lab.take(HQ, file).error is None
    whole_again(lab)
    assert adopted(lab, claimed) == [True] * 4


@pytest.mark.parametrize("way", ["create", "bin"])
def test_no_other_way_of_saying_so_goes_in_unasked(lab: Lab, way: str) -> None:
    own = uuid7() if way == "create" else lab.make("chm", c.PARTNER, name_en="Weavers")
    lab.round("chm", "klu")
    claim(lab, own, way)
    lab.round("chm", "klu")
    assert stuck(lab) == [("partner", "E-SYN-46")]
    assert lab.row("klu", own, c.PARTNER) is None
