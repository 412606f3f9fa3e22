"""Rows of a .csv or .tsv file, whatever program and country wrote it."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.sheets.limits import Limits

_DELIMITERS = (",", ";", "\t", "|")
_PROBE = 20  # lines that decide the delimiter


def csv_rows(path: Path, limits: Limits) -> list[list[str]]:
    """All rows as text. OdopError E-XLS-09, 10 (beyond the limits) or E-XLS-16 (no text we can read)."""
    text = _decode(path)
    first = text.partition("\n")[0].strip().strip('"')
    if first.lower().startswith("sep=") and len(first) == 5:  # Excel's own note of its delimiter
        return _rows(text.partition("\n")[2], first[4], path, limits, [[]])
    delimiter = "\t" if path.suffix.lower() == ".tsv" else _delimiter(text)
    return _rows(text, delimiter, path, limits, [])


def _decode(path: Path) -> str:
    """UTF-8 or UTF-16 by their marks, else UTF-8 if it is, else Windows' western code page."""
    data = path.read_bytes()
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise OdopError("E-XLS-16", file=path.name)


def _delimiter(text: str) -> str:
    """The sign that cuts most of the first lines into the same number of columns, the more the better."""
    sample = text[:20_000]
    return max(_DELIMITERS, key=lambda d: _columns(sample, d))


def _columns(sample: str, delimiter: str) -> int:
    counts = [len(row) for row, _ in zip(_reader(sample, delimiter), range(_PROBE), strict=False)]
    wide = [n for n in counts if n > 1]
    return max((wide.count(n) * (n - 1) for n in wide), default=0)


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(1 << 20)
    return iter(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _rows(text: str, delimiter: str, path: Path, limits: Limits, rows: list[list[str]]) -> list[list[str]]:
    count = 0
    try:
        for row in _reader(text, delimiter):
            count += 1
            if len(row) > limits.columns and any(row[limits.columns :]):
                raise OdopError("E-XLS-10", sheet=path.name, columns=len(row), limit=limits.columns)
            if count <= limits.rows:
                rows.append(row)
    except csv.Error as e:
        raise OdopError("E-XLS-16", file=path.name) from e
    if count > limits.rows:
        raise OdopError("E-XLS-09", sheet=path.name, rows=count, limit=limits.rows)
    return rows
