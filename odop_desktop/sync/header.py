"""What a package says of itself, readable without any key: who sends it to whom, what it carries, what it answers.

The header is canonical JSON and signed as it stands, so there is one spelling of it: what is parsed encodes to
the same bytes, with fields this program does not know kept in `more`. A newer program may add fields; another
meaning of the old ones needs a new `v`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, NamedTuple, NewType

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import canonical
from odop_desktop.sync import limits, strict

FORMAT = 1  # of header and payload


class Kind(StrEnum):
    """What a package is for (DECISIONS 30). A rebuild is an H2D from the feed's beginning."""

    D2H = "D2H"  # a district's changes to headquarters
    H2D = "H2D"  # headquarters' answer
    N2N = "N2N"  # one PC's changes to the collecting PC of its district
    ENROL = "ENROL"  # a new PC asks, headquarters answers
    ACK = "ACK"  # a receipt
    REKEY = "REKEY"  # a node's new key, signed by the old one
    TRANSFER = "TRANSFER"  # a person moves to another district


class Counts(NamedTuple):
    ops: int = 0
    blobs: int = 0


class Range(NamedTuple):
    """The first and the last seq of one node's epoch; a headquarters' package may leave out some between."""

    first: int
    last: int


Ranges = Mapping[str, Mapping[int, Range]]  # node → epoch → range


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """One package's header. What a draft leaves out, `package.write` fills in.

    `sender` and `to` are node ids (`to` may be empty in an ENROL request), `office` the id of the sender's
    office record, `pkg_no` counts the sender's packages within its epoch, `month` is the month reported
    ("2026-11"), `prev` the SHA-256 in hex of the sender's package before this one ("" for the first). `hq_ack`
    is the feed position the sender has, `min_reader` the least schema that can take it in, `created` ISO 8601
    with offset. `kid` and `recipients` are key ids (`key_id`); `sha256` (base64url) and `len` (bytes) are of
    the ciphertext.
    """

    kind: Kind
    pkg_id: str
    sender: str
    epoch: int
    office: str
    to: str
    pkg_no: int
    month: str
    created: str
    app: str
    schema: int
    min_reader: int = 1
    prev: str = ""
    hq_epoch: int = 0
    hq_ack: int = 0
    trust_version: int = 0
    practice: bool = False
    nil: bool = False
    ops: Ranges = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    kid: str = ""
    recipients: tuple[str, ...] = ()
    len: int = 0
    sha256: str = ""
    v: int = FORMAT
    more: Mapping[str, Any] = field(default_factory=dict)

    def encoded(self) -> bytes:
        """Canonical JSON. E-SYN-04 when it is longer than a header may be."""
        told: dict[str, Any] = {name: getattr(self, name) for name in _FIELDS}
        told["ops"] = {n: {str(e): list(r) for e, r in epochs.items()} for n, epochs in self.ops.items()}
        told["counts"] = self.counts._asdict()
        raw = canonical({**self.more, **told}).encode()
        if len(raw) > limits.HEADER:
            raise OdopError("E-SYN-04")
        return raw

    @classmethod
    def parse(cls, raw: bytes) -> Header:
        """The header of these bytes. E-SYN-03 for a newer form, E-SYN-05 for an unknown kind, else E-SYN-04."""
        try:
            told = dict(strict.mapping(strict.parse(raw.decode())))
            version = strict.whole(told.get("v"), 1)
            if version > FORMAT:
                raise OdopError("E-SYN-03", found=version, known=FORMAT)
            kind = strict.name(told.get("kind"))
            if kind not in set(Kind):
                raise OdopError("E-SYN-05", kind=kind)
            given = {name: read(told.pop(name)) for name, read in _FIELDS.items()}
            header = cls(**given, more=told)
            if len(raw) > limits.HEADER or header.encoded() != raw:
                raise ValueError("not canonical")
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise OdopError("E-SYN-04") from error
        return header


# A header whose signature `package.verify` has found good: only such a one opens a payload.
Signed = NewType("Signed", Header)


def key_id(public: bytes | str) -> str:
    """How a key is named in a header: base64url of the first 8 bytes of its SHA-256.

    `public` is the raw Ed25519 key, or an age recipient as text.
    """
    raw = public.encode() if isinstance(public, str) else public
    return strict.to_base64(sha256(raw).digest()[:8])


_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


def _month(value: Any) -> str:
    if not _MONTH.fullmatch(strict.text(value)):
        raise ValueError("not a month")
    return str(value)


def _moment(value: Any) -> str:
    if datetime.fromisoformat(strict.text(value, 40)).tzinfo is None:
        raise ValueError("a time without offset")
    return str(value)


def _or_empty(read: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda value: "" if value == "" else read(value)


def _key_id(value: Any) -> str:
    strict.from_base64(value, 8)
    return str(value)


def _recipients(value: Any) -> tuple[str, ...]:
    return tuple(_key_id(each) for each in strict.listed(value))


def _digest(value: Any) -> str:
    strict.from_base64(value, 32)
    return str(value)


def _ranges(value: Any) -> Ranges:
    return {
        strict.name(node): {_epoch(epoch): _range(each) for epoch, each in strict.mapping(epochs).items()}
        for node, epochs in strict.mapping(value).items()
    }


def _epoch(text: str) -> int:
    if not re.fullmatch("0|[1-9][0-9]{0,8}", text):
        raise ValueError("not an epoch")
    return int(text)


def _range(value: Any) -> Range:
    first, last = strict.listed(value)
    return Range(strict.whole(first, 1), strict.whole(last, first))


def _counts(value: Any) -> Counts:
    told = strict.mapping(value)
    if set(told) != set(Counts._fields):
        raise ValueError("other counts")
    return Counts(**{name: strict.whole(told[name]) for name in Counts._fields})


# Every field and how it is read; each reader raises ValueError for what it does not take.
_FIELDS: Mapping[str, Callable[[Any], Any]] = {
    "v": lambda value: strict.whole(value, 1),
    "kind": Kind,
    "pkg_id": strict.uuid,
    "sender": strict.name,
    "epoch": strict.whole,
    "office": strict.name,
    "to": _or_empty(strict.name),
    "pkg_no": strict.whole,
    "month": _month,
    "ops": _ranges,
    "prev": _or_empty(strict.sha256_hex),
    "hq_epoch": strict.whole,
    "hq_ack": strict.whole,
    "trust_version": strict.whole,
    "schema": strict.whole,
    "min_reader": strict.whole,
    "app": lambda value: strict.text(value, 40),
    "created": _moment,
    "practice": strict.truth,
    "nil": strict.truth,
    "counts": _counts,
    "kid": _key_id,
    "recipients": _recipients,
    "len": strict.whole,
    "sha256": _digest,
}
