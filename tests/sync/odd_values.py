"""Every field of every kind of record given every sort of JSON value, as a changed program might sign it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from odop_desktop.domain.catalogue import BY_NAME, KINDS

_BLOB = "ab" * 32
_STRANGER = "018f3a52-0000-7000-8000-00000000dead"
_RARE = "".join(chr(0x4E00 + n * 37 % 20_000) for n in range(9000))  # nothing that packs well
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 10**15, 10**15 + 1, 2**63 - 1, 1 - 2**63),
    *(
        "",
        " ",
        "q",
        "hq",
        "INR",
        "XXX",
        "2026-11-23",
        "2026-02-30",
        "9999-12-31",
        "0001-01-01",
        "24:61",
        "10:00",
    ),
    *(
        "2026-11-23T10:00:00",
        "2026-11-23T10:00:00+05:30",
        "1234",
        "123456789012",
        "a\0b",
        "a\nb\u202ec",
        "\u0000",
    ),
    *("=1+1", "<b>&", "{x}", "%s", "../../x", _BLOB, _BLOB.upper(), _STRANGER, _RARE[:1900], _RARE),
    *([], [""], ["q"], ["q", "q"], ["b", "a"], ["a\0b"], [["a"], ["b"]], [1], [None], [{"a": 1}], [_RARE]),
    *({}, {"a": "b"}, {"block": ["q"]}),
)
_CHANGES = 50  # of one record
Said = tuple[str, str, Any]  # kind, field, value


def every() -> list[Said]:
    return [
        (kind.name, key, value)
        for kind in KINDS
        for key in (*kind.by_key, "deleted_at", "id", "op_id", "created_at", "of_a_newer_program")
        for value in VALUES
    ]


def some(count: int, seed: int = 1) -> list[Said]:
    """So many of all that there is, in its order."""
    all_ = every()
    return [all_[n] for n in sorted(random.Random(seed).sample(range(len(all_)), count))]


def ops(said: list[Said]) -> Iterator[dict[str, Any]]:
    """Each value in the making of a record, and in a change of one that stands, which a few changes are made to."""
    for n, (kind, key, value) in enumerate(said):
        stands = _id(1 << 24 | n - n % _CHANGES, kind)
        if n % _CHANGES == 0 or said[n - 1][0] != kind:
            yield {"entity": kind, "entity_id": stands, "new": {"name_hi": "नाम", "extra": ["a"]}}
        names = {name: f"नाम {n}" for name in ("name_hi", "name_en") if name != key}
        yield {"entity": kind, "entity_id": _id(n, kind), "new": {**names, key: value}}
        yield {"entity": kind, "entity_id": stands, "kind": "change", "new": {key: value}}


def _id(n: int, kind: str) -> str:
    return str(UUID(int=0x018F3A52_0000_7000_A000_000000000000 + (sorted(BY_NAME).index(kind) << 32) + n))
