"""Pictures of every page and dialog, to be looked at one by one: `python -m tools.pictures [OUT] [WORD ...]`.

Hindi and English, light and dark, at 1366×768 and as 150 % shows it (911×512 of the same pixels); with words,
only the scenes whose name holds one of them. Made on a fresh practice office without a screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from odop_desktop import signin
from odop_desktop.actions import demo
from odop_desktop.settings import Settings
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.application import application
from odop_desktop.ui.look.theme import Look, wear
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.start import desk_of, speech_of
from tools.scenes import Scene, scenes

SIZES = {"1366": (1366, 768), "150": (911, 512)}


def looks() -> Iterator[tuple[str, str, str]]:
    """Language, theme and size of each round; dark and 150 % are looked at in one language each."""
    yield from (
        ("hi", "light", "1366"),
        ("en", "light", "1366"),
        ("hi", "dark", "1366"),
        ("en", "light", "150"),
    )


def settle(app: QApplication, desk: Desk) -> None:
    """Until the threads are idle, and what they brought is painted."""
    quiet = 0
    until = time.monotonic() + 20
    while quiet < 60 and time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)
        quiet = quiet + 1 if desk.jobs.idle() else 0


def take(app: QApplication, desk: Desk, scene: Scene, window: MainWindow, file: Path) -> None:
    found: QWidget = scene.show(window)
    found.show()
    settle(app, desk)
    found.grab().save(str(file))
    if found is not window:
        found.close()
        found.deleteLater()


def main(out: Path, asked: list[str]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    app = application(["pictures"], Look("light", "normal"))
    with tempfile.TemporaryDirectory() as folder:
        office = signin.open_office(demo.make(Path(folder) / "office"), lambda: ("", ""))
        for lang, theme, size in looks():
            settings = Settings(lang=lang, theme=theme)
            wear(app, Look(theme, "normal"))
            desk = desk_of(office, speech_of(lang), settings)
            window = MainWindow(desk)
            window.resize(*SIZES[size])
            window.show()
            for scene in scenes():
                if not asked or any(word in scene.name for word in asked):
                    take(app, desk, scene, window, out / f"{scene.name}_{lang}_{theme}_{size}.png")
            desk.jobs.close()
            window.deleteLater()
        office.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"), sys.argv[2:])
