"""A package end to end: written, its header read, verified, opened."""

from __future__ import annotations

import json
import resource
import tempfile
import tracemalloc
from hashlib import sha256
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest
import zstandard

from odop_desktop.errors import OdopError
from odop_desktop.sync import names, package, parts
from odop_desktop.sync.header import Counts, Kind, Range, key_id
from odop_desktop.sync.payload import Blob, ChainFrom, End, Section
from tests.sync.packages import (
    AGE,
    AGE_PUBLIC,
    NODE,
    OTHER,
    PUBLIC,
    SIGN,
    container,
    draft,
    op,
    ops,
    read,
    refused,
    sent,
    write,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.odopsync"


def test_what_is_written_is_read_again(file: Path) -> None:
    erased = op(4, body=None, salt=None, commit="c" * 64, base={"name_hi": [f"{NODE}.0.1", f"{OTHER}.0.7"]})
    content = b"\x00\n\xff" * 100
    blob = Blob(sha256(content).hexdigest(), content)
    lines = [
        *ops(3),
        erased,
        ChainFrom(OTHER, 2, 7, "a" * 64),
        op(7, node=OTHER, epoch=2, kind="change", reason="नाम में भूल\nसुधार"),
        op(5),
        Section("acks", {"up_to": {"x": 3}}),
        blob,
    ]
    header = write(file, lines)
    assert header.counts == Counts(ops=6, blobs=1)
    assert header.ops == {NODE: {0: Range(1, 5)}, OTHER: {2: Range(7, 7)}}
    assert package.read_header(file) == header
    *came, end = read(file)
    assert came == lines
    assert end == End({}, 6, 1, {"artisan": 6})


def test_a_package_for_somebody_else_is_not_opened(file: Path) -> None:
    write(file, ops(3))
    signed = package.verify(file, package.read_header(file), PUBLIC)
    other = "AGE-SECRET-KEY-1" + AGE.removeprefix("AGE-SECRET-KEY-1")[::-1]
    refused("E-SYN-11", lambda: package.open(file, signed, other))


def test_another_key_is_not_the_signer(file: Path) -> None:
    header = write(file, ops(3))
    refused("E-SYN-06", lambda: package.verify(file, header, bytes(32)))


def test_each_receiver_opens_it_with_its_own_key(file: Path) -> None:
    """Headquarters, its recovery key, the other PCs of the office: one file for all."""
    others = [pyrage.x25519.Identity.generate() for _ in range(3)]
    recipients = [AGE_PUBLIC, *(str(each.to_public()) for each in others)]
    header = package.write(file, draft(), ops(2), sign=SIGN, recipients=recipients)
    assert header.recipients == tuple(map(key_id, recipients))
    signed = package.verify(file, header, PUBLIC)
    for identity in (AGE, *map(str, others)):
        assert len(list(package.open(file, signed, identity))) == 4


def test_only_who_knows_no_key_yet_may_send_unencrypted(file: Path) -> None:
    asks = draft(kind=Kind.ENROL, to="", more={"sign": PUBLIC.hex()})
    header = package.write(file, asks, [Section("request", {"pc": 1})], sign=SIGN, recipients=[])
    assert (header.recipients, header.to, header.more) == ((), "", {"sign": PUBLIC.hex()})
    assert read(file)[0] == Section("request", {"pc": 1})
    with pytest.raises(ValueError, match="nobody"):
        package.packed(draft(), [], sign=SIGN, recipients=[])


@pytest.mark.parametrize(
    "given", [{"month": "11-2026"}, {"sender": "a.b"}, {"created": "today"}, {"pkg_id": "1"}]
)
def test_a_header_that_could_not_be_read_is_never_sent(file: Path, given: dict[str, str]) -> None:
    with pytest.raises((ValueError, OdopError)):
        write(file, [], **given)
    assert list(file.parent.iterdir()) == []


def test_a_header_of_another_file_verifies_nothing(file: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", ops(1))
    write(file, ops(1))
    refused("E-SYN-06", lambda: package.verify(file, other, PUBLIC))


def test_a_file_that_changes_between_two_readings_is_refused(file: Path) -> None:
    """A worn stick may give other bytes the second time; somebody may put another file there."""
    header = write(file, ops(3))
    signed, sound = package.verify(file, header, PUBLIC), file.read_bytes()
    for changed, code in (
        (sound[:-1] + bytes([sound[-1] ^ 1]), "E-SYN-09"),
        (sound[:-1], "E-SYN-07"),
        (sound + b"x", "E-SYN-08"),
        (sound[:20] + b"x" + sound[21:], "E-SYN-04"),
    ):
        file.write_bytes(changed)
        refused(code, lambda: package.open(file, signed, AGE))
    write(file, ops(3))
    refused("E-SYN-06", lambda: package.open(file, signed, AGE))
    file.unlink()
    refused("E-SYN-01", lambda: package.open(file, signed, AGE))


def test_a_length_beyond_the_limit_is_refused_whoever_signed_it() -> None:
    fields = {**json.loads(sent().encoded()), "len": 2**40}
    raw = container(fields, bytes(1000))
    refused("E-SYN-10", lambda: package.verify(raw, package.read_header(raw), PUBLIC))


def test_a_full_disk_leaves_the_earlier_file_and_nothing_half(file: Path) -> None:
    write(file, ops(1))
    before = file.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        error = refused("E-SYN-19", lambda: write(file, ops(100)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert error.facts == {"file": file.name}
    assert list(file.parent.iterdir()) == [file]
    assert file.read_bytes() == before


def test_a_stick_that_is_gone_is_told(tmp_path: Path) -> None:
    refused("E-SYN-18", lambda: write(tmp_path / "gone" / "a.odopsync", ops(1)))


def test_a_package_too_large_is_not_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST", 1000)
    refused("E-SYN-10", lambda: write(file, ops(500)))
    assert not file.exists()


def test_nothing_is_written_in_the_clear(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither while a package is made nor while it is read does a temporary file come to be."""
    ground = tmp_path / "temporary"
    ground.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(ground))
    written = []
    monkeypatch.setattr(package, "write_whole", lambda path, *content: written.append(b"".join(content)))
    write(file, ops(50))
    assert list(read(written[0]))
    assert list(ground.iterdir()) == []
    assert "सुनीता".encode() not in written[0]
    assert zstandard.compress(b"x")[:4] not in written[0]  # no frame of the compressor lies open either


def test_a_large_package_is_read_line_by_line(file: Path) -> None:
    """What is held while it is read does not grow with its lines."""
    write(file, ops(20_000))
    signed = package.verify(file, package.read_header(file), PUBLIC)
    payload = package.open(file, signed, AGE)
    tracemalloc.start()
    try:
        count = sum(1 for _ in payload)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 20_002
    assert most < 2_000_000  # bytes; the lines together have about five million


def test_files_are_named_for_people() -> None:
    whole = names.package_name("UP-MRD-1", "HQ", 0, 123)
    assert whole == "UP-MRD-1_to_HQ_e0_000123.odopsync"
    part = next(parts.split(bytes(10), 5))
    assert names.part_name(whole, part) == "UP-MRD-1_to_HQ_e0_000123_1of2.odoppart"
    assert names.package_name("../ चम्बा:1", "", 1, 1) == "1_to_X_e1_000001.odopsync"
