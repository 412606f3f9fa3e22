"""`make bench`: the program beside raw baselines, measured in one run. Never a test.

python -m tools.bench [store] [sheets] [letters] [package] [merge] [window]: all of them when none is named.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from tools import bench_letters, bench_merge, bench_package, bench_sheets, bench_store, bench_window
from tools.measure import Beat, Measured, hearts, table

PARTS: dict[str, Callable[[Path], Iterator[Measured | Beat]]] = {
    "store": bench_store.cases,
    "sheets": bench_sheets.cases,
    "letters": bench_letters.cases,
    "package": bench_package.cases,
    "merge": bench_merge.cases,
    "window": bench_window.cases,
}


def main(names: list[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="odop-bench-") as ground:
        os.environ["XDG_CONFIG_HOME"] = ground  # the office last opened on this PC stays what it was
        measured: list[Measured | Beat] = []
        for name in names or PARTS:
            for each in PARTS[name](Path(ground)):
                print(each.line, file=sys.stderr, flush=True)
                measured.append(each)
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"Measured on {date.today():%d-%m-%Y}, {machine}, Python {platform.python_version()}; medians.\n")
    print(table(m for m in measured if isinstance(m, Measured)))
    if beats := [m for m in measured if isinstance(m, Beat)]:
        print(f"\n{hearts(beats)}")


if __name__ == "__main__":
    main(sys.argv[1:])
