"""Where the program is put together: a command runs the command line, none opens the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from odop_desktop.errors import OdopError


def main() -> None:
    """`odop-desktop [--office DIR] [--lang hi|en] [COMMAND]`."""
    if not sys.argv[1:] and has_screen(os.environ, sys.platform):
        window()
    else:
        _command_line()


def window() -> None:
    """`odop-desktop-window`: the window at once, without waiting for what only commands need."""
    if sys.argv[1:]:
        _command_line()
        return
    try:
        sys.exit(opened(None, None))
    except Exception as error:  # told in words, as the command line tells it
        _command_line(error)


def _command_line(failed: Exception | None = None) -> None:
    """Runs the command asked for; or, where opening the window `failed`, says why."""
    from odop_desktop.cli.main import main as command_line  # noqa: PLC0415  (a window waits for no commands)

    def again(folder: Path | None, lang: str | None) -> int:
        if failed:
            raise failed
        return opened(folder, lang)

    command_line(again)


def opened(folder: Path | None, lang: str | None) -> int:
    """Opens the window and returns when it is closed. E-CLI-01 without a screen, E-CLI-10 without Qt's own parts."""
    if not has_screen(os.environ, sys.platform):
        raise OdopError("E-CLI-01")
    try:
        from odop_desktop.ui.doorway import run  # noqa: PLC0415  (a command runs without Qt)
    except ImportError as missing:
        if (missing.name or "").startswith("odop_desktop"):
            raise
        raise OdopError("E-CLI-10", library=str(missing)) from missing
    return run(folder, lang)


def has_screen(env: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown: Windows has a screen; elsewhere a display server says so, or Qt is told how."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform in ("win32", "darwin") or any(env.get(name) for name in named)
