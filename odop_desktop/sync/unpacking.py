"""Out of the compressor and into lines, without ever holding more than a line, and never more than is allowed."""

from __future__ import annotations

from collections.abc import Iterator

import zstandard

from odop_desktop.errors import OdopError
from odop_desktop.sync import limits


class Unpacked:
    """Lines and blocks of compressed bytes. E-SYN-13 for what is no compressed payload, E-SYN-15 for a bomb."""

    def __init__(self, packed: bytes) -> None:
        self._blocks = _blocks(packed)
        self._rest = bytearray()
        self.lines = 0

    def line(self, most: int) -> bytes | None:
        """The next line without its end; None where the payload is over. E-SYN-15 where it has more than `most`."""
        searched = 0
        while (end := self._rest.find(b"\n", searched)) < 0:
            searched = len(self._rest)
            _short(searched, most)
            if not self._more():
                return None
        _short(end + 1, most)
        self.lines += 1
        return self._take(end + 1)[:-1]

    def block(self, length: int) -> bytes:
        """So many bytes. E-SYN-14 where there are fewer."""
        while len(self._rest) < length:
            if not self._more():
                raise OdopError("E-SYN-14")
        return self._take(length)

    def over(self) -> bool:
        return not self._rest and not self._more()

    def _more(self) -> bool:
        try:
            block = next(self._blocks, b"")
        except (zstandard.ZstdError, ValueError) as error:
            raise OdopError("E-SYN-13", line=self.lines + 1) from error
        self._rest += block
        return bool(block)

    def _take(self, length: int) -> bytes:
        taken = bytes(self._rest[:length])
        del self._rest[:length]
        return taken


def _blocks(packed: bytes) -> Iterator[bytes]:
    """What comes out, never empty; one frame, whole, and nothing behind it."""
    unpacking = zstandard.ZstdDecompressor(max_window_size=limits.WINDOW).decompressobj()
    came, view = 0, memoryview(packed)
    for start in range(0, len(packed), limits.MEAL):
        meal = view[start : start + limits.MEAL]
        block = unpacking.decompress(meal)
        came += len(block)
        _allowed(came, start + len(meal))
        if block:
            yield block
        if unpacking.eof:
            if unpacking.unused_data or start + len(meal) < len(packed):
                raise ValueError("something behind the frame")
            return
    raise OdopError("E-SYN-14")


def _allowed(came: int, ate: int) -> None:
    if came > limits.UNPACKED or (came > limits.FREE and came > ate * limits.RATIO):
        raise OdopError("E-SYN-15", what="unpacked", most=limits.UNPACKED)


def _short(length: int, most: int) -> None:
    if length > most:
        raise OdopError("E-SYN-15", what="line", most=most)
