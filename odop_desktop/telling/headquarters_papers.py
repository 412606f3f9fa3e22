"""The facts of headquarters' sheets about files, with what went wrong in both languages' words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from odop_desktop.domain import months
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.file_receipt import FileReceiptFacts
from odop_desktop.letters.compose.silent import SilentFacts
from odop_desktop.office import Office
from odop_desktop.queries import receipt_papers, silence_papers
from odop_desktop.queries.headquarters import Standing
from odop_desktop.queries.receipt_papers import Sender
from odop_desktop.queries.silence_papers import Enrolled
from odop_desktop.sync.receipts import Receipt
from odop_desktop.telling import wording


def receipt_facts(office: Office, found: Receipt) -> FileReceiptFacts:
    hi, en = office.words("hi"), office.words("en")

    def why(code: str, facts: Mapping[str, Any]) -> Two:
        return Two(wording.told(hi, code, facts)[0], wording.told(en, code, facts)[0])

    pc, header = found.sender, found.header
    return receipt_papers.receipt(
        office,
        header.pkg_id,
        file=f"{pc.label}, {header.pkg_no}",
        sender=Sender(Two(pc.name_hi, pc.name_en), pc.code, pc.pc, pc.id),
        covers={node: {str(e): [*run] for e, run in of.items()} for node, of in header.ops.items()},
        phrase=found.phrase,
        by=office.user.name,
        why=why,
    )


def receipt_name(found: Receipt) -> str:
    return f"receipt-{found.sender.label}-{found.header.pkg_no:06d}.pdf"


def silent_facts(office: Office, found: Sequence[Standing], month: str) -> SilentFacts:
    """Of the offices that send; those that headquarters keeps itself are left out."""
    offices = [
        Enrolled(each.name, each.code, tuple(pc.node for pc in each.pcs), phone=each.phone)
        for each in (line.listed for line in found)
        if not each.proxy
    ]
    return silence_papers.silent(office, month=month, due=months.due_day(month), offices=offices)
