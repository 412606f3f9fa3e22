"""What goes on paper about a file: the newest of its number, its sums as it brings them, what is not confirmed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from odop_desktop.actions import file_letters, file_papers, letters, records
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.letters.blocks import text_of
from odop_desktop.letters.compose import control_sheet
from odop_desktop.letters.compose.control_sheet import FilePart, KindCount
from odop_desktop.letters.compose.covering import CoveringFacts
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.nil import NilFacts
from odop_desktop.letters.compose.official import Addressee
from odop_desktop.office import Office
from odop_desktop.queries import file_papers as asked
from odop_desktop.queries.file_papers import Money
from odop_desktop.storage.outgoing import unconfirmed_before
from odop_desktop.storage.tables.log import Node
from odop_desktop.storage.tables.sync import SENT, Sent
from tests.actions.offices import artisan, loi, only, rows
from tests.letters.reading import codes, said

HQ = Two("उद्योग निदेशालय, शिमला", "Directorate of Industries, Shimla")
SHA = "ab" * 32


def until(office: Office) -> tuple[str, int, int]:
    """This PC's node, its epoch and the last op it made."""
    with office.reading() as conn:
        row = conn.execute(select(Node.id, Node.epoch, Node.seq)).one()
    return row.id, row.epoch, row.seq


def covers(office: Office, first: int = 1) -> dict[str, Any]:
    node, epoch, last = until(office)
    return {node: {str(epoch): [first, last]}}


def send(office: Office, number: int, first: int = 1, **changes: Any) -> str:
    """Notes a file in the book of what was made; returns its id."""
    told = {
        "pkg_id": f"pkg-{number}-{changes.get('epoch', 0)}",
        "kind": "D2H",
        "receiver": "hq",
        "epoch": 0,
        "pkg_no": number,
        "month": "2026-01",
        "at": "2026-01-10T11:30:00+05:30",
        "file": f"HP-CHM-1_to_HQ_e0_{number:06d}.odopsync",
        "size": 2048,
        "sha256": SHA,
        "ops": 5,
        "covers": json.dumps(covers(office, first)),
        "counts": json.dumps(
            {"loi": {"new": 1, "changed": 0, "binned": 0}, "artisan": {"new": 2, "changed": 1}}
        ),
        "feed_to": 0,
        "state": "made",
        **changes,
    }
    with office.transaction() as conn:
        conn.execute(insert(SENT), told)
    return str(told["pkg_id"])


def agreed(office: Office, rate: int = 40_05, **more: Any) -> str:
    """A Letter of Intent of one line; its sum is 10 × rate."""
    rumal = only(office, c.PRODUCT, name_hi="चम्बा रुमाल").id
    who = artisan(office, f"सुनीता {rate}")
    return loi(
        office, [{"seller": who, "product": rumal, "qty": 10_000, "unit": "PCS", "rate": rate}], **more
    )


def money(office: Office, first: int = 1) -> Money:
    with office.reading() as conn:
        return asked.money(conn, covers(office, first))


def test_the_last_file_or_the_one_of_a_number_is_found(office: Office) -> None:
    for number in (1, 2, 3):
        send(office, number)
    send(office, 2, epoch=1)
    send(office, 9, epoch=2, kind="N2N", receiver="sibling")
    assert asked.posted(office).pkg_id == "pkg-2-1"
    assert asked.posted(office, 3).pkg_id == "pkg-3-0"
    assert asked.posted(office, 2).pkg_id == "pkg-2-1"  # after a restore the numbers begin anew
    with pytest.raises(OdopError, match="E-ACT-01"):
        asked.posted(office, 9)


def test_before_the_first_file_there_is_none(office: Office) -> None:
    with pytest.raises(OdopError, match="E-ACT-01"):
        asked.posted(office)


def test_earlier_files_without_a_receipt_are_known(office: Office) -> None:
    for number in (1, 2, 3, 4):
        send(office, number)
    with office.transaction() as conn:
        conn.execute(update(SENT).where(Sent.pkg_no == 2).values(state="confirmed"))
    with office.reading() as conn:
        assert unconfirmed_before(conn, asked.posted(office, 4)) == (1, 3)
        assert unconfirmed_before(conn, asked.posted(office, 1)) == ()


def test_sums_are_of_what_the_file_brings(office: Office) -> None:
    agreed(office)
    _, _, before = until(office)
    assert money(office) == Money(1, 400_50, 0)
    agreed(office, 1_00)
    letters.issue(office, kind="loi", lang="hi")
    assert money(office) == Money(2, 410_50, 2)
    assert money(office, before + 1).letters == 2
    _, _, last = until(office)
    assert money(office, last + 1) == Money()


def test_a_file_printed_again_later_says_the_same(office: Office) -> None:
    id = agreed(office)
    file = asked.posted(office, 1) if send(office, 1) else None
    line = only(office, c.LOI_LINE, loi=id)
    records.change(office, kind=c.LOI_LINE, id=line.id, values={"rate": 90_00})
    assert file is not None
    with office.reading() as conn:
        assert asked.money(conn, file.covers) == Money(1, 400_50, 0)
    assert money(office) == Money(1, 900_00, 0)


def test_what_lies_in_the_bin_is_no_money(office: Office) -> None:
    id = agreed(office)
    records.bin(office, kind=c.LOI, ids=[id])
    assert money(office) == Money()
    records.unbin(office, kind=c.LOI, id=id)
    assert money(office) == Money(1, 400_50, 0)


def test_another_currency_counts_at_its_rate_or_not_at_all(office: Office) -> None:
    agreed(office, currency="USD")
    assert money(office) == Money(1, 0, 0)
    agreed(office, 1_00, currency="USD", exchange_rate=83_500)
    assert money(office) == Money(2, 835_00, 0)


def test_the_sheet_of_a_real_file_is_read_back(office: Office) -> None:
    agreed(office)
    send(office, 1)
    pkg = send(office, 2)
    facts = asked.control(
        office, asked.posted(office, 2), to=HQ, made_by="clerk", blobs=3, parts=(FilePart("a", 1),)
    )
    assert facts.kinds == (KindCount("artisan", 2, 1), KindCount("loi", 1))  # as the catalogue has them
    assert (facts.lois, facts.lois_paise, facts.also, facts.code) == (1, 400_50, (1,), "HP-CHM")
    pdf = file_papers.pdf(office, facts=facts)
    assert "अनिता ठाकुर" in said(pdf) and "PRACTICE" in said(pdf)
    assert codes(pdf) == [f"ODOP-CTRL/1|HP-CHM-1|2026-01|2|{pkg}|{SHA}|5|3"]


def test_where_no_officer_is_on_record_the_sheet_leaves_room(office: Office) -> None:
    send(office, 1, at="2020-01-10T11:30:00+05:30")
    facts = asked.control(office, asked.posted(office), to=HQ, made_by="clerk", blobs=0)
    assert facts.officer is None
    told = text_of(control_sheet.compose(facts, office.words("hi"), office.words("en")))
    assert "कार्यालयाध्यक्ष / Head of office" in told


def test_the_covering_letter_of_a_file_or_its_nil_report(office: Office) -> None:
    to = Addressee(HQ)
    send(office, 1)
    send(office, 2)
    facts = asked.covering(office, asked.posted(office), to=to, parts=2)
    assert isinstance(facts, CoveringFacts)
    assert (facts.file_no, facts.records, facts.parts, facts.unacked) == (2, 4, 2, (1,))
    done = file_letters.issue(office, facts=facts, about="pkg-2-0", lang="both")
    assert [r.id for r in rows(office, c.LETTER)] == list(done.ids)
    send(office, 3, ops=0, counts="{}", covers="{}")
    nil = asked.covering(office, asked.posted(office), to=to)
    assert isinstance(nil, NilFacts) and nil.file_no == 3
    assert asked.control(office, asked.posted(office), to=HQ, made_by="clerk", blobs=0).nil
