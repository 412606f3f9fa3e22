"""Do both ends hold the same? A district's file says what its records come to; headquarters holds that against its own.

Records under way between the two are left out of the comparison, and so are those of which something waits for
a decision. What differs otherwise is told to both: no side is chosen (SYNC, divergence).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from odop_desktop.queries import owing
from odop_desktop.storage import digests, feeding, moved, settings, waiting
from odop_desktop.storage.store import Connection
from odop_desktop.sync.authority import SHARED

_KEY = owing.COMPARED


@dataclass(frozen=True, slots=True)
class Compared:
    """`file`: the number of the file that was compared; `differs`: kind → buckets; `at` ISO 8601."""

    file: int
    at: str
    differs: Mapping[str, list[int]]

    def told(self) -> dict[str, Any]:
        return {"file": self.file, "at": self.at, "differs": dict(self.differs)}


def told(conn: Connection) -> dict[str, Any]:
    """What this office's records come to, for the end of its file."""
    return digests.told(digests.of(conn))


def held_against(
    conn: Connection, office: str, came: Mapping[str, Any], after: int, own: Mapping[tuple[str, int], int]
) -> dict[str, list[int]]:
    """The buckets in which a district's file and headquarters' own records differ, with nothing under way."""
    scopes = (office, SHARED)
    moving = feeding.moving(conn, scopes, after, own)
    for kind, id in moved.along(conn, moved.asked(conn, moving.get("transfer", ()))):
        moving.setdefault(kind, set()).add(id)  # the office does not know yet that it has them no more
    for stuck in waiting.of(conn):
        moving.setdefault(stuck.entity, set()).add(stuck.entity_id)
    return digests.differing(digests.of(conn, scopes), digests.read(came), moving)


def keep(conn: Connection, node: str, compared: Compared) -> None:
    settings.put(conn, f"{_KEY}/{node}", compared.told())


def kept(conn: Connection, node: str) -> dict[str, Any] | None:
    """What was found when the newest file of this PC was compared; at a district, node "" is itself."""
    found: dict[str, Any] | None = settings.get(conn, f"{_KEY}/{node}")
    return found
