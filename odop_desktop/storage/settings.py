"""Settings of this PC, as JSON beside the records. They never sync and write no ops."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from odop_desktop.storage.tables.log import SETTING, Setting

_GET = select(Setting.value).where(Setting.key == bindparam("wanted"))  # made once: it is asked all the time


def get(conn: Connection, key: str, default: Any = None) -> Any:
    value = conn.execute(_GET, {"wanted": key}).scalar_one_or_none()
    return default if value is None else json.loads(value)


def put(conn: Connection, key: str, value: Any) -> None:
    conn.execute(delete(SETTING).where(Setting.key == key))
    conn.execute(insert(SETTING), {"key": key, "value": json.dumps(value, ensure_ascii=False)})
