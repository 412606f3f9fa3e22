"""The offline root keys of a headquarters: made, and used to sign a list and to hand over to another set.

There are two, each kept apart from every PC, as a file with a passphrase and as paper (`root_keeping`). One
signature is enough to start with; the form allows any number of keys and signatures.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from odop_desktop.errors import OdopError
from odop_desktop.sync import strict
from odop_desktop.sync.header import key_id
from odop_desktop.sync.rootset import RootSet
from odop_desktop.sync.trust import TrustList


@dataclass(frozen=True, slots=True, repr=False)
class RootKey:
    """The private half, 32 raw bytes of Ed25519."""

    secret: bytes

    def __repr__(self) -> str:
        return "RootKey(…)"

    @classmethod
    def new(cls) -> RootKey:
        return cls(secrets.token_bytes(32))

    @property
    def public(self) -> bytes:
        return self._key().public_key().public_bytes_raw()

    def sign(self, statement: bytes) -> str:
        return strict.to_base64(self._key().sign(statement))

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.secret)


def new_set(keys: Sequence[RootKey], threshold: int = 1, no: int = 1) -> RootSet:
    """The first set of roots of a headquarters."""
    return RootSet(no, tuple(sorted({key.public for key in keys})), threshold)


def sign(draft: TrustList, keys: Sequence[RootKey]) -> TrustList:
    """The list, signed. E-TRU-33 where too few of its roots are among the keys."""
    ours = [key for key in keys if key.public in draft.roots.keys]
    sigs = {key_id(key.public): key.sign(draft.head.statement()) for key in ours}
    if len(sigs) < draft.roots.threshold:
        raise OdopError("E-TRU-33", wanted=draft.roots.threshold, found=len(sigs))
    return replace(draft, sigs=sigs)


def handed_over(now: RootSet, to: Sequence[RootKey], threshold: int, signing: Sequence[RootKey]) -> RootSet:
    """The next set of roots, signed by the present one and by itself. E-TRU-33 where keys for that lack."""
    after = new_set(to, threshold, now.no + 1)
    both = {key_id(key.public): key.sign(after.statement()) for key in (*signing, *to)}
    for keys in (now, after):
        if not keys.enough(after.statement(), both):
            raise OdopError("E-TRU-33", wanted=keys.threshold, found=len(keys.names() & both.keys()))
    named = now.names() | after.names()
    return replace(after, sigs={name: sig for name, sig in both.items() if name in named})
