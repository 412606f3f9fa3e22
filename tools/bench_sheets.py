"""Import of 50,000 × 15 and export of 50,000 rows by command, beside what merely reads and writes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pandas  # type: ignore[import-untyped]
import python_calamine

from odop_desktop.storage.key import DataKey
from odop_desktop.storage.pragmas import Role, connect
from tools.bench_people import HEADS, write_list
from tools.bench_store import PROGRAM, _silent, made
from tools.measure import Baseline, Measured, beside, ratio

ROWS = 50_000


def cases(ground: Path) -> Iterator[Measured]:
    book = write_list(ground / "list.xlsx", ROWS)
    empty = made(ground / "empty", 0)
    serial = count()

    def ours() -> None:
        fresh = ground / f"fresh{next(serial)}"
        shutil.copytree(empty, fresh)
        _silent([*PROGRAM, "--office", str(fresh), "import", "artisans", str(book)])

    yield from beside(
        f"import {ROWS:,} × {len(HEADS)}, checked, committed",
        ours,
        3,
        Baseline(
            "pandas.read_excel (openpyxl), merely reading",
            lambda: pandas.read_excel(book, engine="openpyxl"),
            aim=1,
        ),
        Baseline("calamine and executemany", lambda: _bare_import(book, ground), aim=12),
    )
    yield _export(ground, ground / "fresh0")


def _bare_import(book: Path, ground: Path) -> None:
    """The cells as calamine gives them, as text, into one table with the store's key and pragmas."""
    file = ground / "bare_import.db"
    for old in ground.glob("bare_import.db*"):
        old.unlink()
    file.touch()
    raw = connect(file, DataKey.new().spec("office"), Role.WRITER)
    columns = ", ".join(f"c{n}" for n in range(len(HEADS)))
    raw.execute(f"CREATE TABLE bare ({columns})")
    rows = python_calamine.CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(
        f"INSERT INTO bare VALUES ({', '.join('?' * len(HEADS))})", [[str(cell) for cell in r] for r in rows]
    )
    raw.execute("COMMIT")
    raw.close()


def _export(ground: Path, office: Path) -> Measured:
    target = ground / "export.xlsx"
    command = [*PROGRAM, "--office", str(office), "export", "artisans", str(target)]
    _silent(command)
    cells = python_calamine.CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0).to_python()
    name = f"export {len(cells) - 1:,} × {len(cells[0])}"
    bare = ground / "bare_export.xlsx"
    return ratio(
        name,
        lambda: _silent(command),
        "bare openpyxl write-only, same cells",
        lambda: _write(bare, cells),
        3,
        aim=1,
    )


def _write(path: Path, cells: list[list[Any]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in cells:
        sheet.append(row)
    book.save(path)
