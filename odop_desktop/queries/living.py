"""A record that is to be worked with: it must be there, and not in the bin."""

from __future__ import annotations

from sqlalchemy import Connection

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow


def get(conn: Connection, kind: RecordKind, id: str) -> RecordRow:
    """E-ACT-01: there is none; E-ACT-10: it is in the bin."""
    return ensured(read.get(conn, kind, id), id)


def ensured(row: RecordRow | None, id: str) -> RecordRow:
    """The same of a record that was looked up already by this id."""
    if row is None:
        raise OdopError("E-ACT-01", record=id)
    if row.deleted_at:
        raise OdopError("E-ACT-10", record=row.number)
    return row
