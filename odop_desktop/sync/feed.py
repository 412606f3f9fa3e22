"""Headquarters' feed: every op once for each scope that is given it, in the order in which headquarters got it.

A scope is an office (its id), or * for what every office is given. Whose a record is, is settled when it is
made: the office of the PC that made it, or for what headquarters made, the office whose record it belongs to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue import BY_NAME
from odop_desktop.domain.catalogue.field import Kind
from odop_desktop.storage import feeding, settings
from odop_desktop.storage.feeding import Fresh
from odop_desktop.storage.store import Connection
from odop_desktop.sync.authority import SHARED
from odop_desktop.sync.desk import Desk

KEPT = "-"  # the scope of what stays at headquarters: its own letters
_FED = "sync.fed"
_AT_ONCE = 1000
_OWN = frozenset({c.LETTER.name, c.ATTACHMENT.name})
_NEAREST = ("artisan", "loi", "participation")  # whose office a record is for, before any other it names
_TO = {
    k.name: tuple(f.key for f in sorted(k.fields, key=lambda f: f.ref not in _NEAREST) if f.kind is Kind.REF)
    for k in c.KINDS
}


def offices(here: Desk) -> dict[str, str]:
    """node → office, of every PC that the trust list knows; headquarters' too."""
    return here.trust.offices()


def catch_up(conn: Connection, here: Desk) -> int:
    """Puts into the feed what has arrived since, foreign and own. Returns the feed's end."""
    whose = offices(here)
    after = int(settings.get(conn, _FED, 0))
    while some := feeding.fresh(conn, after, _AT_ONCE):
        _put(conn, some, whose, here.office_id)
        after = some[-1].arrival
    settings.put(conn, _FED, after)
    return feeding.end(conn)


def follow_up(conn: Connection, here: Desk, ops: Sequence[str]) -> None:
    """Puts into the feed what waited when it went by and has been let in since."""
    if some := feeding.late(conn, ops, int(settings.get(conn, _FED, 0))):
        _put(conn, some, offices(here), here.office_id)


def _put(conn: Connection, some: Sequence[Fresh], whose: Mapping[str, str], hq: str) -> None:
    bodies = {op.id: json.loads(op.body)["new"] if op.body else {} for op in some if op.kind == "create"}
    named = {str(bodies[op.id][k]) for op in some if op.id in bodies for k in _to(op) if bodies[op.id].get(k)}
    homes = feeding.homes(conn, {op.entity_id for op in some} | named)
    settled = []
    for op in some:
        if op.entity_id not in homes:
            homes[op.entity_id] = _scope(op, bodies.get(op.id, {}), homes, whose.get(op.node, hq), hq)
            settled.append((op.entity_id, op.entity, homes[op.entity_id]))
    feeding.settle_homes(conn, settled)
    feeding.feed(conn, [(homes[op.entity_id], op.arrival) for op in some if homes[op.entity_id] != KEPT])


def _to(op: Fresh) -> tuple[str, ...]:
    return _TO.get(op.entity, ())


def _scope(op: Fresh, body: Mapping[str, str], homes: Mapping[str, str], office: str, hq: str) -> str:
    if office != hq:
        return office
    if op.entity in _OWN or op.entity not in BY_NAME:
        return KEPT
    named = (homes[body[k]] for k in _to(op) if body.get(k) in homes)
    return next((home for home in named if home not in (SHARED, KEPT)), SHARED)
