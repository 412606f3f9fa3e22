"""The sheets that go with a file, written beside it: control sheet, enrolment sheet."""

from __future__ import annotations

from pathlib import Path

from odop_desktop.actions import file_papers
from odop_desktop.actions.letter_making import file_name
from odop_desktop.actions.roles import Role, least
from odop_desktop.letters.compose.control_sheet import FilePart
from odop_desktop.letters.compose.enrolment import EnrolFacts
from odop_desktop.letters.compose.facts import Two
from odop_desktop.office import Office
from odop_desktop.queries import file_papers as queries
from odop_desktop.storage.outgoing import Made


@least(Role.OPERATOR)
def control(
    office: Office, *, file: Made, to: Two, blobs: int, out: Path, parts: tuple[FilePart, ...] = ()
) -> Path:
    """The control sheet of a file, named after it. `to` is headquarters' name, `blobs` how many attachments the
    file holds. E-SYN-18: the folder takes none."""
    facts = queries.control(office, file, to=to, made_by=office.user.name, blobs=blobs, parts=parts)
    name = f"control-{file_name(file.file.rpartition('.')[0])}"
    return file_papers.saved(office, what="control", pdf=file_papers.pdf(office, facts=facts), out=out / name)


@least(Role.OPERATOR)
def control_pdf(
    office: Office, *, file: Made, to: Two, blobs: int, parts: tuple[FilePart, ...] = ()
) -> bytes:
    """As `control`, to be shown or printed."""
    facts = queries.control(office, file, to=to, made_by=office.user.name, blobs=blobs, parts=parts)
    return file_papers.pdf(office, facts=facts)


@least(Role.OPERATOR)
def enrolment(office: Office, *, facts: EnrolFacts, out: Path) -> Path:
    """The enrolment sheet, beside the request that it names. E-SYN-18."""
    name = file_name(facts.request.rpartition(".")[0])
    return file_papers.saved(
        office, what="enrolment", pdf=file_papers.pdf(office, facts=facts), out=out / name
    )
