"""The receipt of a file from the books: its sum, what was laid aside by name and field, what never came."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import insert, select

from odop_desktop.actions import file_papers, records
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.file_receipt import Missing, Returned
from odop_desktop.office import Office
from odop_desktop.queries import receipt_papers
from odop_desktop.queries.receipt_papers import Sender
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.sync import RECEIVED, WAITING
from tests.actions.offices import artisan, row
from tests.letters.reading import said

SENDER = Sender(Two("जिला उद्योग केन्द्र, कुल्लू", "DIC, Kullu"), "HP-KLU", 1, "kullu")
PHRASE = "7K2M-9QXA-T4HD"


def why(code: str, facts: Mapping[str, Any]) -> Two:
    return Two(f"कारण {code}", f"reason {code} {facts.get('kind', '')}".strip())


def came(office: Office, number: int, month: str = "2026-01", **changes: Any) -> str:
    """Notes a file in the book of what came; returns its id."""
    told = {
        "arrival": 100 + number,
        "sha256": "ab" * 32,
        "pkg_id": f"pkg-{number}",
        "kind": "D2H",
        "sender": "kullu",
        "epoch": 0,
        "pkg_no": number,
        "month": month,
        "at": "2026-01-10T11:30:00+05:30",
        "size": 2048,
        "state": "applied",
        "applied": 3,
        "duplicate": 1,
        "waiting": 0,
        "counts": "{}",
        **changes,
    }
    with office.transaction() as conn:
        conn.execute(insert(RECEIVED), told)
    return str(told["pkg_id"])


def aside(office: Office, record: str, code: str, facts: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Lays the last change of a record aside, as the inbox does; returns what the file covers."""
    with office.transaction() as conn:
        op = (
            conn.execute(select(Op.id.table).where(Op.entity_id == record).order_by(Op.seq.desc()))
            .mappings()
            .first()
        )
        assert op is not None
        conn.execute(
            insert(WAITING),
            {
                "op": op["id"],
                "entity": op["entity"],
                "entity_id": record,
                "arrival": op["arrival"],
                "code": code,
                "facts": json.dumps(dict(facts or {})),
                "at": op["at"],
            },
        )
    return {op["node"]: {str(op["epoch"]): [op["seq"], op["seq"]]}}


def receipt(office: Office, pkg_id: str, covers: Mapping[str, Any] | None = None) -> Any:
    return receipt_papers.receipt(
        office,
        pkg_id,
        file="a.odopsync",
        sender=SENDER,
        covers=covers or {},
        phrase=PHRASE,
        by="clerk",
        why=why,
    )


def test_the_sum_is_of_the_book(office: Office) -> None:
    facts = receipt(office, came(office, 1, applied=7, duplicate=2, waiting=0))
    assert (facts.received, facts.applied, facts.duplicate, facts.quarantined) == (9, 7, 2, 0)
    read = said(file_papers.pdf(office, facts=facts))
    assert PHRASE in read and "DIC, Kullu" in read and "अनिता ठाकुर" in read and "PRACTICE" in read


def test_what_was_laid_aside_is_named_with_its_fields(office: Office) -> None:
    id = artisan(office, "सुनीता देवी")
    records.change(office, kind=c.ARTISAN, id=id, values={"mobile": "9816000001", "village_ward": "सरोल"})
    covers = aside(office, id, "E-SYN-45")
    facts = receipt(office, came(office, 1, waiting=1), covers)
    (back,) = facts.returns
    assert (back.kind, back.number, back.title) == ("artisan", row(office, c.ARTISAN, id).number, "सुनीता देवी")
    assert set(back.fields) >= {"mobile", "village_ward"} and back.reason == Two(
        "कारण E-SYN-45", "reason E-SYN-45"
    )
    assert "मोबाइल नम्बर / Mobile No." in said(file_papers.pdf(office, facts=facts), "-raw")


def test_a_record_that_was_never_made_here_is_named_by_its_own_change(office: Office) -> None:
    id = artisan(office, "मीना देवी")
    covers = aside(office, id, "E-SYN-46")
    with office.transaction() as conn:
        conn.execute(WAITING.update().values(entity_id="01a2053e-1ba8-7d0b-8e2d-a28ff9e28087"))
    (back,) = receipt(office, came(office, 1, waiting=1), covers).returns
    assert back.title == "मीना देवी" and back.number.startswith("HP-CHM") and back.fields == ()


def test_what_other_files_brought_is_not_on_this_receipt(office: Office) -> None:
    aside(office, artisan(office, "सुनीता"), "E-SYN-45")
    assert receipt(office, came(office, 1), {"another": {"0": [1, 99]}}).returns == ()


def test_a_kind_of_a_newer_program_has_no_name_here(office: Office) -> None:
    id = artisan(office, "सुनीता")
    covers = aside(office, id, "E-SYN-40", {"kind": "drone"})
    with office.transaction() as conn:
        conn.execute(WAITING.update().values(entity="drone"))
    (back,) = receipt(office, came(office, 1, waiting=1), covers).returns
    assert back == Returned("drone", "", "", Two("कारण E-SYN-40", "reason E-SYN-40 drone"))


def test_files_and_months_that_never_came(office: Office) -> None:
    came(office, 1, "2025-10")
    came(office, 2, "2025-10", state="refused")
    found = receipt(office, came(office, 4, "2026-01"))
    assert found.missing == Missing((2, 3), ("2025-11", "2025-12"))
    assert receipt(office, "pkg-1").missing == Missing()
    after = receipt(office, came(office, 5, "2026-01"))
    assert after.missing == Missing()


def test_another_epoch_counts_from_one(office: Office) -> None:
    came(office, 6)
    assert receipt(office, came(office, 2, epoch=1, pkg_id="new")).missing == Missing((1,))


def test_a_file_that_was_not_taken_in_has_no_receipt(office: Office) -> None:
    for state in ("refused", "held", "duplicate"):
        with pytest.raises(OdopError, match="E-ACT-01"):
            receipt(office, came(office, 1, state=state, arrival=1 + len(state), pkg_id=state))


def test_a_receipt_whose_sum_does_not_come_out_is_never_made(office: Office) -> None:
    facts = receipt(office, came(office, 1, applied=0, duplicate=0, waiting=0))
    assert facts.received == 0 and "शून्य सूचना प्राप्त हुई" in said(file_papers.pdf(office, facts=facts))
