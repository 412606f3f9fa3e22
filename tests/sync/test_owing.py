"""After headquarters came back from a copy it is told which offices owe what it lost, until they have sent it."""

from __future__ import annotations

import shutil

from odop_desktop.queries import headquarters
from odop_desktop.queries.owing import Owed
from odop_desktop.sync import answering, listed, returning, sending
from odop_desktop.telling import headquarters as say
from tests.sync.lab import HQ, Lab
from tests.sync.test_going_back import copied, goes_back


def standing(lab: Lab) -> dict[str, Owed | None]:
    office = lab.office(HQ)
    found = headquarters.standing(office, listed.offices(listed.trust(office)))
    return {line.listed.code: line.owed for line in found}


def gone_back(lab: Lab) -> str:
    """Headquarters has lost a change of its own, and the archive beside it. Returns the record."""
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    old = copied(lab, HQ)
    lab.change(HQ, id, pin="176310")
    lab.round("chm", "klu")
    goes_back(lab, HQ, old)
    shutil.rmtree(lab.office(HQ).place.root / "post", ignore_errors=True)
    return id


def test_nobody_owes_before(lab: Lab) -> None:
    lab.round("chm", "klu")
    assert standing(lab) == {"HP-CHM": None, "HP-KLU": None}


def test_who_owes_what_and_when_it_is_settled(lab: Lab) -> None:
    id = gone_back(lab)
    assert standing(lab) == {"HP-CHM": Owed.UNTOLD, "HP-KLU": Owed.UNTOLD}
    for made in answering.for_all(lab.office(HQ), lab.post, codes=["HP-CHM-1", "HP-KLU"]):
        lab.take("chm" if "CHM" in made.file.name else "klu", made.file)
    assert standing(lab) == {"HP-CHM": Owed.AWAITED, "HP-KLU": Owed.AWAITED}
    words = lab.office(HQ).words("en")
    office = lab.office(HQ)
    lines = headquarters.standing(office, listed.offices(listed.trust(office)))
    assert "2 of 2 offices" in say.owing(words, lines)
    assert len(returning.due(lab.office("chm"))) == 1
    handed = sending.to_headquarters(lab.office("chm"), lab.post)
    assert lab.take(HQ, handed.files[0]).error is None
    assert standing(lab) == {"HP-CHM": Owed.DIFFERS, "HP-KLU": Owed.AWAITED}
    for file in handed.back:
        assert lab.take(HQ, file).error is None
    row = lab.row(HQ, id)
    assert row is not None
    assert row["pin"] == "176310"
    lab.round("chm", "klu")
    lab.round("chm", "klu")
    assert standing(lab) == {"HP-CHM": None, "HP-KLU": None}
    assert say.owing(words, headquarters.standing(office, listed.offices(listed.trust(office)))) == ""
