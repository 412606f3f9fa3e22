"""A day's work does not use up None: PySide6 gives away references under Python 3.11."""

from __future__ import annotations

import os
import subprocess
import sys

# More calls that return nothing, and more signals, than a fresh program has references to None and True.
CALLS = 400_000
WORK = f"""
from odop_desktop.ui.look.theme import Look
from odop_desktop.ui.look.application import application
from PySide6.QtWidgets import QLabel, QLineEdit
app = application(["odop"], Look("light", "normal"))
label, line = QLabel(), QLineEdit()
for _ in range({CALLS}):
    label.setEnabled(True)
    line.returnPressed.emit()
print("still here")
"""


def test_hundreds_of_thousands_of_calls_end_no_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WORK],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "still here\n", "")
