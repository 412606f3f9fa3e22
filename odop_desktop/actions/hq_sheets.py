"""Headquarters' sheets about files: the receipt of one it took in, the list of the silent, the months."""

from __future__ import annotations

from pathlib import Path

from odop_desktop.actions import file_papers
from odop_desktop.actions.roles import Role, least
from odop_desktop.letters.compose.file_receipt import FileReceiptFacts
from odop_desktop.letters.compose.reporting import ReportingFacts
from odop_desktop.letters.compose.silent import SilentFacts
from odop_desktop.office import Office


@least(Role.OPERATOR)
def receipt(office: Office, *, facts: FileReceiptFacts, name: str, out: Path) -> Path:
    """The receipt into a folder, under a name; or into `out` itself where that is a PDF. E-SYN-18: it takes none."""
    path = out if out.suffix.lower() == ".pdf" else out / name
    return file_papers.saved(office, what="receipt", pdf=file_papers.pdf(office, facts=facts), out=path)


@least(Role.OPERATOR)
def silent(office: Office, *, facts: SilentFacts, out: Path) -> Path:
    """Who has not sent, as a PDF. E-SYN-18."""
    return file_papers.saved(office, what="silent", pdf=file_papers.pdf(office, facts=facts), out=out)


@least(Role.OPERATOR)
def reporting(office: Office, *, facts: ReportingFacts, out: Path) -> Path:
    """What came month by month, as a PDF. E-SYN-18."""
    return file_papers.saved(office, what="reporting", pdf=file_papers.pdf(office, facts=facts), out=out)
