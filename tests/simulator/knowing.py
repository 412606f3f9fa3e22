"""A program that knows fewer fields than another, in the one process in which all offices run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.storage import gained
from odop_desktop.storage.guard import lower_guards, raise_guards

NEWER = {c.ARTISAN: ("languages", "family_key")}


@contextmanager
def less() -> Iterator[None]:
    """As long as this stands the program is the older one."""
    out = {kind: {key: kind.by_key.pop(key) for key in keys} for kind, keys in NEWER.items()}
    try:
        yield
    finally:
        for kind, fields in out.items():
            kind.by_key.update(fields)


def upgrade(office: Office) -> int:
    """As the newer program does when it opens the office for the first time (`storage.migrations.run`)."""
    unknown = {kind.name: set(keys) for kind, keys in NEWER.items()}
    with office.transaction() as conn:
        lower_guards(conn)
        before = {kind: keys - unknown.get(kind, set()) for kind, keys in gained.columns(conn).items()}
        done = gained.work_in(conn, before)
        raise_guards(conn)
    return done
