"""Packages as they should not be: damaged by chance, or put together by somebody who has no key.

`Forge.mutant` gives one changed package, `receive` takes it as every receiver does.
"""

from __future__ import annotations

import json
import random
import struct
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

import pyrage  # type: ignore[import-untyped]
import zstandard

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import OpLine
from odop_desktop.sync import package, strict
from odop_desktop.sync.header import Counts, Header, Kind, Signed, key_id
from odop_desktop.sync.parts import Part
from odop_desktop.sync.payload import Blob, Line, Section
from odop_desktop.sync.payload_reading import Payload
from odop_desktop.sync.payload_writing import Writer
from odop_desktop.sync.unwrap import unwrap
from tests.sync.packages import AGE, AGE_PUBLIC, NODE, OTHER, SIGN, container, draft, ops, public_of, sent

OTHERS = bytes(range(100, 132))  # the signing key of the other office
THIEVES = bytes(range(200, 232))  # of nobody we know
KEYS = {NODE: public_of(SIGN), OTHER: public_of(OTHERS)}
START = 16  # magic and length


def corpus() -> list[bytes]:
    """Sound packages of two offices: large and small, with attachments, of several kinds."""
    content = bytes(range(256)) * 4
    blob = Blob(sha256(content).hexdigest(), content)
    made = [
        (draft(), ops(12), SIGN),
        (draft(kind=Kind.H2D, pkg_no=15), [*ops(3), Section("acks", {"a": [1, 2]}), blob], SIGN),
        (draft(nil=True, month="2026-12"), [], SIGN),
        (draft(sender=OTHER, kind=Kind.N2N), ops(5, OTHER), OTHERS),
    ]
    return [package.packed(d, lines, sign=key, recipients=[AGE_PUBLIC])[1] for d, lines, key in made]


def receive(raw: bytes) -> list[Line]:
    """What a receiver does with any file: OdopError, or the lines of a package signed by its sender's own key."""
    found = unwrap(raw)
    if isinstance(found, Part):
        raise OdopError("E-SYN-23")
    header = package.read_header(found)
    if header.sender not in KEYS:
        raise OdopError("E-SYN-06")
    return list(package.open(found, package.verify(found, header, KEYS[header.sender]), AGE))


def forged(raw: bytes) -> bytes:
    """A ciphertext with as many ops as the package says, of other people."""
    lines = [
        replace(line, body=line.body.replace("सुनीता", "कमला"))
        if isinstance(line, OpLine) and line.body
        else line
        for line in receive(raw)
    ]
    lines.append(Section("forged", {}))
    plain = b"".join(Writer(package.read_header(raw)).written(lines))
    return bytes(pyrage.encrypt(zstandard.compress(plain), [pyrage.x25519.Recipient.from_str(AGE_PUBLIC)]))


@dataclass(frozen=True)
class Cut:
    """A package in its pieces."""

    header: bytes
    signature: bytes
    sealed: bytes

    @classmethod
    def of(cls, raw: bytes) -> Cut:
        (length,) = struct.unpack(">I", raw[START - 4 : START])
        end = START + length
        return cls(raw[START:end], raw[end : end + 64], raw[end + 64 :])

    def joined(self) -> bytes:
        return (
            b"ODOP-SYNC/1\n"
            + struct.pack(">I", len(self.header))
            + self.header
            + self.signature
            + self.sealed
        )


class Forge:
    """Makes mutants of sound packages, in the same ways and places for the same seed."""

    def __init__(self, sound: list[bytes], seed: int) -> None:
        self.sound, self.draw = sound, random.Random(seed)
        self.forged = {raw: forged(raw) for raw in sound}
        self.ways: tuple[Callable[[bytes, bytes], bytes], ...] = (
            *(self.flipped, self.flipped, self.flipped, self.overwritten, self.cut_off, self.extended),
            *(self.concatenated, self.left_out, self.put_in, self.swapped, self.another_length),
            *(self.headers_swapped, self.signatures_swapped, self.ciphertexts_swapped, self.header_edited),
            *(
                self.ciphertext_replaced,
                self.payload_forged,
                self.signed_by_another,
                self.field_from_another,
                self.as_text,
            ),
        )

    def mutant(self) -> tuple[str, bytes]:
        """How it was made, and its bytes: never those of a sound package."""
        while True:
            way = self.draw.choice(self.ways)
            raw = way(self.draw.choice(self.sound), self.draw.choice(self.sound))
            if raw not in self.sound:
                return way.__name__, raw

    def place(self, raw: bytes) -> int:
        """Anywhere, the header and its surroundings as likely as the long ciphertext."""
        most = len(raw) if self.draw.random() < 0.5 else min(len(raw), 1000)
        return self.draw.randrange(most)

    def flipped(self, raw: bytes, _: bytes) -> bytes:
        changed = bytearray(raw)
        for _each in range(self.draw.choice([1, 1, 1, 2, 8])):
            changed[self.place(raw)] ^= 1 << self.draw.randrange(8)
        return bytes(changed)

    def overwritten(self, raw: bytes, other: bytes) -> bytes:
        at, length = self.place(raw), self.draw.choice([1, 4, 16, 512])
        filled = self.draw.choice(
            [bytes(length), b"\xff" * length, self.draw.randbytes(length), other[:length]]
        )
        return raw[:at] + filled + raw[at + len(filled) :]

    def cut_off(self, raw: bytes, _: bytes) -> bytes:
        return raw[: self.place(raw)] if self.draw.random() < 0.8 else raw[self.place(raw) + 1 :]

    def extended(self, raw: bytes, other: bytes) -> bytes:
        length = self.draw.choice([1, 16, 4096])
        more = self.draw.choice([bytes(length), b"\n", self.draw.randbytes(length), other[-length:]])
        return raw + more if self.draw.random() < 0.8 else more + raw

    def concatenated(self, raw: bytes, other: bytes) -> bytes:
        return raw + other

    def left_out(self, raw: bytes, _: bytes) -> bytes:
        at = self.place(raw)
        return raw[:at] + raw[at + self.draw.choice([1, 2, 64]) :]

    def put_in(self, raw: bytes, _: bytes) -> bytes:
        at = self.place(raw)
        return raw[:at] + self.draw.randbytes(self.draw.choice([1, 2, 64])) + raw[at:]

    def swapped(self, raw: bytes, _: bytes) -> bytes:
        one, two = sorted((self.place(raw), self.place(raw)))
        length = self.draw.choice([1, 16, 64])
        return (
            raw[:one]
            + raw[two : two + length]
            + raw[one + length : two]
            + raw[one : one + length]
            + raw[two + length :]
        )

    def another_length(self, raw: bytes, _: bytes) -> bytes:
        (length,) = struct.unpack(">I", raw[START - 4 : START])
        other = self.draw.choice([0, 1, length - 1, length + 1, length + 64, 8192, 8193, 2**31, 2**32 - 1])
        return raw[: START - 4] + struct.pack(">I", other) + raw[START:]

    def headers_swapped(self, raw: bytes, other: bytes) -> bytes:
        one, two = Cut.of(raw), Cut.of(other)
        return Cut(two.header, self.draw.choice([one, two]).signature, one.sealed).joined()

    def signatures_swapped(self, raw: bytes, other: bytes) -> bytes:
        one = Cut.of(raw)
        signature = self.draw.choice(
            [Cut.of(other).signature, bytes(64), one.signature[32:] + one.signature[:32]]
        )
        return Cut(one.header, signature, one.sealed).joined()

    def ciphertexts_swapped(self, raw: bytes, other: bytes) -> bytes:
        return Cut(Cut.of(raw).header, Cut.of(raw).signature, Cut.of(other).sealed).joined()

    def header_edited(self, raw: bytes, _: bytes) -> bytes:
        """The header says something else, as JSON as before; the signature stays."""
        one = Cut.of(raw)
        fields = json.loads(one.header)
        name = self.draw.choice(sorted(fields))
        fields[name] = _other(fields[name], self.draw)
        if self.draw.random() < 0.2:
            fields["more"] = 1
        return Cut(_json(fields), one.signature, one.sealed).joined()

    def ciphertext_replaced(self, raw: bytes, _: bytes) -> bytes:
        """Another ciphertext under a header that fits it: only the signature tells."""
        one = Cut.of(raw)
        sealed = one.sealed + b"x" if self.draw.random() < 0.5 else self.draw.randbytes(300)
        fields = {
            **json.loads(one.header),
            "len": len(sealed),
            "sha256": strict.to_base64(sha256(sealed).digest()),
        }
        return Cut(_json(fields), one.signature, sealed).joined()

    def payload_forged(self, raw: bytes, _: bytes) -> bytes:
        """Other changes, rightly encrypted: anybody can do that, for whom a file is for is no secret."""
        one, sealed = Cut.of(raw), self.forged[raw]
        fields = json.loads(one.header)
        if self.draw.random() < 0.5:
            fields |= {"len": len(sealed), "sha256": strict.to_base64(sha256(sealed).digest())}
        return Cut(_json(fields), one.signature, sealed).joined()

    def signed_by_another(self, raw: bytes, _: bytes) -> bytes:
        """Rightly signed, by a key that is not the sender's: a thief's, or of an office that is known."""
        one = Cut.of(raw)
        fields = json.loads(one.header)
        strangers = [THIEVES, OTHERS if fields["sender"] == NODE else SIGN]
        key = self.draw.choice(strangers)
        if self.draw.random() < 0.5:
            fields["kid"] = key_id(public_of(key))
        return container(fields, one.sealed, key)

    def field_from_another(self, raw: bytes, other: bytes) -> bytes:
        """One field of another package's header: replayed, sent on, renumbered."""
        one, fields, theirs = Cut.of(raw), json.loads(Cut.of(raw).header), json.loads(Cut.of(other).header)
        name = self.draw.choice(sorted(fields))
        return Cut(_json({**fields, name: theirs[name]}), one.signature, one.sealed).joined()

    def as_text(self, raw: bytes, _: bytes) -> bytes:
        """What carrying a file as text does to it."""
        change = self.draw.choice([(b"\n", b"\r\n"), (b"\x00", b""), (b"\r", b"\n"), (b" ", b"")])
        text = raw.decode("latin-1").encode() if self.draw.random() < 0.3 else raw
        return text.replace(*change)


def _other(value: object, draw: random.Random) -> object:
    match value:
        case bool():
            return not value
        case int():
            return draw.choice([value + 1, max(0, value - 1), 0, 10**9, -1])
        case str():
            return draw.choice([value + "x", value[:-1], "", value.swapcase(), value[::-1]])
        case list():
            return draw.choice([[], value + value, [*value, "AAAAAAAAAAA"]])
    return draw.choice([{}, {"x": 1}, None])


def _json(fields: dict[str, object]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def accepted(count: int, seed: int) -> list[str]:
    """The ways in which mutants were made that got through; anything but OdopError comes out as it is."""
    forge = Forge(corpus(), seed)
    through = []
    for _ in range(count):
        way, raw = forge.mutant()
        try:
            receive(raw)
        except OdopError:
            continue
        through.append(way)
    return through


def odd_payload(draw: random.Random, plain: bytes) -> tuple[Header, Payload]:
    """A payload changed before it was signed, as a faulty or hostile program of a trusted office could send."""
    changed, at = bytearray(plain), draw.randrange(len(plain))
    match draw.randrange(5):
        case 0:
            changed[at] ^= 1 << draw.randrange(8)
        case 1:
            del changed[at : at + draw.choice([1, 5, 200])]
        case 2:
            changed[at:at] = draw.choice(
                [b"\n", b"0", b'"', b"[", b"}", b"\\u0000", b"null", b"-", b",{}", b"1e5", "क".encode()]
            )
        case 3:
            lines = plain.split(b"\n")
            draw.shuffle(lines)
            changed = bytearray(b"\n".join(lines))
        case 4:
            lines = plain.split(b"\n")
            lines.insert(draw.randrange(len(lines)), draw.choice(lines))
            changed = bytearray(b"\n".join(lines))
    header = sent(ops=_RANGES, counts=_COUNTS)
    return header, Payload(Signed(header), zstandard.compress(bytes(changed)))


_WRITER = Writer(sent())
PLAIN = b"".join(
    _WRITER.written(
        [*ops(6), Section("acks", {"a": {"b": 1}}), Blob(sha256(b"x" * 99).hexdigest(), b"x" * 99)]
    )
)
_RANGES, _COUNTS = _WRITER.ranges, Counts(*_WRITER.counts)


def stumbled(count: int, seed: int) -> int:
    """How many odd payloads read to their end all the same; anything but OdopError comes out as it is."""
    draw, read = random.Random(seed), 0
    for _ in range(count):
        _, payload = odd_payload(draw, PLAIN)
        try:
            read += bool(list(payload))
        except OdopError:
            continue
    return read


def odd_age_files(count: int, seed: int) -> None:
    """Ciphertexts changed before they were signed: OdopError, or the lines as they were (age's header has room)."""
    draw, sound = random.Random(seed), Cut.of(corpus()[0])
    fields, lines = json.loads(sound.header), receive(sound.joined())
    for _ in range(count):
        sealed = bytearray(sound.sealed)
        sealed[draw.randrange(draw.choice([400, len(sealed)]))] ^= 1 << draw.randrange(8)
        if draw.random() < 0.3:
            del sealed[draw.randrange(len(sealed)) :]
        told = {**fields, "len": len(sealed), "sha256": strict.to_base64(sha256(sealed).digest())}
        try:
            assert receive(container(told, bytes(sealed))) == lines
        except OdopError:
            continue
