"""Small files that would grow without end are refused while they grow, with little memory used."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterable, Iterator
from hashlib import sha256

import pytest
import zstandard

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import canonical
from odop_desktop.sync import limits
from odop_desktop.sync.header import Counts, Range, Signed
from odop_desktop.sync.payload import Blob, Line, Section
from odop_desktop.sync.payload_reading import Payload
from tests.sync.packages import NODE, first_line, opened, ops, plain, refused, sent


def packed(blocks: Iterable[bytes], **params: int) -> bytes:
    chosen = zstandard.ZstdCompressionParameters.from_level(3, **params)
    out = zstandard.ZstdCompressor(compression_params=chosen).compressobj()
    return b"".join([*(out.compress(block) for block in blocks), out.flush()])


def payload(packed_bytes: bytes) -> Payload:
    return Payload(Signed(sent()), packed_bytes)


def memory() -> int:
    """The most this process ever held, in bytes (Linux counts in KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@pytest.mark.parametrize(
    "block",
    [bytes(1 << 20), b"x" * (1 << 20), b"[" * (1 << 20), b'{"section":"a","is":{}}' * 40_000],
    ids=["zeros", "letters", "brackets", "sections without line ends"],
)
def test_a_line_without_end_is_refused_before_it_fills_the_memory(block: bytes) -> None:
    small = packed([first_line(), *(block for _ in range(2000))])  # 2 GB
    assert len(small) < 1_000_000
    before = memory()
    refused("E-SYN-15", lambda: list(payload(small)))
    assert memory() - before < 200 << 20


def test_lines_without_end_are_refused_by_how_much_they_grew() -> None:
    line = b'{"is":{},"section":"a"}\n'
    small = packed([first_line(), *(line * 40_000 for _ in range(100))])
    came = 0
    with pytest.raises(Exception, match="E-SYN-15"):
        for _ in payload(small):
            came += 1
    assert came * len(line) < limits.FREE * 2


def stuffing(size: int) -> bytes:
    """So many bytes of which little enough is left to pass for real ones (`limits.RATIO`)."""
    return os.urandom(size // 300) + bytes(size - size // 300)


def blobs(count: int, size: int) -> Iterator[bytes]:
    for _ in range(count):
        content = stuffing(size)
        head = {"blob": {"sha256": sha256(content).hexdigest(), "len": size}}
        yield canonical(head).encode() + b"\n" + content + b"\n"


def test_attachments_without_end_are_refused_before_they_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A receiver keeps them until it has read the file's end."""
    small = packed([first_line(), *blobs(40, 8 << 20)])
    kept: list[Line] = []
    with pytest.raises(OdopError, match="E-SYN-15"):
        for line in payload(small):
            kept.append(line)
    assert len(kept) == limits.BLOBS // (8 << 20)
    monkeypatch.setattr(limits, "BLOBS", 20)
    refused("E-SYN-15", lambda: plain(Blob(sha256(bytes(n)).hexdigest(), bytes(n)) for n in (10, 11)))


def test_sections_without_end_are_refused_before_they_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "SECTIONS", 50)
    lines = [canonical({"section": "a", "is": {"n": n}}).encode() + b"\n" for n in range(9)]
    refused("E-SYN-15", lambda: list(payload(packed([first_line(), *lines]))))
    refused("E-SYN-15", lambda: plain(Section("a", {"n": n}) for n in range(9)))


def test_chains_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are remembered to the end of the file, whether or not an op follows."""
    monkeypatch.setattr(limits, "LINES", 100)
    lines = [canonical({"chain": [NODE, n, 1, "0" * 64]}).encode() + b"\n" for n in range(200)]
    refused("E-SYN-15", lambda: list(payload(packed([first_line(), *lines]))))


def test_more_than_may_ever_come_out_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKED", 100_000)
    small = zstandard.compress(plain([Section("a", {str(n): n}) for n in range(9_000)]))
    refused("E-SYN-15", lambda: list(payload(small)))


def test_a_frame_that_asks_for_much_memory_is_refused() -> None:
    wide = packed([first_line(), *(bytes(1 << 20) for _ in range(300))], window_log=27)
    assert zstandard.get_frame_parameters(wide).window_size > limits.WINDOW
    refused("E-SYN-13", lambda: list(payload(wide)))


def test_what_we_write_asks_for_no_more_than_is_allowed() -> None:
    ours = packed([plain(ops(10))])
    assert zstandard.get_frame_parameters(ours).window_size <= limits.WINDOW


@pytest.mark.parametrize("rest", [b"x", zstandard.compress(b"more"), bytes(5000)])
def test_nothing_may_stand_behind_the_frame(rest: bytes) -> None:
    whole = zstandard.compress(plain(ops(3)))
    good = sent(ops={NODE: {0: Range(1, 3)}}, counts=Counts(3))
    assert list(Payload(Signed(good), whole))
    refused("E-SYN-13", lambda: list(Payload(Signed(good), whole + rest)))


def test_a_frame_cut_short_or_no_frame_is_refused() -> None:
    whole = zstandard.compress(plain(ops(3)))
    refused("E-SYN-14", lambda: list(payload(whole[:-3])))
    refused("E-SYN-14", lambda: list(payload(b"")))
    refused("E-SYN-13", lambda: list(payload(b"no frame at all")))


def test_more_ops_than_allowed_are_neither_written_nor_read(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = plain(ops(11))
    monkeypatch.setattr(limits, "OPS", 10)
    assert plain(ops(10))
    refused("E-SYN-15", lambda: plain(ops(11)))
    refused("E-SYN-15", lambda: list(opened(raw)))


def test_an_attachment_or_section_beyond_its_limit_is_neither_written_nor_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    blob = Blob(sha256(bytes(1001)).hexdigest(), bytes(1001))
    with_blob, with_section = plain([blob]), plain([Section("a", {"x": "y" * 3000})])
    monkeypatch.setattr(limits, "BLOB", 1000)
    refused("E-SYN-15", lambda: plain([blob]))
    refused("E-SYN-15", lambda: list(opened(with_blob)))
    monkeypatch.setattr(limits, "SECTION_LINE", 2000)
    refused("E-SYN-15", lambda: plain([Section("a", {"x": "y" * 3000})]))
    refused("E-SYN-15", lambda: list(opened(with_section)))
