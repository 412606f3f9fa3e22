"""What records come to, in a few bytes: by kind, in buckets of which each is the sum of its records' hashes.

Two offices whose buckets are equal hold equal values. Sums, so that the order of rows does not count; buckets,
so that records which are still under way between the two can be left out. Own columns and clocks are not in it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Connection,
    Select,
    bindparam,
    exists,
    literal,
    select,
    union_all,
)

from odop_desktop.domain.catalogue import BY_NAME, KINDS
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.storage import moved
from odop_desktop.storage.ops import canonical
from odop_desktop.storage.tables.base import table_of
from odop_desktop.storage.tables.sync import Guest, Home

_BYTES = 8  # of a bucket: enough to notice, small enough to send every month
_MOST = 256
_ROWS = 16  # a bucket is made for
_AT_ONCE = 1000

_HEX = re.compile(r"[0-9A-Fa-f]{2}")

Digests = dict[str, list[int]]  # kind → sums


def of(conn: Connection, scopes: Collection[str] | None = None) -> Digests:
    """The digests of every record that is exchanged; at headquarters of those that some scopes are given.

    At a district without those of persons who have moved away: they stay as they were when they left.
    """
    gone = moved.gone(conn) if scopes is None else {}
    there = set(conn.execute(_there()).scalars())
    kinds = (k for k in KINDS if k.name in there)
    found = {k.name: _kind(conn, k, scopes, gone.get(k.name, frozenset())) for k in kinds}
    return {name: sums for name, sums in found.items() if sums}


@cache
def _there() -> CompoundSelect[Any]:
    """The kinds of which there is any record: one question, where most kinds of a small office have none."""
    return union_all(*(select(literal(k.name)).where(exists(_rows(k.name, scoped=False))) for k in KINDS))


def _kind(
    conn: Connection, kind: RecordKind, scopes: Collection[str] | None, gone: Collection[str]
) -> list[int]:
    keys = _keys(kind)
    rows = _rows(kind.name, scoped=scopes is not None)
    told = {} if scopes is None else {"scopes": list(scopes)}
    hashes = [
        (bucket_byte(row[0]), _hash(kind.name, row[0], keys, row[1:]))
        for row in conn.execute(rows, told, execution_options={"yield_per": _AT_ONCE})
        if row[0] not in gone
    ]
    sums = [0] * size(len(hashes)) if hashes else []
    for byte, value in hashes:
        sums[byte % len(sums)] = (sums[byte % len(sums)] + value) % (1 << 8 * _BYTES)
    return sums


def _keys(kind: RecordKind) -> list[str]:
    return sorted([f.key for f in kind.fields] + ["deleted_at"])


@cache
def _rows(name: str, *, scoped: bool) -> Select[Any]:
    """The id and the values of a kind's records. Made once: in a small office the making cost more than the rows."""
    kind, table = BY_NAME[name], table_of(name)
    rows = select(table.c.id, *(table.c[k] for k in _keys(kind)))
    if kind.packed:
        rows = rows.where(table.c.pack.is_(None))
    if scoped:
        scopes: BindParameter[str] = bindparam("scopes", expanding=True)
        mine = select(Home.id).where(Home.scope.in_(scopes), Home.kind == name)
        read = select(Guest.id).where(Guest.scope.in_(scopes), Guest.kind == name)
        rows = rows.where(table.c.id.in_(mine.union(read)))
    return rows


def size(rows: int) -> int:
    """How many buckets so many records make: a power of two up to 256."""
    wanted = max(1, rows // _ROWS)
    return min(_MOST, 1 << (wanted - 1).bit_length())


def bucket_byte(id: str) -> int:
    """The last byte of a record's id, which is random (UUIDv7) or a hash (UUIDv5); of any other id its hash's."""
    tail = id[-2:] if _HEX.fullmatch(id[-2:]) else sha256(id.encode()).hexdigest()[-2:]
    return int(tail, 16)


def _hash(kind: str, id: str, keys: Iterable[str], values: Iterable[object]) -> int:
    told = {k: v for k, v in zip(keys, values, strict=True) if v is not None}
    return int.from_bytes(sha256(canonical([kind, id, told]).encode()).digest()[:_BYTES], "big")


def told(digests: Mapping[str, list[int]]) -> dict[str, str]:
    """As a file carries them: base64 of the sums, kind by kind."""
    return {
        k: base64.b64encode(b"".join(s.to_bytes(_BYTES, "big") for s in sums)).decode()
        for k, sums in digests.items()
    }


def read(told: Mapping[str, object]) -> Digests:
    """The digests of a file; what cannot be read is as if it were not there."""
    found: Digests = {}
    for kind, text in told.items():
        try:
            raw = base64.b64decode(str(text), validate=True)
        except ValueError:
            continue
        if raw and len(raw) % _BYTES == 0 and len(raw) <= _MOST * _BYTES:
            found[kind] = [int.from_bytes(raw[n : n + _BYTES], "big") for n in range(0, len(raw), _BYTES)]
    return found


def differing(
    ours: Mapping[str, list[int]], theirs: Mapping[str, list[int]], moving: Mapping[str, Collection[str]]
) -> dict[str, list[int]]:
    """kind → buckets that differ, but for those that hold a record under way (`moving`: kind → ids).

    Where two offices count a kind's records so differently that they made another number of buckets, the finer
    ones are added together.
    """
    found = {}
    for kind in {*ours, *theirs}:
        mine, other = _alike(ours.get(kind, [0]), theirs.get(kind, [0]))
        skipped = {bucket_byte(id) % len(mine) for id in moving.get(kind, ())}
        if odd := [
            n for n, (a, b) in enumerate(zip(mine, other, strict=True)) if a != b and n not in skipped
        ]:
            found[kind] = odd
    return found


def _alike(one: list[int], two: list[int]) -> tuple[list[int], list[int]]:
    n = min(len(one), len(two))
    return _folded(one, n), _folded(two, n)


def _folded(sums: list[int], n: int) -> list[int]:
    return [sum(sums[k::n]) % (1 << 8 * _BYTES) for k in range(n)]
