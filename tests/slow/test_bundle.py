"""The one-folder bundle, built as `make build` does, starts and works where no Python is to be found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from odop_desktop import __version__
from tests.slow.screen import Screen, missing, until

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = "odop-desktop.exe" if os.name == "nt" else "odop-desktop"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The bundle's folder, moved away from where it was built to one named as an office might name it."""
    work = tmp_path_factory.mktemp("bundle")
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    paths = ["--distpath", str(work / "dist"), "--workpath", str(work / "build")]
    subprocess.run([*build, *paths, str(ROOT / "build.spec")], cwd=ROOT, check=True, capture_output=True)
    moved = work / "ज़िला उद्योग केन्द्र" / "ओडीओपी डेस्कटॉप"
    moved.parent.mkdir()
    yield Path(shutil.move(work / "dist" / "odop-desktop", moved))
    shutil.rmtree(work)


def run(bundle: Path, home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """The bundle's program with nothing of this machine in its environment: no path, no language."""
    keep = {k: os.environ[k] for k in ("SYSTEMROOT", "TEMP") if os.name == "nt"}
    env = keep | {"HOME": str(home), "PATH": str(home)}
    command = [str(bundle / PROGRAM), *args]
    return subprocess.run(
        command,
        cwd=home,
        env=env,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


def contents(folder: Path) -> dict[str, tuple[int, int]]:
    stats = {p: p.stat() for p in folder.rglob("*") if p.is_file()}
    return {str(p.relative_to(folder)): (s.st_size, s.st_mtime_ns) for p, s in stats.items()}


def test_it_starts(bundle: Path, tmp_path: Path) -> None:
    done = run(bundle, tmp_path, "--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert __version__ in done.stdout


def test_it_tries_itself_and_leaves_its_own_folder_alone(bundle: Path, tmp_path: Path) -> None:
    before = contents(bundle)
    done = run(bundle, tmp_path, "self-test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert contents(bundle) == before


def test_it_holds_what_is_shipped_and_nothing_of_the_workshop(bundle: Path) -> None:
    inside = bundle / "_internal"
    assert (inside / "LICENSE").is_file()
    shipped = {p.relative_to(ROOT) for p in (ROOT / "resources").rglob("*") if p.is_file()}
    assert {str(p) for p in shipped if not (inside / p).is_file()} == set()
    workshop = {"tests", "tools", "pytest", "_pytest", "numpy", "pandas", "mypy", "hypothesis", "weasyprint"}
    assert workshop.isdisjoint(p.name for p in inside.iterdir())


def test_a_refused_command_is_refused_in_words(bundle: Path, tmp_path: Path) -> None:
    done = run(bundle, tmp_path, "--lang", "en", "--office", str(tmp_path / "none"), "list", "artisans")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("E-")


@pytest.mark.skipif(os.name == "nt", reason="the virtual screen is an X server")
def test_its_window_opens_on_an_office_and_closes(bundle: Path, tmp_path: Path) -> None:
    """The second program, beside the first: the practice office's frame is painted, Ctrl+Q ends it."""
    if lacking := missing():
        pytest.fail(f"not installed: {', '.join(lacking)}") if os.environ.get(
            "CI"
        ) == "true" else pytest.skip()
    assert run(bundle, tmp_path, "demo", str(tmp_path / "office")).returncode == 0
    (tmp_path / "screen").mkdir()
    screen = Screen(tmp_path / "screen")
    env = {"HOME": str(tmp_path), "PATH": str(tmp_path), "DISPLAY": screen.display, "LANG": "C.UTF-8"}
    window = subprocess.Popen(
        [str(bundle / "odop-desktop-window"), "--office", str(tmp_path / "office")],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        screen.window("ODOP Desktop")
        until(lambda: screen.shot().colours(4, 0, 1362, 20)[(245, 196, 0)] > 10_000, "the yellow frame")
        until(lambda: screen.shot().colours(200, 90, 1350, 720)[(255, 255, 255)] > 50_000, "Today's cards")
        screen.click(700, 700)  # without a window manager nobody hands it the keyboard
        screen.keys("ctrl+q")
        _, errors = window.communicate(timeout=60)
        assert (window.returncode, errors) == (0, b"")
    finally:
        window.kill()
        screen.close()
