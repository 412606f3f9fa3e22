"""Keys, headers and lines of invented packages."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import FIRST, OpLine, canonical, uuid7
from odop_desktop.sync import package
from odop_desktop.sync.envelope import Source
from odop_desktop.sync.header import Header, Kind, Signed, key_id
from odop_desktop.sync.payload import ChainFrom, Line
from odop_desktop.sync.payload_reading import Payload
from odop_desktop.sync.payload_writing import Writer, opening

NODE = "018f3a52-0000-7000-8000-00000000c0de"
OTHER = "018f3a52-0000-7000-8000-00000000beef"
HQ = "018f3a52-0000-7000-8000-0000000000f0"
OFFICE = "018f3a52-0000-7000-8000-000000000ff1"


def public_of(key: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()


# Keys for these tests alone; the age pair belongs together.
SIGN = bytes(range(32))
PUBLIC = public_of(SIGN)
AGE = "AGE-SECRET-KEY-1FLY4FL0HRN86UKTRZ25XSMLVL6NS2KL86G2LDF5CYNW4MCENGK7S35KSUG"
AGE_PUBLIC = "age13hn7jplym3356ewy9c2ufwklfnntjjh2xqk4v5m5nwrxfpr8yc4s3q6qja"


def draft(**given: Any) -> Header:
    header = Header(
        kind=Kind.D2H,
        pkg_id=uuid7(),
        sender=NODE,
        epoch=0,
        office=OFFICE,
        to=HQ,
        pkg_no=14,
        month="2026-11",
        created="2026-11-22T10:15:00+05:30",
        app="0.3.0",
        schema=1,
    )
    return replace(header, **given)


def op(seq: int, new: Mapping[str, Any] | None = None, **given: Any) -> OpLine:
    body = canonical({"new": {"name_hi": "सुनीता देवी", "mobile": "9816012345"} if new is None else new})
    line = OpLine(
        node=NODE,
        epoch=0,
        seq=seq,
        act=f"018f3a52-0000-7000-8000-{seq // 3:012d}",
        verb="artisan.save",
        undoes=None,
        actor="018f3a52-0000-7000-8000-0000000000a1",
        at="2026-11-20T11:00:00+05:30",
        kind="create",
        entity="artisan",
        entity_id=f"018f3a52-0000-7000-9000-{seq:012d}",
        base={},
        reason=None,
        schema=1,
        body=body,
        salt=os.urandom(16),
    )
    return replace(line, **given)


def ops(count: int, node: str = NODE) -> list[Line]:
    return [ChainFrom(node, 0, 1, FIRST), *(op(n, node=node) for n in range(1, count + 1))]


def write(path: Path, lines: Iterable[Line], **given: Any) -> Header:
    return package.write(path, draft(**given), lines, sign=SIGN, recipients=[AGE_PUBLIC])


def read(source: Source) -> list[Line]:
    """Everything inside, by the way every receiver takes."""
    signed = package.verify(source, package.read_header(source), PUBLIC)
    return list(package.open(source, signed, AGE))


def refused(code: str, work: Callable[[], object]) -> OdopError:
    with pytest.raises(OdopError) as caught:
        work()
    assert caught.value.code == code
    return caught.value


def opened(plain: bytes, **given: Any) -> Payload:
    """A payload of these bytes, rightly compressed, under a header that fits its first line."""
    return Payload(Signed(sent(**given)), zstandard.compress(plain))


def sent(**given: Any) -> Header:
    """A header as a receiver meets it, of a package with no ops."""
    made = {"kid": key_id(PUBLIC), "recipients": (key_id(AGE_PUBLIC),), "len": 900, "sha256": "A" * 43}
    return draft(**{"pkg_id": OFFICE, **made, **given})


def first_line(header: Header | None = None) -> bytes:
    return canonical(opening(header or sent())).encode() + b"\n"


def plain(lines: Iterable[Line]) -> bytes:
    """The payload's bytes as the writer makes them."""
    return b"".join(Writer(sent()).written(lines))


def container(header: Mapping[str, Any], sealed: bytes, key: bytes = SIGN) -> bytes:
    """A package put together by hand: whatever header it is, it is signed."""
    told = canonical(header).encode()
    signature = Ed25519PrivateKey.from_private_bytes(key).sign(b"ODOP-SYNC/1\n" + told)
    return b"ODOP-SYNC/1\n" + struct.pack(">I", len(told)) + told + signature + sealed
