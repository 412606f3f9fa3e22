"""`vault.json`, the key slots of an office: read, proved, written. What needs no password needs nothing more.

    {v, db_id, node_id, epoch, cipher_salt, slots: [{type, user_id, name, kdf, nonce, wrapped, created}],
     secrets: {name: {nonce, sealed}}, mac, sum}

`mac`, under the data key, tells a vault that somebody altered; `sum`, a plain SHA-256, tells a damaged file
from a wrong password before any key is known. The shape is SAFETY's, after LUKS and KeePassXC.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.storage.files import write_whole
from odop_desktop.storage.key import KEY_BYTES, SALT_BYTES, DataKey
from odop_desktop.storage.ops import canonical

FORMAT = 1
PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the data key. `type` is password, recovery, hq or practice; bytes are hex.

    A practice slot holds the key in clear in `wrapped`.
    """

    type: str
    wrapped: str
    user_id: str = ""
    name: str = ""
    kdf: Mapping[str, Any] = field(default_factory=dict)
    nonce: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Vault:
    """What the file says. `secrets` are signing, age and LoI keys, sealed under the data key."""

    db_id: str
    node_id: str
    cipher_salt: str
    epoch: int = 0  # the highest this node has had: a damaged store cannot tell it
    slots: tuple[Slot, ...] = ()
    secrets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    mac: str = ""

    @property
    def practice(self) -> bool:
        return any(slot.type == PRACTICE for slot in self.slots)

    def key(self, raw: bytes) -> DataKey:
        """The data key a slot gave, proved against the mac: E-VLT-08 where the vault was altered."""
        if len(raw) != KEY_BYTES:
            raise OdopError("E-VLT-08")
        key = DataKey(raw, bytes.fromhex(self.cipher_salt))
        if not hmac.compare_digest(_mac(self, key), self.mac):
            raise OdopError("E-VLT-08")
        return key


def new(db_id: str, node_id: str, key: DataKey) -> Vault:
    return Vault(db_id, node_id, key.salt.hex())


def with_slot(vault: Vault, slot: Slot) -> Vault:
    """The vault with one slot more, in place of the user's own old one. A practice vault takes no other."""
    if vault.practice or (slot.type == PRACTICE and vault.slots):
        raise OdopError("E-VLT-07")
    kept = [s for s in vault.slots if (s.type, s.user_id) != (slot.type, slot.user_id)]
    return replace(vault, slots=(*kept, slot))


def without_user(vault: Vault, user_id: str) -> Vault:
    """The vault without a user's password. The last password stays: E-VLT-11."""
    kept = tuple(s for s in vault.slots if s.type != "password" or s.user_id != user_id)
    if not any(s.type == "password" for s in kept):
        raise OdopError("E-VLT-11")
    return replace(vault, slots=kept)


def practice_slot(key: DataKey) -> Slot:
    """The key in clear, for a practice office and for nothing else."""
    return Slot(PRACTICE, key.raw.hex(), created=now())


def open_practice(vault: Vault) -> DataKey:
    """The data key of a practice office; E-VLT-07 for a real one."""
    for slot in vault.slots:
        if slot.type == PRACTICE:
            return vault.key(bytes.fromhex(slot.wrapped))
    raise OdopError("E-VLT-07")


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def load(path: Path) -> Vault:
    """Reads the file. E-VLT-04: it is missing; -05: it is damaged; -06: a newer program wrote it.

    E-OFF-02 where there is no store beside it either: that is no office.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        if not path.with_name("office.db").exists():
            raise OdopError("E-OFF-02", folder=str(path.parent)) from None
        raise OdopError("E-VLT-04", file=str(path)) from None
    return parse(content, str(path))


def parse(content: bytes, file: str) -> Vault:
    """A vault from the bytes of its file, or of its copy in a backup."""
    try:
        told = json.loads(content)
        if int(told["v"]) > FORMAT:
            raise OdopError("E-VLT-06", file=file)
        if told.pop("sum") != _sum(told):
            raise ValueError("the sum differs")
        return _vault(told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise OdopError("E-VLT-05", file=file) from error


def _vault(told: dict[str, Any]) -> Vault:
    del told["v"]
    slots = tuple(Slot(**slot) for slot in told.pop("slots"))
    vault = Vault(slots=slots, **told)
    if len(bytes.fromhex(vault.cipher_salt)) != SALT_BYTES:
        raise ValueError("a salt of another length")
    for slot in slots:
        bytes.fromhex(slot.wrapped + slot.nonce)
    return vault


def save(path: Path, vault: Vault, key: DataKey) -> Vault:
    """Writes the vault whole or not at all, with a fresh mac. Returns it as written."""
    vault = replace(vault, mac=_mac(vault, key))
    told = {"v": FORMAT, **_told(vault), "mac": vault.mac}
    told["sum"] = _sum(told)
    write_whole(path, json.dumps(told, indent=1, ensure_ascii=False).encode())
    return vault


def _told(vault: Vault) -> dict[str, Any]:
    told = asdict(vault)
    del told["mac"]
    return told


def _mac(vault: Vault, key: DataKey) -> str:
    told = canonical({"v": FORMAT, **_told(vault)}).encode()
    return hmac.new(key.derive("vault"), told, "sha256").hexdigest()


def _sum(told: Mapping[str, Any]) -> str:
    return sha256(canonical({k: v for k, v in told.items() if k != "sum"}).encode()).hexdigest()
