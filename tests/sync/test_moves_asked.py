"""A district asks that a person be moved; headquarters decides; both districts learn of it (SYNC, Transfer)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.queries import transfers
from odop_desktop.storage import settings
from odop_desktop.sync import announcing, moving, sending
from odop_desktop.ui import found_words
from odop_desktop.ui.desk import Goto
from tests.sync.lab import HQ, Lab
from tests.sync.test_going_back import copied
from tests.sync.test_moving import alike, asked, district
from tests.sync.test_recalling import goes_back


def test_a_request_is_announced_countersigned_and_done(lab: Lab) -> None:
    person = lab.make("chm", name_hi="सुनीता देवी", name_en="Sunita Devi", mobile="9876543210")
    lab.round("chm", "klu", "chm2")
    request = asked(lab, person)
    file = sending.announce(lab.office("chm"), lab.post, request).files[0]
    for who in ("klu", HQ):
        assert lab.take(who, file).error is None
        (told,) = transfers.announced(lab.office(who))
        assert (told.name.en, told.origin.en, told.reason, told.here) == (
            "Sunita Devi",
            "Chamba",
            "विवाह",
            False,
        )
    for text in ("sunita", "सुनीता", "TRF-1", "trf-1-000001"):
        found = found_words.look(lab.office("klu"), text)
        (_, entry) = found_words.entries(lab.office("klu"), found, {}, lab.office("klu").words("en"))
        assert (entry.title, entry.number) == ("Sunita Devi", "TRF-1-000001")
        assert entry.go == Goto(place="sync") and entry.line.startswith("Chamba · ")
    assert transfers.coming(lab.office("klu"), "गीता") == [] == transfers.coming(lab.office(HQ), "sunita")
    assert b"9876543210" not in json.dumps(book(lab, "klu")).encode()
    assert lab.row("klu", person) is None
    refused = lab.take("chm2", file).error
    assert refused is not None and refused.code == "E-SYN-60"
    lab.round("chm")
    row = moving.countersign(lab.office(HQ), request, "देखा")
    assert (row["stage"], row["turn"], row["decided_on"]) == ("COUNTERSIGNED", 1, "2026-01-10")
    lab.round("klu", "chm")
    assert transfers.announced(lab.office("klu"))[0].here and not transfers.coming(
        lab.office("klu"), "sunita"
    )
    assert lab.row("klu", person)["district"] == district(lab, "klu")
    away = transfers.whereabouts(lab.office("chm"), lab.row("chm", person))
    assert away is not None and (away.district.en, away.on) == ("Kullu", "2026-01-10")
    alike(lab, "chm", "klu", "chm2")


def book(lab: Lab, who: str) -> dict[str, Any]:
    with lab.office(who).reading() as conn:
        return dict(settings.get(conn, transfers.ANNOUNCED, {}))


def test_a_refused_request_leaves_everything_as_it_was(lab: Lab) -> None:
    person = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "klu")
    request = asked(lab, person)
    assert lab.take("klu", sending.announce(lab.office("chm"), lab.post, request).files[0]).error is None
    lab.round("chm")
    moving.refuse(lab.office(HQ), request, "पता सत्यापित नहीं")
    lab.round("chm", "klu")
    row = lab.row("chm", request, c.TRANSFER)
    assert (row["stage"], row["decision"]) == ("REFUSED", "पता सत्यापित नहीं")
    assert transfers.announced(lab.office("klu")) == []
    lab.change("chm", person, pin="176310")
    assert lab.row("klu", person) is None
    assert asked(lab, person) != request


def test_what_was_decided_is_not_taken_back(lab: Lab) -> None:
    person = lab.make("chm", name_hi="सुनीता देवी")
    request = asked(lab, person)
    act = lab.office("chm").last_act
    lab.round("chm", "klu")
    moving.countersign(lab.office(HQ), request)
    signed = lab.office(HQ).last_act
    lab.round("chm", "klu")
    tries = (
        (HQ, lambda office: records.undo(office, act=signed)),
        (HQ, lambda office: moving.refuse(office, request, "x")),
        ("chm", lambda office: records.undo(office, act=act)),
        ("chm", lambda office: records.bin(office, kind=c.TRANSFER, ids=[request], reason="दोहरा")),
        ("chm", lambda office: announcing.made(office, request)),
    )
    for who, attempt in tries:
        with pytest.raises(OdopError) as refused:
            attempt(lab.office(who))
        assert refused.value.code == "E-MOV-05"


def test_a_request_is_fair_before_it_is_written(lab: Lab) -> None:
    person = lab.make("chm", name_hi="सुनीता देवी")
    with pytest.raises(OdopError) as here:
        asked(lab, person, to="chm")
    first = asked(lab, person)
    with pytest.raises(OdopError) as twice:
        asked(lab, person)
    assert [e.value.code for e in (here, twice)] == ["E-MOV-03", "E-MOV-04"]
    records.bin(lab.office("chm"), kind=c.TRANSFER, ids=[first], reason="दोहरा")
    second = asked(lab, person)
    lab.round("chm")
    for id, code in ((first, "E-ACT-10"), (person, None)):
        if code:
            with pytest.raises(OdopError) as withdrawn:
                moving.countersign(lab.office(HQ), id)
            assert withdrawn.value.code == code
    with pytest.raises(OdopError) as district_:
        moving.countersign(lab.office("chm"), second)
    assert district_.value.code == "E-SYN-84"


def test_an_office_that_went_back_announces_what_its_archive_knows(lab: Lab, tmp_path: Path) -> None:
    """Headquarters' file that brought the request lies in the archive: it is taken in first."""
    person = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm", "chm2")
    copied(lab, "chm2")
    request = asked(lab, person)
    lab.round("chm", "chm2")
    goes_back(lab, "chm2")
    assert transfers.every(lab.office("chm2")) == []
    assert lab.take("klu", sending.announce(lab.office("chm2"), tmp_path, person).files[0]).error is None
    assert [one.transfer for one in transfers.announced(lab.office("klu"))] == [request]


def test_an_announcement_speaks_only_for_its_sender(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    person = lab.make("chm", name_hi="सुनीता देवी")
    request = asked(lab, person)
    true = announcing._told
    for key, value in (("from_district", district(lab, "klu")), ("to_office", "HP-SML"), ("transfer", "")):
        monkeypatch.setattr(announcing, "_told", lambda conn, row, k=key, v=value: true(conn, row) | {k: v})
        error = lab.take("klu", sending.announce(lab.office("chm"), lab.post, request).files[0]).error
        assert error is not None and error.code == "E-MOV-10", key
    assert transfers.announced(lab.office("klu")) == []
