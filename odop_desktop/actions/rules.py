"""What a record must keep to beyond its fields, before it is written: the rules of each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from odop_desktop.actions import (
    event_rules,
    loi_rules,
    people_rules,
    query_rules,
    stall_rules,
    transfer_rules,
)
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import Kind, Need, RecordKind
from odop_desktop.domain.numbering import PATTERN_CHIPS, check_pattern
from odop_desktop.errors import OdopError, Problem
from odop_desktop.office import Office
from odop_desktop.queries import acts, letters, read, transfers, uses
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import undo
from odop_desktop.storage.apply import Put

Values = dict[str, Any]
_MUST = {k.name: tuple(f.key for f in k.fields if f.need is Need.REQUIRED) for k in c.KINDS}


def checked(
    conn: Connection,
    office: Office,
    kind: RecordKind,
    old: RecordRow | None,
    values: Values,
    reason: str | None,
    *,
    looked_up: bool = False,
) -> tuple[Values, tuple[Problem, ...]]:
    """The values to write, with what the program fills in itself, and what is doubtful about them.

    Raises OdopError where the record must not be written so. `looked_up`: its references have just been found.
    """
    whole = {**(old.values if old else {}), **values}
    transfer_rules.here(conn, kind, old, whole)
    _required(kind, whole)
    if not looked_up:
        _references(conn, kind, {k: v for k, v in values.items() if old is None or old[k] != v})
    added, problems = _of_kind(conn, office, kind, old, whole, reason)
    return {**values, **{k: v for k, v in added.items() if whole.get(k) != v}}, tuple(problems)


def _of_kind(
    conn: Connection,
    office: Office,
    kind: RecordKind,
    old: RecordRow | None,
    whole: Values,
    reason: str | None,
) -> tuple[Values, list[Problem]]:
    match kind.name:
        case "artisan":
            return people_rules.artisan(office, whole)
        case "product":
            return people_rules.product(conn, office, old, whole), []
        case "consent":
            return people_rules.consent(old, whole), []
        case "event":
            return event_rules.event(conn, old, whole), []
        case "stall":
            return event_rules.stall(conn, old, whole), []
        case "participation":
            return stall_rules.participation(conn, office, old, whole, reason), []
        case "loi":
            return loi_rules.loi(conn, office, old, whole), []
        case "loi_line":
            return loi_rules.line(conn, old, whole), []
        case "loi_order" | "loi_despatch" | "loi_payment":
            return loi_rules.paper(conn, office, old, whole), []
        case "transfer":
            return transfer_rules.transfer(conn, office, old, whole), []
        case "query":
            return query_rules.query(office, old, whole), []
        case "office":
            _numbering(whole)
            return {}, []
        case _:
            return {}, []


def _numbering(whole: Values) -> None:
    """A pattern by which two letters could bear one number is refused when it is set: E-NUM-02, -03."""
    if pattern := whole.get("number_pattern"):
        try:
            check_pattern(str(pattern), PATTERN_CHIPS)
        except OdopError as error:
            raise OdopError(error.code, **{**error.facts, "field": "office.number_pattern"}) from error


def _required(kind: RecordKind, whole: Mapping[str, Any]) -> None:
    """E-ACT-06 names the field that must be filled; E-ACT-07 the names of which one must be."""
    for key in _MUST.get(kind.name, ()):
        if whole.get(key) in (None, "", ()):
            raise OdopError("E-ACT-06", record=kind.name, field=key)
    if kind.one_of and not any(whole.get(k) for k in kind.one_of):
        raise OdopError("E-ACT-07", record=kind.name, field=kind.one_of[0])


def _references(conn: Connection, kind: RecordKind, values: Mapping[str, Any]) -> None:
    """Every reference among these values names a record that is there (E-ACT-11), not in the bin (E-ACT-10)."""
    for field in kind.fields:
        target = values.get(field.key) if field.kind is Kind.REF else None
        if not target:
            continue
        found = read.get(conn, c.kind(str(field.ref)), target)
        if found is None and field.far:  # another office's record of its own
            continue
        if found is None:
            raise OdopError("E-ACT-11", record=kind.name, field=field.key, value=target)
        if found.deleted_at:
            raise OdopError("E-ACT-10", record=found.number)


def stands(conn: Connection, office: Office, row: RecordRow) -> None:
    """Whether a record that comes back as it was may stand beside what was made since. Raises OdopError."""
    _required(row.kind, row.values)
    _references(conn, row.kind, row.values)
    _of_kind(conn, office, row.kind, row, dict(row.values), None)
    if row.kind is c.QUERY:
        query_rules.stands(office, row)


def consequences(conn: Connection, kind: RecordKind, ids: Sequence[str]) -> list[Put]:
    """What follows from a change just written: a LoI's total is the sum of its lines."""
    if kind is not c.LOI_LINE:
        return []
    lois = read.many(conn, c.LOI, {row["loi"] for row in read.many(conn, c.LOI_LINE, ids).values()})
    sums = {id: loi_rules.total(read.children(conn, c.LOI_LINE, id)) for id in sorted(lois)}
    return [Put(c.LOI, loi, {"total": value}) for loi, value in sums.items() if not lois[loi].deleted_at]


def parts_of(kind: RecordKind) -> tuple[RecordKind, ...]:
    """The kinds whose records go to the bin with their parent and come back with it."""
    match kind.name:
        case "event":
            return (c.SPACE, c.STALL, c.PARTICIPATION)
        case "loi":
            return (c.LOI_LINE,)
        case "artisan":
            return (c.OFFERING, c.CONSENT)
        case _:
            return ()


def may_bin(conn: Connection, rows: Sequence[RecordRow]) -> None:
    """Refuses what would make papers or records point at nothing (E-ACT-12, 27), and the office's own rows."""
    gone = {row.id for row in rows}
    for row in rows:
        if row.kind in (c.OFFICE, c.LETTER, c.USER):
            raise OdopError("E-ACT-13", record=row.title(), record_en=row.title("en"))
        transfer_rules.undecided(row)
        if row.kind is c.QUERY:
            query_rules.may_bin(conn)
        if row.kind is c.LOI_LINE and (loi := read.get(conn, c.LOI, row["loi"])) and loi.id not in gone:
            loi_rules.open_for_lines(loi)
        if row.kind in (c.LOI, c.LOI_LINE):
            loi_rules.without_papers(conn, row)
        if letter := letters.standing(conn, row.id):
            raise OdopError("E-ACT-12", record=row.number, letter=letter.number)
        if user := uses.user_of(conn, row, gone):
            hi, en = (" ".join(dict.fromkeys((user.number, user.title(lang)))) for lang in ("hi", "en"))
            raise OdopError("E-ACT-27", record=row.number, user=hi, user_en=en)


def may_undo(conn: Connection, act: str) -> None:
    """An issued number is never taken back, nor is the making of the office (E-ACT-14)."""
    if acts.verb(conn, act) is None:
        raise OdopError("E-ACT-15", act=act)
    if acts.touches(conn, act, (c.LETTER.name, c.OFFICE.name, c.USER.name)):
        raise OdopError("E-ACT-14", act=act)
    if transfers.decided_in(conn, act):
        raise OdopError("E-MOV-05", act=act)
    if undo.is_undone(conn, act):
        raise OdopError("E-ACT-16", act=act)
