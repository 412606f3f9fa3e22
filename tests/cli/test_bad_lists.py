"""Lists that are no lists: each refused with its code in words, and nothing kept."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from tests.cli.saying import Say, state
from tests.sheets.build import raw_xlsx
from tests.unfiles import at_once

LANGS = pytest.mark.parametrize("lang", ["hi", "en"])
HEADS = ["क्र.", "कारीगर का नाम", "पिता का नाम", "मोबाइल", "जन्म तिथि"]
Make = Callable[[Path], object]


def _xlsx(*rows: list[object]) -> Make:
    def make(path: Path) -> None:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)

    return make


def _bomb(path: Path) -> None:
    """A small file that would unpack to half a gigabyte."""
    raw_xlsx(path, "")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("xl/media/image1.png", bytes(400_000_000))


def _entities(path: Path) -> None:
    laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    raw_xlsx(path, "", before=laughs)


def _far_cell(path: Path) -> None:
    raw_xlsx(path, '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>')


def _sealed(path: Path) -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    path.write_bytes(head + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(4000))


BAD_FILES: dict[str, tuple[str, Make, tuple[str, ...]]] = {
    "nothing there": ("a.xlsx", lambda p: None, ("E-XLS-01",)),
    "a pipe": ("a.xlsx", os.mkfifo, ("E-XLS-17",)),
    "a folder": ("a.xlsx", Path.mkdir, ("E-XLS-17",)),
    "no bytes": ("a.xlsx", lambda p: p.write_bytes(b""), ("E-XLS-02",)),
    "no workbook": ("a.xlsx", lambda p: p.write_bytes(b"\x00\x01\x02" * 999), ("E-XLS-03",)),
    "a web page": ("a.xls", lambda p: p.write_text("<html><table></table></html>"), ("E-XLS-11",)),
    "text under another name": ("a.xlsx", lambda p: p.write_text("नाम,पिता\nराम,श्याम\n"), ("E-XLS-12",)),
    "with a password": ("a.xlsx", _sealed, ("E-XLS-04", "E-XLS-05")),
    "cut short": ("a.xlsx", lambda p: p.write_bytes(b"PK\x03\x04" + bytes(300)), ("E-XLS-05", "E-XLS-03")),
    "empty": ("a.xlsx", _xlsx(), ("E-XLS-15",)),
    "no heads": ("a.xlsx", _xlsx([1, 2, 3], [4, 5, 6]), ("E-XLS-13", "E-XLS-14")),
    "no name column": ("a.xlsx", _xlsx(["मोबाइल", "पिन कोड"], ["9816000001", "176310"]), ("E-XLS-14",)),
    "a bomb": ("a.xlsx", _bomb, ("E-XLS-07",)),
    "entities": ("a.xlsx", _entities, ("E-XLS-08", "E-XLS-05")),
    "a far cell": ("a.xlsx", _far_cell, ("E-XLS-09", "E-XLS-10")),
    "xlsb": (
        "a.xlsb",
        lambda p: p.write_bytes(b"PK\x03\x04" + bytes(300)),
        ("E-XLS-06", "E-XLS-03", "E-XLS-05"),
    ),
}


@LANGS
@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_list_is_refused_and_nothing_is_kept(
    say: Say, folder: Path, tmp_path: Path, case: str, lang: str
) -> None:
    name, make, codes = BAD_FILES[case]
    path = tmp_path / name
    make(path)
    before = state(folder)
    with at_once():
        said = say("import", "artisans", path, lang=lang)
    assert said.err[:8] in codes, said
    told = said.refused(said.err[:8], lang)
    assert (name if case != "a far cell" else "List") in told
    assert state(folder) == before
    assert not [p for p in tmp_path.rglob("*") if p.suffix in (".part", ".tmp")]


def test_a_refusal_is_an_object_too(say: Say, tmp_path: Path) -> None:
    said = say("import", "artisans", tmp_path / "no.xlsx", "--json")
    assert said.status == 1 and set(said.facts) == {"error"}
    error = said.facts["error"]
    assert error["code"] == "E-XLS-01" and error["title"] and error["advice"]
    assert said.err == f"{error['code']}: {error['title']} {error['advice']}\n"


def test_a_child_is_not_taken_from_a_list(say: Say, tmp_path: Path) -> None:
    child = ["1", "छोटू राम", "मोहन", "9816000001", "05-01-2015"]
    _xlsx(HEADS, child, ["2", "बड़े राम", "सोहन", "9816000002", "05-01-1975"])(tmp_path / "a.xlsx")
    done = say("import", "artisans", tmp_path / "a.xlsx", "--json").facts
    assert (done["new"], done["rejected"]) == (1, 1)
    (told,) = [p for p in done["problems"] if p["code"] == "E-XLS-41"]
    assert told["row"] == 2 and "18" in told["reason"]
