"""The facts of the transfer slip."""

from __future__ import annotations

from odop_desktop.domain.catalogue import PLACE, TRANSFER
from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.transfer import TransferFacts
from odop_desktop.office import Office
from odop_desktop.queries import artisan_facts, read
from odop_desktop.queries import letter_facts as gather


def of(office: Office, id: str) -> TransferFacts:
    """Of the artisan of this id or number: the newest request. E-ACT-01, E-SLP-01, E-MOV-09."""
    with office.reading() as conn:
        row = artisan_facts.artisan(conn, id)
        table = read.table_of(TRANSFER)
        found = read.where(conn, TRANSFER, table.c.artisan == row.id)
        if not found:
            raise OdopError("E-MOV-09", number=row.number)
        asked = found[-1]
        return TransferFacts(
            artisan=artisan_facts.facts(conn, office, row),
            number=asked.number,
            origin=gather.two(read.get(conn, PLACE, asked["from_district"] or ""), "name"),
            to=gather.two(read.get(conn, PLACE, asked["to_district"]), "name"),
            reason=" ".join(str(asked["reason"] or "").split()),
            asked_on=asked["asked_on"] or "",
            stage=gather.label(office, "transfer_stage", asked["stage"]),
            decided_on=asked["decided_on"] or "",
            decision=" ".join(str(asked["decision"] or "").split()),
        )
