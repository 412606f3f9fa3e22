"""The third way back into an office's records, where password and recovery card are lost: headquarters.

An enrolled office keeps its data key in its vault also encrypted to the offline recovery key (slot `hq`). Shut
out, it sends that slot with a key made for this once; headquarters opens the slot with the recovery key from
its envelope and hands the data key back, encrypted to that one key. A fingerprint read over the telephone
tells headquarters that the request is the office's own.

    office          ask → file, fingerprint          take ← file
    headquarters    read → grant (with the recovery key) → file

Headquarters itself, shut out, opens its own slot with the key from the envelope (`own`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped]

from odop_desktop.errors import OdopError
from odop_desktop.storage import vault
from odop_desktop.storage.files import write_whole
from odop_desktop.storage.key import KEY_BYTES, DataKey
from odop_desktop.storage.ops import canonical
from odop_desktop.storage.place import Place
from odop_desktop.storage.vault import Slot, Vault
from odop_desktop.sync import spoken, strict
from odop_desktop.sync.agekey import text_of
from odop_desktop.sync.fields import recipient, whole_object
from odop_desktop.sync.keys import spoken_hash

TYPE = "hq"
_MOST = 20_000  # bytes of any of these files


@dataclass(frozen=True, slots=True)
class Wish:
    """A request as headquarters reads it: of which records, their slot, and the key that is to get them.

    `node` is the PC that asks, as it says itself: only the fingerprint read out at a known telephone proves it.
    """

    db_id: str
    slot: bytes
    to: str
    content: bytes
    node: str = ""

    @property
    def fingerprint(self) -> str:
        return spoken_hash("unlock", self.content)


def leave(place: Place, key: DataKey, recovery: str) -> None:
    """Puts the slot into the vault, once for each recovery recipient. A practice vault needs none."""
    kept = vault.load(place.vault)
    if kept.practice or any(s.type == TYPE and s.kdf.get("recipient") == recovery for s in kept.slots):
        return
    sealed = _sealed(kept.db_id, key.raw, recovery, armored=False)
    slot = Slot(TYPE, sealed.hex(), kdf={"name": "age", "recipient": recovery}, created=vault.now())
    vault.save(place.vault, vault.with_slot(kept, slot), key)


def ask(place: Place) -> Wish:
    """The request of an office that is shut out; needs no password. E-TRU-36 where headquarters has no slot.

    The key made for it waits in the office's folder: asked again, the same request comes back.
    """
    kept = vault.load(place.vault)
    slot = _left(kept)
    if not _waiting(place).exists():
        write_whole(_waiting(place), str(pyrage.x25519.Identity.generate()).encode())
    to = str(_identity(place).to_public())
    told = {"odop": "unlock", "v": 1, "db_id": kept.db_id, "slot": slot.wrapped, "to": to}
    told["node"] = kept.node_id
    return read(canonical(told).encode())


def waits(place: Place) -> bool:
    """Whether a request of this office is under way."""
    return _waiting(place).exists()


def read(content: bytes) -> Wish:
    """The request in a file. E-TRU-37 where there is none."""
    try:
        told = whole_object(content, _MOST)
        if (told["odop"], told["v"]) != ("unlock", 1):
            raise ValueError("something else")
        slot = bytes.fromhex(strict.text(told["slot"], _MOST))
        node = strict.name(told["node"]) if "node" in told else ""
        return Wish(strict.name(told["db_id"]), slot, recipient(told["to"]), content, node)
    except (ValueError, KeyError) as error:
        raise OdopError("E-TRU-37") from error


def grant(wish: Wish, recovery: bytes, confirmed: str) -> bytes:
    """The answer, made at headquarters with the 32 bytes of its recovery key (`root_keeping`).

    E-TRU-21: another fingerprint was read out; E-TRU-38: the slot is of another recovery key.
    """
    if not spoken.same(confirmed, wish.fingerprint):
        raise OdopError("E-TRU-21")
    return _sealed(wish.db_id, _from_slot(wish.slot, wish.db_id, recovery), wish.to, armored=True)


def own(place: Place, recovery: bytes) -> DataKey:
    """The data key at headquarters' own PC, which needs to ask nobody. E-TRU-36, 38."""
    kept = vault.load(place.vault)
    return kept.key(_from_slot(bytes.fromhex(_left(kept).wrapped), kept.db_id, recovery))


def take(place: Place, content: bytes) -> DataKey:
    """The data key from headquarters' answer: with it a new password is set, then `forget`. E-TRU-39 where it
    is no answer to our request.
    """
    kept = vault.load(place.vault)
    try:
        db_id, raw = _opened(content, _identity(place))
        if db_id != kept.db_id:
            raise ValueError("other records")
    except (ValueError, OSError) as error:
        raise OdopError("E-TRU-39") from error
    return kept.key(raw)


def forget(place: Place) -> None:
    """The key that waited goes: the answer opens nothing from then on."""
    _waiting(place).unlink(missing_ok=True)


def _left(kept: Vault) -> Slot:
    slot = next((s for s in kept.slots if s.type == TYPE), None)
    if slot is None:
        raise OdopError("E-TRU-36")
    return slot


def _from_slot(slot: bytes, db_id: str, recovery: bytes) -> bytes:
    try:
        found, raw = _opened(slot, pyrage.x25519.Identity.from_str(text_of(recovery)))
    except ValueError as error:
        raise OdopError("E-TRU-38") from error
    if found != db_id:
        raise OdopError("E-TRU-38")
    return raw


def _waiting(place: Place) -> Path:
    return place.root / "unlock.key"


def _identity(place: Place) -> Any:
    try:
        return pyrage.x25519.Identity.from_str(_waiting(place).read_text("ascii"))
    except pyrage.IdentityError as error:
        raise ValueError("no key waits") from error


def _sealed(db_id: str, raw: bytes, to: str, *, armored: bool) -> bytes:
    told = canonical({"db_id": db_id, "key": raw.hex()})
    return bytes(pyrage.encrypt(told.encode(), [pyrage.x25519.Recipient.from_str(to)], armored=armored))


def _opened(sealed: bytes, identity: Any) -> tuple[str, bytes]:
    """ValueError where it does not open, or holds something else."""
    if len(sealed) > _MOST:
        raise ValueError("too long")
    try:
        told = strict.mapping(strict.parse(bytes(pyrage.decrypt(sealed, [identity])).decode()))
        db_id, raw = strict.name(told["db_id"]), bytes.fromhex(strict.text(told["key"]))
    except (pyrage.DecryptError, KeyError) as error:
        raise ValueError("does not open") from error
    if len(raw) != KEY_BYTES:
        raise ValueError("no data key")
    return db_id, raw
