"""A virtual screen: Xvfb that writes its pixels into a file, and a keyboard on it (xdotool)."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NEEDED = ("Xvfb", "xdotool", "setxkbmap")


def missing() -> list[str]:
    return [name for name in NEEDED if shutil.which(name) is None]


@dataclass(frozen=True, slots=True)
class Shot:
    """The pixels of the screen, as (red, green, blue) by row and column."""

    width: int
    height: int
    rows: tuple[bytes, ...]
    wide: int  # bytes a pixel

    def at(self, x: int, y: int) -> tuple[int, int, int]:
        blue, green, red = self.rows[y][x * self.wide : x * self.wide + 3]
        return red, green, blue

    def colours(self, left: int, top: int, right: int, bottom: int) -> Counter[tuple[int, int, int]]:
        return Counter(self.at(x, y) for y in range(top, bottom) for x in range(left, right))


class Screen:
    """One X server of the test's own; `key` and `type` go to whatever window has the focus."""

    def __init__(self, folder: Path, size: tuple[int, int] = (1366, 768)) -> None:
        self._folder = folder
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size[0]}x{size[1]}x24", "-fbdir", str(folder),
             "-nolisten", "tcp", "-noreset"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(timeout=20)

    def env(self, **more: str) -> dict[str, str]:
        """What a program on this screen is started with."""
        kept = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
        return {**kept, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", **more}

    def shot(self) -> Shot:
        """The screen as it is now, out of the server's XWD file (X Consortium's XWDFile.h, version 7)."""
        raw = (self._folder / "Xvfb_screen0").read_bytes()
        head = struct.unpack(">25I", raw[:100])
        size, width, height, bits, line, colours = head[0], head[4], head[5], head[11], head[12], head[19]
        start = size + colours * 12
        rows = tuple(raw[start + y * line : start + (y + 1) * line] for y in range(height))
        return Shot(width, height, rows, bits // 8)

    def keys(self, *names: str) -> None:
        """Keys by their X names, one after the other: `ctrl+s`, `Return`, `Tab`."""
        self._xdotool("key", "--delay", "25", *names)

    def type(self, text: str, layout: str = "us") -> None:
        """Letters as a keyboard of this layout sends them; `in` is the InScript of India."""
        self._layout(layout)
        self._xdotool("type", "--delay", "25", text)
        self._layout("us")

    def _layout(self, name: str) -> None:
        subprocess.run(["setxkbmap", name], env=self.env(), check=True, capture_output=True, timeout=20)

    def click(self, x: int, y: int) -> None:
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def window(self, title: str) -> str:
        """The id of the visible window of this title; waits for it."""
        return self._xdotool("search", "--sync", "--onlyvisible", "--name", title).split()[0]

    def _xdotool(self, *args: str) -> str:
        done = subprocess.run(
            ["xdotool", *args], env=self.env(), capture_output=True, text=True, timeout=60, check=True
        )
        return done.stdout


def until(true: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Asks again until it is so; fails with what was waited for."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain: {what}")
        time.sleep(0.05)
