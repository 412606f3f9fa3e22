"""Open forms, saved while one types, so that a power cut takes no more than the last field."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, text

_SAVE = text(
    "INSERT INTO draft (name, saved_at, content) VALUES (:name, :at, :content)"
    " ON CONFLICT (name) DO UPDATE SET saved_at = excluded.saved_at, content = excluded.content"
)
_LOAD = text("SELECT content FROM draft WHERE name = :name")
_NAMES = text("SELECT name, saved_at FROM draft ORDER BY saved_at DESC, name")
_DROP = text("DELETE FROM draft WHERE name = :name")


class Drafts:
    """Drafts by name (`artisan/new`, `loi/<id>`). They are no records: no op, no history, never synced."""

    def __init__(self, engine: Engine, worded: Callable[[], AbstractContextManager[None]]) -> None:
        self._engine, self._worded = engine, worded

    def save(self, name: str, content: Mapping[str, Any]) -> None:
        """Keeps the form's values (JSON-able), in place of what was kept under the name."""
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        row = {"name": name, "at": at, "content": json.dumps(content, ensure_ascii=False)}
        with self._worded(), self._engine.begin() as conn:
            conn.execute(_SAVE, row)

    def load(self, name: str) -> dict[str, Any] | None:
        with self._worded(), self._engine.begin() as conn:
            found = conn.execute(_LOAD, {"name": name}).scalar_one_or_none()
        return None if found is None else dict(json.loads(found))

    def names(self) -> list[tuple[str, str]]:
        """Name and time of saving (ISO, UTC) of every draft, the newest first."""
        with self._worded(), self._engine.begin() as conn:
            return [(name, at) for name, at in conn.execute(_NAMES)]

    def drop(self, name: str) -> None:
        with self._worded(), self._engine.begin() as conn:
            conn.execute(_DROP, {"name": name})
