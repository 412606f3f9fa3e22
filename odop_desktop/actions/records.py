"""Make, change, bin, restore and undo any record. What a kind asks beyond its fields is in `rules`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from odop_desktop.actions import numbers, rules, undo_rules
from odop_desktop.actions.changes import Changes
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain.catalogue import BY_NAME, USER
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.reasons import said
from odop_desktop.errors import OdopError, Problem
from odop_desktop.office import Office
from odop_desktop.queries import acts as log
from odop_desktop.queries import binned, read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import undo as undoing
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.bulk import without_collecting
from odop_desktop.storage.ops import uuid7


@least(Role.OPERATOR)
def make(
    office: Office, *, kind: RecordKind, values: Mapping[str, Any], reason: str | None = None
) -> Changes:
    """A new record from canonical values (references are ids). Its number is taken here."""
    with office.transaction() as conn:
        put, problems = new_put(conn, office, kind, values, reason)
        done = _write(conn, office, kind, f"{kind.name}.make", [put])
    return Changes(office.last_act, tuple((kind.name, i) for i in done), problems)


@least(Role.OPERATOR)
def change(
    office: Office,
    *,
    kind: RecordKind,
    id: str,
    values: Mapping[str, Any],
    reason: str | None = None,
    seen: str | None = None,
) -> Changes:
    """Other values for some fields of a record. `seen`: the op_id on the screen."""
    with office.transaction() as conn:
        old = _live(conn, kind, id)
        full, problems = rules.checked(conn, office, kind, old, dict(values), reason)
        put = Put(kind, id, full, "change", reason, seen)
        done = _write(conn, office, kind, f"{kind.name}.change", [put])
    return Changes(office.last_act if done else "", tuple((kind.name, i) for i in done), problems)


@least(Role.OPERATOR)
def bin(office: Office, *, kind: RecordKind, ids: Sequence[str], reason: str | None = None) -> Changes:
    """Into the bin, with what belongs to it. Nothing is deleted; `unbin` brings it back.

    E-ACT-34: others have the record, and nobody said why it goes. What no file carried goes without: nobody else
    ever saw it, and the strip takes it back.
    """
    why = said(reason)
    with office.transaction() as conn:
        rows = [_live(conn, kind, id) for id in dict.fromkeys(ids)]
        family = [row for each in rows for row in _family(conn, each)]
        rules.may_bin(conn, family)
        puts = [Put(r.kind, r.id, {"deleted_at": office.now()}, "bin", why) for r in family]
        others = binned.elsewhere(conn, ids, headquarters=office.facts.headquarters)
        _write(conn, office, kind, f"{kind.name}.bin", puts)
        if others and why is None:  # said last: what no reason helps is told before
            raise OdopError("E-ACT-34")
    return Changes(office.last_act, tuple((p.record.name, p.id) for p in puts))


@least(Role.OPERATOR)
def unbin(office: Office, *, kind: RecordKind, id: str) -> Changes:
    """Out of the bin again, as it was; what went with it comes with it."""
    with office.transaction() as conn:
        row = read.get(conn, kind, id)
        if row is None or row.deleted_at is None:
            raise OdopError("E-ACT-08", record=id)
        family = _family(conn, row, bin=True)
        acts = log.of_changes(conn, [r.op_id for r in family])
        lost = [r for r in family if acts[r.op_id] == acts[row.op_id]]
        puts = [Put(r.kind, r.id, {"deleted_at": None}, "restore") for r in lost]
        _write(conn, office, kind, f"{kind.name}.unbin", puts)
        for each in lost:
            rules.stands(conn, office, each)
    return Changes(office.last_act, tuple((p.record.name, p.id) for p in puts))


@least(Role.OPERATOR)
def undo(office: Office, *, act: str | None = None) -> tuple[Changes, tuple[undoing.Kept, ...]]:
    """Takes an act back (the user's last one by default), keeping what was changed after it."""
    with without_collecting(), office.transaction() as conn:
        if act is None:
            last = undoing.last_act(conn, office.user.name)
            if last is None:
                raise OdopError("E-ACT-09")
            act = str(last.id)
        rules.may_undo(conn, act)
        back = undo_rules.sparing(conn, undoing.undoing(conn, act, BY_NAME, office.now()))
        if not back.puts and not back.kept:
            raise OdopError("E-ALS-04" if (log.verb(conn, act) or "").endswith(log.ADOPT) else "E-ACT-09")
        again = office.act("undo", undoes=act)
        done = set(apply(conn, again, back.puts))
        apply(conn, again, undo_rules.totals(conn, back.puts))
        undo_rules.stand(conn, office, [p for p in back.puts if p.id in done])
    return Changes(office.last_act, tuple((p.record.name, p.id) for p in back.puts)), back.kept


def _write(conn: Connection, office: Office, kind: RecordKind, verb: str, puts: Sequence[Put]) -> list[str]:
    """The puts and what follows from them, as one act."""
    act = office.act(verb)
    done = apply(conn, act, puts)
    if done and (more := rules.consequences(conn, kind, done)):
        done += apply(conn, act, more)
    return done


def new_put(
    conn: Connection,
    office: Office,
    kind: RecordKind,
    values: Mapping[str, Any],
    reason: str | None = None,
) -> tuple[Put, tuple[Problem, ...]]:
    """The put of a new record, checked and numbered, inside the caller's transaction."""
    full, problems = rules.checked(conn, office, kind, None, dict(values), reason)
    if kind is USER:
        full["office"] = office.facts.id
    if kind.number and not full.get(kind.number):
        for number in numbers.take(conn, office, kind):
            full[kind.number] = number
    return Put(kind, uuid7(), full, "create", reason), problems


def _live(conn: Connection, kind: RecordKind, id: str) -> RecordRow:
    row = read.get(conn, kind, id)
    if row is None:
        raise OdopError("E-ACT-01", record=id)
    if row.deleted_at:
        raise OdopError("E-ACT-10", record=row.number)
    return row


def _family(conn: Connection, row: RecordRow, *, bin: bool = False) -> list[RecordRow]:
    """The record and those that belong to it (an event's stalls, a LoI's lines)."""
    found = [row]
    for kind in rules.parts_of(row.kind):
        column = read.table_of(kind).c[str(kind.parent)]
        found += read.where(conn, kind, column == row.id, bin=bin)
    return found
