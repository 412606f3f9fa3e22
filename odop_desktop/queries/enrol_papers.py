"""What goes on paper when a PC asks to be enrolled."""

from __future__ import annotations

from odop_desktop.letters.compose.enrolment import EnrolFacts
from odop_desktop.letters.compose.facts import NONE, Two
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts as gather


def enrolment(
    office: Office, *, fingerprint: str, request: str, phone: str = "", hq: Two = NONE, hq_phone: str = ""
) -> EnrolFacts:
    """The facts of the enrolment sheet of today; no signature's name where no officer is on record."""
    day = office.now()[:10]
    with office.reading() as conn:
        officers = gather.officers_on(conn, day)
        officer = gather.signatory(office, gather.officer_on(conn, day)) if officers else None
        head = gather.head(conn, office)
    return EnrolFacts(
        head=head,
        code=f"{office.facts.state}-{office.facts.code3}",
        pc=office.facts.pc,
        fingerprint=fingerprint,
        request=request,
        made_at=office.now(),
        made_by=office.user.name,
        phone=phone,
        hq=hq,
        hq_phone=hq_phone,
        officer=officer,
    )
