"""Statements are compiled once for all encrypted stores of a process, not once for each: tests open thousands."""

from __future__ import annotations

from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.util import LRUCache

_STATEMENTS = LRUCache(5000)
_DIALECT: list[Any] = []  # the one for all, once a first connection has made it ready


def created(url: Any, **more: Any) -> Any:
    """As SQLAlchemy's own; engines over a server are left as they are."""
    made = create_engine(url, **more)
    if url == "sqlite://":
        if _DIALECT:
            made.dialect = _DIALECT[0]
            made._compiled_cache = _STATEMENTS
        else:
            event.listen(made, "connect", lambda *_: _DIALECT.append(made.dialect), once=True)
    return made
