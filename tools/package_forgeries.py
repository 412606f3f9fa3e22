"""Packages on disk that must be refused: tampered with, of others, for others, and no packages at all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

import pyrage  # type: ignore[import-untyped]
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from odop_desktop.sync import envelope, package, parts, strict
from odop_desktop.sync.armour import armour
from odop_desktop.sync.header import Kind
from tools.package_invented import Keys, draft


def tampered(sound: Mapping[str, bytes], ring: Keys) -> Iterator[tuple[str, bytes]]:
    raw, other = sound["v1_district"], sound["v1_erased"]
    cut, theirs = (
        80 + int.from_bytes(raw[12:16]),
        80 + int.from_bytes(other[12:16]),
    )  # where the ciphertexts begin
    turned = bytearray(raw)
    turned[-1] ^= 1
    yield "E-SYN-02_beginning_lost.bin", raw[4:]
    yield "E-SYN-04_length_of_header_changed.bin", raw[:15] + bytes([raw[15] ^ 1]) + raw[16:]
    yield "E-SYN-06_header_edited.bin", raw.replace(b'"pkg_no":1', b'"pkg_no":9', 1)
    yield "E-SYN-06_signature_of_another.bin", raw[: cut - 64] + other[theirs - 64 : theirs] + raw[cut:]
    yield "E-SYN-06_signed_by_a_stranger.bin", _signed_again(raw, cut, ring.stranger_sign)
    yield "E-SYN-07_cut_short.bin", raw[:-100]
    yield "E-SYN-07_cut_in_its_header.bin", raw[:300]
    yield "E-SYN-08_something_behind.bin", raw + b"\n"
    yield "E-SYN-08_two_in_one.bin", raw + other
    yield "E-SYN-09_last_bit.bin", bytes(turned)
    yield "E-SYN-12_payload_of_another.bin", _with_payload(raw, other, theirs, ring)
    yield "E-SYN-15_grows_without_end.bin", _sealed(raw, zstandard.compress(bytes(100_000_000)), ring)
    yield "E-SYN-21_letter_changed.txt", _letter_changed(armour(raw)).encode()
    yield "E-SYN-22_part_cut_short.bin", next(parts.split(raw, 1000)).encoded()[:-1]
    yield "E-SYN-26_carried_as_text.bin", raw.replace(b"\n", b"\r\n")


def _letter_changed(text: str) -> str:
    return text[:200] + ("B" if text[200] == "A" else "A") + text[201:]


def _signed_again(raw: bytes, cut: int, key: bytes) -> bytes:
    signed = raw[:12] + raw[16 : cut - 64]
    return raw[: cut - 64] + Ed25519PrivateKey.from_private_bytes(key).sign(signed) + raw[cut:]


def _with_payload(raw: bytes, other: bytes, theirs: int, ring: Keys) -> bytes:
    """Header of one, payload of another, rightly hashed and signed: only the first line inside tells."""
    return _sealed(
        raw, bytes(pyrage.decrypt(other[theirs:], [pyrage.x25519.Identity.from_str(ring.age)])), ring
    )


def _sealed(raw: bytes, packed: bytes, ring: Keys) -> bytes:
    """The header of a package, made to fit another payload and signed."""
    sealed = bytes(pyrage.encrypt(packed, [pyrage.x25519.Recipient.from_str(ring.age_public)]))
    digest = strict.to_base64(sha256(sealed).digest())
    head = replace(package.read_header(raw), len=len(sealed), sha256=digest).encoded()
    front = envelope.MAGIC + len(head).to_bytes(4, "big") + head + bytes(64)
    return _signed_again(front + sealed, len(front), ring.sign)


def foreign(sound: Mapping[str, bytes], ring: Keys) -> Iterator[tuple[str, bytes]]:
    raw = sound["v1_district"]
    plain = raw[80 + int.from_bytes(raw[12:16]) :]
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as f:
        f.writestr(zipfile.ZipInfo("file.odopsync"), raw)
    newer = package.read_header(raw).encoded().replace(b'"v":1', b'"v":9')
    stranger = [ring.stranger_age_public]
    yield "E-SYN-02_age_file.bin", plain
    yield "E-SYN-02_web_page.odopsync", b"<!DOCTYPE html><html><body>404</body></html>"
    yield "E-SYN-02_letter.odopsync", "महोदय, फ़ाइल संलग्न है।\n".encode()
    yield "E-SYN-03_of_a_newer_form.odopsync", b"ODOP-SYNC/2\n" + raw[12:]
    yield "E-SYN-03_newer_header.odopsync", raw[:12] + len(newer).to_bytes(4, "big") + newer + bytes(64)
    yield "E-SYN-06_of_a_stranger.odopsync", _other(ring.stranger_sign, [ring.age_public])
    yield "E-SYN-11_for_a_stranger.odopsync", _other(ring.sign, stranger)
    yield "E-SYN-27_empty.odopsync", b""
    yield "E-SYN-28_zipped.odopsync", box.getvalue()
    yield "E-SYN-29_mail.odopsync", b"From: dic@example.in\r\nSubject: ODOP\r\n\r\nT0RPUC1TWU5DLzEK\r\n"
    yield "E-SYN-30_control_sheet.odopsync", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def _other(sign: bytes, recipients: list[str]) -> bytes:
    return package.packed(draft(Kind.D2H, 8), [], sign=sign, recipients=recipients)[1]
