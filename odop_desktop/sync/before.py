"""A file that was taken in and lies there still: the next night it is known by its bytes and let be.

Its book says so already; nothing is booked anew, no safety copy made. What was refused or is held is tried again
each time, and booked again only when the answer is another one (`inbox`); a copy is made when it would go in now.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import posts
from odop_desktop.storage.posts import APPLIED, DUPLICATE, Came
from odop_desktop.sync import envelope, package, preview
from odop_desktop.sync.entering import Received, named
from odop_desktop.sync.parts import Part
from odop_desktop.sync.unforeseen import guarded
from odop_desktop.sync.unwrap import unwrap


def known(office: Office, file: Path) -> Received | None:
    """What the book says of a file taken in before, byte for byte, or of a part of one; None of any other."""
    try:
        source = guarded(unwrap, file)
        if isinstance(source, Part):
            return _part(office, source)
        content = envelope.whole(source)
        header = guarded(package.read_header, content)
    except OdopError:
        return None
    with office.reading() as conn:
        before = posts.applied(conn, header.pkg_id, header.sender)
    if before is None or before[1] != sha256(content).hexdigest():
        return None
    came = Came(sha256=before[1], at=office.now(), size=len(content), state=DUPLICATE)
    return _said(named(came, header), before[0], header.counts.ops)


def in_vain(office: Office, file: Path) -> bool:
    """Whether a whole file came before, was not taken in, and would not be now either."""
    try:
        source = guarded(unwrap, file)
        if isinstance(source, Part):
            return False
        digest = sha256(envelope.whole(source)).hexdigest()
    except OdopError:
        return False
    with office.reading() as conn:
        if not posts.booked(conn, digest):
            return False
    return preview.of(office, file).state != APPLIED


def _part(office: Office, part: Part) -> Received | None:
    """A forged one may name a file that is here: then it is let be, and nothing is lost by that."""
    with office.reading() as conn:
        at = posts.taken_in(conn, part.whole)
    came = Came(sha256=part.whole, at=office.now(), size=part.size, state=DUPLICATE)
    return _said(came, at, 0) if at else None


def _said(came: Came, at: str, ops: int) -> Received:
    error = OdopError("E-SYN-54", on=at[:10])
    return Received(replace(came, duplicate=ops), error, before=True)
