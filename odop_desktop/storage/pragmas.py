"""How a SQLCipher connection is opened: the order of the pragmas, read back and asserted (SAFETY)."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any

import sqlcipher3  # type: ignore[import-untyped]

from odop_desktop.errors import OdopError
from odop_desktop.storage.authorizer import rules

MIN_SQLITE = (3, 51, 3)  # before it, two connections could corrupt the WAL (sqlite.org, 3.51.3 notes)


class Role(StrEnum):
    WRITER = "writer"  # 64 MiB cache
    READER = "reader"  # 16 MiB cache, query_only
    KEEPER = "keeper"  # backup, upgrade and check: one at a time, with rules of its own


# (pragma, value as set, value as read back; SQLCipher gives some numbers as text)
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", "2"),
    ("foreign_keys", "ON", "1"),
    ("recursive_triggers", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("mmap_size", "0", "0"),
    ("page_size", "4096", "4096"),
    ("secure_delete", "ON", "1"),
    ("temp_store", "MEMORY", "2"),
    ("busy_timeout", "5000", "5000"),
    ("wal_autocheckpoint", "1000", "1000"),
    ("journal_size_limit", "67108864", "67108864"),
)
_CACHE = {Role.WRITER: -65536, Role.READER: -16384, Role.KEEPER: -16384}


def connect(path: Path, spec: str, role: Role) -> Any:
    """A DB-API connection to an encrypted file, every setting proved. Raises E-DB-11, or sqlcipher3's own."""
    _assert_library()
    mode = "rwc" if role is Role.KEEPER else "rw"  # a file that has gone is not made anew by a look at it
    where = f"{path.absolute().as_uri()}?mode={mode}"
    raw = sqlcipher3.connect(where, uri=True, isolation_level=None, check_same_thread=False, timeout=5)
    try:
        unlock(raw, spec)
        for name, wanted, back in settings(role):
            _put(raw, name, wanted, back)
        raw.set_authorizer(rules(keeper=role is Role.KEEPER))
    except BaseException:
        raw.close()
        raise
    return raw


def unlock(raw: Any, spec: str) -> None:
    """Gives the key, as the first statements of the connection, and proves it."""
    raw.execute("PRAGMA cipher_log_level = NONE").fetchall()
    raw.execute(f'PRAGMA key = "{spec}"').fetchall()
    if not raw.execute("PRAGMA cipher_version").fetchone():
        raise OdopError("E-DB-11", found=sqlcipher3.sqlite_version)
    if raw.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone() != (1,):
        raise OdopError("E-DB-11", found="FTS5")
    raw.execute("SELECT count(*) FROM sqlite_master").fetchone()


def settings(role: Role) -> tuple[tuple[str, str, str], ...]:
    cache, only = str(_CACHE[role]), str(int(role is Role.READER))
    return (*_SETTINGS, ("cache_size", cache, cache), ("query_only", only, only))


def _put(raw: Any, name: str, wanted: str, back: str) -> None:
    raw.execute(f"PRAGMA {name} = {wanted}").fetchall()
    row = raw.execute(f"PRAGMA {name}").fetchone()
    if row is None or str(row[0]) != back:
        raise OdopError("E-DB-11", found=f"{name} = {row[0] if row else None}")


def _assert_library() -> None:
    if sqlcipher3.sqlite_version_info < MIN_SQLITE:
        raise OdopError("E-DB-11", found=f"SQLite {sqlcipher3.sqlite_version}")
