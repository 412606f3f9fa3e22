"""The program's start: a command runs the command line, none opens the window, and neither asks for the other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from odop_desktop import app
from odop_desktop.cli.main import run
from tools.run_demo import shows

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("env", "platform", "has"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
    ],
)
def test_where_a_window_can_be_shown(env: dict[str, str], platform: str, has: bool) -> None:
    assert app.has_screen(env, platform) is has


@pytest.mark.parametrize(
    ("args", "asked"),
    [
        ([], (None, None)),
        (["--lang", "en"], (None, "en")),
        (["--office", "x", "--lang", "hi"], (Path("x"), "hi")),
    ],
)
def test_without_a_command_the_window_is_opened(
    monkeypatch: pytest.MonkeyPatch, args: list[str], asked: tuple[Path | None, str | None]
) -> None:
    monkeypatch.delenv("ODOP_OFFICE", raising=False)
    seen: list[tuple[Path | None, str | None]] = []

    def window(folder: Path | None, lang: str | None) -> int:
        seen.append((folder, lang))
        return 7

    assert run(args, window) == 7
    assert seen == [asked]


def test_a_command_opens_no_window(capsys: pytest.CaptureFixture[str]) -> None:
    def window(folder: Path | None, lang: str | None) -> int:
        raise AssertionError("a window")

    assert run(["--lang", "en", "check-pack", str(ROOT / "resources" / "packs" / "HP")], window) == 0
    assert run(["nonsense"], window) == 2


def _started(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    own = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [sys.executable, *args],
        cwd=ROOT,
        env={**own, **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a screen")
def test_without_a_screen_it_says_so_and_leads_to_the_commands() -> None:
    done = _started("-m", "odop_desktop", "--lang", "en")
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.startswith("E-CLI-01: There is no screen here") and "--help" in done.stderr


def test_a_command_does_not_load_qt() -> None:
    code = (
        "import sys; from odop_desktop.cli.main import run; import odop_desktop.app; "
        "run(['check-pack', 'resources/packs/HP']); print([m for m in sys.modules if m.startswith('PySide6')])"
    )
    assert _started("-c", code).stdout.splitlines()[-1] == "[]"


def test_the_demo_shows_its_window_where_somebody_sees_it() -> None:
    assert shows({"DISPLAY": ":0"})
    assert not shows({"DISPLAY": ":0", "ODOP_NO_WINDOW": "1"})
    assert not shows({"QT_QPA_PLATFORM": "offscreen"})
