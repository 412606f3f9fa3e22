"""What a PC that is no longer in use made after the last op taken from it waits for a person, whoever brings it.

Its owner may still hold true work (a stick, a sibling's store); a thief may hold its keys. Headquarters looks at
each before it counts (SYNC 3.4).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from odop_desktop.storage.intake import Judge
from odop_desktop.storage.logged import Come
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import Status

AFTER = "E-TRU-09"


def within(trust: TrustList, judge: Judge) -> Judge:
    """The judge, with the trust list's limits asked before it."""
    gone = {one.id for one in trust.nodes if one.status is not Status.ACTIVE}
    gone |= {one.node for one in trust.head.former}
    if not gone:
        return judge

    def weigh(op: Come, row: Mapping[str, Any] | None) -> str | None:
        return AFTER if op.node in gone and _late(trust, op.id) else judge(op, row)

    return weigh


def _late(trust: TrustList, op: str) -> bool:
    node, epoch, seq = op.rsplit(".", 2)
    limit = trust.limit(node, int(epoch))
    return limit is not None and int(seq) > limit
