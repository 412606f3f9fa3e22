"""Settings of this PC, as JSON beside the records. They never sync and write no ops."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from odop_desktop.storage import rows
from odop_desktop.storage.tables.log import SETTING, Setting

TRUST = "sync.trust"  # headquarters' list, as its text; not there before this office is enrolled
OFFERED, CAME = (
    "update.offered",
    "update.came",
)  # the update of the program that headquarters offers, and that came
CIRCULARS = "circulars.sent"  # headquarters' circulars that are under way, {sha256, name, size, day, to} each

# Made once: they are asked all the time.
_GET = select(Setting.value).where(Setting.key == bindparam("wanted"))
_SOME = select(Setting.key, Setting.value).where(Setting.key.in_(bindparam("wanted", expanding=True)))
_DROP = delete(SETTING).where(Setting.key == bindparam("wanted"))


def get(conn: Connection, key: str, default: Any = None) -> Any:
    value = conn.execute(_GET, {"wanted": key}).scalar_one_or_none()
    return default if value is None else json.loads(value)


def some(conn: Connection, keys: Sequence[str]) -> dict[str, Any]:
    """Several at once; those that are not set are left out."""
    return {key: json.loads(value) for key, value in conn.execute(_SOME, {"wanted": list(keys)})}


def drop(conn: Connection, key: str) -> None:
    conn.execute(_DROP, {"wanted": key})


def put(conn: Connection, key: str, value: Any) -> None:
    line = (key, json.dumps(value, ensure_ascii=False))
    rows.upsert_lines(conn, "setting", "key", ("key", "value"), [line])
