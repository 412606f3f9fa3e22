"""The whole program as a process of its own: window, a copy brought back from its settings, window again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

# Acts at each window that comes up, in its turn, as a person would; what it saw is printed.
SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from odop_desktop.actions import safety
from odop_desktop.ui import doorway
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.dialogs.restore import RestoreDialog
from odop_desktop.ui.dialogs.sign_in import SignIn
from odop_desktop.ui.hall import Begin
from odop_desktop.ui.main_window import MainWindow

folder, copy = Path(sys.argv[1]), Path(sys.argv[2])
turn = []

def saw(what):
    turn.append(what)
    print(what, flush=True)

def look():
    QTimer.singleShot(50, look)
    modal = QApplication.activeModalWidget()
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
    if windows and windows[0].desk.jobs.idle() and turn in ([], ["window", "restore", "sign in"]):
        desk = windows[0].desk
        if not turn:
            saw("window")
            safety.backup(desk.office, out=copy)
            desk.reopen(Begin(folder, "restore"))
        else:
            saw("window again")
            windows[0].close()
    elif isinstance(modal, RestoreDialog):
        if turn == ["window"]:
            saw("restore")
            modal.file = copy
            modal.accept()
        elif modal.returned and not modal.busy:
            modal.accept()
    elif isinstance(modal, SignIn) and turn == ["window", "restore"] and not modal.busy:
        saw("sign in")
        modal.accept()

def begin():
    QTimer.singleShot(50, look)

made = doorway.application
def application(*told):
    app = made(*told)
    begin()
    return app
doorway.application = application
sys.exit(doorway.run(folder, "en"))
"""


def test_from_window_to_restore_to_window(practice: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(practice, tmp_path / "office"))
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ODOP_OFFICE": ""}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder), str(tmp_path / "a.odopbackup")],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.stdout.split("\n")[:-1] == ["window", "restore", "sign in", "window again"], done.stderr
    assert done.returncode == 0
    assert list(folder.glob("replaced-*"))  # what stood there is kept
