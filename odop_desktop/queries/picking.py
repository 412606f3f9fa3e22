"""What a box that points at another record offers, by what is typed in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from odop_desktop.domain.catalogue import OFFERING, PLACE, PRODUCT, SPACE, STALL, kind
from odop_desktop.domain.catalogue.field import Field, RecordKind
from odop_desktop.identity.fold import fold_search
from odop_desktop.office import Office
from odop_desktop.queries import read, records, resolve
from odop_desktop.queries.read import RecordRow

_FEW = (PLACE, PRODUCT, STALL, SPACE, OFFERING)  # kinds looked through whole, within what they belong to
_OWNERS = ("artisan", "seller")  # the fields that say whose an offering is


def find(
    office: Office, field: Field, text: str, beside: Mapping[str, Any], *, limit: int = 12
) -> tuple[RecordRow, ...]:
    """The live records that `text` may mean for this field, the likeliest first.

    A part of a name in either script, a number, the last digits of a phone; nothing typed: those made last, or
    all of a short list. `beside` are the form's other values: a stall is looked for in its event, a block in
    its district, an offering among its artisan's.
    """
    target = kind(str(field.ref))
    if target in _FEW and (target is not OFFERING or _owner(beside)):
        with office.reading() as conn:
            return tuple(_ranked(_among(conn, target, field, beside), text)[:limit])
    sort = None if text.strip() else "-created_at"
    found = records.page(office, target, search=text, sort=sort, limit=limit).rows
    return tuple(row for row in found if not row["same_as"])


def _owner(beside: Mapping[str, Any]) -> str | None:
    return next((beside[key] for key in _OWNERS if beside.get(key)), None)


def _among(
    conn: Connection, target: RecordKind, field: Field, beside: Mapping[str, Any]
) -> Sequence[RecordRow]:
    """The records that may stand in the field, those of the record's own district first."""
    if target is OFFERING:
        return read.children(conn, OFFERING, str(_owner(beside)))
    rows = [r for r in resolve.pool(conn, target, field, "", beside) if _titles(r) and not r["same_as"]]
    district = beside.get("district")
    own = [r for r in rows if district and district in (r["district"], r["parent"])]
    near = set(map(id, own))
    return [*own, *(r for r in rows if id(r) not in near)]


def _ranked(rows: Sequence[RecordRow], text: str) -> list[RecordRow]:
    """Names that begin with the text, then names a word of which does, then those that hold it."""
    asked = fold_search(text)
    if not asked:
        return list(rows)
    ranked = ((min(_rank(title, asked) for title in _titles(row)), row) for row in rows)
    return [row for rank, row in sorted(ranked, key=lambda pair: pair[0]) if rank < 3]


def _rank(title: str, asked: str) -> int:
    if title.startswith(asked):
        return 0
    return 1 if f" {asked}" in title else 2 if asked in title else 3


def _titles(row: RecordRow) -> list[str]:
    """The folded names of a record: none for a district whose product is not confirmed."""
    own = [row[key] for key in row.kind.title]
    spot = [read.stall_spot(row)] if row.kind is STALL else []
    number = [row.number] if row.number != row.id else []
    return [
        fold_search(str(t)) for t in (*own, *spot, *(row["variants"] or row["aliases"] or ()), *number) if t
    ]
