"""The papers of the exchange as PDF: bilingual sheets that take no number and change no record.

`saved` writes them, `letter_files.note_paper` notes that they were printed.
"""

from __future__ import annotations

from pathlib import Path

from odop_desktop.actions import letter_files
from odop_desktop.actions.roles import Role, least
from odop_desktop.errors import OdopError
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import (
    control_sheet,
    enrolment,
    file_receipt,
    reporting,
    root_backup,
    silent,
)
from odop_desktop.letters.compose.control_sheet import ControlFacts
from odop_desktop.letters.compose.enrolment import EnrolFacts
from odop_desktop.letters.compose.file_receipt import FileReceiptFacts
from odop_desktop.letters.compose.reporting import ReportingFacts
from odop_desktop.letters.compose.root_backup import RootFacts
from odop_desktop.letters.compose.silent import SilentFacts
from odop_desktop.office import Office

PaperFacts = ControlFacts | FileReceiptFacts | SilentFacts | ReportingFacts | EnrolFacts


@least(Role.OPERATOR)
def pdf(office: Office, *, facts: PaperFacts) -> bytes:
    """The control sheet, receipt, list of the silent, table of months or enrolment sheet of these facts. E-LTR-02."""
    hi, en = office.words("hi"), office.words("en")
    match facts:
        case ControlFacts():
            letter = control_sheet.compose(facts, hi, en)
        case FileReceiptFacts():
            letter = file_receipt.compose(facts, hi, en)
        case SilentFacts():
            letter = silent.compose(facts, hi, en)
        case ReportingFacts():
            letter = reporting.compose(facts, hi, en)
        case EnrolFacts():
            letter = enrolment.compose(facts, hi, en)
    return _printed(office, letter)


@least(Role.OPERATOR)
def saved(office: Office, *, what: str, pdf: bytes, out: Path) -> Path:
    """Such a paper as a file, and noted. E-SYN-18: the folder takes none."""
    try:
        letter_files.save_paper(office, what=what, pdf=pdf, out=out)
    except OSError as error:
        raise OdopError("E-SYN-18", file=out.name) from error
    return out


@least(Role.ADMINISTRATOR)
def root_key(office: Office, *, facts: RootFacts) -> bytes:
    """An offline key of headquarters on paper. E-LTR-02."""
    return _printed(office, root_backup.compose(facts, office.words("hi"), office.words("en")))


def _printed(office: Office, letter: Letter) -> bytes:
    from odop_desktop.letters.render.pdf import render  # noqa: PLC0415  (the window opens without it)

    return render(letter, practice=office.facts.practice)
