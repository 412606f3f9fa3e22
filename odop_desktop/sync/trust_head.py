"""The head of a trust list: what the roots sign. It names headquarters and holds the hash of the list of PCs.

Small enough for a package's header, so a district can check a file of headquarters' newest key before it has
the list that names that key: the list itself comes inside, encrypted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import canonical
from odop_desktop.sync import practice_keys, strict
from odop_desktop.sync.fields import Readers, built, day, many
from odop_desktop.sync.header import Kind
from odop_desktop.sync.rootset import RootSet, bare_set, root_set, signatures
from odop_desktop.sync.trust_parts import FormerHq, Headquarters, More, SignKey, former, headquarters

FORMAT = 1
_MAGIC = b"ODOP-TRUST/1\n"
HQ_KINDS = frozenset((Kind.H2D, Kind.ACK, Kind.ENROL, Kind.TRANSFER))


@dataclass(frozen=True, slots=True)
class Head:
    """`version` counts the lists; `issued` and `expires` are ISO dates; `roots` the set that signs it.

    `chain` and `nodes` are hashes (base64url SHA-256) of the roots' history and of the PCs; `min_app` the
    least version of this program that headquarters wants. A list past its day still holds: an office that no
    file reached must not stop, so `expires` only warns.
    """

    version: int
    issued: str
    expires: str
    practice: bool
    roots: RootSet
    chain: str
    hq: Headquarters
    former: tuple[FormerHq, ...]
    nodes: str
    min_app: str = ""
    v: int = FORMAT
    more: More = field(default_factory=dict)

    @property
    def centres(self) -> frozenset[str]:
        """The PC that is headquarters, and those that were."""
        return frozenset((self.hq.node, *(former.node for former in self.former)))

    def line_of(self, node: str) -> frozenset[str]:
        """The PC, and those in whose place it stands: a file's number is counted over all of them."""
        return self.centres if node == self.hq.node else frozenset((node,))

    def told(self) -> dict[str, Any]:
        plain = {n: getattr(self, n) for n in _READERS if n not in ("roots", "hq", "former")}
        old = [one.told() for one in self.former]
        return {**self.more, **plain, "roots": self.roots.bare(), "hq": self.hq.told(), "former": old}

    def statement(self) -> bytes:
        """What the roots sign."""
        return _MAGIC + canonical(self.told()).encode()

    def hq_key(self, kind: str, sender: str, at: tuple[int, int]) -> bytes | None:
        """The key of headquarters, or of a PC that was it, for its file `at` (epoch, number).

        None where the sender is neither. E-TRU-03: not its kind of file; E-TRU-04: no key for this number.
        """
        ours = {self.hq.node: self.hq.sign, **{one.node: one.sign for one in self.former}}
        if sender not in ours:
            return None
        if kind not in HQ_KINDS:
            raise OdopError("E-TRU-03", pc="HQ", kind=str(kind))
        return holding(ours[sender], at, "HQ")

    def check(self, sigs: Mapping[str, str]) -> None:
        """E-TRU-13 unless the set of roots signed it and nobody else; E-TRU-15, 16 for mixed practice."""
        if not set(sigs) <= self.roots.names() or not self.roots.enough(self.statement(), sigs):
            raise OdopError("E-TRU-13")
        if self.practice is not (self.roots.keys == practice_keys.roots()):
            raise OdopError("E-TRU-16" if self.practice else "E-TRU-15")
        if not self.practice and practice_keys.known() & {*self.sign_keys(), *self.hq.age, self.hq.recovery}:
            raise OdopError("E-TRU-15")

    def sign_keys(self) -> list[bytes]:
        """Every signing key it names."""
        hq = [one.key for keys in (self.hq.sign, *(f.sign for f in self.former)) for one in keys]
        return [*self.roots.keys, *hq]


def holding(keys: tuple[SignKey, ...], at: tuple[int, int], label: str) -> bytes:
    """The key that may sign the file `at`; E-TRU-04 where none may."""
    for one in keys:
        if one.holds(at):
            return one.key
    raise OdopError("E-TRU-04", pc=label, number=at[1])


def digest(told: Any) -> str:
    """What a head says of the parts beside it."""
    return strict.to_base64(sha256(canonical(told).encode()).digest())


def head(told: Any) -> Head:
    """ValueError where it is none; E-TRU-17 where a newer program wrote it."""
    version = strict.whole(strict.mapping(told).get("v"), 1)
    if version > FORMAT:
        raise OdopError("E-TRU-17")
    return built(Head, _READERS, told)


_READERS: Readers = {
    "version": lambda value: strict.whole(value, 1),
    "issued": day,
    "expires": day,
    "practice": strict.truth,
    "roots": bare_set,
    "chain": strict.digest,
    "hq": headquarters,
    "former": many(former, 32),
    "nodes": strict.digest,
    "min_app": lambda value: strict.text(value, 40),
    "v": lambda value: strict.whole(value, 1),
}


@dataclass(frozen=True, slots=True)
class Introduction:
    """A head with its signatures and the last sets of roots, as headquarters puts it into its headers."""

    head: Head
    sigs: Mapping[str, str]
    chain: tuple[RootSet, ...]

    def told(self) -> dict[str, Any]:
        chain = [one.told() for one in self.chain]
        return {"head": self.head.told(), "sigs": dict(self.sigs), "chain": chain}


def introduction(told: Any) -> Introduction:
    """What a header's `more["hq"]` says, its signatures checked against the roots it names itself.

    The caller still walks from the roots it trusts. E-TRU-10, 13, 15 … 17.
    """
    try:
        fields = strict.mapping(told)
        chain = many(root_set, 8)(fields["chain"])
        found = Introduction(head(fields["head"]), signatures(fields["sigs"]), chain)
        if len(fields) != 3:
            raise ValueError("more than an introduction")
    except (ValueError, KeyError, TypeError) as error:
        raise OdopError("E-TRU-10") from error
    found.head.check(found.sigs)
    return found
