"""What a statement may never do once a connection is open, whoever sends it (sqlite3_set_authorizer)."""

from __future__ import annotations

from collections.abc import Callable

import sqlcipher3  # type: ignore[import-untyped]

Rules = Callable[[int, str | None, str | None, str | None, str | None], int]

# Pragmas that may be given an argument; any other may only be read.
_ASKING = frozenset(
    {"table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo"}
    | {"foreign_key_list", "foreign_key_check", "integrity_check", "quick_check"}
    | {"optimize", "analysis_limit", "wal_checkpoint", "defer_foreign_keys"}
)
_KEEPERS = frozenset({"user_version", "application_id", "foreign_keys", "legacy_alter_table"})
_NEVER = frozenset({"key", "rekey", "hexkey", "hexrekey", "textkey", "textrekey", "writable_schema"})


def rules(*, keeper: bool) -> Rules:
    """Denies ATTACH, load_extension, keys and changed settings. A keeper may ATTACH: VACUUM INTO needs it."""
    settable = _ASKING | _KEEPERS if keeper else _ASKING
    deny, fine = int(sqlcipher3.SQLITE_DENY), int(sqlcipher3.SQLITE_OK)

    def judge(action: int, one: str | None, two: str | None, _db: str | None, _by: str | None) -> int:
        if action == sqlcipher3.SQLITE_PRAGMA:
            return fine if _pragma_allowed(one or "", two, settable) else deny
        if action == sqlcipher3.SQLITE_ATTACH:
            return fine if keeper else deny
        if action == sqlcipher3.SQLITE_FUNCTION and two == "load_extension":
            return deny
        return fine

    return judge


def _pragma_allowed(name: str, value: str | None, settable: frozenset[str]) -> bool:
    name = name.casefold()
    return name not in _NEVER and (value is None or name in settable)
