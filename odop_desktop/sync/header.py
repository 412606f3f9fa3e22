"""What a package says of itself, readable without any key: who sends it to whom, what it carries, what it answers.

The header is canonical JSON and signed as it stands, so there is one spelling of it: what is parsed encodes to
the same bytes, with fields this program does not know kept in `more`. A newer program may add fields; another
meaning of the old ones needs a new `v`.

A file is of form 1 wherever that can be, for every program reads it. In form 2 the header does not tell all chains
of which the file holds ops, but those that are asked for without opening it (`header_room`); the payload's end tells
all of them. It comes about where headquarters' file brings rows of more PCs than a header has room for, or tells of
more ops that wait than one line may (`answers`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NewType

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import canonical
from odop_desktop.sync import header_fields, limits, strict
from odop_desktop.sync.header_fields import FIELDS, Counts, Kind, Range, Ranges

__all__ = ["FORMAT", "Counts", "Header", "Kind", "Range", "Ranges", "Signed", "key_id"]

FORMAT = 2  # the newest form that this program reads


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
    v: int = 1
    more: Mapping[str, Any] = field(default_factory=dict)

    def encoded(self) -> bytes:
        """Canonical JSON. E-SYN-15 when it is longer than a header may be."""
        told: dict[str, Any] = {name: getattr(self, name) for name in FIELDS}
        told["ops"] = header_fields.told(self.ops)
        told["counts"] = self.counts._asdict()
        raw = canonical({**self.more, **told}).encode()
        if len(raw) > limits.HEADER:
            raise OdopError("E-SYN-15", what="header", most=limits.HEADER)
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
            given = {name: read(told.pop(name)) for name, read in FIELDS.items()}
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
