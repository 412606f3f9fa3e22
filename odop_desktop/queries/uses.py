"""Who refers to a record: what must be known before it goes to the bin."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from odop_desktop.domain.catalogue import KINDS, LETTER, TRANSFER
from odop_desktop.domain.catalogue.field import Kind, RecordKind
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.batches import batches

_BATCH = 400


def used(conn: Connection, kind: RecordKind, ids: Collection[str], gone: Collection[str]) -> dict[str, str]:
    """Of these records those that a live record refers to, with one such record's id. `gone` do not count.

    Nor do letters and transfers: their registers keep their rows whatever becomes of the records.
    """
    found: dict[str, str] = {}
    for other in KINDS:
        if other in (LETTER, TRANSFER):
            continue
        table = read.table_of(other)
        for field in other.fields:
            if field.kind is not Kind.REF or field.ref != kind.name:
                continue
            for some in batches(sorted(ids), _BATCH):
                refers = select(table.c[field.key], table.c.id).where(
                    table.c[field.key].in_(some), table.c.deleted_at.is_(None)
                )
                found |= {ref: id for ref, id in conn.execute(refers) if id not in gone}
    return found


def user_of(conn: Connection, row: RecordRow, gone: Collection[str]) -> RecordRow | None:
    """A live record that refers to this one and is not itself among `gone`."""
    id = used(conn, row.kind, [row.id], gone).get(row.id)
    for kind in KINDS if id else ():
        if id and (found := read.get(conn, kind, id)):
            return found
    return None
