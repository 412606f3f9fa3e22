"""Bytes by their SHA-256: attachments and the first copies of issued letters. Added, never changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager
from hashlib import sha256

from sqlalchemy import Engine, text

from odop_desktop.errors import OdopError

Wording = Callable[[], AbstractContextManager[None]]

_ADD = text(
    "INSERT INTO blob (hash, size, bytes) VALUES (:hash, :size, :bytes) ON CONFLICT (hash) DO NOTHING"
)
_GET = text("SELECT bytes FROM blob WHERE hash = :hash")
_HAS = text("SELECT 1 FROM blob WHERE hash = :hash")
_NAMES = text("SELECT hash FROM blob ORDER BY hash")
_DROP = text("DELETE FROM blob WHERE hash = :hash")


class Blobs:
    """`put` commits on its own, before the transaction that names the hash: an orphan is harmless."""

    def __init__(self, engine: Engine, worded: Wording) -> None:
        self._engine, self._worded = engine, worded

    def put(self, content: bytes) -> str:
        """Keeps the bytes. Returns their SHA-256 in hex, under which `get` finds them."""
        return self.put_all([content])[0]

    def put_all(self, contents: Iterable[bytes]) -> list[str]:
        """Keeps several in one commit; the hashes come in the order given."""
        rows = [{"hash": sha256(c).hexdigest(), "size": len(c), "bytes": c} for c in contents]
        if rows:
            with self._worded(), self._engine.begin() as conn:
                conn.execute(_ADD, rows)
        return [str(r["hash"]) for r in rows]

    def get(self, hash_: str) -> bytes:
        """The bytes kept under the hash. Raises E-DB-16 where they are missing or no longer the same."""
        with self._worded(), self._engine.begin() as conn:
            found = conn.execute(_GET, {"hash": hash_}).scalar_one_or_none()
        if found is None or sha256(found).hexdigest() != hash_:
            raise OdopError("E-DB-16", hash=hash_)
        return bytes(found)

    def held(self, hashes: Iterable[str]) -> set[str]:
        """Which of these are kept here."""
        with self._worded(), self._engine.begin() as conn:
            return {h for h in hashes if conn.execute(_HAS, {"hash": h}).first() is not None}

    def orphans(self, keep: Collection[str]) -> list[str]:
        """The hashes kept here that `keep` does not name."""
        with self._worded(), self._engine.begin() as conn:
            return [h for h in conn.execute(_NAMES).scalars() if h not in keep]

    def sweep(self, keep: Collection[str]) -> int:
        """Drops the orphans; returns how many. Only while nothing is being issued."""
        gone = [{"hash": h} for h in self.orphans(keep)]
        if gone:
            with self._worded(), self._engine.begin() as conn:
                conn.execute(_DROP, gone)
        return len(gone)
