"""The pen drive is full or write-protected, or the PC's own disk is full, while the file to headquarters is made."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from odop_desktop.queries import sync_books
from odop_desktop.ui.pages.sync import SyncPage
from tests.ui.conftest import Answers, Settle
from tests.ui.moments import full_disk
from tests.ui.sync.conftest import press, told

Stick = Callable[[Path, str], bool]


@contextmanager
def drive(folder: Path, kind: str) -> Iterator[Path]:
    """A pen drive of 16 KB that is `full` but for a little, or write-protected (`ro`).

    Where this user may mount none, a folder that takes no file stands for it.
    """
    folder.mkdir()
    options = "size=16k" + (",ro" if kind == "ro" else "")
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    mounted = (
        shutil.which("mount") and subprocess.run(command, capture_output=True, check=False).returncode == 0
    )
    if mounted and kind == "full":
        (folder / "photos.zip").write_bytes(bytes(12_000))
    if not mounted:
        folder.chmod(0o555)
    try:
        yield folder
    finally:
        folder.chmod(0o755) if not mounted else subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("kind", ["full", "ro"])
def test_a_stick_that_takes_no_file_is_a_sentence_and_another_one_takes_it(
    page: SyncPage, answers: Answers, settle: Settle, tmp_path: Path, kind: str
) -> None:
    with drive(tmp_path / "stick", kind) as stick:
        before = sorted(stick.iterdir())
        answers.ready = [stick]
        press(page.make.go, page, settle)
        assert "E-SYN-1" in told(page) and "Errno" not in told(page)
        assert sorted(stick.iterdir()) == before  # nothing half is left on it
    assert page.desk.say.strip is not None and page.desk.say.strip.button.isVisible()
    answers.ready = [tmp_path / "other"]
    press(page.desk.say.strip.button, page, settle)
    (file,) = (tmp_path / "other").glob("*.odopsync")
    assert (tmp_path / "other" / f"control-{file.stem}.pdf").is_file()
    assert [f.pkg_no for f in sync_books.made(page.desk.office)] == [1]


def test_a_full_disk_of_the_pc_is_a_sentence_and_nothing_is_lost(
    page: SyncPage, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    assert page.facts is not None
    unsent = page.facts.unsent
    answers.ready = [tmp_path / "stick"]
    with full_disk():
        press(page.make.go, page, settle)
        assert "E-DB-0" in told(page) or "E-SYN-1" in told(page)
    assert sync_books.made(page.desk.office) == []
    assert page.facts.unsent == unsent
    answers.ready = [tmp_path / "stick"]
    press(page.make.go, page, settle)
    assert "E-" not in told(page)
    assert len(list((tmp_path / "stick").glob("*.odopsync"))) == 1
    assert [f.pkg_no for f in sync_books.made(page.desk.office)] == [1]
