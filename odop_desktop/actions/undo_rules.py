"""What taking an act back must keep to: nothing still in use goes, sums follow their lines, rules hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from odop_desktop.actions import loi_rules, query_rules, rules
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import read, uses
from odop_desktop.storage.apply import Put
from odop_desktop.storage.undo import Kept, Undoing


def sparing(conn: Connection, back: Undoing) -> Undoing:
    """The undoing without the records that others, made or changed later, refer to; these are kept.

    A LoI's total is no value that somebody wrote: it is made anew from the lines. E-LOI-03 where a line of an
    issued LoI would change.
    """
    back = replace(back, puts=tuple(p for p in back.puts if not _whose(p)))
    _frozen_lines(conn, back)
    puts, kept = list(back.puts), [k for k in back.kept if (k.entity, k.keys) != (c.LOI.name, ("total",))]
    while spared := _in_use(conn, puts):
        kept += [Kept(p.record.name, p.id, ()) for p in puts if p.id in spared]
        puts = [p for p in puts if p.id not in spared]
    return replace(back, puts=tuple(puts), kept=tuple(kept))


def _whose(put: Put) -> bool:
    """Whose a LoI is stays known when a link is taken back: another district never counts it as its own. What
    headquarters adopted has gone to every office.
    """
    of_loi = put.record is c.LOI and put.new.keys() == {"of_district"}
    return of_loi or put.new.keys() == {"adopted"}


def _in_use(conn: Connection, puts: Sequence[Put]) -> set[str]:
    gone = {p.id for p in puts if p.kind == "bin"}
    kinds = {p.record.name: p.record for p in puts if p.kind == "bin"}
    used: set[str] = set()
    for name, kind in kinds.items():
        ids = [p.id for p in puts if p.kind == "bin" and p.record.name == name]
        used |= set(uses.used(conn, kind, ids, gone))
    return used


def _frozen_lines(conn: Connection, back: Undoing) -> None:
    lines = read.many(
        conn, c.LOI_LINE, [p.id for p in back.puts if p.record is c.LOI_LINE and not loi_rules.linking(p)]
    )
    for loi in read.many(conn, c.LOI, {line["loi"] for line in lines.values()}).values():
        loi_rules.open_for_lines(loi)


def totals(conn: Connection, puts: Sequence[Put]) -> list[Put]:
    """The sums of the LoIs whose lines came back or went."""
    lines = [p.id for p in puts if p.record is c.LOI_LINE]
    return rules.consequences(conn, c.LOI_LINE, lines) if lines else []


def stand(conn: Connection, office: Office, puts: Sequence[Put]) -> None:
    """What came back keeps to the rules beside what was made since. Raises OdopError."""
    for put in puts:
        if put.record is c.QUERY:
            query_rules.may(office, put.new, put.new.get("stage"))
        if put.kind == "bin" or loi_rules.linking(put):
            continue
        row = read.get(conn, put.record, put.id)
        if row is None:
            raise OdopError("E-ACT-01", record=put.id)
        if row.deleted_at is None:
            rules.stands(conn, office, row)
