"""Any file at all: the package in it, a part, or a refusal that says what the file is."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.errors import OdopError
from odop_desktop.sync import limits, parts
from odop_desktop.sync.armour import armour
from odop_desktop.sync.parts import Part
from odop_desktop.sync.unwrap import unwrap
from tests.sync.packages import AGE_PUBLIC, SIGN, draft, ops, package, read, refused

RAW = package.packed(draft(), ops(3), sign=SIGN, recipients=[AGE_PUBLIC])[1]


@pytest.mark.parametrize("name", ["a.odopsync", "a.txt", "a.xlsx", "a", "फ़ाइल (1).odopsync.download"])
def test_a_package_is_a_package_under_any_name(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(RAW)
    assert unwrap(file) == file
    assert len(read(file)) == 5


@pytest.mark.parametrize("name", ["a.txt", "a.odopsync", "a.pdf"])
def test_armoured_text_is_found_in_any_file(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(f"महोदय,\n{armour(RAW)}", encoding="utf-16")
    assert unwrap(file) == RAW


def test_a_part_is_a_part_as_file_and_as_text(tmp_path: Path) -> None:
    made = list(parts.split(RAW, 500))
    file = tmp_path / "x"
    file.write_bytes(made[1].encoded())
    assert unwrap(file) == made[1]
    came = [unwrap(armour(part.encoded()).encode()) for part in made]
    assert parts.join(part for part in came if isinstance(part, Part)) == RAW


def test_text_pasted_into_a_mail_that_was_saved_whole_is_found() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "dic@example.in", "ODOP"
    mail.set_content(armour(RAW), cte="quoted-printable")
    assert unwrap(mail.as_bytes()) == RAW


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"] = "dic@example.in"
    mail.set_content("संलग्न")
    mail.add_attachment(RAW, maintype="application", subtype="octet-stream", filename="a.odopsync")
    return mail.as_bytes()


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as f:
        f.writestr("a.odopsync", RAW)
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "E-SYN-27"),
        (b" \r\n\t", "E-SYN-27"),
        (_zip(), "E-SYN-28"),
        (b"\x1f\x8b\x08\x00", "E-SYN-28"),
        (_mail(), "E-SYN-29"),
        (b"%PDF-1.7\n", "E-SYN-30"),
        (b"MZ\x90\x00", "E-SYN-02"),
        (b"<html><body>404</body></html>", "E-SYN-02"),
        ("एक पत्र".encode(), "E-SYN-02"),
        (bytes(10_000), "E-SYN-02"),
        (b"ODOP", "E-SYN-02"),
        (b"\n" + RAW, "E-SYN-02"),
        (armour(b"something else").encode(), "E-SYN-02"),
        (armour(armour(RAW).encode()).encode(), "E-SYN-02"),
        (armour(RAW)[:-60].encode(), "E-SYN-20"),
        (armour(RAW).replace("Q", "R").encode(), "E-SYN-21"),
        (b"ODOP-PART/1\n\x00", "E-SYN-22"),
        ((armour(RAW) * 2).encode(), "E-SYN-31"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_anything_else_is_refused_by_what_it_is(raw: bytes, code: str) -> None:
    refused(code, lambda: unwrap(raw))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (RAW.replace(b"\n", b"\r\n"), "E-SYN-26"),
        (b"ODOP-SYNC/2\n" + RAW[12:], "E-SYN-03"),
        (RAW[:11], "E-SYN-07"),
        (RAW[:14], "E-SYN-07"),
        (b"ODOP-SYNC/x\n" + RAW[12:], "E-SYN-02"),
    ],
)
def test_a_package_damaged_in_its_first_bytes_is_told_when_its_header_is_read(raw: bytes, code: str) -> None:
    found = unwrap(raw)
    assert not isinstance(found, Part)
    refused(code, lambda: package.read_header(found))


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused("E-SYN-01", lambda: unwrap(tmp_path / "no")).facts == {"file": "no"}
    refused("E-SYN-32", lambda: unwrap(tmp_path))


def test_a_file_larger_than_any_package_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large"
    with file.open("wb") as f:
        f.write(RAW)
        f.truncate(limits.PACKAGE * 4)  # a hole: nothing of it lies on the disk
    assert refused("E-SYN-10", lambda: unwrap(file)).facts == {"mb": 512}
    with file.open("wb") as f:
        f.truncate(limits.PACKAGE * 4)
    refused("E-SYN-02", lambda: unwrap(file))


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_whatever_make_it_stumble(raw: bytes) -> None:
    try:
        unwrap(raw)
    except OdopError as error:
        assert error.code.startswith("E-SYN-")
