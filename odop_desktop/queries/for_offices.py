"""What headquarters changed itself and has written into no file for its offices yet."""

from __future__ import annotations

from sqlalchemy import func, select

from odop_desktop.domain.catalogue import ATTACHMENT, BY_NAME, LETTER
from odop_desktop.office import Office
from odop_desktop.storage import peers, settings
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.sync import Waiting

GIVEN = "sync.given"  # setting: the arrival up to which the newest file for an office reaches
_KINDS = sorted(BY_NAME.keys() - {LETTER.name, ATTACHMENT.name})  # its letters and papers stay with it


def unsent(office: Office) -> int:
    """How many records; what an office sent is known to it and does not count."""
    with office.reading() as conn:
        asked = select(func.count(Op.entity_id.distinct())).where(
            Op.arrival > int(settings.get(conn, GIVEN, 0)),
            Op.node == peers.me(conn).node,
            Op.entity.in_(_KINDS),
            Op.id.not_in(select(Waiting.op)),
        )
        return int(conn.execute(asked).scalar_one())
