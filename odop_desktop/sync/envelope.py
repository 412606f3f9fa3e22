"""The outside of a package, read without any key: where header, signature and ciphertext lie (form: `package`)."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO

from odop_desktop.domain import plainfile
from odop_desktop.domain.plainfile import NotAFile
from odop_desktop.errors import OdopError
from odop_desktop.sync import limits, strict
from odop_desktop.sync.header import Header

FAMILY = b"ODOP-SYNC/"
MAGIC = FAMILY + b"1\n"
SIGNATURE = 64  # bytes
_BLOCK = 1 << 20

Source = Path | bytes  # a file, or what one held (joined parts, armour)


@contextmanager
def opened(source: Source) -> Iterator[IO[bytes]]:
    """The bytes to read from. E-SYN-01 where the file is not there or stops giving its bytes, E-SYN-32 where it
    is a folder, pipe or device."""
    if isinstance(source, bytes):
        yield io.BytesIO(source)
        return
    try:
        with plainfile.opened(source) as f:
            yield f
    except NotAFile as error:
        raise OdopError("E-SYN-32", file=source.name) from error
    except OSError as error:
        raise OdopError("E-SYN-01", file=source.name) from error


def whole(source: Source) -> bytes:
    """Everything that a source holds. E-SYN-01 where it stops giving its bytes, E-SYN-10 where it never ends."""
    most = limits.PACKAGE + limits.HEADER * 2
    with opened(source) as f:
        content = f.read(most + 1)
    if len(content) > most:
        raise OdopError("E-SYN-10", mb=limits.PACKAGE >> 20)
    return content


def read(f: IO[bytes]) -> tuple[Header, bytes]:
    """Header and signature; the ciphertext follows. E-SYN-02 for no package, E-SYN-03 … 05 for its header."""
    magic = f.read(len(MAGIC))
    if magic != MAGIC:
        raise _other(magic)
    length = f.read(4)
    if len(length) < 4:
        raise OdopError("E-SYN-07")
    (size,) = struct.unpack(">I", length)
    if size > limits.HEADER:
        raise OdopError("E-SYN-04")
    told, signature = f.read(size), f.read(SIGNATURE)
    if len(told) < size or len(signature) < SIGNATURE:
        raise OdopError("E-SYN-07")
    return Header.parse(told), signature


def _other(magic: bytes) -> OdopError:
    """What a file is that does not begin as a package of this form does."""
    version = magic.removeprefix(FAMILY).rstrip(b"\r\n")
    if magic.startswith(FAMILY) and version.isdigit() and version != b"1":
        return OdopError("E-SYN-03", found=int(version), known=1)
    if magic.startswith(FAMILY + b"1\r"):
        return OdopError("E-SYN-26")
    if MAGIC.startswith(magic) and magic:
        return OdopError("E-SYN-07")
    return OdopError("E-SYN-02")


def ciphertext(f: IO[bytes], header: Header) -> bytes:
    """The ciphertext as the header says it is: E-SYN-07 cut short, 08 with more behind it, 09 changed."""
    sealed = f.read(header.len + 1) if header.len <= limits.PACKAGE else b""
    _hold(len(sealed), sha256(sealed).digest(), header)
    return sealed


def check_ciphertext(f: IO[bytes], header: Header) -> None:
    """As `ciphertext`, without keeping it."""
    came, digest = 0, sha256()
    while came <= header.len <= limits.PACKAGE and (block := f.read(min(_BLOCK, header.len + 1 - came))):
        came += len(block)
        digest.update(block)
    _hold(came, digest.digest(), header)


def _hold(came: int, digest: bytes, header: Header) -> None:
    if header.len > limits.PACKAGE:
        raise OdopError("E-SYN-10", mb=limits.PACKAGE >> 20)
    if came < header.len:
        raise OdopError("E-SYN-07")
    if came > header.len:
        raise OdopError("E-SYN-08")
    if strict.to_base64(digest) != header.sha256:
        raise OdopError("E-SYN-09")
