"""The key pairs of one PC: Ed25519 to sign what it sends, age (X25519) to open what is sent to it.

They are made on the PC at first use and stay in its vault, sealed under the data key; only the public halves
go anywhere. A vault that a restore brought to another PC carries the keys of the old one: that PC is another
node, so its keys are made anew. The old ones go where the new ones are listed: into nothing, or, where that PC
was headquarters and this one takes its place, beside them.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

import pyrage  # type: ignore[import-untyped]
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from odop_desktop.errors import OdopError
from odop_desktop.storage import sealing, vault
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.ops import canonical
from odop_desktop.storage.place import Place
from odop_desktop.sync.header import key_id
from odop_desktop.sync.spoken import grouped, letters

_NAME = "keys/"  # and the node's id
FINGERPRINT = 16  # characters, 80 bits


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What others may know: `sign` the 32 raw bytes of the Ed25519 key, `age` the recipient `age1…`."""

    sign: bytes
    age: str

    @property
    def kid(self) -> str:
        return key_id(self.sign)

    @property
    def fingerprint(self) -> str:
        """What two people compare over the phone: `XXXX-XXXX-XXXX-XXXX`, over both keys."""
        told = canonical({"age": self.age, "sign": self.sign.hex()})
        return spoken_hash("keys", told.encode())


def spoken_hash(purpose: str, content: bytes) -> str:
    """80 bits of a SHA-256 in four groups: too many for anyone to search for a second one, few enough to say."""
    digest = sha256(b"odop-desktop/" + purpose.encode() + b"/" + content).digest()
    return grouped(letters(digest[:10], FINGERPRINT))


@dataclass(frozen=True, slots=True, repr=False)
class NodeKeys:
    """The private halves: `sign` 32 raw bytes, `age_identity` the text `AGE-SECRET-KEY-1…`.

    `earlier` are pairs that a rotation replaced: files that are still under way open with them, and they sign
    until headquarters' list names the new key.
    """

    sign: bytes
    age_identity: str
    earlier: tuple[tuple[bytes, str], ...] = ()

    def __repr__(self) -> str:
        return "NodeKeys(…)"

    @classmethod
    def new(cls, earlier: tuple[tuple[bytes, str], ...] = ()) -> NodeKeys:
        return cls(secrets.token_bytes(32), str(pyrage.x25519.Identity.generate()), earlier)

    @property
    def public(self) -> PublicKeys:
        return _public(self.sign, self.age_identity)

    @property
    def pairs(self) -> tuple[tuple[bytes, str], ...]:
        return ((self.sign, self.age_identity), *self.earlier)

    def signer(self, public: bytes) -> bytes:
        """The private half of the key that the trust list wants. E-TRU-05 where it is not on this PC."""
        for sign, age in self.pairs:
            if _public(sign, age).sign == public:
                return sign
        raise OdopError("E-TRU-05")

    def identity(self, recipients: Iterable[str]) -> str:
        """The age identity of ours to which a file is encrypted, by the recipients' kids in its header.

        The newest one where none is named: opening then fails with the package's own words.
        """
        named = set(recipients)
        fitting = (age for sign, age in self.pairs if key_id(_public(sign, age).age) in named)
        return next(fitting, self.age_identity)


def _public(sign: bytes, age: str) -> PublicKeys:
    ours = Ed25519PrivateKey.from_private_bytes(sign).public_key().public_bytes_raw()
    return PublicKeys(ours, str(pyrage.x25519.Identity.from_str(age).to_public()))


def ensure(place: Place, key: DataKey) -> NodeKeys:
    """The keys of the node that the vault names; made, and kept in the vault, where it has none yet."""
    kept = vault.load(place.vault)
    if _NAME + kept.node_id in kept.secrets:
        return _read(sealing.secret(kept, key, _NAME + kept.node_id))
    return _keep(place, key, NodeKeys.new(), others=kept.secrets)


def rotate(place: Place, key: DataKey) -> NodeKeys:
    """New keys beside the old ones. They are used once headquarters' list names them."""
    now = ensure(place, key)
    return _keep(place, key, NodeKeys.new(now.pairs))


def install(place: Place, key: DataKey, keys: NodeKeys) -> NodeKeys:
    """Keys that were not made here: the practice headquarters' own."""
    return _keep(place, key, keys)


def inherit(place: Place, key: DataKey, node: str) -> NodeKeys:
    """The keys that `node` had go beside ours, where the vault brought them: what was sent to it opens here."""
    kept, ours = vault.load(place.vault), ensure(place, key)
    if _NAME + node not in kept.secrets:
        return ours
    theirs = _read(sealing.secret(kept, key, _NAME + node))
    return _keep(place, key, replace(ours, earlier=(*ours.earlier, *theirs.pairs)))


def forget_others(place: Place, key: DataKey) -> None:
    """Drops the keys of the PC whose copy was brought back here: this one is listed as another."""
    ours = ensure(place, key)
    if sum(name.startswith(_NAME) for name in vault.load(place.vault).secrets) > 1:
        _keep(place, key, ours)


def _keep(
    place: Place, key: DataKey, keys: NodeKeys, others: Mapping[str, Mapping[str, str]] | None = None
) -> NodeKeys:
    kept = vault.load(place.vault)
    if others is None:
        others = {name: sealed for name, sealed in kept.secrets.items() if not name.startswith(_NAME)}
    ours = sealing.with_secret(replace(kept, secrets=others), key, _NAME + kept.node_id, _told(keys))
    vault.save(place.vault, ours, key)
    return keys


def _told(keys: NodeKeys) -> bytes:
    return canonical([[sign.hex(), age] for sign, age in keys.pairs]).encode()


def _read(told: bytes) -> NodeKeys:
    first, *earlier = ((bytes.fromhex(sign), age) for sign, age in json.loads(told))
    return NodeKeys(*first, tuple(earlier))
