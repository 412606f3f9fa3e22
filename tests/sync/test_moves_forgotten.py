"""Headquarters was put back and has forgotten that a person moved: what the new office wrote since is fair once it
knows again."""

from __future__ import annotations

from odop_desktop.domain import catalogue as c
from odop_desktop.storage import waiting
from odop_desktop.sync import returning
from tests.sync.lab import HQ, Lab
from tests.sync.test_going_back import copied, goes_back
from tests.sync.test_moving import alike, asked, moved


def waits(lab: Lab) -> list[str]:
    with lab.office(HQ).reading() as conn:
        return [stuck.code for stuck in waiting.of(conn)]


def given_back(lab: Lab, who: str) -> None:
    for file in returning.give_back(lab.office(who), lab.post):
        assert lab.take(HQ, file).error is None


def test_a_request_for_a_person_whose_coming_was_forgotten_goes_in_once_it_is_known_again(lab: Lab) -> None:
    person = lab.make("klu", name_hi="सुनीता देवी")
    lab.round("klu", "chm")
    old = copied(lab, HQ)
    moved(lab, person, "chm")
    lab.round("chm")
    goes_back(lab, HQ, old)
    request = asked(lab, person)
    lab.round("chm")
    assert waits(lab) == ["E-SYN-46"]
    given_back(lab, "chm")
    assert waits(lab) == []
    alike(lab, "chm", "klu", "chm2")
    for who in (HQ, "chm", "chm2"):
        assert lab.row(who, request, c.TRANSFER)["stage"] == "ASKED"


def test_what_an_office_wrote_of_a_person_who_has_gone_on_since_goes_in_too(lab: Lab) -> None:
    """It did not know when it wrote that. One file tells headquarters of both moves, and this office learns of both."""
    person = lab.make("klu", name_hi="सुनीता देवी")
    lab.round("klu", "chm")
    old = copied(lab, HQ)
    moved(lab, person, "chm")
    lab.round("chm")
    moved(lab, person, "klu", turn=2)
    lab.round("klu")
    goes_back(lab, HQ, old)
    lab.change("chm", person, pin="176310")
    lab.round("chm", "klu")
    assert waits(lab) == ["E-SYN-46"]
    given_back(lab, "klu")
    assert waits(lab) == []
    alike(lab, "chm", "klu", "chm2")
    assert lab.row(HQ, person)["pin"] == lab.row("klu", person)["pin"] == "176310"
