"""The data key of an office: 32 random bytes that open its files, and what is derived from them."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

KEY_BYTES = 32
SALT_BYTES = 16


@dataclass(frozen=True, slots=True, repr=False)
class DataKey:
    """`raw` opens the store, `salt` is the cipher salt of `office.db`. Neither is ever shown in a repr."""

    raw: bytes
    salt: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES or len(self.salt) != SALT_BYTES:
            raise ValueError("a data key is 32 bytes with a salt of 16")

    def __repr__(self) -> str:
        return "DataKey(…)"

    @classmethod
    def new(cls) -> DataKey:
        return cls(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(SALT_BYTES))

    def spec(self, name: str) -> str:
        """The raw key and salt as `PRAGMA key` takes them; each file has a salt of its own.

        Pages are authenticated under key and salt, so a page of one file is refused in another.
        """
        salt = self.salt if name == "office" else sha256(self.salt + name.encode()).digest()[:SALT_BYTES]
        return f"x'{self.raw.hex()}{salt.hex()}'"

    def derive(self, purpose: str) -> bytes:
        """32 bytes for one purpose (a mac, a wrapping key), useless for every other."""
        return hmac.digest(self.raw, b"odop-desktop/" + purpose.encode(), "sha256")
