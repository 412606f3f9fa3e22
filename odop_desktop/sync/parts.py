"""A package cut into parts that pass through e-mail, and parts put together again.

    "ODOP-PART/1\\n" | u32 length | {each, len, part, parts, sha256, size, whole} (canonical JSON) | the bytes

`whole` and `size` are of the package, `each` the SHA-256 of every part's bytes, `len` of this part's bytes;
`sha256` covers each, part, parts, size and whole (canonical JSON) and the bytes. Parts are not signed: they only say
where the bytes belong; the joined package is verified like any other. As each part names all of its set, a forged
one is of another set and spoils none. The first parts that were made had no `each`; they are read still.
"""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice, product
from typing import IO, Any

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import canonical
from odop_desktop.sync import limits, strict
from odop_desktop.sync.envelope import Source, opened

MAGIC = b"ODOP-PART/1\n"
SUFFIX = ".odoppart"
_HEAD = 64 * 1024  # bytes: so many that `limits.PARTS` parts can be named
_TRIES = 64  # ways to put parts together that do not name their set


@dataclass(frozen=True, slots=True)
class Part:
    """One of `parts`, counted from 1. `whole` is the SHA-256 in hex of the package of `size` bytes; `each` that of
    every part's bytes, base64url."""

    whole: str
    size: int
    part: int
    parts: int
    content: bytes = field(repr=False)
    each: tuple[str, ...] = ()

    @property
    def of(self) -> str:
        """Which set of parts it is one of: 16 hex digits."""
        told = [self.whole, self.size, self.parts, *self.each]
        return sha256(canonical({"of": told}).encode()).hexdigest()[:16]

    def encoded(self) -> bytes:
        told: dict[str, Any] = {
            "whole": self.whole,
            "size": self.size,
            "part": self.part,
            "parts": self.parts,
        }
        if self.each:
            told["each"] = list(self.each)
        digest = sha256(canonical(told).encode() + self.content).hexdigest()
        head = canonical({**told, "len": len(self.content), "sha256": digest}).encode()
        return b"".join((MAGIC, struct.pack(">I", len(head)), head, self.content))


def split(source: Source, most: int = limits.PART) -> Iterator[Part]:
    """The package in parts of at most so many bytes, in their order; one part where it is small enough."""
    with opened(source) as f:
        whole = _sha256(f)
        size = f.seek(0, os.SEEK_END)
        f.seek(0)
        parts = max(1, -(-size // most))
        if parts > limits.PARTS:
            raise OdopError("E-SYN-10", mb=limits.PACKAGE >> 20)
        each = tuple(_named(f.read(most)) for _ in range(parts))
        f.seek(0)
        for part in range(1, parts + 1):
            yield Part(whole, size, part, parts, f.read(most), each)


def _named(content: bytes) -> str:
    return strict.to_base64(sha256(content).digest())


def _sha256(f: IO[bytes]) -> str:
    digest = sha256()
    while block := f.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


def read(source: Source) -> Part:
    """One part, as it was made. E-SYN-22 where it was cut, changed, or has something behind it."""
    with opened(source) as f:
        raw = f.read(limits.PACKAGE + _HEAD)
    try:
        return _read(raw)
    except (ValueError, KeyError, TypeError, struct.error) as error:
        raise OdopError("E-SYN-22") from error


def _read(raw: bytes) -> Part:
    start = len(MAGIC) + 4
    (length,) = struct.unpack(">I", raw[len(MAGIC) : start])
    if not raw.startswith(MAGIC) or length > _HEAD:
        raise ValueError("not a part")
    told = strict.mapping(strict.parse(raw[start : start + length].decode()))
    whole, size = strict.sha256_hex(told["whole"]), strict.whole(told["size"], 1)
    part, parts = strict.whole(told["part"], 1), strict.whole(told["parts"], 1)
    each = tuple(strict.text(one, 43) for one in strict.listed(told.get("each", [])))
    found = Part(whole, size, part, parts, raw[start + length :], each)
    if found.encoded() != raw or part > parts or parts > limits.PARTS or size > limits.PACKAGE:
        raise ValueError("not as it was made")
    if each and (len(each) != parts or each[part - 1] != _named(found.content)):
        raise ValueError("not the part that its set names")
    if len(found.content) * (parts - 1) > size:  # all but the last are of one length, and together no more
        raise ValueError("more than its share")
    return found


def said(numbers: Iterable[int]) -> str:
    """'1, 4–7, 9' of numbers that go up."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def missing(parts: Iterable[Part]) -> list[int]:
    """The numbers that are not there yet. E-SYN-24 where parts are of different packages, or cut differently."""
    known = list(parts)
    if len({p.of for p in known}) != 1:
        raise OdopError("E-SYN-24")
    return sorted(set(range(1, known[0].parts + 1)) - {p.part for p in known})


def join(parts: Iterable[Part]) -> bytes:
    """The package of all its parts, in whatever order and however often they came.

    Of parts that do not name their set several may be there of one number: those are taken that fit.

    E-SYN-23 where some are missing, 24 where they are of different packages, 25 where they do not make the whole.
    """
    known = list(parts)
    if lacking := missing(known):
        raise OdopError("E-SYN-23", missing=said(lacking), parts=known[0].parts)
    found: dict[int, dict[bytes, None]] = {}
    for p in known:
        found.setdefault(p.part, {})[p.content] = None
    for pieces in islice(product(*(found[number] for number in sorted(found))), _TRIES):
        if (
            sum(map(len, pieces)) == known[0].size
            and _sha256(io.BytesIO(raw := b"".join(pieces))) == known[0].whole
        ):
            return raw
    raise OdopError("E-SYN-25")
