"""The receipt phrase: what headquarters says over the telephone where no file can come back.

Twelve characters, 60 bits of an HMAC under a secret that only headquarters and that PC share: nobody else can
say of a file, as its header names and counts it, that it arrived (DECISIONS 31).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping

from odop_desktop.storage import sealing, vault
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.ops import canonical
from odop_desktop.storage.place import Place
from odop_desktop.sync import spoken

_NAME = "phrase"
SECRET = 32
LENGTH = 12


def said(secret: bytes, pkg_id: str, counts: Mapping[str, int], hq_epoch: int) -> str:
    """`XXXX-XXXX-XXXX` for a package that headquarters took in; `counts` are those of the sender's header."""
    told = canonical(["receipt", pkg_id, dict(counts), hq_epoch])
    digest = hmac.digest(secret, told.encode(), "sha256")
    return spoken.grouped(spoken.letters(digest[:8], LENGTH))


def secret_for(master: bytes, node: str) -> bytes:
    """What headquarters shares with one PC: nothing to be kept for each of them."""
    return hmac.digest(master, b"odop-desktop/phrase/" + node.encode(), "sha256")


def master(place: Place, key: DataKey) -> bytes:
    """Headquarters' own secret, made at first use, in its vault."""
    kept = secret(place, key)
    return keep(place, key, secrets.token_bytes(SECRET)) if kept is None else kept


def secret(place: Place, key: DataKey) -> bytes | None:
    """What headquarters gave this PC when it was enrolled; None before that."""
    kept = vault.load(place.vault)
    return sealing.secret(kept, key, _NAME) if _NAME in kept.secrets else None


def keep(place: Place, key: DataKey, secret: bytes) -> bytes:
    kept = vault.load(place.vault)
    vault.save(place.vault, sealing.with_secret(kept, key, _NAME, secret), key)
    return secret
