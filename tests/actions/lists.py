"""Lists as offices keep them, written to a folder: workbooks, old workbooks, text files."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import xlwt  # type: ignore[import-untyped]

from odop_desktop.actions import imports
from odop_desktop.actions.imports import Imported
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office

Rows = Sequence[Sequence[Any]]


def xlsx(path: Path, rows: Rows) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def xls(path: Path, rows: Rows) -> Path:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("list")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value)
    book.save(str(path))
    return path


def text(path: Path, rows: Rows) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter="\t" if path.suffix == ".tsv" else ",").writerows(
            ["" if v is None else v for v in row] for row in rows
        )
    return path


WRITERS = {".xlsx": xlsx, ".xls": xls, ".csv": text, ".tsv": text}


def take(office: Office, path: Path, kind: RecordKind = c.ARTISAN, **more: Any) -> Imported:
    done = imports.run(office, kind=kind, path=path, **more)
    assert done.adds_up()
    return done


def counted(done: Imported) -> dict[str, int]:
    """The counts that are not nought."""
    names = ("new", "changed", "same", "rejected", "parked", "skipped")
    return {name: n for name in names if (n := getattr(done, name))}


def listed(done: Imported) -> list[tuple[int | None, str]]:
    """Row and code of every problem."""
    return [(p.row, p.problem.code) for p in done.problems]
