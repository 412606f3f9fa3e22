"""What the page of a letter shows, read in one go."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.domain.catalogue import LETTER, kind
from odop_desktop.domain.catalogue.letter import FILE
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import family, letter_papers, letter_runs, records, sync_status, whose
from odop_desktop.queries.letter_runs import Printing
from odop_desktop.queries.makers import HQ, Maker
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.sync_status import Standing
from odop_desktop.telling import clashes, shown
from odop_desktop.telling.clashes import Clashes
from odop_desktop.telling.shown import Names


@dataclass(frozen=True, slots=True)
class Seen:
    """The letter, whom its references name, its record by number, its copies and bytes, its way to headquarters;
    there `maker`: whose it is. `coming`: why its bytes are not here yet; there are none then."""

    row: RecordRow
    names: Names
    record: str
    printings: tuple[Printing, ...]
    pdf: bytes
    way: Standing | None = None  # to headquarters, with its questions
    clashes: Clashes | None = None  # fields that hold several values
    maker: Maker | None = None
    coming: OdopError | None = None

    @property
    def theirs(self) -> bool:
        """Whether it is a district's, at headquarters."""
        return self.maker is not None and self.maker.code != HQ


def seen(office: Office, id: str) -> Seen:
    """Off the GUI thread. E-ACT-01: no such letter; E-DB-16: its bytes are missing or changed."""
    row = records.find(office, LETTER, id, bin=True)
    coming = letter_papers.coming(office, row)
    return Seen(
        row,
        shown.names_of(office, LETTER, [row]),
        _about(office, row),
        tuple(letter_runs.printings(office, row.number)),
        b"" if coming else letter_papers.first_copy(office, row),
        sync_status.of(office, [row.id]).get(row.id),
        clashes.found(office, row.id),
        whose.of(office, LETTER, [row.id]).get(row.id),
        coming,
    )


def _about(office: Office, row: RecordRow) -> str:
    """The number of its record; of a letter about a file its subject."""
    if row["record_kind"] == FILE:
        return str(row["subject"] or "")
    return family.number(
        office, records.find(office, kind(row["record_kind"]), str(row["record_id"]), bin=True)
    )
