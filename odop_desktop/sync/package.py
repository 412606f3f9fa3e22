"""The file that travels: a signed header, then the compressed payload encrypted to its receivers.

    "ODOP-SYNC/1\\n" | u32 length of the header | header | 64 bytes Ed25519 signature over magic and header | age file

The signature is checked first, then length and SHA-256 of the ciphertext, which the header holds; only then is
anything decrypted. age alone does not say who sent a file, and anybody may replace one (FiloSottile/age#51,
#59). The age file holds one zstd frame: `age -d | zstd -d` shows the payload with the right key and no program
of ours. A file without recipients (an ENROL request of a PC that knows no key of headquarters yet) holds the
frame unencrypted. No plaintext is written to any disk.
"""

from __future__ import annotations

import errno
import io
import struct
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
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
MOST = limits.PACKAGE - (1 << 20)  # bytes compressed: encrypting adds 16 to every 64 KiB, and the header


def write(
    path: Path,
    draft: Header,
    lines: Iterable[Line],
    *,
    sign: bytes,
    recipients: Sequence[str],
    near: Collection[str] = (),
) -> Header:
    """Writes the package beside, flushes it and gives it its name. Returns the header as signed.

    `sign` is the raw Ed25519 private key, `recipients` age recipients ("age1…"). Counts, op ranges, key ids,
    length and hash are filled in. `near`: nodes whose chains the header tells, though it has no room for all
    (`header_room`). E-SYN-10 and 15 where it would be larger than a package may be, 18 where the
    file cannot be written, 19 where the disk is full.
    """
    header, head, sealed = _made(draft, lines, sign, recipients, near)
    try:
        write_whole(path, head, sealed)
    except OSError as error:
        raise not_written(path, error) from error
    return header


def packed(
    draft: Header,
    lines: Iterable[Line],
    *,
    sign: bytes,
    recipients: Sequence[str],
    near: Collection[str] = (),
) -> tuple[Header, bytes]:
    """As `write`, but in memory: the header and the package's bytes."""
    header, head, sealed = _made(draft, lines, sign, recipients, near)
    return header, head + sealed


def not_written(path: Path, error: OSError) -> OdopError:
    """A pen drive is full, write-protected, or gone; what was begun on it is removed where that can be done."""
    with suppress(OSError):
        path.with_name(path.name + ".part").unlink(missing_ok=True)
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return OdopError("E-SYN-19" if full else "E-SYN-18", file=path.name)


def _made(
    draft: Header, lines: Iterable[Line], sign: bytes, recipients: Sequence[str], near: Collection[str]
) -> tuple[Header, bytes, bytes]:
    """The header, what stands before the ciphertext, and the ciphertext."""
    key = Ed25519PrivateKey.from_private_bytes(sign)
    kids = tuple(key_id(each) for each in recipients)
    named = replace(draft, kid=key_id(key.public_key().public_bytes_raw()), recipients=kids)
    writer = Writer(named, near)
    sealed = _sealed(_compressed(writer.written(lines)), named.kind, recipients)
    digest = strict.to_base64(sha256(sealed).digest())
    header = replace(writer.header, len=len(sealed), sha256=digest)
    told = _readable(header)
    signature = key.sign(envelope.MAGIC + told)
    return header, b"".join((envelope.MAGIC, struct.pack(">I", len(told)), told, signature)), sealed


def _readable(header: Header) -> bytes:
    """The header's bytes; what the receiver could not read is a mistake of ours and is not sent."""
    told = header.encoded()
    if Header.parse(told) != header:
        raise ValueError("the header does not read back")
    return told


def _compressed(blocks: Iterable[bytes]) -> bytes:
    out = io.BytesIO()
    compressor = zstandard.ZstdCompressor(level=3, write_checksum=True).compressobj()
    for block in blocks:
        out.write(compressor.compress(block))
        _not_too_large(out.tell())
    out.write(compressor.flush())
    _not_too_large(out.tell())
    return out.getvalue()


def _not_too_large(size: int) -> None:
    if size > MOST:
        raise OdopError("E-SYN-10", mb=limits.PACKAGE >> 20)


def _sealed(plain: bytes, kind: Kind, recipients: Sequence[str]) -> bytes:
    if not recipients:
        if kind is not Kind.ENROL:
            raise ValueError("a package for nobody")
        return plain
    keys = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
    out = io.BytesIO()
    pyrage.encrypt_io(io.BytesIO(plain), out, keys)  # `encrypt` holds the whole once more
    return out.getvalue()


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
    return Payload(header, _unsealed(sealed, identity))


def _unsealed(sealed: bytes, identity: str) -> bytes:
    """OSError is what pyrage raises where the damage lies behind age's own header."""
    out = io.BytesIO()
    try:
        pyrage.decrypt_io(io.BytesIO(sealed), out, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, pyrage.IdentityError, OSError) as error:
        raise OdopError("E-SYN-11") from error
    return out.getvalue()
