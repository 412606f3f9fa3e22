"""On a terminal: a progress bar, questions for the password; elsewhere neither. And readers that leave."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PASSWORD, USER
from tests.cli.saying import readable
from tests.sheets.build import HEADS, people, xlsx


def _command(folder: Path, *args: str) -> list[str]:
    return [sys.executable, "-m", "odop_desktop", "--office", str(folder), *args]


def _on_a_terminal(command: list[str], typed: tuple[str, ...] = ()) -> tuple[int, str]:
    """Exit status, and everything a person sees; each of `typed` is entered when a question stands there."""
    parent, child = pty.openpty()
    done = subprocess.Popen(command, stdin=child, stdout=child, stderr=child, start_new_session=True)
    os.close(child)
    seen, answers = b"", list(typed)
    while True:
        ready, _, _ = select.select([parent], [], [], 60)
        try:
            part = os.read(parent, 4096) if ready else b""
        except OSError:  # the other end is closed
            part = b""
        if not part:
            break
        seen += part
        if answers and seen.rstrip(b" ").endswith(b":"):
            os.write(parent, answers.pop(0).encode() + b"\n")
            seen += b"\n"
    os.close(parent)
    return done.wait(60), seen.decode("utf-8", "replace")


def test_a_bar_moves_on_a_terminal_only(folder: Path, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "people.xlsx", [HEADS, *people(300)])
    command = _command(folder, "import", "artisans", str(path), "--dry-run")
    status, seen = _on_a_terminal(command)
    assert status == 0 and "people.xlsx" in seen and "100%" in seen
    quiet = subprocess.run(command, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    assert quiet.stderr == "" and "%" not in quiet.stdout
    status, machine = _on_a_terminal([*command, "--json"])
    assert status == 0 and machine.count("\n") == 1 and machine.startswith("{")


def test_user_and_password_are_asked_and_the_password_is_not_seen(
    real_office: tuple[Path, str], tmp_path: Path
) -> None:
    folder = tmp_path / "real"
    subprocess.run(["cp", "-r", real_office[0], folder], check=True)
    command = _command(folder, "list", "artisans")
    status, seen = _on_a_terminal(command, (USER, PASSWORD))
    assert status == 0, seen
    assert "उपयोगकर्ता" in seen and "पासवर्ड" in seen and PASSWORD not in seen
    status, seen = _on_a_terminal(command, (USER, "कुछ और ही"))
    assert status == 1 and "E-VLT-01" in seen


def test_a_new_password_is_typed_twice_alike(tmp_path: Path) -> None:
    wish = ("setup", "--state", "HP", "--district", "CHM", "--pc", "1", "--admin", USER)
    command = _command(tmp_path / "new", *wish)
    status, seen = _on_a_terminal(command, ("लम्बा पासवर्ड 1", "लम्बा पासवर्ड 2"))
    assert status == 1 and "E-CLI-05" in seen and not (tmp_path / "new").exists()
    status, seen = _on_a_terminal(command, ("लम्बा पासवर्ड 1", "लम्बा पासवर्ड 1"))
    assert status == 0 and "सीलबन्द" in seen


def test_a_reader_that_leaves_is_no_mistake(folder: Path) -> None:
    done = subprocess.Popen(
        _command(folder, "list", "places", "--limit", "1000"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert done.stdout and done.stderr
    done.stdout.close()
    assert (done.stderr.read(), done.wait(60)) == (b"", 1)
    done.stderr.close()


def _hears_the_keyboard() -> None:
    """Whoever runs the tests in the background has that signal ignored, and so have all that they start."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.parametrize("asked", ["hi", "en"])
def test_a_stop_by_the_keyboard_leaves_a_sound_office(folder: Path, tmp_path: Path, asked: str) -> None:
    path = xlsx(tmp_path / "many.xlsx", [HEADS, *people(20_000)])
    command = _command(folder, "import", "artisans", str(path))
    command[3:3] = ["--lang", asked]
    parent, child = pty.openpty()
    started = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": child}
    done = subprocess.Popen(command, **started, preexec_fn=_hears_the_keyboard)
    os.close(child)
    seen = b""
    while b"many.xlsx" not in seen:  # it reads
        seen += os.read(parent, 1024)
    done.send_signal(signal.SIGINT)
    while select.select([parent], [], [], 60)[0]:
        try:
            part = os.read(parent, 4096)
        except OSError:
            break
        seen += part
    out, _ = done.communicate(timeout=60)
    os.close(parent)
    told = seen.decode()
    assert done.returncode == 1 and out == b"" and "E-" in told
    readable(told)
    assert subprocess.run(_command(folder, "check"), capture_output=True, check=False).returncode == 0
