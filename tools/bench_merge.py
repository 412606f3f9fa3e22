"""A district's file of 100,000 changes taken in at headquarters, beside the bare writing of the same rows.

On SQLite the baseline is `executemany` into the same encrypted tables, on PostgreSQL `COPY` into the same
tables, indexes in place and guards lowered. Growth: the last file of a store that holds many times more
(ODOP_GROWN, ten where it is not set). Memory: of a process that takes one file in, by the file's size.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from odop_desktop.actions import setup
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.signin import open_office
from odop_desktop.storage import guard, rows
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.ops import uuid7
from odop_desktop.storage.tables.base import table_of
from odop_desktop.sync import inbox, practice, practising, sending
from tests.server import Server, binaries
from tools import bench_growth
from tools.bench_people import people
from tools.measure import Measured

CHANGES = 100_000
GROWN = int(os.environ.get("ODOP_GROWN", "10"))  # how often the first district's records are copied
BUFFERS = "2GB"  # a quarter of the memory of a small server, as PostgreSQL's manual advises
TABLES = ("act", "op", "artisan", "derived", "held", "home", "feed")


def cases(ground: Path) -> Iterator[Measured]:
    """The same file on both grounds; what it needs of memory; a smaller one on a server that holds many times more."""
    file = district_file(ground / "district", CHANGES)
    folder = headquarters(ground / "hq")
    yield merged(f"merge {CHANGES:,} changes, SQLite", "executemany of the same rows", folder, file, 5)
    yield memory(ground, file)
    if binaries() is not None:
        server = Server(ground, BUFFERS)
        server.start()
        try:
            yield from on_server(ground, server, file)
        finally:
            server.stop()


def on_server(ground: Path, server: Server, file: Path) -> Iterator[Measured]:
    name, against = f"merge {CHANGES:,} changes, PostgreSQL", "COPY of the same rows"
    yield merged(name, against, headquarters(ground / "served", server.new_database()), file, 4)
    few, many = (
        headquarters(ground / "few", server.new_database()),
        headquarters(ground / "many", server.new_database()),
    )
    next_ = district_file(ground / "next", CHANGES // 10, "KLU")
    for folder, times in ((few, 0), (many, GROWN)):
        office = opened(folder)
        taken(office, file)
        bench_growth.grow(office, times)
        office.close()
    there = CHANGES * (GROWN + 1)
    name = f"merge {CHANGES // 10:,} changes where {there:,} records are, PostgreSQL"
    yield Measured(name, f"where {CHANGES:,} are", timed(many, next_), timed(few, next_), 1.3)


def memory(ground: Path, file: Path) -> Measured:
    """The shorter file fills the database's own cache, of 64 MiB, as well; what is above grows with the file."""
    short = district_file(ground / "short", CHANGES * 3 // 10)
    most = [
        float(subprocess.check_output([sys.executable, "-m", "tools.merge_memory", folder, each], text=True))
        for folder, each in (
            (headquarters(ground / "long-hq"), file),
            (headquarters(ground / "short-hq"), short),
        )
    ]
    name, against = f"memory for merging {CHANGES:,} changes, SQLite", f"for {CHANGES * 3 // 10:,}"
    return Measured(name, against, most[0], most[1], 1.3, unit="MiB")


def timed(folder: Path, file: Path) -> float:
    office = opened(folder)
    try:
        return taken(office, file)
    finally:
        office.close()


def taken(office: Office, file: Path) -> float:
    """Seconds for taking a file in."""
    begun = time.perf_counter()
    done = inbox.receive(office, file)
    if done.error is not None:
        raise done.error
    return time.perf_counter() - begun


def merged(name: str, against: str, folder: Path, file: Path, aim: float) -> Measured:
    office = opened(folder)
    try:
        before = lines_of(office)
        ours = taken(office, file)
        fresh = difference(lines_of(office), before)
        return Measured(name, against, ours, bare(office, fresh), aim)
    finally:
        office.close()


Lines = dict[str, dict[Any, tuple[Any, ...]]]  # table → key → row


def lines_of(office: Office) -> Lines:
    with office.reading() as conn:
        return {
            name: {row[:2]: tuple(row) for row in conn.execute(select(table_of(name)))} for name in TABLES
        }


def difference(after: Lines, before: Lines) -> dict[str, list[tuple[Any, ...]]]:
    return {n: [row for key, row in of.items() if key not in before[n]] for n, of in after.items()}


def bare(office: Office, fresh: dict[str, list[tuple[Any, ...]]]) -> float:
    """Seconds for writing the rows into the same tables once more, their keys made fresh."""
    with office.transaction() as conn:
        guard.lower_guards(conn)
        emptied(conn)
    begun = time.perf_counter()
    with office.transaction() as conn:
        for name, lines in fresh.items():
            keys = [column.name for column in table_of(name).columns]
            written(conn, name, keys, lines)
        if conn.dialect.name == "sqlite":
            texts = "INSERT INTO search (rowid, text) SELECT doc, text FROM derived"
            conn.exec_driver_sql(texts)
    return time.perf_counter() - begun


def emptied(conn: Connection) -> None:
    if conn.dialect.name == "sqlite":
        conn.exec_driver_sql("INSERT INTO search (search) VALUES ('delete-all')")
        conn.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for name in reversed(TABLES):
        conn.exec_driver_sql(f'DELETE FROM "{name}"')


def written(conn: Connection, name: str, keys: list[str], lines: list[tuple[Any, ...]]) -> None:
    rows.insert_lines(conn, name, keys, lines)


def opened(folder: Path) -> Office:
    return open_office(folder, lambda: ("", ""))


def headquarters(folder: Path, url: str | None = None) -> Path:
    own = practice.headquarters()
    setup.create(setup.Wish(folder, "HP", None, 1, "hq", None, "headquarters", node=own.node, database=url))
    office = opened(folder)
    practising.ensure(office)
    office.close()
    return folder


def district_file(folder: Path, changes: int, district: str = "CHM") -> Path:
    """The file of a practice district with so many artisans more."""
    setup.create(setup.Wish(folder, "HP", district, 1, "clerk", None))
    office = opened(folder)
    practising.ensure(office)
    puts = [Put(c.ARTISAN, uuid7(), _values(row), "create") for row in people(changes)]
    with office.transaction() as conn:
        apply(conn, office.act("bench"), puts)
    sent = sending.to_headquarters(office, folder / "post")
    office.close()
    return sent.files[0]


_KEYS = {
    1: "name_hi",
    2: "name_en",
    3: "guardian_name",
    6: "mobile",
    7: "address",
    8: "village_ward",
    11: "pin",
}
_KEYS |= {12: "udyam_no", 14: "remarks"}


def _values(row: tuple[str | int, ...]) -> dict[str, Any]:
    return {key: row[n] for n, key in _KEYS.items() if row[n]}
