"""The op: one change of one record, in a canonical form whose hash chains to the op before it.

Canonical form is the subset of RFC 8785 that our values need: objects, arrays, strings, integers, booleans,
null; keys sorted, no blanks. The header commits to the body by SHA-256(salt ‖ body), so that erasure can wipe
body and salt and the chain still verifies (DECISIONS 11).
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from json.encoder import encode_basestring
from threading import Lock
from typing import Any

FORMAT = 1  # of the header
BODY_FORM = 1  # of the values in the body; an op says it as its `schema`
FIRST = "0" * 64  # what the first op of a chain names as its predecessor

_encoder = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical(value: Any) -> str:
    """Canonical JSON. Values hold no floats: money is paise, quantities thousandths."""
    return _encoder.encode(value)


class _Ids:
    """UUIDv7 numbers, each above the one before, whatever the clock does (RFC 9562, 6.2)."""

    def __init__(self) -> None:
        self._turn, self._last = Lock(), 0

    def next(self) -> int:
        """The 122 bits without version and variant: 48 of Unix milliseconds, then random ones."""
        random = int.from_bytes(os.urandom(10), "big")
        with self._turn:
            fresh = (time.time_ns() // 1_000_000) << 74 | random & _RANDOM
            self._last = fresh if fresh > self._last else self._last + 1 + (random & 0xFFFF_FFFF)
            return self._last


_RANDOM, _LOW = (1 << 74) - 1, (1 << 62) - 1
_ids = _Ids()


def uuid7() -> str:
    """A UUIDv7 (RFC 9562). Those made by one process sort as they were made."""
    n = _ids.next()
    high, low = n >> 62, n & _LOW
    h = f"{(high >> 12) << 16 | 0x7000 | high & 0xFFF:016x}{1 << 63 | low:016x}"
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


@dataclass(frozen=True, slots=True)
class Act:
    """What a user does in one go: who, when (ISO 8601 with offset), which verb, which act it takes back."""

    id: str
    verb: str
    actor: str
    at: str
    undoes: str | None = None

    def header(self) -> dict[str, str]:
        head = {"id": self.id, "verb": self.verb}
        return head | {"undoes": self.undoes} if self.undoes else head


@dataclass(frozen=True, slots=True)
class Change:
    """What one op says: the kind of change, the record, its new values and the op ids they replace."""

    kind: str
    entity: str
    entity_id: str
    new: Mapping[str, Any]
    base: Mapping[str, Sequence[str]]
    reason: str | None = None


COLUMNS = (
    *("arrival", "id", "node", "epoch", "seq", "act", "kind", "entity", "entity_id", "at", "actor"),
    *("header", "hash", "body", "salt"),
)


@dataclass(frozen=True, slots=True)
class OpLine:
    """An op as a file tells it: everything but the hashes, which follow from it.

    `act`, `verb`, `undoes` are its act's. An erased op has neither body nor salt and tells its `commit` instead.
    """

    node: str
    epoch: int
    seq: int
    act: str
    verb: str
    undoes: str | None
    actor: str
    at: str
    kind: str
    entity: str
    entity_id: str
    base: Mapping[str, Sequence[str]]
    reason: str | None
    schema: int
    body: str | None
    salt: bytes | None
    commit: str | None = None

    @property
    def id(self) -> str:
        return f"{self.node}.{self.epoch}.{self.seq}"


HASH = COLUMNS.index("hash") - 1  # in what `told` gives


def told(line: OpLine, prev: str) -> tuple[Any, ...]:
    """The row of table `op` (COLUMNS without `arrival`) of an op that another PC wrote behind the op `prev`."""
    commit = line.commit or ""
    if line.body is not None and line.salt is not None:
        commit = commitment(line.salt, line.body)
    act = Act(line.act, line.verb, line.actor, line.at, line.undoes)
    change = Change(line.kind, line.entity, line.entity_id, {}, line.base, line.reason)
    header = _header(_begin(act), change, commit, (line.node, line.epoch, line.seq), prev, line.schema)
    hash_ = sha256(header.encode()).hexdigest()
    place = (line.id, line.node, line.epoch, line.seq, line.act, line.kind)
    who = (line.entity, line.entity_id, line.at, line.actor)
    return (*place, *who, header, hash_, line.body, line.salt)


class Chain:
    """Writes the ops of one act, one behind the other, for one node and epoch.

    `arrived`: how many ops the store holds; `last`: the hash of the op before.
    """

    def __init__(self, act: Act, node: str, epoch: int, seq: int, last: str, arrived: int) -> None:
        self.node, self.epoch, self.seq, self.last, self.arrived = node, epoch, seq, last, arrived
        self._act = act
        self._begin = _begin(act)

    def add(self, change: Change) -> tuple[Any, ...]:
        """Returns the row of table `op` in the order of COLUMNS; the chain moves on."""
        body, salt = canonical({"new": change.new}), os.urandom(16)
        self.seq += 1
        self.arrived += 1
        place = (self.node, self.epoch, self.seq)
        header = _header(self._begin, change, commitment(salt, body), place, self.last, BODY_FORM)
        self.last = sha256(header.encode()).hexdigest()
        return (
            self.arrived,
            f"{self.node}.{self.epoch}.{self.seq}",
            self.node,
            self.epoch,
            self.seq,
            self._act.id,
            change.kind,
            change.entity,
            change.entity_id,
            self._act.at,
            self._act.actor,
            header,
            self.last,
            body,
            salt,
        )


def _begin(act: Act) -> str:
    return f'{{"act":{canonical(act.header())},"actor":{_text(act.actor)},"at":{_text(act.at)},"base":'


def _header(
    begin: str, change: Change, commit: str, place: tuple[str, int, int], prev: str, schema: int
) -> str:
    """Canonical by hand, keys in their order: encoding an object anew for every op took twice as long."""
    node, epoch, seq = place
    return (
        f'{begin}{canonical(change.base) if change.base else "{}"},"commit":"{commit}"'
        f',"entity":{_text(change.entity)},"epoch":{epoch},"id":{_text(change.entity_id)}'
        f',"kind":{_text(change.kind)},"node":{_text(node)},"prev":"{prev}"'
        f',"reason":{canonical(change.reason)},"schema":{schema},"seq":{seq},"v":{FORMAT}}}'
    )


_text = encode_basestring


def commitment(salt: bytes, body: str) -> str:
    return sha256(salt + body.encode()).hexdigest()
