"""The offline keys of a new headquarters on paper: one sheet a key, each for its own sealed envelope."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from odop_desktop.actions import file_papers
from odop_desktop.actions.roles import Role, least
from odop_desktop.letters.compose.root_backup import ROOT, RootFacts
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts as gather

Key = tuple[str, int, int, str]  # root or recovery, number, of how many, the text in groups


@least(Role.ADMINISTRATOR)
def write(office: Office, *, keys: Sequence[Key], fingerprint: str, out: Path) -> list[Path]:
    """A PDF a key into the folder. E-SYN-18: it takes none. To be printed and deleted: the sheet is the key."""
    with office.reading() as conn:
        head = gather.head(conn, office)
    made = []
    for sort, which, of, text in keys:
        known = fingerprint if sort == ROOT else ""
        facts = RootFacts(head, which, of, text, known, office.today().isoformat(), office.user.name, sort)
        path = out / (f"root-{which}.pdf" if sort == ROOT else "recovery.pdf")
        pdf = file_papers.root_key(office, facts=facts)
        made.append(file_papers.saved(office, what=sort, pdf=pdf, out=path))
    return made
