"""A package of 100,000 changes beside `age` over a bare JSON dump of the same rows, and its size beside a zipped CSV.

The ops are there as the store keeps them, their values encoded already; the dump encodes its rows.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped]
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from odop_desktop.storage.ops import FIRST, Change, uuid7
from odop_desktop.sync import package
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.payload import ChainFrom, Line
from tools.bench_people import people
from tools.measure import Measured, ratio
from tools.package_invented import NODE, chain, draft

CHANGES = 100_000
KEYS = (
    *("serial", "name_hi", "name_en", "guardian_hi", "gender", "birth_date", "mobile", "address", "village"),
    *("block", "district", "pin", "udyam", "experience", "remarks"),
)
SIGN = Ed25519PrivateKey.generate().private_bytes_raw()
AGE = pyrage.x25519.Identity.generate()
PUBLIC = Ed25519PrivateKey.from_private_bytes(SIGN).public_key().public_bytes_raw()

Rows = Sequence[tuple[str, tuple[str | int, ...]]]  # id and the cells under KEYS


def cases(ground: Path) -> Iterator[Measured]:
    rows = invented(CHANGES)
    lines = changes(rows)
    file, dump = ground / "bench.odopsync", ground / "bare.age"
    yield ratio(
        f"package of {CHANGES:,} changes, signed, on disk",
        lambda: write(file, lines),
        "json.dumps, zstd, age",
        lambda: bare(dump, rows),
        5,
        aim=4,
    )
    yield ratio(
        "the same verified, opened, every line checked",
        lambda: read(file),
        "age -d, zstd -d, json.loads",
        lambda: unbare(dump),
        5,
        aim=10,
    )
    yield Measured(
        f"size of a package of {CHANGES:,} changes",
        "zipped CSV, same rows",
        file.stat().st_size / 1000,
        len(zipped(rows)) / 1000,
        aim=4,
        unit="kB",
    )


def invented(count: int) -> Rows:
    """So many invented people, each with the id of its record."""
    return [(uuid7(), cells) for cells in people(count)]


def changes(rows: Rows) -> list[Line]:
    """Each row as the op that made its record, in one chain and act, as an import writes them."""
    made = [Change("create", "artisan", i, dict(zip(KEYS, cells, strict=True)), {}) for i, cells in rows]
    return [ChainFrom(NODE, 0, 1, FIRST), *chain(NODE, 0, made)]


def write(file: Path, lines: Sequence[Line]) -> Header:
    return package.write(file, draft(Kind.D2H, 1), lines, sign=SIGN, recipients=[str(AGE.to_public())])


def read(file: Path) -> int:
    signed = package.verify(file, package.read_header(file), PUBLIC)
    return sum(1 for _ in package.open(file, signed, str(AGE)))


def bare(file: Path, rows: Rows) -> None:
    """What one would do by hand: the rows as one JSON text, zstd, age."""
    told = json.dumps(
        [{"id": i, **dict(zip(KEYS, cells, strict=True))} for i, cells in rows], ensure_ascii=False
    )
    file.write_bytes(pyrage.encrypt(zstandard.compress(told.encode(), 3), [AGE.to_public()]))


def unbare(file: Path) -> Any:
    return json.loads(zstandard.decompress(pyrage.decrypt(file.read_bytes(), [AGE])))


def zipped(rows: Rows) -> bytes:
    text, out = io.StringIO(), io.BytesIO()
    csv.writer(text).writerows([KEYS, *(cells for _, cells in rows)])
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as f:
        f.writestr("rows.csv", text.getvalue())
    return out.getvalue()
