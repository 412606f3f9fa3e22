"""From what people write to the record meant: a number, an id, or a name in either script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_

from odop_desktop.domain.catalogue import ARTISAN, LOI, LOI_LINE, PLACE, PRODUCT, SPACE, STALL, kind
from odop_desktop.domain.catalogue.field import Field, RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow

# A reference to a place means one level of it, by the field that holds it.
_LEVELS = frozenset({"district", "block", "tehsil"})


def reference(
    conn: Connection, record: RecordKind, field: Field, text: str, beside: Mapping[str, Any]
) -> str:
    """The id of the record that `text` names for this field.

    `beside` are the record's other values: a stall is looked for in its event, a block in its district.
    E-ACT-11 where there is none, E-ACT-21 where the name fits several.
    """
    found = candidates(conn, field, text, beside)
    if not found:
        raise OdopError("E-ACT-11", record=record.name, field=field.key, value=text)
    if len(found) > 1:
        known = ", ".join(_known(conn, r) for r in found[:5])
        raise OdopError("E-ACT-21", record=record.name, field=field.key, value=text, known=known)
    return found[0].id


def candidates(conn: Connection, field: Field, text: str, beside: Mapping[str, Any]) -> list[RecordRow]:
    """Every live record that the text may mean; one by number wins over those by name."""
    target = kind(str(field.ref))
    if target is LOI_LINE:
        return read.lines_named(conn, text)
    first = text.split(maxsplit=1)[:1]  # our own sheets write "number name"
    for number in (text, *first):
        if exact := read.by_number(conn, target, number):
            return [read.kept(conn, exact) or exact]
    rows = pool(conn, target, field, text, beside)
    found = _narrowed(read.named_among(rows, text) or _coded(rows, text), beside)
    return list({row.id: row for each in found if (row := read.kept(conn, each))}.values())


def _coded(rows: Iterable[RecordRow], text: str) -> list[RecordRow]:
    """Districts by their short code, with or without the State's: KLU, HP-KLU."""
    asked = text.strip().upper()
    coded = [row for row in rows if row.kind is PLACE and row["code3"]]
    return [row for row in coded if asked in (row["code3"], f"{row['state']}-{row['code3']}")]


def _known(conn: Connection, row: RecordRow) -> str:
    """How a record is named so that no other one is meant."""
    loi = read.get(conn, LOI, row["loi"]) if row.kind is LOI_LINE else None
    return f"{loi['loi_no'] or loi.id}/{row['line_no']}" if loi else row.number


def pool(
    conn: Connection, target: RecordKind, field: Field, text: str, beside: Mapping[str, Any]
) -> list[RecordRow]:
    """The records among which a name is looked for."""
    table = read.table_of(target)
    conditions: list[ColumnElement[bool]] = []
    level = field.key.rpartition("_")[2]  # `to_district` means a district as well
    if target is PLACE and level in _LEVELS:
        conditions.append(table.c.level == level)
    if target is PLACE and field.key == "same_as" and beside.get("level"):
        conditions.append(table.c.level == beside["level"])
    if target in (STALL, SPACE) and beside.get("event"):
        conditions.append(table.c.event == beside["event"])
    if target is PRODUCT:
        conditions.append(or_(table.c.confirmed.is_(None), table.c.confirmed != 0))
    if target is ARTISAN:
        conditions += read.likely(target, text)
    return read.where(conn, target, *conditions)


def _narrowed(found: Iterable[RecordRow], beside: Mapping[str, Any]) -> list[RecordRow]:
    """Of several of one name, those of the record's own district; a name in one district is enough.

    Of several stalls of one number the one that stands in no hall.
    """
    found = list(found)
    if len(found) > 1 and found[0].kind is STALL:
        return [r for r in found if not r["hall"]] or found
    if len(found) < 2 or not beside.get("district"):
        return found
    mine = [r for r in found if beside["district"] in (r["district"], r["parent"])]
    return mine or found
