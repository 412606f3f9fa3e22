"""Many ids as one parameter: the index of their column serves the question, however many there are."""

from __future__ import annotations

import json
import sqlite3

from sqlalchemy import and_, or_, select
from sqlalchemy.dialects import sqlite

from odop_desktop.storage.among import among
from odop_desktop.storage.tables.sync import Home


def test_sqlite_looks_each_id_up() -> None:
    each = among(Home.id, ["a", "b"])
    for condition in (each, and_(each, Home.kind == "loi"), or_(each, among(Home.id, ["c"]))):
        asked = select(Home.scope).where(condition).compile(dialect=sqlite.dialect())
        given = [asked.params[name] for name in asked.positiontup or ()]
        told = [json.dumps(value) if isinstance(value, list) else value for value in given]
        with sqlite3.connect(":memory:") as conn:
            conn.execute("CREATE TABLE home (id TEXT PRIMARY KEY, kind TEXT, scope TEXT)")
            plan = [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {asked}", told)]
        conn.close()
        assert any("SEARCH home" in step for step in plan) and "SCAN home" not in plan, plan
