"""The facts of a letter from this office to another: its own head, who is in charge on the day, the addressee."""

from __future__ import annotations

from odop_desktop.letters.compose.official import Addressee, Official
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts as gather


def official(office: Office, *, to: Addressee, month: str, on: str = "") -> Official:
    """Without a number, which is taken when the letter is issued; `on` ISO, today where it is ''. E-ACT-23."""
    day = on or office.today().isoformat()
    with office.reading() as conn:
        officer = gather.officer_on(conn, day)
        return Official("", day, gather.head(conn, office), to, gather.signatory(office, officer), month)
