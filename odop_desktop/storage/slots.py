"""Password and recovery slots: the data key wrapped by what an officer knows or keeps in an envelope.

Imported only when a password or a recovery code is used; a practice office opens without it.
"""

from __future__ import annotations

import hmac
import os
import time
import unicodedata
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from odop_desktop.domain.passwords import SHORTEST
from odop_desktop.errors import OdopError
from odop_desktop.storage import recovery
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.ops import canonical
from odop_desktop.storage.vault import Slot, Vault, now

AIM = 0.5  # seconds an opening may take on this PC (SAFETY)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: `m` KiB of memory, `t` passes, `p` lanes (RFC 9106)."""

    m: int = 64 * 1024
    t: int = 3
    p: int = 4


FLOOR = Cost()
_MOST = Cost(m=1 << 20, t=64, p=16)  # a file that asks for more is no vault of ours


@dataclass(frozen=True, slots=True)
class Opened:
    """The data key, and who opened it."""

    key: DataKey
    user_id: str
    name: str


def calibrate(aim: float = AIM) -> Cost:
    """The passes this PC makes in `aim` seconds, never below the floor."""
    begun = time.perf_counter()
    _stretch("calibration", b"0" * 16, FLOOR)
    once = (time.perf_counter() - begun) / FLOOR.t
    return Cost(t=max(FLOOR.t, min(_MOST.t, int(aim / once))))


def password_slot(vault: Vault, key: DataKey, user: tuple[str, str], password: str, cost: Cost) -> Slot:
    """A slot for one officer; `user` is id and sign-in name. E-VLT-09 for a password that is too short."""
    if len(_normal(password)) < SHORTEST:
        raise OdopError("E-VLT-09", shortest=SHORTEST)
    salt = os.urandom(16)
    kdf = {"name": "argon2id", **asdict(cost), "salt": salt.hex()}
    return _wrap(vault, key, Slot("password", "", *user, kdf), _stretch(password, salt, cost))


def recovery_slot(vault: Vault, key: DataKey, code: str) -> Slot:
    """A slot for the code that is printed once (`recovery.new_code`)."""
    salt = os.urandom(16)
    kdf = {"name": "hmac-sha256", "salt": salt.hex()}
    return _wrap(vault, key, Slot("recovery", "", kdf=kdf), _stir(code, salt))


def open_with_password(vault: Vault, user: str, password: str) -> Opened:
    """By sign-in name or id. E-VLT-01 for a wrong name or password, without saying which."""
    asked = _normal(user).casefold()
    for slot in vault.slots:
        if slot.type == "password" and asked in (slot.user_id.casefold(), _normal(slot.name).casefold()):
            raw = _unwrap(vault, slot, _stretch(password, bytes.fromhex(slot.kdf["salt"]), _cost(slot)))
            if raw is not None:
                return Opened(vault.key(raw), slot.user_id, slot.name)
    raise OdopError("E-VLT-01", user=user)


def open_with_recovery(vault: Vault, code: str) -> DataKey:
    """E-VLT-03 for a code with a slip of the pen, E-VLT-02 for another office's or an older one."""
    for slot in vault.slots:
        if slot.type == "recovery":
            raw = _unwrap(vault, slot, _stir(code, bytes.fromhex(slot.kdf["salt"])))
            if raw is not None:
                return vault.key(raw)
    raise OdopError("E-VLT-02")


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _stretch(password: str, salt: bytes, cost: Cost) -> bytes:
    kdf = Argon2id(salt=salt, length=32, iterations=cost.t, lanes=cost.p, memory_cost=cost.m)
    return kdf.derive(_normal(password).encode())


def _stir(code: str, salt: bytes) -> bytes:
    """A code of 160 random bits needs no stretching."""
    return hmac.digest(salt, b"odop-desktop/recovery/" + recovery.read_code(code), "sha256")


def _cost(slot: Slot) -> Cost:
    m, t, p = (int(slot.kdf[k]) for k in ("m", "t", "p"))
    if not (8 * p <= m <= _MOST.m and 1 <= t <= _MOST.t and 1 <= p <= _MOST.p):
        raise OdopError("E-VLT-08")
    return Cost(m, t, p)


def _bound(vault: Vault, slot: Slot) -> bytes:
    """What a wrapped key is bound to: it opens in no other vault, slot or name."""
    told: dict[str, Any] = {"db_id": vault.db_id, "type": slot.type, "user_id": slot.user_id}
    return canonical(told).encode()


def _wrap(vault: Vault, key: DataKey, slot: Slot, by: bytes) -> Slot:
    nonce = os.urandom(12)
    wrapped = ChaCha20Poly1305(by).encrypt(nonce, key.raw, _bound(vault, slot))
    return Slot(slot.type, wrapped.hex(), slot.user_id, slot.name, slot.kdf, nonce.hex(), now())


def _unwrap(vault: Vault, slot: Slot, by: bytes) -> bytes | None:
    try:
        return ChaCha20Poly1305(by).decrypt(
            bytes.fromhex(slot.nonce), bytes.fromhex(slot.wrapped), _bound(vault, slot)
        )
    except (InvalidTag, ValueError):
        return None
