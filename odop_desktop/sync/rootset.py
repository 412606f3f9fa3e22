"""The offline root keys that a trust list answers to, and how one set hands over to the next (TUF 5.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import canonical
from odop_desktop.sync import strict
from odop_desktop.sync.fields import key as read_key
from odop_desktop.sync.fields import many
from odop_desktop.sync.header import key_id
from odop_desktop.sync.keys import spoken_hash

_MAGIC = b"ODOP-ROOTS/1\n"
_SIGNATURE = 64


@dataclass(frozen=True, slots=True)
class RootSet:
    """`no` counts the sets from 1; `keys` are sorted Ed25519 public keys, of which `threshold` must sign.

    `sigs` {key id: signature} are those of the set before and of this one; the first set has none.
    """

    no: int
    keys: tuple[bytes, ...]
    threshold: int
    sigs: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def fingerprint(self) -> str:
        """What a district compares with its headquarters over the phone before it trusts this set."""
        return spoken_hash("roots", self.statement())

    def statement(self) -> bytes:
        """What the set before signs, and this one."""
        return _MAGIC + canonical(self.bare()).encode()

    def bare(self) -> dict[str, Any]:
        keys = [strict.to_base64(key) for key in self.keys]
        return {"keys": keys, "no": self.no, "threshold": self.threshold}

    def told(self) -> dict[str, Any]:
        return {**self.bare(), "sigs": dict(self.sigs)}

    def enough(self, statement: bytes, sigs: Mapping[str, str]) -> bool:
        """Whether as many of these keys as needed have signed the statement."""
        return sum(_signed(key, statement, sigs.get(key_id(key))) for key in self.keys) >= self.threshold

    def names(self) -> frozenset[str]:
        return frozenset(key_id(key) for key in self.keys)


def root_set(told: Any) -> RootSet:
    """A set with the signatures of its handing over."""
    fields = strict.mapping(told)
    bare = bare_set({name: fields[name] for name in fields if name != "sigs"})
    return RootSet(bare.no, bare.keys, bare.threshold, signatures(fields["sigs"]))


def bare_set(told: Any) -> RootSet:
    fields = strict.mapping(told)
    keys = many(read_key, 8)(fields["keys"])
    threshold = strict.whole(fields["threshold"], 1)
    if set(fields) != {"keys", "no", "threshold"} or list(keys) != sorted(set(keys)) or threshold > len(keys):
        raise ValueError("no set of roots")
    return RootSet(strict.whole(fields["no"], 1), keys, threshold)


def signatures(told: Any) -> dict[str, str]:
    found = strict.mapping(told)
    for name, signature in found.items():
        strict.from_base64(name, 8)
        strict.from_base64(signature, _SIGNATURE)
    return dict(found)


def walk(chain: Sequence[RootSet], start: RootSet) -> RootSet:
    """The last set of the chain, reached from the one we trust, each step signed by both sets.

    E-TRU-13: the chain does not know our set; E-TRU-14: a step lacks signatures.
    """
    at = next((i for i, one in enumerate(chain) if one == start), None)
    if at is None:
        raise OdopError("E-TRU-13")
    now = start
    for step in chain[at + 1 :]:
        both = all(keys.enough(step.statement(), step.sigs) for keys in (now, step))
        if step.no != now.no + 1 or not both:
            raise OdopError("E-TRU-14")
        now = step
    return now


def _signed(key: bytes, statement: bytes, signature: str | None) -> bool:
    if signature is None:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(strict.from_base64(signature, _SIGNATURE), statement)
    except (InvalidSignature, ValueError):
        return False
    return True
