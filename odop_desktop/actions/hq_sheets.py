"""Headquarters' sheets about files: the receipt of one it took in, the list of the silent."""

from __future__ import annotations

from pathlib import Path

from odop_desktop.actions import file_papers, letter_files
from odop_desktop.actions.roles import Role, least
from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.file_receipt import FileReceiptFacts
from odop_desktop.letters.compose.silent import SilentFacts
from odop_desktop.office import Office


@least(Role.OPERATOR)
def receipt(office: Office, *, facts: FileReceiptFacts, name: str, out: Path) -> Path:
    """The receipt into a folder, under a name; or into `out` itself where that is a PDF. E-SYN-18: it takes none."""
    path = out if out.suffix.lower() == ".pdf" else out / name
    return _saved(office, "receipt", file_papers.pdf(office, facts=facts), path)


@least(Role.OPERATOR)
def silent(office: Office, *, facts: SilentFacts, out: Path) -> Path:
    """Who has not sent, as a PDF. E-SYN-18."""
    return _saved(office, "silent", file_papers.pdf(office, facts=facts), out)


def _saved(office: Office, what: str, pdf: bytes, path: Path) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        letter_files.save_paper(office, what=what, pdf=pdf, out=path)
    except OSError as error:
        raise OdopError("E-SYN-18", file=path.name) from error
    return path
