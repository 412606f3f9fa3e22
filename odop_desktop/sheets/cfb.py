"""The OLE container of .xls files and of workbooks with a password: directory and streams, nothing more.

Layout: [MS-CFB] Compound File Binary File Format. Every chain is bounded by the number of sectors, so a loop
in a damaged file ends.
"""

from __future__ import annotations

import struct

_END = 0xFFFFFFFA  # this and above are no sectors
_FREE_NAMES = {"root entry"}


class BadContainer(ValueError):
    """The bytes are no whole OLE container."""


class Container:
    """An OLE file held in memory (at most 20 MB). BadContainer where it does not hold together."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise BadContainer("no header")
        self._data = data
        self._size = 1 << _u16(data, 30)
        self._mini_size = 1 << _u16(data, 32)
        if self._size not in (512, 4096) or self._mini_size > self._size:
            raise BadContainer("sector size")
        self._cutoff = _u32(data, 56)
        self._fat = self._table(self._fat_sectors())
        self._mini_fat = self._table(self._chain(_u32(data, 60)))
        self._entries = self._directory(_u32(data, 48))

    @property
    def names(self) -> frozenset[str]:
        """The streams' names, lower case."""
        return frozenset(self._entries) - _FREE_NAMES

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; KeyError when it is not there."""
        start, size = self._entries[name.lower()]
        if size >= self._cutoff or name.lower() in _FREE_NAMES:
            return self._join(self._chain(start))[:size]
        whole = self.stream("root entry")
        sector, parts = start, list[bytes]()
        for _ in range(len(self._mini_fat)):
            if sector >= _END or len(parts) * self._mini_size >= size:
                break
            parts.append(whole[sector * self._mini_size : (sector + 1) * self._mini_size])
            sector = self._next(self._mini_fat, sector)
        return b"".join(parts)[:size]

    def _fat_sectors(self) -> list[int]:
        """The sectors of the allocation table: 109 in the header, the rest in a chain of their own."""
        found = list(struct.unpack_from("<109I", self._data, 76))
        sector, each = _u32(self._data, 68), self._size // 4 - 1
        for _ in range(_u32(self._data, 72)):
            if sector >= _END:
                break
            numbers = struct.unpack(f"<{each + 1}I", self._sector(sector))
            found += numbers[:each]
            sector = numbers[each]
        return [s for s in found if s < _END][: _u32(self._data, 44)]

    def _table(self, sectors: list[int]) -> tuple[int, ...]:
        raw = self._join(sectors)
        return struct.unpack(f"<{len(raw) // 4}I", raw)

    def _chain(self, start: int) -> list[int]:
        sector, out = start, list[int]()
        while sector < _END:
            if len(out) > len(self._fat):
                raise BadContainer("a chain that never ends")
            out.append(sector)
            sector = self._next(self._fat, sector)
        return out

    def _next(self, table: tuple[int, ...], sector: int) -> int:
        if sector >= len(table):
            raise BadContainer("a chain that leaves the file")
        return table[sector]

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        piece = self._data[at : at + self._size]
        if not piece:
            raise BadContainer("a sector beyond the end")
        return piece.ljust(self._size, b"\0")

    def _join(self, sectors: list[int]) -> bytes:
        return b"".join(self._sector(s) for s in sectors)

    def _directory(self, start: int) -> dict[str, tuple[int, int]]:
        raw, found = self._join(self._chain(start)), dict[str, tuple[int, int]]()
        for at in range(0, len(raw) - 127, 128):
            length = min(_u16(raw, at + 64), 64)
            if raw[at + 66] in (2, 5) and length >= 2:
                name = raw[at : at + length - 2].decode("utf-16-le", "replace").lower()
                found[name] = (_u32(raw, at + 116), _u32(raw, at + 120))
        return found


def _u16(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def _u32(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")
