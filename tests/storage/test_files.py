"""A file is the old one or the new one, whatever happens in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from odop_desktop.storage.files import copy_whole, rename, write_whole


def test_a_file_is_written_whole_and_leaves_no_part(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_copy_is_whole_or_leaves_what_was_there(tmp_path: Path) -> None:
    source, path, folder = tmp_path / "from", tmp_path / "a", tmp_path / "folder"
    source.write_bytes(b"new" * 1000)
    path.write_bytes(b"old")
    folder.mkdir()
    assert copy_whole(source, path).read_bytes() == b"new" * 1000
    with pytest.raises(OSError, match="folder"):
        copy_whole(source, folder)  # the last step fails: a folder has that name
    with pytest.raises(FileNotFoundError):
        copy_whole(tmp_path / "none", path)
    assert path.read_bytes() == b"new" * 1000
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "folder", "from"]


class Held(type(Path())):  # type: ignore[misc]
    """A file that a virus scanner lets go of after some tries."""

    tries = 0

    def replace(self, target: Path) -> Path:  # type: ignore[override]
        Held.tries -= 1
        if Held.tries >= 0:
            raise PermissionError(13, "held by another program")
        return Path(self).replace(target)


@pytest.mark.parametrize(
    ("tries", "pauses", "done"), [(3, (0, 0, 0), True), (3, (0, 0), False), (0, (), True)]
)
def test_a_rename_waits_for_a_scanner_and_then_gives_up(
    tmp_path: Path, tries: int, pauses: tuple[int, ...], done: bool
) -> None:
    (tmp_path / "a.part").write_bytes(b"x")
    Held.tries = tries
    part = Held(tmp_path / "a.part")
    if done:
        rename(part, tmp_path / "a", pauses)
    else:
        with pytest.raises(PermissionError):
            rename(part, tmp_path / "a", pauses)
    assert (tmp_path / "a").exists() is done
