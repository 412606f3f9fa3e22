"""Headquarters finds that a district's own product or buyer is another one: the kept one stands in its place.

Nothing is deleted and no id changes: whatever names the twin goes on naming it, and is shown and printed with the
one that is kept. It is taken back as it was given, by a change with its reason.
"""

from __future__ import annotations

from odop_desktop.actions.changes import Changes
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.reasons import needed
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.store import Connection

KINDS = (c.PRODUCT, c.BUYER)


@least(Role.APPROVER)
def same(office: Office, *, kind: RecordKind, id: str, keep: str | None, reason: str) -> Changes:
    """Puts the record `keep` in the place of this one; None takes that back.

    E-SYN-84: this is not headquarters; E-ALS-01: not of such records; E-ALS-02: the kept one is the same, in the
    bin, or itself replaced by another; E-SYN-81: without its reason; E-ACT-32; E-ACT-03: a row of the State's pack.
    """
    if not office.facts.headquarters:
        raise OdopError("E-SYN-84")
    if kind not in KINDS:
        raise OdopError("E-ALS-01")
    why = needed(reason)
    with office.transaction() as conn:
        if keep is not None:
            _may_be_kept(conn, kind, id, keep)
        act = office.act(f"{kind.name}.same")
        done = apply(conn, act, [Put(kind, id, {"same_as": keep}, "change", why)])
    return Changes(office.last_act if done else "", tuple((kind.name, i) for i in done))


def _may_be_kept(conn: Connection, kind: RecordKind, id: str, keep: str) -> None:
    row = read.get(conn, kind, keep)
    if row is None or row.id == id or row.deleted_at or row["same_as"]:
        raise OdopError("E-ALS-02", record=row.title() if row else keep)
