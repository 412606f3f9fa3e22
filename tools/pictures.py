"""Pictures of every page and dialog, to be looked at one by one: `python -m tools.pictures [OUT] [WORD ...]`.

Hindi and English, light and dark, at 1366×768 and as 150 % shows it (911×512 of the same pixels); with words,
only the scenes whose name holds one of them. Made on fresh offices without a screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from odop_desktop.office import Office
from odop_desktop.settings import Settings
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.application import application
from odop_desktop.ui.look.theme import Look, wear
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.start import desk_of, speech_of
from tools import scene_offices
from tools.scene_offices import Days
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
    wanted = [s for s in scenes() if not asked or any(word in s.name for word in asked)]
    with tempfile.TemporaryDirectory() as folder:
        now = datetime.now()
        scene_offices.make(Path(folder), now)
        for name in dict.fromkeys(scene.office for scene in wanted):
            office = scene_offices.open_scene(Path(folder), name, Days(now))
            for look in looks():
                show(app, office, [s for s in wanted if s.office == name], look, out)
            office.close()


def show(
    app: QApplication, office: Office, wanted: list[Scene], look: tuple[str, str, str], out: Path
) -> None:
    """The scenes of one office in one look."""
    lang, theme, size = look
    wear(app, Look(theme, "normal"))
    desk = desk_of(office, speech_of(lang), Settings(lang=lang, theme=theme))
    window = MainWindow(desk)
    window.resize(*SIZES[size])
    window.show()
    for scene in wanted:
        take(app, desk, scene, window, out / f"{scene.name}_{lang}_{theme}_{size}.png")
    desk.jobs.close()
    window.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"), sys.argv[2:])
