"""A package end to end: written, its header read, verified, opened."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from odop_desktop.sync import package
from odop_desktop.sync.header import Counts, Range
from odop_desktop.sync.payload import Blob, ChainFrom, End, Section
from tests.sync.packages import AGE, HQ, NODE, OTHER, PUBLIC, draft, op, ops, read, refused, write


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


def test_the_draft_says_whom_it_is_for() -> None:
    assert draft().to == HQ
