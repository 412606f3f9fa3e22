"""The ZIP half of a workbook, opened with suspicion: every byte is counted as it is inflated.

Declared sizes are not believed. An XML part that declares a document type, or that is not written in an
encoding of single bytes, is refused before any reader sees it: no spreadsheet program writes either, and
entity bombs need one of them.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.sheets.limits import Limits

_CHUNK = 1 << 20
_SMALL = 1 << 20  # below this a high ratio harms nobody
_PART = 16 << 20  # what a part that is read whole may hold
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, UnicodeDecodeError)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


class Archive:
    """A ZIP file under limits. Every method raises OdopError E-XLS-04, 05, 07 or 08 for what it meets."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._file = path.name
        self._limits = limits
        self._total = 0
        self._begun: set[str] = set()
        try:
            self._zip = zipfile.ZipFile(path)
        except _DAMAGE as e:
            raise OdopError("E-XLS-05", file=self._file) from e
        if len(self._zip.namelist()) > limits.entries:
            raise OdopError("E-XLS-07", file=self._file, mb=0, limit=limits.file >> 20)
        self.names = {name.lower().lstrip("/"): name for name in self._zip.namelist()}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.names

    def unread(self) -> list[str]:
        """The parts nobody has asked for yet."""
        return [name for name in self.names if name not in self._begun]

    def read(self, name: str) -> bytes:
        """A small part whole; b'' when it is not there."""
        if name not in self:
            return b""
        parts, size = [], 0
        for chunk in self.stream(name):
            size += len(chunk)
            if size > _PART:
                raise self._bomb()
            parts.append(chunk)
        return b"".join(parts)

    def stream(self, name: str) -> Iterator[bytes]:
        """The part in pieces of at most 1 MB, counted and looked through."""
        self._begun.add(name.lower())
        entry = self._zip.getinfo(self.names[name.lower()])
        if entry.flag_bits & 1:
            raise OdopError("E-XLS-04", file=self._file)
        markup = name.lower().endswith((".xml", ".rels", ".vml"))
        size, tail = 0, b""
        for chunk in self._inflate(entry):
            size += len(chunk)
            self._count(size, len(chunk), entry.compress_size)
            if markup:
                self._suspect(tail + chunk, first=not tail)
                tail = chunk[-16:]
            yield chunk

    def _inflate(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            with self._zip.open(entry) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk
        except _DAMAGE as e:
            raise OdopError("E-XLS-05", file=self._file) from e
        except RuntimeError as e:  # zipfile's word for "encrypted"
            raise OdopError("E-XLS-04", file=self._file) from e

    def _count(self, size: int, added: int, packed: int) -> None:
        self._total += added
        if self._total > self._limits.total or (size > _SMALL and size > self._limits.ratio * max(packed, 1)):
            raise self._bomb()

    def _bomb(self) -> OdopError:
        return OdopError(
            "E-XLS-07", file=self._file, mb=self._limits.total >> 20, limit=self._limits.file >> 20
        )

    def _suspect(self, text: bytes, *, first: bool) -> None:
        if (first and text.startswith(_WIDE)) or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise OdopError("E-XLS-08", file=self._file)

    def close(self) -> None:
        self._zip.close()
