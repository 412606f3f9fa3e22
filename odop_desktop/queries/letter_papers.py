"""The paper of a letter: its first copy as it was issued. One of another PC comes behind the letter's record.

A file carries so many attachments and no more, so the letter may be known for some files before its paper is here:
at headquarters, at the office's other PCs, and on a PC that gets back what it had.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.two import NONE, Two
from odop_desktop.office import Office
from odop_desktop.queries import makers
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import peers
from odop_desktop.storage.tables.log import Op


def first_copy(office: Office, letter: RecordRow) -> bytes:
    """The letter's first copy, byte for byte. E-SYN-73: it has not come yet; E-DB-16: it is missing or changed."""
    hash_ = letter["pdf"]
    if hash_ not in office.store.blobs.held([hash_]) and (by := _comes_from(office, letter.id)) is not None:
        raise OdopError("E-SYN-73", number=letter.number, by=by.of("hi"), by_en=by.of("en"))
    return office.store.blobs.get(hash_)


def coming(office: Office, letter: RecordRow) -> OdopError | None:
    """E-SYN-73 where the paper has not come yet."""
    try:
        first_copy(office, letter)
    except OdopError as error:
        return error if error.code == "E-SYN-73" else None
    return None


def _comes_from(office: Office, id: str) -> Two | None:
    """Whose next files bring it; None of one that this PC issued itself and has not lost by going back."""
    with office.reading() as conn:
        known = makers.all_(conn)
        if not known.pcs or _ours(conn, id):
            return None
        hq = next((m.name for m in known.offices.values() if m.code == makers.HQ), NONE)
        maker = makers.whose(conn, [id]).get(id) if office.facts.headquarters else None
        return maker.name if maker else hq


def _ours(conn: Connection, id: str) -> bool:
    me = peers.me(conn)
    made = (Op.entity_id == id, Op.kind == "create", Op.node == me.node, Op.epoch == me.epoch)
    return conn.execute(select(Op.id).where(*made)).first() is not None
