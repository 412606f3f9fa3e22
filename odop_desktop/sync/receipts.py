"""Headquarters' receipt of a file it took in: the phrase it reads over the telephone, the facts for the sheet."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import arrivals
from odop_desktop.storage import posts
from odop_desktop.sync import archive, desk, hearing, listed, package, phrase
from odop_desktop.sync.header import Header
from odop_desktop.sync.trust_parts import TrustNode


@dataclass(frozen=True, slots=True)
class Receipt:
    """`phrase` as `XXXX-XXXX-XXXX`; `header` of the file, `sender` the PC it came from."""

    phrase: str
    header: Header
    sender: TrustNode


def of(office: Office, pkg_id: str, sender: str) -> Receipt:
    """Of a file by its id, and its sender, for another may have used the same.

    E-SYN-84: this is no headquarters; E-SYN-90: no such file was taken in; E-SYN-35: it was, and lies with the
    officer of a headquarters on a server who took it in.
    """
    content = archive.received(office.place, pkg_id, sender)
    with office.reading() as conn:
        here, taken = desk.sit(office, conn), posts.applied(conn, pkg_id, sender)
    if not here.is_hq:
        raise OdopError("E-SYN-84")
    if not content:
        raise OdopError("E-SYN-35" if taken else "E-SYN-90")
    header = package.read_header(content)
    secret = phrase.secret_for(phrase.master(office.place, office.key), header.sender)
    return Receipt(hearing.said(secret, header, here.me.epoch), header, here.trust.node(header.sender))


def newest(office: Office, label: str, number: int | None = None) -> Receipt:
    """Of the newest file of a PC (`listed.pc`), or of that number. E-SYN-35, 84, 85, 90."""
    with office.reading() as conn:
        here = desk.sit(office, conn)
    sender = listed.pc(here.trust, label).id
    pkg_id = arrivals.taken(office, sender, number)
    if pkg_id is None:
        raise OdopError("E-SYN-90")
    return of(office, pkg_id, sender)
