"""The file that travels: a signed header, then the compressed payload encrypted to its receivers.

    "ODOP-SYNC/1\\n" | u32 length of the header | header | 64 bytes Ed25519 signature over magic and header | age file

The signature is checked first, then length and SHA-256 of the ciphertext, which the header holds; only then is
anything decrypted. age alone does not say who sent a file, and anybody may replace one (FiloSottile/age#51,
#59). The age file holds one zstd frame: `age -d | zstd -d` shows the payload with the right key and no program
of ours. A file without recipients (an ENROL request of a PC that knows no key of headquarters yet) holds the
frame unencrypted. No plaintext is written to any disk.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import zstandard
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from odop_desktop.errors import OdopError
from odop_desktop.storage.files import write_whole
from odop_desktop.sync import envelope, limits, strict
from odop_desktop.sync.envelope import Source
from odop_desktop.sync.header import Header, Kind, Signed, key_id
from odop_desktop.sync.payload import Line
from odop_desktop.sync.payload_reading import Payload
from odop_desktop.sync.payload_writing import Writer

SUFFIX = ".odopsync"


def write(
    path: Path, draft: Header, lines: Iterable[Line], *, sign: bytes, recipients: Sequence[str]
) -> Header:
    """Writes the package beside, flushes it and gives it its name. Returns the header as signed.

    `sign` is the raw Ed25519 private key, `recipients` age recipients ("age1…"). Counts, op ranges, key ids,
    length and hash are filled in. E-SYN-10 and 15 where it would be larger than a package may be.
    """
    header, raw = packed(draft, lines, sign=sign, recipients=recipients)
    write_whole(path, raw)
    return header


def packed(
    draft: Header, lines: Iterable[Line], *, sign: bytes, recipients: Sequence[str]
) -> tuple[Header, bytes]:
    """The package as bytes, and its header."""
    key = Ed25519PrivateKey.from_private_bytes(sign)
    kids = tuple(key_id(each) for each in recipients)
    named = replace(draft, kid=key_id(key.public_key().public_bytes_raw()), recipients=kids)
    writer = Writer(named)
    sealed = _sealed(_compressed(writer.written(lines)), named.kind, recipients)
    header = replace(
        named,
        ops=writer.ranges,
        counts=writer.counts,
        len=len(sealed),
        sha256=strict.to_base64(sha256(sealed).digest()),
    )
    told = header.encoded()
    Header.parse(told)  # what cannot be read must not be sent
    raw = b"".join(
        (envelope.MAGIC, struct.pack(">I", len(told)), told, key.sign(envelope.MAGIC + told), sealed)
    )
    if len(raw) > limits.PACKAGE:
        raise OdopError("E-SYN-10", most=limits.PACKAGE)
    return header, raw


def _compressed(blocks: Iterable[bytes]) -> bytes:
    out = io.BytesIO()
    compressor = zstandard.ZstdCompressor(level=3, write_checksum=True).compressobj()
    for block in blocks:
        out.write(compressor.compress(block))
        if out.tell() > limits.PACKAGE:
            raise OdopError("E-SYN-10", most=limits.PACKAGE)
    out.write(compressor.flush())
    return out.getvalue()


def _sealed(plain: bytes, kind: Kind, recipients: Sequence[str]) -> bytes:
    if not recipients:
        if kind is not Kind.ENROL:
            raise ValueError("a package for nobody")
        return plain
    keys = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
    return bytes(pyrage.encrypt(plain, keys))


def read_header(source: Source) -> Header:
    """The header, not yet verified. E-SYN-01 … 05 and 07 where there is none that can be read."""
    with envelope.opened(source) as f:
        return envelope.read(f)[0]


def verify(source: Source, header: Header, public: bytes) -> Signed:
    """Held to be of the key `public` (raw Ed25519): signature first, then length and hash of the ciphertext.

    E-SYN-06 for another signature or header, E-SYN-07 for a file cut short, E-SYN-08 for one with something
    behind it, E-SYN-09 for a ciphertext that was changed.
    """
    with envelope.opened(source) as f:
        read, signature = envelope.read(f)
        if read != header or header.kid != key_id(public):
            raise OdopError("E-SYN-06")
        try:
            key = Ed25519PublicKey.from_public_bytes(public)
            key.verify(signature, envelope.MAGIC + header.encoded())
        except (InvalidSignature, ValueError) as error:
            raise OdopError("E-SYN-06") from error
        envelope.check_ciphertext(f, header)
    return Signed(header)


def open(source: Source, header: Signed, identity: str) -> Payload:
    """The payload, decrypted in memory with an age identity ("AGE-SECRET-KEY-1…").

    The ciphertext is held against the header once more as it is read: a stick may give other bytes the second
    time. E-SYN-11 where the file is not encrypted to this identity.
    """
    with envelope.opened(source) as f:
        if envelope.read(f)[0] != header:
            raise OdopError("E-SYN-06")
        sealed = envelope.ciphertext(f, header)
    if not header.recipients:
        return Payload(header, sealed)
    try:
        return Payload(header, bytes(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)])))
    except (pyrage.DecryptError, pyrage.IdentityError) as error:
        raise OdopError("E-SYN-11") from error
