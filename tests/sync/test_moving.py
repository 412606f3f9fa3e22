"""A person moves to another office: the history goes along, the old office keeps what it had, nothing is lost."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from odop_desktop.actions import transfer_rules
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.stages import TransferStage
from odop_desktop.errors import OdopError
from odop_desktop.queries import conflicts
from odop_desktop.storage import feeding, guests, waiting
from odop_desktop.storage import moved as moves
from odop_desktop.storage.logged import Come
from odop_desktop.sync import answering, inbox, moving
from odop_desktop.sync.authority import Weigher
from tests.sync.lab import HQ, Lab
from tests.sync.test_comparing import compared
from tests.sync.test_going_back import copied, goes_back


def district(lab: Lab, who: str) -> str:
    return lab.office(who).facts.district


def moved(lab: Lab, person: str, to: str = "klu", turn: int = 1, **values: Any) -> str:
    """Headquarters moves a person of its own accord."""
    stage = {"stage": TransferStage.COUNTERSIGNED, "turn": turn, "to_office": f"HP-{to.upper()}"}
    return lab.make(
        HQ, c.TRANSFER, artisan=person, to_district=district(lab, to), reason="विवाह", **stage, **values
    )


def asked(lab: Lab, person: str, who: str = "chm", to: str = "klu") -> str:
    """The office asks that a person be moved."""
    return lab.make(who, c.TRANSFER, artisan=person, to_district=district(lab, to), reason="विवाह")


def alike(lab: Lab, *who: str) -> None:
    """Headquarters and these offices hold the same, by two rounds of files."""
    lab.round(*who)
    lab.round(*who)
    assert {one: compared(lab, one) for one in who} == {one: {} for one in who}


def test_who_asks_may_say_in_the_reason_what_only_headquarters_does(lab: Lab) -> None:
    """What brought the person to the other office is headquarters' own change, whatever words stand before it."""
    person = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    request = asked(lab, person)
    lab.change("chm", request, c.TRANSFER, reason=f"{TransferStage.COUNTERSIGNED}: विवाह")
    lab.round("chm")
    hq = lab.node(HQ)
    moving.countersign(lab.office(HQ), request)
    with lab.office(HQ).reading() as conn:
        ((office, op),) = moves.signings(conn, person, lambda op: op.startswith(hq))
        assert moves.signings(conn, person, lambda op: not op.startswith(hq)) == []
    assert (office, op.split(".")[0]) == ("HP-KLU", hq)


def test_the_person_goes_with_history_offerings_and_consents(lab: Lab) -> None:
    person = lab.make("chm", name_hi="सुनीता देवी", mobile="9876543210")
    lab.change("chm", person, mobile="9876543211")
    consent = lab.make(
        "chm", c.CONSENT, artisan=person, purpose="BUYERS", state="GIVEN", given_on="2026-01-05"
    )
    lab.round("chm", "klu")
    number = lab.row("chm", person)["reg_no"]
    moved(lab, person)
    lab.round("klu", "chm")
    row = lab.row("klu", person)
    assert (row["reg_no"], row["mobile"]) == (number, "9876543211")
    assert lab.row("klu", consent, c.CONSENT)["given_on"] == "2026-01-05"
    alike(lab, "chm", "klu", "chm2")
    lab.change("klu", person, pin="175101")
    alike(lab, "chm", "klu", "chm2")
    assert lab.row(HQ, person)["pin"] == "175101"
    assert lab.row("chm", person)["pin"] is None


def test_the_old_office_keeps_the_person_and_changes_nothing(lab: Lab) -> None:
    person = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    moved(lab, person)
    lab.round("chm")
    assert lab.row("chm", person)["name_hi"] == "सुनीता देवी"
    with pytest.raises(OdopError) as refused:
        lab.change("chm", person, pin="176310")
    assert refused.value.code == "E-MOV-01"
    assert refused.value.facts["district_en"] == "Kullu"
    with pytest.raises(OdopError) as refused:
        lab.make("chm", c.CONSENT, artisan=person, purpose="BUYERS", state="GIVEN", given_on="2026-01-05")
    assert refused.value.code == "E-MOV-01"


def test_a_person_entered_for_no_district_is_the_districts_where_a_transfer_brings_them(lab: Lab) -> None:
    """Up to then everybody had the person; nobody but that district has anything more to do with them."""
    person = lab.make(HQ, name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    moving.countersign(lab.office(HQ), asked(lab, person, HQ))
    alike(lab, "chm", "klu", "chm2")
    lab.change("klu", person, pin="175101")
    alike(lab, "chm", "klu", "chm2")
    assert (lab.row(HQ, person)["pin"], lab.row("chm", person)["pin"]) == ("175101", None)
    with lab.office(HQ).reading() as conn:
        assert feeding.homes(conn, [person]) == {person: lab.office("klu").facts.id}


def test_what_the_old_office_wrote_before_it_knew_is_kept_and_both_values_stand(lab: Lab) -> None:
    person = lab.make("chm", name_hi="सुनीता देवी", pin="176310")
    lab.round("chm", "chm2")
    moved(lab, person)
    lab.round("klu")
    lab.change("klu", person, pin="175101")
    lab.change("chm", person, pin="176311", village_ward="सरोल")
    late = lab.make("chm", c.CONSENT, artisan=person, purpose="BUYERS", state="GIVEN", given_on="2026-01-05")
    lab.change("chm", late, c.CONSENT, witness="कमला")
    lab.round("klu")
    alike(lab, "chm", "klu", "chm2")
    for who in (HQ, "klu"):
        assert [each.key for each in conflicts.of(lab.office(who), person) if each.hard] == ["pin"]
        assert lab.row(who, person)["village_ward"] == "सरोल"
        assert lab.row(who, late, c.CONSENT)["witness"] == "कमला"
    with lab.office(HQ).reading() as conn:
        assert list(waiting.of(conn)) == []
    lab.change("klu", person, pin="175101")
    alike(lab, "chm", "klu")
    assert lab.row(HQ, person)["pin"] == "175101"


def test_a_change_by_an_office_that_knows_better_waits_for_a_decision(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    moved(lab, person)
    lab.round("chm")
    lab.round("chm")
    monkeypatch.setattr("odop_desktop.storage.moved.closed", lambda conn, persons: None)
    lab.change("chm", person, pin="176310")
    assert lab.take(HQ, lab.send("chm").file).error is None
    with lab.office(HQ).reading() as conn:
        assert [s.code for s in waiting.of(conn)] == ["E-SYN-46"]
    assert lab.row(HQ, person)["pin"] is None


def test_what_the_old_office_lost_before_it_knew_and_another_pc_brings_late_is_kept(lab: Lab) -> None:
    """Its PC was put back, learnt of the move and told so; what it had written before lies with its sibling."""
    person = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "chm2", "klu")
    old = copied(lab, "chm")
    lab.change("chm", person, pin="176310")
    late = lab.collect("chm", "chm2").file
    moved(lab, person)
    goes_back(lab, "chm", old)
    lab.round("chm", "chm2", "klu")
    lab.round("chm", "chm2", "klu")
    assert lab.take("chm2", late).error is None
    lab.round("chm2", "klu")
    with lab.office(HQ).reading() as conn:
        assert list(waiting.of(conn)) == []
    for who in (HQ, "klu"):
        row = lab.row(who, person)
        assert row is not None and row["pin"] == "176310"


def test_no_district_countersigns(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer_rules, "transfer", lambda *_: {})
    person = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    values: dict[str, Any] = {"artisan": person, "to_district": district(lab, "klu"), "to_office": "HP-KLU"}
    lab.make("chm", c.TRANSFER, **values, reason="x", stage=TransferStage.COUNTERSIGNED, turn=1)
    asked = lab.make("chm", c.TRANSFER, **values, reason="x", stage=TransferStage.ASKED)
    assert lab.take(HQ, lab.send("chm").file).error is None
    with lab.office(HQ).reading() as conn:
        assert [s.code for s in waiting.of(conn)] == ["E-MOV-02"]
    assert lab.row(HQ, asked, c.TRANSFER)
    lab.round("klu")
    assert lab.row("klu", person) is None


def test_an_office_asks_only_for_persons_that_are_or_were_its_own() -> None:
    weigher = Weigher("klu", {"mine": "klu", "theirs": "chm", "gone": "chm"}, left={"gone": 7})
    codes = {id: weigher.weigh(_asked(id), None) for id in ("mine", "theirs", "gone")}
    assert codes == {"mine": None, "theirs": "E-SYN-46", "gone": None}


def _asked(person: str) -> Come:
    new = {"artisan": person, "stage": TransferStage.ASKED}
    return Come("n.0.1", 1, "n", "create", c.TRANSFER.name, "t", "2026-01-10T10:00:00+05:30", {}, new)


def test_a_fair_of_the_old_office_stays_its_own_and_is_read_at_the_new_one(lab: Lab) -> None:
    person = lab.make("chm", name_hi="सुनीता देवी")
    fair = lab.make("chm", c.EVENT, name_hi="मिंजर", organised_by="DISTRICT")
    part = lab.make("chm", c.PARTICIPATION, event=fair, artisan=person)
    other = lab.make("chm", c.EVENT, name_hi="सूही", organised_by="DISTRICT")
    lab.round("chm", "klu")
    moved(lab, person)
    alike(lab, "chm", "klu")
    assert lab.row("klu", part, c.PARTICIPATION) and lab.row("klu", fair, c.EVENT)
    assert lab.row("klu", other, c.EVENT) is None
    lab.change("chm", part, c.PARTICIPATION, sale_cash=500000)
    lab.change("chm", fair, c.EVENT, name_en="Minjar")
    alike(lab, "chm", "klu")
    assert lab.row("klu", part, c.PARTICIPATION)["sale_cash"] == 500000
    assert lab.row("klu", fair, c.EVENT)["name_en"] == "Minjar"


@pytest.mark.slow
def test_a_person_who_comes_back_brings_everything(lab: Lab) -> None:
    person = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    moved(lab, person)
    lab.round("klu", "chm")
    lab.change("klu", person, pin="175101")
    lab.round("klu")
    moved(lab, person, "chm", turn=2)
    alike(lab, "chm", "klu", "chm2")
    assert lab.row("chm", person)["pin"] == "175101"
    lab.change("chm", person, pin="176310")
    alike(lab, "chm", "klu", "chm2")
    assert lab.row("klu", person)["pin"] == "175101"
    with pytest.raises(OdopError) as refused:
        lab.change("klu", person, pin="175102")
    assert refused.value.code == "E-MOV-01"


@pytest.mark.slow
def test_a_pc_rebuilt_from_headquarters_has_what_its_office_has(lab: Lab) -> None:
    for who in ("chm2", "klu"):
        lab.office(who)
        lab.shut(who)
        shutil.copytree(lab.folder / who, lab.folder / f"empty-{who}")
    person = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    moved(lab, person)
    lab.change("chm", person, village_ward="सरोल")
    alike(lab, "chm", "klu")
    lab.shut("klu")
    for who, label in (("chm2", "HP-CHM-2"), ("klu", "HP-KLU-1")):
        lab.shut(who)
        shutil.rmtree(lab.folder / who)
        (lab.folder / f"empty-{who}").rename(lab.folder / who)
        (made,) = answering.rebuilt(lab.office(HQ), label, lab.post)
        assert lab.take(who, made.file).error is None
        assert lab.row(who, person)["village_ward"] == "सरोल"
    alike(lab, "chm2", "klu")


def test_a_crash_while_the_history_is_handed_on_changes_nothing(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    moved(lab, person)

    def pulled(*_: Any) -> None:
        raise OSError("the power went")

    with monkeypatch.context() as patched, pytest.raises(OSError):
        patched.setattr(guests, "leave", pulled)
        lab.answer("klu")
    with lab.office(HQ).reading() as conn:
        assert feeding.homes(conn, [person]) == {person: lab.office("chm").facts.id}
    alike(lab, "chm", "klu")
    assert lab.row("klu", person)


@pytest.mark.slow
def test_whatever_the_order_of_files_a_headquarters_made_anew_comes_to_the_same(lab: Lab) -> None:
    """What the new office changed comes before headquarters' own file that made the person its own."""
    lab.round("chm", "klu")
    old = copied(lab, HQ)
    person = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    moved(lab, person)
    lab.round("klu", "chm")
    lab.change("klu", person, pin="175101")
    late = lab.make("klu", c.CONSENT, artisan=person, purpose="BUYERS", state="GIVEN", given_on="2026-01-06")
    alike(lab, "chm", "klu")
    place = lab.office(HQ).place
    files = [*sorted(place.received.glob("*.odopsync")), *sorted(place.sent.glob("*.odopsync"))]
    contents = [file.read_bytes() for file in files]
    goes_back(lab, HQ, old)
    for _ in range(2):
        for content in contents:
            inbox.take(lab.office(HQ), content)
    assert lab.row(HQ, person)["pin"] == "175101"
    assert lab.row(HQ, late, c.CONSENT)
    with lab.office(HQ).reading() as conn:
        assert list(waiting.of(conn)) == []
        homes = feeding.homes(conn, [person, late])
    assert set(homes.values()) == {lab.office("klu").facts.id}
    for who in ("chm", "klu"):
        lab.take(who, lab.answer(who).file)
    alike(lab, "chm", "klu")
