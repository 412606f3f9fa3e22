"""The op: one change of one record, in a canonical form whose hash chains to the op before it.

Canonical form is the subset of RFC 8785 that our values need: objects, arrays, strings, integers, booleans,
null; keys sorted, no blanks. The header commits to the body by SHA-256(salt ‖ body), so that erasure can wipe
body and salt and the chain still verifies (DECISIONS 11).
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

FORMAT = 1  # of the header
SCHEMA = 1  # of the values in the body
FIRST = "0" * 64  # what the first op of a chain names as its predecessor

_encoder = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical(value: Any) -> str:
    """Canonical JSON. Values hold no floats: money is paise, quantities thousandths."""
    return _encoder.encode(value)


def uuid7() -> str:
    """A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random bits."""
    n = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    n = n & ~(0xF << 76) & ~(0x3 << 62) | 0x7 << 76 | 0x2 << 62
    h = f"{n:032x}"
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
    base: Mapping[str, list[str]]
    reason: str | None = None


class Chain:
    """Writes ops one behind the other for one node and epoch."""

    def __init__(self, node: str, epoch: int, seq: int, last: str) -> None:
        self.node, self.epoch, self.seq, self.last = node, epoch, seq, last

    def add(self, act: Act, change: Change) -> dict[str, Any]:
        """Returns the row of table `op`; the chain moves on."""
        body, salt = canonical({"new": change.new}), os.urandom(16)
        self.seq += 1
        header = canonical(
            {
                "v": FORMAT,
                "node": self.node,
                "epoch": self.epoch,
                "seq": self.seq,
                "prev": self.last,
                "act": act.header(),
                "kind": change.kind,
                "entity": change.entity,
                "id": change.entity_id,
                "base": change.base,
                "actor": act.actor,
                "at": act.at,
                "reason": change.reason,
                "schema": SCHEMA,
                "commit": commitment(salt, body),
            }
        )
        self.last = sha256(header.encode()).hexdigest()
        return {
            "id": f"{self.node}.{self.epoch}.{self.seq}",
            "node": self.node,
            "epoch": self.epoch,
            "seq": self.seq,
            "act": act.id,
            "kind": change.kind,
            "entity": change.entity,
            "entity_id": change.entity_id,
            "at": act.at,
            "actor": act.actor,
            "header": header,
            "hash": self.last,
            "body": body,
            "salt": salt,
        }


def commitment(salt: bytes, body: str) -> str:
    return sha256(salt + body.encode()).hexdigest()
