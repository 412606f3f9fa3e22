"""The keys of the practice headquarters: made from a sentence that everybody knows, so they prove nothing.

They let a practice office send and receive at once (DECISIONS 32). Wherever a real list or a real office meets
one of them, it refuses.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256

import pyrage  # type: ignore[import-untyped]
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from odop_desktop.sync.agekey import text_of
from odop_desktop.sync.keys import NodeKeys

_SENTENCE = b"ODOP Desktop, practice headquarters: these keys are public and for practice only/"


def secret(purpose: str) -> bytes:
    """32 bytes that anybody can compute."""
    return sha256(_SENTENCE + purpose.encode()).digest()


def root_secrets() -> tuple[bytes, bytes]:
    return secret("root 1"), secret("root 2")


@cache
def roots() -> tuple[bytes, ...]:
    """The public root keys, sorted as in a root set."""
    private = (Ed25519PrivateKey.from_private_bytes(each) for each in root_secrets())
    return tuple(sorted(one.public_key().public_bytes_raw() for one in private))


def hq_keys() -> NodeKeys:
    return NodeKeys(secret("sign"), text_of(secret("age")))


@cache
def recovery() -> str:
    """The recovery recipient; its identity is as public as all the rest."""
    return str(pyrage.x25519.Identity.from_str(text_of(secret("recovery"))).to_public())


@cache
def known() -> frozenset[bytes | str]:
    """Every public key of it: none may stand in a real list."""
    ours = hq_keys().public
    return frozenset((*roots(), ours.sign, ours.age, recovery()))
