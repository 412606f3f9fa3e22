"""What headquarters had let in before it was put back: its own work and its own files say so.

An op that one of headquarters' own replaces stood in the record when that was written. An op that a file of
headquarters confirms and does not call returned was let in when the file was made. Both hold whatever comes
again first, the op or what tells of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from odop_desktop.storage import logged, settings
from odop_desktop.storage.held import order
from odop_desktop.storage.intake import Decided
from odop_desktop.storage.logged import Come
from odop_desktop.storage.store import Connection
from odop_desktop.sync.desk import Desk

_KEY = "sync.let_in"  # {node: {epoch: [[seq confirmed, [ops returned]], …]}}


def by(conn: Connection, here: Desk) -> Decided:
    """Asks of an op whether headquarters had let it in."""
    nodes = [node for node, office in here.trust.offices().items() if office == here.office_id]
    files: Mapping[str, Any] = settings.get(conn, _KEY, {})

    def decided(op: Come) -> bool:
        return _confirmed(files, op.id) or _replaced(conn, op, nodes)

    return decided


def remember(conn: Connection, ends: Mapping[str, Mapping[str, int]], returned: Collection[str]) -> None:
    """Notes what a file of headquarters, given back to it, says of the ops that it had."""
    files: dict[str, dict[str, list[Any]]] = settings.get(conn, _KEY, {})
    for node, of in ends.items():
        for epoch, seq in of.items():
            back = sorted(op for op in returned if order(op)[:2] == (node, int(epoch)))
            known = files.setdefault(node, {}).setdefault(epoch, [])
            if not any(seq <= upto and set(but) <= set(back) for upto, but in known):
                known.append([seq, back])
    settings.put(conn, _KEY, files)


def _confirmed(files: Mapping[str, Any], op: str) -> bool:
    node, epoch, seq = order(op)
    return any(seq <= upto and op not in back for upto, back in files.get(node, {}).get(str(epoch), ()))


def _replaced(conn: Connection, op: Come, nodes: Collection[str]) -> bool:
    ours = logged.of_record(conn, op.entity_id, nodes)
    return any(op.id in base for one in ours for base in one.base.values())
