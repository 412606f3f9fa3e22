"""The window beside raw baselines: its start, its memory, its heartbeat, its list beside an office suite's."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.bench_people import write_list
from tools.bench_store import MANY, made
from tools.measure import Beat, Measured

PROBE = [sys.executable, "-m", "tools.window_start"]
HEART = [sys.executable, "-m", "tools.window_heart"]
ROUNDS = 7
BUSY = 50.0  # ms: the longest the window may be busy at a stretch
_ENV = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def cases(ground: Path) -> Iterator[Measured | Beat]:
    office = made(ground / "many", MANY)
    yield from _starts(office)
    yield from _hearts(office, write_list(ground / "behind.xlsx", 50_000))
    yield from _list(office, ground)


def _starts(office: Path) -> Iterator[Measured]:
    """Every kind of start by turns, so that a noisy minute falls on all of them."""
    modes = ("bare", "imports", "frame", "records")
    took: dict[str, list[tuple[float, float]]] = {mode: [] for mode in modes}
    for n in range(ROUNDS + 1):
        for mode in modes if n % 2 else reversed(modes):
            found = _start(mode, office)
            if n:
                took[mode].append(found)
    seconds, mib = ({m: statistics.median(t[which] for t in took[m]) for m in modes} for which in (0, 1))
    people = f"{MANY:,} artisans"
    bare, same = "a window of PySide6 alone", "a window after the same imports"
    yield Measured("start to the first painted frame", bare, seconds["frame"], seconds["bare"], 3)
    yield Measured(
        f"start to the first painted records, {people}", bare, seconds["records"], seconds["bare"], 3
    )
    yield Measured(
        f"start to the first painted records, {people}", same, seconds["records"], seconds["imports"], 1.6
    )
    yield Measured(f"memory then, {people}", bare, mib["records"], mib["bare"], 1.8, unit="MiB")


def _start(mode: str, office: Path) -> tuple[float, float]:
    """Seconds from the process's birth to its first painting, and MiB held then."""
    began = time.perf_counter()
    with subprocess.Popen(
        [*PROBE, mode, str(office)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_ENV, text=True
    ) as process:
        assert process.stdout
        line = process.stdout.readline()
        took = time.perf_counter() - began
    return took, json.loads(line)["mib"]


def _hearts(office: Path, rows: Path) -> Iterator[Beat]:
    """Each act's heartbeat beside an empty window's; the worst of three runs."""
    empty = _beats([*HEART])["an empty window"]
    runs = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            copy = shutil.copytree(
                office, Path(folder) / "office", ignore=shutil.ignore_patterns("lock", "backups")
            )
            runs.append(_beats([*HEART, str(copy), str(rows)]))
    for act in runs[0]:
        worst = max((run[act] for run in runs), key=lambda told: told["max"])
        yield Beat(act, worst["p50"], worst["p99"], worst["max"], empty["max"], BUSY)


def _beats(command: list[str]) -> dict[str, dict[str, Any]]:
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_ENV, text=True, check=True
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return {each["act"]: each for each in told}


def _list(office: Path, ground: Path) -> Iterator[Measured]:
    """From the press on the rail to rows, count and order, beside the office suite reading the same rows."""
    suite = shutil.which("soffice")
    if suite is None:
        print("LibreOffice is not installed: its list was not measured.", file=sys.stderr)
        return
    sheet = write_list(ground / "same.xlsx", MANY)
    ours = [float(_beats([*HEART, str(office)])["arriving at the list"]["seconds"]) for _ in range(3)]
    theirs = [_suite(suite, sheet, ground) for _ in range(2)]
    name = f"the list of {MANY:,} artisans, whole"
    against = "LibreOffice opening the same rows as .xlsx (to text)"
    yield Measured(name, against, statistics.median(ours), min(theirs), 20, faster=True)


def _suite(suite: str, sheet: Path, ground: Path) -> float:
    home = f"-env:UserInstallation={(ground / 'suite').as_uri()}"
    began = time.perf_counter()
    subprocess.run(
        [suite, home, "--headless", "--convert-to", "csv", "--outdir", str(ground), str(sheet)],
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - began
