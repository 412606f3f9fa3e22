"""Named secrets in the vault (signing, age, LoI keys), sealed under the data key; never in the database."""

from __future__ import annotations

import os
from dataclasses import replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from odop_desktop.errors import OdopError
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.ops import canonical
from odop_desktop.storage.vault import Vault


def with_secret(vault: Vault, key: DataKey, name: str, secret: bytes) -> Vault:
    """The vault with the secret under its name; to be saved with `vault.save`."""
    nonce = os.urandom(12)
    sealed = _box(key, name).encrypt(nonce, secret, _bound(vault, name))
    return replace(vault, secrets={**vault.secrets, name: {"nonce": nonce.hex(), "sealed": sealed.hex()}})


def secret(vault: Vault, key: DataKey, name: str) -> bytes:
    """The secret's bytes. E-VLT-10 where the vault does not hold it (or another key sealed it)."""
    try:
        kept = vault.secrets[name]
        return _box(key, name).decrypt(
            bytes.fromhex(kept["nonce"]), bytes.fromhex(kept["sealed"]), _bound(vault, name)
        )
    except (KeyError, ValueError, InvalidTag) as error:
        raise OdopError("E-VLT-10", name=name) from error


def _box(key: DataKey, name: str) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(key.derive(f"secret/{name}"))


def _bound(vault: Vault, name: str) -> bytes:
    return canonical([vault.db_id, name]).encode()
