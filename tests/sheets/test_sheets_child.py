"""The reading process: limits, death, cancelling, progress, and what it never sends."""

from __future__ import annotations

import multiprocessing
import os
import random
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import xlwt  # type: ignore[import-untyped]

from odop_desktop.errors import OdopError
from odop_desktop.sheets.limits import LIMITS, Limits
from odop_desktop.sheets.reading import read_rows
from odop_desktop.sheets.rows import Fate
from tests.sheets.build import HEADS, cell, list_head, number, people, raw_rows, raw_xlsx, reading, xlsx

ROOT = Path(__file__).resolve().parents[2]
TIGHT = replace(LIMITS, memory=200 << 20)


@pytest.fixture(autouse=True)
def _leaves_no_process() -> object:
    yield
    assert multiprocessing.active_children() == []


def _rows(path: Path, limits: Limits = LIMITS) -> int:
    with read_rows(path, reading(), limits=limits) as sheet:
        return sum(1 for _ in sheet)


@pytest.mark.skipif(sys.platform == "win32", reason="bounds of Linux")
def test_a_workbook_that_eats_memory_kills_only_its_reader(tmp_path: Path) -> None:
    """Cells without a place of their own hide from the look at bytes; the grid they span does not fit."""
    hidden = "<row><c r='GR199999'><v>1</v></c></row>"
    bomb = raw_xlsx(tmp_path / "a.xlsx", raw_rows(list_head(), cell("B2", "राम")) + hidden)
    with pytest.raises(OdopError) as caught:
        _rows(bomb, TIGHT)
    assert caught.value.code == "E-XLS-90"


@pytest.mark.skipif(sys.platform == "win32", reason="bounds of Linux")
def test_a_workbook_that_eats_time_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = (f"{n},राम {n},श्याम {n},ग्राम {n}" for n in range(60_000))
    path.write_text("\n".join(("क्र.सं.,नाम,पिता का नाम,पता", *lines)), encoding="utf-8")
    with pytest.raises(OdopError) as caught:
        _rows(path, replace(LIMITS, cpu=1))
    assert caught.value.code == "E-XLS-90"


def test_a_refusal_comes_through_with_its_facts(tmp_path: Path) -> None:
    far = raw_xlsx(tmp_path / "a.xlsx", raw_rows(list_head()) + f'<row r="9">{number("XFD9", 1)}</row>')
    with pytest.raises(OdopError) as caught:
        _rows(far)
    assert (caught.value.code, caught.value.facts["columns"]) == ("E-XLS-10", 16384)


def test_a_workbook_at_which_the_value_reader_panics_is_damaged(tmp_path: Path) -> None:
    """A record of an .xls file that says it is shorter than it is."""
    book = xlwt.Workbook()
    book.add_sheet("list").write(0, 0, "नाम")
    book.save(str(tmp_path / "a.xls"))
    content = bytearray((tmp_path / "a.xls").read_bytes())
    at = content.find(b"\x42\x00\x02\x00\xb0\x04")  # CODEPAGE
    assert at > 0
    content[at + 2] = 0
    (tmp_path / "a.xls").write_bytes(bytes(content))
    with pytest.raises(OdopError) as caught:
        _rows(tmp_path / "a.xls")
    assert caught.value.code == "E-XLS-05"


def test_progress_is_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [HEADS, *people(2_500)])
    seen: list[tuple[int, int]] = []
    with read_rows(path, reading(), progress=lambda done, of: seen.append((done, of))) as sheet:
        assert sum(row.fate is Fate.DATA for row in sheet) == 2_500
    assert seen == [(done, 2501) for done in (*range(250, 2501, 250), 2501)]


def test_cancelling_before_and_while_reading(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [HEADS, *people(5_000)])
    with pytest.raises(OdopError) as before:
        read_rows(path, reading(), cancelled=lambda: True)
    wanted: list[int] = []
    with (
        pytest.raises(OdopError) as during,
        read_rows(path, reading(), cancelled=lambda: len(wanted) > 10) as sheet,
    ):
        wanted.extend(row.row for row in sheet)
    assert (before.value.code, during.value.code) == ("E-XLS-91", "E-XLS-91")
    assert len(wanted) < 5_000


def test_leaving_early_ends_the_process(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [HEADS, *people(5_000)])
    with read_rows(path, reading()) as sheet:
        assert next(iter(sheet)).fate is Fate.SKIPPED
    assert multiprocessing.active_children() == []


def test_no_aadhaar_number_reaches_the_parent(tmp_path: Path) -> None:
    """Nothing that crosses the border holds it: not rows, not facts, not heads or sheet names."""
    heads = (*HEADS, "आधार नं0", "अभ्युक्ति", "639150008060 का खाता", "बैंक खाता")
    rows = [
        [1, "राम", "श्याम", 9816012345, 639150008060, "UID 6391 5000 8060", "6391-5000-8060", "639150008060"],
        [2, None, "श्याम", 9816012345, "6391 5000 8060", None, None, None],
        [None, "योग", None, None, "639150008060", None, None, None],
    ]
    path = xlsx(tmp_path / "a.xlsx", [["सूची 639150008060"], heads, *rows], title="6391 5000 8060")
    with read_rows(path, reading()) as sheet:
        crossed = [repr(sheet.facts), *(repr(row) for row in sheet)]
    plain = "".join("".join(crossed).split()).replace("-", "")
    assert "639150008060" not in plain
    assert "8060" in plain


def _mutant(path: Path, seed: int) -> Path:
    """A good list with a few bytes of one of its parts changed, added or taken away."""
    chance = random.Random(seed)
    good = xlsx(path / "good.xlsx", [["सूची"], HEADS, *people(20)])
    mutant = path / f"{seed}.xlsx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(mutant, "w") as target:
        victim = chance.choice(source.namelist())
        for name in source.namelist():
            content = bytearray(source.read(name))
            for _ in range(chance.randint(1, 5) if name == victim else 0):
                at = chance.randrange(len(content))
                piece = bytes(chance.randrange(32, 127) for _ in range(chance.randint(0, 12)))
                content[at : at + chance.randint(0, 30)] = piece
            target.writestr(name, bytes(content))
    return mutant


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_mutants_are_read_or_refused(seed: int, tmp_path: Path) -> None:
    path = _mutant(tmp_path, seed)
    try:
        assert _rows(path) > 0
    except OdopError as e:
        assert e.code.startswith("E-XLS-")


def test_a_child_that_dies_before_it_listens_is_told_of(tmp_path: Path) -> None:
    """A main module that ends the child at once, as an unguarded script does: refused, and never a wait for ever."""
    script = tmp_path / "main.py"
    script.write_text(
        "import os\n"
        "if __name__ == '__mp_main__':\n    os._exit(3)\n"
        "from odop_desktop.errors import OdopError\n"
        "from odop_desktop.sheets.reading import read_rows\n"
        "from tests.sheets.build import people, reading, xlsx\n"
        "from pathlib import Path\n"
        "try:\n    read_rows(xlsx(Path('a.xlsx'), [['नाम'], *people(3)]), reading())\n"
        "except OdopError as error:\n    print(error.code)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.stdout.strip() == "E-XLS-90", done.stderr
