"""Files to headquarters and back with what goes with them: a safety copy before, a sheet beside."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from odop_desktop.actions import file_sheets, safety
from odop_desktop.letters.compose.facts import NONE
from odop_desktop.office import Office
from odop_desktop.queries import enrol_papers, file_papers
from odop_desktop.sync import (
    attachments,
    enclosures,
    joining,
    packs,
    practising,
    recalling,
    receiving,
    sending,
    standing,
)
from odop_desktop.sync.joining import Asked
from odop_desktop.sync.receiving import Outcome, Report
from odop_desktop.sync.sending import Handed, Way


def settle(office: Office) -> None:
    """Before anything else: a practice office made before it could be enrolled is enrolled, and what files brought is
    laid where it belongs, and they themselves, if a fault of the disk came between.
    """
    practising.ensure(office)
    packs.settle(office)
    recalling.settle(office)
    with suppress(OSError):  # then they are shown when there is room for them
        enclosures.settle(office)


def take_in(
    office: Office, files: Sequence[Path], report: Report, lying: Collection[Path] = ()
) -> list[Outcome]:
    """Behind a safety copy. As `receiving.receive`."""
    before = partial(safety.before, office, "receive")
    return receiving.receive(office, files, report, before=before, lying=lying)


def control(office: Office, done: Handed, out: Path) -> Path:
    """The control sheet of a file that was handed over, into the folder. E-SYN-18, 50."""
    number, to = done.made.pkg_no, standing.enrolled(office).hq
    file, blobs = file_papers.posted(office, number), attachments.inside(office, number)
    return file_sheets.control(office, file=file, to=to, blobs=blobs, out=out, parts=sending.listed(done))


def control_pdf(office: Office, number: int, way: Way) -> bytes:
    """The control sheet of the file of this number, to be printed, with its parts where it goes in parts.

    E-SYN-50; E-ACT-01: there is none; E-SYN-51: its parts are not known any more.
    """
    to = standing.enrolled(office).hq
    file, blobs = file_papers.posted(office, number), attachments.inside(office, number)
    parts = sending.cut(office, number, way)
    return file_sheets.control_pdf(office, file=file, to=to, blobs=blobs, parts=parts)


def request(office: Office, out: Path, phone: str) -> tuple[Asked, Path]:
    """The request to be enrolled and its sheet, into the folder. E-SYN-18, 19."""
    asked = joining.request(office, out, phone=phone)
    known = standing.of(office)
    facts = enrol_papers.enrolment(
        office,
        fingerprint=asked.fingerprint,
        request=asked.file.name,
        phone=phone,
        hq=known.hq if known else NONE,
        hq_phone=known.phone if known else "",
    )
    return asked, file_sheets.enrolment(office, facts=facts, out=out)
