"""A still copy of the store's files, and what shows that a copy holds what the store held."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlcipher3  # type: ignore[import-untyped]

from odop_desktop.errors import OdopError
from odop_desktop.storage.failing import code_of
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.place import Place
from odop_desktop.storage.pragmas import Role, connect
from odop_desktop.storage.schema import APPLICATION_ID

_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
    " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
)

# A record's state is its op's, a log line's its hash, a blob's name is its hash. Other tables count whole.
_TELLING = (["id", "op_id"], ["hash", "id", "seq"], ["hash", "seq"], ["hash", "size"])


@dataclass(frozen=True, slots=True)
class Content:
    """Rows a table, and a SHA-256 sum a table over what tells each row's state."""

    schema: int
    counts: dict[str, int]
    digests: dict[str, str]


def take(place: Place, key: DataKey, folder: Path) -> Content:
    """Copies store, then blobs, then the vault into `folder`. Writers wait while the store is copied."""
    with closing(connect(place.store, key.spec("office"), Role.KEEPER)) as held:
        held.execute("BEGIN IMMEDIATE")
        vacuum(place.store, key, folder / "office.db")
        live = content(held)
        held.execute("ROLLBACK")
    if place.blobs.exists():
        vacuum(place.blobs, key, folder / "blobs.db")
    (folder / "vault.json").write_bytes(place.vault.read_bytes())
    return live


def vacuum(source: Path, key: DataKey, target: Path) -> None:
    """A compact copy under the same key; what was freed in the source is not in it."""
    with closing(connect(source, key.spec(source.stem), Role.KEEPER)) as raw:
        try:
            raw.execute("VACUUM INTO ?", (str(target),))
        except sqlcipher3.Error as error:
            code = code_of(error)
            raise (OdopError(code, file=str(source)) if code else error) from error


def prove(folder: Path, key: DataKey) -> Content:
    """Opens a copy with the key and checks pages, tree and references: E-BAK-03 where it is not sound."""
    found = _proved(folder / "office.db", key)
    if (folder / "blobs.db").exists():
        _proved(folder / "blobs.db", key)
    return found


def _proved(path: Path, key: DataKey) -> Content:
    try:
        with closing(connect(path, key.spec(path.stem), Role.KEEPER)) as raw:
            sound = raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
            sound = sound and not raw.execute("PRAGMA cipher_integrity_check").fetchall()
            sound = sound and raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            if sound and not raw.execute("PRAGMA foreign_key_check").fetchall():
                return content(raw)
    except sqlcipher3.DatabaseError as error:
        raise OdopError("E-BAK-03", file=path.name) from error
    raise OdopError("E-BAK-03", file=path.name)


def content(raw: Any) -> Content:
    """What an open SQLite file holds."""
    counts, digests = {}, {}
    for (table,) in raw.execute(_TABLES).fetchall():
        columns = telling([row[1] for row in raw.execute(f'PRAGMA table_info("{table}")')])
        names = ", ".join(f'"{c}"' for c in columns)
        counts[table], digests[table] = summed(raw.execute(f'SELECT {names} FROM "{table}"'))
    return Content(raw.execute("PRAGMA user_version").fetchone()[0], counts, digests)


def telling(columns: Iterable[str]) -> list[str]:
    """The columns by which a row of such a table is told from another state of itself, in order."""
    there = sorted(columns)
    return next((some for some in _TELLING if set(some) <= set(there) and "pc" not in there), there)


def summed(rows: Iterable[Any]) -> tuple[int, str]:
    """How many rows, and the sum of their SHA-256 (mod 2^256): the same in whatever order they come."""
    count = total = 0
    for row in rows:
        count += 1
        total += int.from_bytes(sha256(repr(tuple(row)).encode()).digest(), "big")
    return count, f"{total % (1 << 256):064x}"
