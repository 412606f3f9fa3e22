"""A folder's files are known by what is in them: called anything, in folders too, and within bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from odop_desktop.sync import armour, folders, parts
from odop_desktop.sync.envelope import FAMILY, MAGIC
from tests.unfiles import UNFILES, at_once

PACKAGE = MAGIC + b"\0\0\0\1x"


def lay(folder: Path, **files: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_bytes(content)


def seen(folder: Path, without: Path | None = None) -> tuple[list[str], int]:
    with at_once():
        found = folders.within(folder, without)
    assert not found.more
    return [str(path.relative_to(folder)) for path in found.files], found.others


def test_what_is_in_a_file_counts_and_not_its_name(tmp_path: Path) -> None:
    (part,) = parts.split(PACKAGE)
    text = armour.armour(PACKAGE)
    lay(
        tmp_path,
        X__ODOPSYNC=PACKAGE,
        report__pdf=FAMILY + b"2\n",
        attachment=part.encoded(),
        mail__txt=b"Dear Sir,\r\n" + text.encode(),
        wide__txt=text.encode("utf-16"),
        photo__jpg=b"\xff\xd8\0\0" + text.encode(),
        letter__txt=b"nothing of ours",
        empty=b"",
    )
    assert seen(tmp_path) == (["X.ODOPSYNC", "attachment", "mail.txt", "report.pdf", "wide.txt"], 3)


def test_what_bears_an_office_files_name_is_among_them_to_be_refused(tmp_path: Path) -> None:
    names = ("a__odopsync", "B__OdopPart", "c__odopsync__txt", "D__ODOPPART__TXT")
    lay(tmp_path, **dict.fromkeys(names, b"torn"), other__txt=b"torn")
    assert len(seen(tmp_path)[0]) == 4 and seen(tmp_path)[1] == 1


def test_folders_in_it_are_looked_into_but_no_links_no_bin_and_not_the_one_for_what_is_done(
    tmp_path: Path,
) -> None:
    for name in ("chm/2026-11", "done", ".Trash-1000/files", "$RECYCLE.BIN", "X.odopsync", "empty.odopsync"):
        lay(tmp_path / name, **({} if name.startswith("empty") else {"a": PACKAGE}))
    (tmp_path / "again").symlink_to(tmp_path / "chm")
    (tmp_path / "round").symlink_to(tmp_path)
    found = ["X.odopsync/a", "chm/2026-11/a", "empty.odopsync"]
    assert seen(tmp_path, tmp_path / "done") == (found, 2)


def test_there_is_a_bottom_and_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path.joinpath(*"abcdef")
    lay(deep, a=PACKAGE)
    assert seen(tmp_path) == ([], 0)
    lay(deep.parent, b=PACKAGE)
    assert seen(tmp_path)[0] == ["a/b/c/d/e/b"]
    monkeypatch.setattr(folders, "MOST", 10)
    lay(tmp_path, **{f"n{n}": PACKAGE for n in range(12)})
    found = folders.within(tmp_path)
    assert (len(found.files), found.more) == (10, True)


def test_nothing_in_it_is_waited_for(tmp_path: Path) -> None:
    for sort, make in UNFILES.items():
        make(tmp_path / sort)
    assert seen(tmp_path)[0] == []
