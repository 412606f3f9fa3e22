"""The program as an office starts it: its own process on a virtual screen, real keys, pixels, and the store after."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from odop_desktop.actions import demo
from odop_desktop.domain import catalogue as c
from odop_desktop.queries import read
from odop_desktop.ui.look.theme import LIGHT
from tests.actions.offices import opened
from tests.slow.screen import Screen, Shot, missing, until

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def _tools() -> None:
    if lacking := missing():
        if os.environ.get("CI") == "true":
            pytest.fail(f"not installed: {', '.join(lacking)}")
        pytest.skip(f"not installed: {', '.join(lacking)}")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo.make(tmp_path_factory.mktemp("demo") / "office")


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    folder = tmp_path / "screen"
    folder.mkdir()
    found = Screen(folder)
    yield found
    found.close()


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "office"))


@pytest.fixture
def program(screen: Screen, office: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    env = screen.env(
        XDG_CONFIG_HOME=str(tmp_path / "config"), XDG_DATA_HOME=str(tmp_path / "data"), ODOP_LANG="hi"
    )
    command = [sys.executable, "-m", "odop_desktop", "--office", str(office)]
    running = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    yield running
    if running.poll() is None:
        running.kill()
        running.communicate()


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def many(shot: Shot, colour: str, box: tuple[int, int, int, int], least: int) -> bool:
    """Whether so many pixels of the box are painted in this colour of the theme."""
    return shot.colours(*box)[rgb(colour)] >= least


RAIL, PAGE, STRIP = (10, 60, 180, 700), (200, 90, 1350, 720), (200, 80, 1350, 160)


def arrived(screen: Screen) -> None:
    """The practice office's yellow frame, its rail and a white card of its first page are painted."""
    screen.window("ODOP Desktop")
    until(lambda: many(screen.shot(), LIGHT["practice"], (4, 0, 1362, 20), 10_000), "the yellow frame")
    until(lambda: many(screen.shot(), LIGHT["rail"], RAIL, 40_000), "the rail")
    until(lambda: many(screen.shot(), LIGHT["card"], PAGE, 50_000), "Today's cards")


def test_a_clerk_registers_an_artisan_by_the_keyboard(
    screen: Screen, program: subprocess.Popen[bytes], office: Path
) -> None:
    arrived(screen)
    screen.click(100, 167)
    until(lambda: many(screen.shot(), LIGHT["head"], PAGE, 20_000), "the list's heads")
    screen.keys("ctrl+n")
    until(lambda: not many(screen.shot(), LIGHT["head"], PAGE, 20_000), "an empty form over the list")
    screen.keys("Return", "Return")  # kind of artisan, form of address
    screen.type("गायत्री कपूर", "in")
    screen.keys("Return")
    screen.type("Gayatri Kapoor")
    screen.keys("ctrl+s")
    until(lambda: many(screen.shot(), LIGHT["accent_soft"], STRIP, 10_000), "the strip that says it is saved")
    screen.keys("ctrl+q")
    _, errors = program.communicate(timeout=60)
    assert (program.returncode, errors) == (0, b"")
    assert registered(office, "गायत्री कपूर") == ["Gayatri Kapoor"]


def registered(folder: Path, name: str) -> list[str]:
    """The English names of the artisans of this Hindi name in the store."""
    found = opened(folder)
    try:
        with found.reading() as conn:
            return [r["name_en"] for r in read.where(conn, c.ARTISAN) if r["name_hi"] == name]
    finally:
        found.close()


def test_what_is_unsaved_is_asked_about_and_a_kill_takes_no_more_than_the_last_box(
    screen: Screen, program: subprocess.Popen[bytes], office: Path
) -> None:
    arrived(screen)
    screen.click(100, 167)
    until(lambda: many(screen.shot(), LIGHT["head"], PAGE, 20_000), "the list's heads")
    screen.keys("ctrl+n")
    until(lambda: not many(screen.shot(), LIGHT["head"], PAGE, 20_000), "an empty form over the list")
    screen.keys("Return", "Return")
    before = draft_size(office)
    screen.type("भूली बिसरी", "in")
    screen.keys("Return")
    until(lambda: draft_size(office) > before, "the draft on the disk")
    screen.keys("ctrl+q")
    screen.keys("Escape")
    assert program.poll() is None
    program.kill()  # as a power cut would
    program.communicate()
    assert registered(office, "भूली बिसरी") == []
    found = opened(office)
    try:
        names = [name for name, _ in found.store.drafts.names()]
        kept = found.store.drafts.load(names[0])
    finally:
        found.close()
    assert "भूली बिसरी" in str(kept)


def draft_size(folder: Path) -> int:
    """Bytes of the drafts' store and of its log."""
    return sum(p.stat().st_size for p in folder.glob("drafts.db*"))
