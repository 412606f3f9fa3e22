"""Only a file is read: nothing that keeps one waiting, nothing without an end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from odop_desktop.domain import plainfile
from odop_desktop.domain.plainfile import NotAFile
from tests.unfiles import LOST, UNFILES, at_once


@pytest.mark.parametrize("sort", UNFILES)
def test_what_is_no_file_is_not_read(sort: str, tmp_path: Path) -> None:
    UNFILES[sort](tmp_path / "x")
    with at_once(), pytest.raises(OSError) as caught:
        plainfile.read(tmp_path / "x")
    assert isinstance(caught.value, NotAFile) is (sort not in LOST)


def test_a_file_is_read_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\r\nsome")
    (tmp_path / "b").symlink_to("a")
    assert plainfile.read(tmp_path / "b") == b"\r\nsome"
    assert plainfile.read(tmp_path / "b", 3) == b"\r\ns"


def test_a_pipe_that_takes_the_place_of_a_file_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at it and its opening."""
    path = tmp_path / "x"
    os.mkfifo(path)
    seen = os.stat_result((stat.S_IFREG, *[0] * 9))
    with monkeypatch.context() as patch, at_once():
        patch.setattr(Path, "stat", lambda _: seen)
        with pytest.raises(NotAFile):
            plainfile.opened(path)
