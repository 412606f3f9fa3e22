"""Lists, search and saving on 100,000 artisans, each beside its raw baseline with the same pragmas."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from odop_desktop.actions import records as acts
from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.office import Office
from odop_desktop.queries import records
from odop_desktop.signin import open_office
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.pragmas import Role, connect
from odop_desktop.storage.search import expression, terms
from tools.measure import Baseline, Measured, beside, ratio

PROGRAM = [sys.executable, "-m", "odop_desktop"]
IMPORTS = [sys.executable, "-c", "import sqlalchemy, sqlcipher3"]
MANY, FEW = 100_000, 1_000
PAGE = 50


def made(folder: Path, size: int) -> Path:
    """A practice office with `size` invented artisans, by the program's own `demo`."""
    if not folder.exists():
        _silent([*PROGRAM, "--office", str(folder), "demo", "--size", str(size)])
    return folder


def opened(folder: Path) -> Office:
    return open_office(folder, lambda: ("", ""))  # a practice office asks for neither


def cases(ground: Path) -> Iterator[Measured]:
    many = made(ground / "many", MANY)
    few = made(ground / "few", FEW)
    listing = [*PROGRAM, "--office", str(many), "list", "artisans", "--limit", str(PAGE)]
    yield ratio(
        "`list artisans --limit 50`, start to end",
        lambda: _silent(listing),
        "importing sqlalchemy and sqlcipher3",
        lambda: _silent(IMPORTS),
        9,
        aim=2.5,
    )
    large, small = opened(many), opened(few)
    yield from _pages(large, small)
    yield from _searches(large)
    yield _save(large, ground)
    for office in (large, small):
        office.close()


def _silent(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _pages(large: Office, small: Office) -> Iterator[Measured]:
    sorts = [f.key for f in ARTISAN.sorts]
    for name, of in (("first", _first_pages), ("last", _last_pages)):
        yield ratio(
            f"{name} page of a list, {len(sorts)} sorts, {MANY:,} artisans",
            of(large, sorts),
            f"the same with {FEW:,}",
            of(small, sorts),
            15,
            aim=1.5,
        )


def _first_pages(office: Office, sorts: list[str]) -> Callable[[], object]:
    return lambda: [records.page(office, ARTISAN, sort=key, limit=PAGE) for key in sorts]


def _last_pages(office: Office, sorts: list[str]) -> Callable[[], object]:
    """A page turned round ends with the key behind which the last rows of the list stand."""
    keys = {key: records.page(office, ARTISAN, sort=f"-{key}", limit=PAGE).after for key in sorts}
    return lambda: [
        records.page(office, ARTISAN, sort=key, after=after, limit=PAGE) for key, after in keys.items()
    ]


def _searches(office: Office) -> Iterator[Measured]:
    asked = list(_rare_terms(office))
    folded = [expression(terms(word)) for word in asked]
    searched = [f.key for f in ARTISAN.fields if f.search]
    scan = f"SELECT id FROM artisan WHERE {' OR '.join(f'{key} LIKE :t' for key in searched)}"
    bare = "SELECT rowid FROM search WHERE search MATCH :t"

    def ours() -> object:
        return [records.page(office, ARTISAN, search=word, limit=PAGE) for word in asked]

    def raw(sql: str, words: list[str]) -> Callable[[], object]:
        def run() -> object:
            with office.reading() as conn:
                return [conn.exec_driver_sql(sql, {"t": word}).fetchall() for word in words]

        return run

    like = [f"%{word}%" for word in asked]
    yield from beside(
        f"search, either script, {len(asked)} terms with < {PAGE} hits",
        ours,
        5,
        Baseline("bare FTS query for row numbers", raw(bare, folded), aim=3),
        Baseline("LIKE scan of the same columns", raw(scan, like), aim=20, faster=True),
    )


def _rare_terms(office: Office, wanted: int = 10) -> Iterator[str]:
    """Words of records spread over the list that find fewer than a page: names, villages, ends of numbers."""
    found = 0
    for row in records.page(office, ARTISAN, sort="mobile", limit=1000).rows:
        mobile = str(row["mobile"] or "")
        hindi, latin = str(row["name_hi"] or ""), str(row["name_en"] or "")
        for word in (mobile[-4:], f"{hindi} {mobile[:6]}", f"{latin} {mobile[:6]}", str(row["reg_no"])):
            hits = len(records.page(office, ARTISAN, search=word, limit=PAGE).rows) if word.strip() else 0
            if 0 < hits < PAGE:
                found += 1
                yield word
        if found >= wanted:
            return


def _save(office: Office, ground: Path) -> Measured:
    sample = records.page(office, ARTISAN, limit=1).rows[0]
    values = {f.key: sample[f.key] for f in ARTISAN.fields if f.sheet and f.key != ARTISAN.number}
    serial = count()

    def ours() -> None:
        acts.make(office, kind=ARTISAN, values=values | {"name_en": f"Bench {next(serial)}"})

    return ratio(
        "save one artisan: op, index, history, durable",
        ours,
        "bare INSERT and commit",
        _bare_insert(ground, values),
        41,
        aim=8,
    )


def _bare_insert(ground: Path, values: dict[str, Any]) -> Callable[[], None]:
    """One row of the same values into a plain table, same key, same pragmas."""
    filled = [str(v) for v in values.values() if v not in (None, ())]
    file = ground / "bare.db"
    file.touch()  # an empty file is an empty store; a missing one is an error
    raw = connect(file, DataKey.new().spec("office"), Role.WRITER)
    raw.execute(f"CREATE TABLE IF NOT EXISTS bare ({', '.join(f'c{n}' for n in range(len(filled)))})")
    insert = f"INSERT INTO bare VALUES ({', '.join('?' * len(filled))})"

    def run() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(insert, filled)
        raw.execute("COMMIT")

    return run
