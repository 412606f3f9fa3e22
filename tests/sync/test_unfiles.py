"""Pipes, sockets, devices, folders, links to nowhere: said in words among the files that come, none waited for."""

from __future__ import annotations

from pathlib import Path

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.paths import resources
from odop_desktop.queries import arrivals
from odop_desktop.storage.place import Place
from odop_desktop.sync import (
    enclosures,
    folders,
    preview,
    receiving,
    root_files,
    sending,
    unlocking,
    updates,
)
from odop_desktop.sync.receiving import APPLIED, REFUSED
from odop_desktop.telling import exchange
from tests.cli.saying import readable
from tests.sync.lab import HQ, Lab
from tests.unfiles import LOST, UNFILES, at_once

CODES = {f"{sort}.odopsync": "E-SYN-01" if sort in LOST else "E-SYN-32" for sort in UNFILES}


def test_a_folder_of_them_holds_nothing_up(lab: Lab) -> None:
    """The one good file among them goes in, by whichever way they are looked at."""
    lab.make("chm", name_hi="सुनीता देवी")
    made = sending.to_headquarters(lab.office("chm"), lab.post)
    for sort, make in UNFILES.items():
        make(lab.post / f"{sort}.odopsync")
    hq, files = lab.office(HQ), folders.within(lab.post).files
    with at_once():
        seen = {each.file.name: each for each in (preview.of(hq, file) for file in files)}
        assert not any(preview.brings_pack(hq, file) for file in files)
        found = {each.file.name: each for each in receiving.receive(hq, files)}
    good = made.files[0].name
    assert {name: each.code for name, each in found.items() if name != good} == CODES
    assert (found[good].state, seen[good].state) == (APPLIED, APPLIED)
    assert all(each.state == REFUSED for name, each in found.items() if name != good)
    assert all(each.error and each.error.code == CODES[n] for n, each in seen.items() if n != good)
    for lang in ("hi", "en"):
        words = Words.load(lang, resources() / "locale")
        for each in found.values():
            readable(exchange.outcome(words, each))
    assert len(arrivals.arrivals(hq)) == len(files)


@pytest.mark.parametrize("sort", UNFILES)
def test_nor_where_a_key_or_an_update_is_asked_for(sort: str, tmp_path: Path) -> None:
    for name in ("x", "x.pdf"):
        UNFILES[sort](tmp_path / name)
    with at_once():
        with pytest.raises(OdopError, match="E-SYN-86"):
            root_files.read([tmp_path / "x"], "")
        with pytest.raises(OSError):
            updates.hashed(tmp_path / "x")
        with pytest.raises(OdopError, match=CODES[f"{sort}.odopsync"]):
            unlocking.by_answer(tmp_path / "x")(Place(tmp_path))
        with pytest.raises(OdopError, match=CODES[f"{sort}.odopsync"]):
            enclosures.checked([tmp_path / "x.pdf"])


def test_a_folder_into_which_nobody_may_look(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OdopError, match="E-SYN-01"):
        folders.within(tmp_path / "loop")
