"""Headquarters and what districts add to the lists: it finds that two are one, and gives a district's row to all.

Of two that are one the kept one stands in the other's place. Nothing is deleted and no id changes: whatever names
the twin goes on naming it, and is shown and printed with the one that is kept. It is taken back as it was given,
by a change with its reason. What is adopted has gone to every office, and stays headquarters'.
"""

from __future__ import annotations

from odop_desktop.actions.changes import Changes
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.reasons import needed
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import district_rows, read
from odop_desktop.queries.acts import ADOPT
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.store import Connection

KINDS = (c.PRODUCT, c.BUYER, c.PLACE, c.PARTNER)


@least(Role.VIEWER)
def may(office: Office, row: RecordRow | None) -> bool:
    """Whether headquarters can put another record in the place of this one."""
    return office.facts.headquarters and row is not None and row.kind in KINDS and not _fixed(row)


def _fixed(row: RecordRow) -> bool:
    return row.packed or row.deleted_at is not None


@least(Role.APPROVER)
def same(office: Office, *, kind: RecordKind, id: str, keep: str | None, reason: str) -> Changes:
    """Puts the record `keep` in the place of this one; None takes that back.

    Where every office has the one, every office is given the other: a district's row that is kept is adopted.
    E-SYN-84: this is not headquarters; E-ALS-01: not of such records; E-ALS-02: the kept one is the same, in the
    bin, of another sort (a block, a tehsil), or itself replaced by another; E-SYN-81: without its reason;
    E-ACT-32; E-ACT-03: a row of the State's pack.
    """
    why = _asked(office, kind, reason)
    with office.transaction() as conn:
        puts = [Put(kind, id, {"same_as": keep}, "change", why)]
        if keep is not None:
            _may_be_kept(conn, kind, id, keep)
            if district_rows.local(conn, kind, [id, keep]).keys() == {keep}:
                puts.insert(0, Put(kind, keep, {"adopted": True}, "change", why))
        act = office.act(f"{kind.name}.same")
        done = apply(conn, act, puts)
    return Changes(office.last_act if done else "", tuple((kind.name, i) for i in done))


@least(Role.APPROVER)
def adopt(office: Office, *, kind: RecordKind, id: str, reason: str) -> Changes:
    """Gives a district's own row to every office; from now on headquarters alone changes it.

    As `same`; E-ALS-03: it is headquarters' already, or another stands in its place.
    """
    why = _asked(office, kind, reason)
    with office.transaction() as conn:
        row = read.get(conn, kind, id)
        if row is None:
            raise OdopError("E-ACT-01", record=id)
        if row["same_as"] or row.deleted_at or not district_rows.local(conn, kind, [id]):
            raise OdopError("E-ALS-03", record=row.title())
        done = apply(conn, office.act(kind.name + ADOPT), [Put(kind, id, {"adopted": True}, "change", why)])
    return Changes(office.last_act if done else "", tuple((kind.name, i) for i in done))


def _asked(office: Office, kind: RecordKind, reason: str) -> str:
    if not office.facts.headquarters:
        raise OdopError("E-SYN-84")
    if kind not in KINDS:
        raise OdopError("E-ALS-01")
    return needed(reason)


def _may_be_kept(conn: Connection, kind: RecordKind, id: str, keep: str) -> None:
    row, other = read.get(conn, kind, keep), read.get(conn, kind, id)
    same_sort = row is not None and other is not None and row["level"] == other["level"]
    if row is None or row.id == id or row.deleted_at or row["same_as"] or not same_sort:
        raise OdopError("E-ALS-02", record=row.title() if row else keep)
