"""Circulars go inside headquarters' file to every office; programs and false papers never do."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.storage.place import Place
from odop_desktop.sync import answering, enclosures
from tests.sync.lab import HQ, Lab


def test_a_circular_reaches_every_office_once(lab: Lab, tmp_path: Path) -> None:
    lab.round("chm", "chm2", "klu")
    paper = tmp_path / "परिपत्र 12.pdf"
    paper.write_bytes(b"%PDF circular")
    for _ in range(2):
        files = answering.for_all(lab.office(HQ), lab.post, papers=[paper])
        assert len(files) == 3
        for who in ("chm", "chm2", "klu"):
            (own,) = [f for f in files if f.made.receiver == lab.node(who)]
            assert lab.take(who, own.file).error is None
            (kept,) = enclosures.kept(lab.office(who).place)
            assert (kept.name, kept.file.read_bytes()) == ("परिपत्र 12.pdf", b"%PDF circular")


@pytest.mark.parametrize(
    ("name", "size", "code"),
    [("x.exe", 10, "E-SYN-92"), ("x.pdf", enclosures.BUDGET + 1, "E-SYN-91"), ("none.pdf", -1, "E-SYN-01")],
)
def test_what_cannot_go_along(tmp_path: Path, name: str, size: int, code: str) -> None:
    if size >= 0:
        (tmp_path / name).write_bytes(b"x" * size)
    with pytest.raises(OdopError) as refused:
        enclosures.section([tmp_path / name])
    assert refused.value.code == code


def told(name: object, data: object = "eA==", hash_: object = sha256(b"x").hexdigest()) -> dict[str, object]:
    return {"files": [{"name": name, "sha256": hash_, "data": data}]}


@pytest.mark.parametrize(
    "wrong",
    [
        told("x.exe"),
        told("x.pdf", data="!!"),
        told("x.pdf", hash_="0" * 64),
        told("x.pdf", data=5),
        told(None),
        {"files": [7]},
        {"files": []},
        {},
        None,
    ],
)
def test_what_is_no_paper_is_not_kept(tmp_path: Path, wrong: dict[str, object] | None) -> None:
    enclosures.keep(Place(tmp_path), wrong, "2026-11-22")
    assert enclosures.kept(Place(tmp_path)) == []


@pytest.mark.parametrize("name", ["../../x.pdf", "..\\..\\x.pdf", "/etc/x.pdf", "C:\\x.pdf"])
def test_a_name_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    place = Place(tmp_path / "office")
    enclosures.keep(place, told(name), "2026-11-22")
    (kept,) = enclosures.kept(place)
    assert kept.name == "x.pdf"
    assert kept.file.parent == enclosures.folder(place)
