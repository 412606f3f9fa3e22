"""Files that are refused before any reader sees them: each with its code (SAFETY 5.1)."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import xlwt  # type: ignore[import-untyped]

from odop_desktop.errors import OdopError
from odop_desktop.sheets.limits import LIMITS
from tests.sheets.build import (
    HEADS,
    cell,
    list_head,
    number,
    ods,
    ods_cell,
    ods_row,
    people,
    raw_rows,
    raw_xlsx,
    read,
    xlsx,
)
from tests.unfiles import LOST, UNFILES, at_once


def refusal(path: Path, **more: int) -> OdopError:
    with pytest.raises(OdopError) as caught:
        read(path, replace(LIMITS, **more))
    return caught.value


def _one(ref: str = "B2") -> str:
    return raw_rows(list_head(), cell(ref, "राम"))


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _truncated(path: Path) -> None:
    xlsx(path, [HEADS, *people(50)])
    path.write_bytes(path.read_bytes()[:-400])


def _broken_part(path: Path) -> None:
    """The directory is whole, the sheet's bytes are not."""
    xlsx(path, [HEADS, *people(500)])
    content = bytearray(path.read_bytes())
    at = content.find(b"sheet1.xml") + 600
    content[at : at + 40] = bytes(40)
    path.write_bytes(bytes(content))


def _ole(*streams: str) -> bytes:
    """A container whose directory names these streams, all empty."""
    entries = ["Root Entry", *streams]
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    directory = b""
    for n, name in enumerate(entries):
        raw = (name + "\0").encode("utf-16-le")
        directory += (
            raw.ljust(64, b"\0") + struct.pack("<H", len(raw)) + bytes([5 if n == 0 else 2]) + bytes(49)
        )
        directory += struct.pack("<I", 0xFFFFFFFE) + bytes(8)
    return head.ljust(512, b"\xff") + fat + directory.ljust(512, b"\0")


def _xls_with_password(path: Path) -> None:
    """A FILEPASS record in the place of another one."""
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "x")
    book.save(str(path))
    content = path.read_bytes()
    at = content.find(b"\x42\x00\x02\x00")  # CODEPAGE, two bytes long, makes room for the mark
    assert at > 0
    path.write_bytes(content[:at] + b"\x2f\x00" + content[at + 2 :])


def _names(path: Path, *names: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "x")


HTML = b"<html><body><table><tr><td>name</td></tr></table></body></html>"
REFUSED: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "nothing in the file": ("a.xlsx", _bytes(b""), "E-XLS-02"),
    "not a workbook": ("a.xlsx", _bytes(bytes(range(256)) * 9), "E-XLS-03"),
    "a letter": ("a.xlsx", lambda p: _names(p, "word/document.xml"), "E-XLS-03"),
    "a PDF": ("list.csv", _bytes(b"%PDF-1.7\n"), "E-XLS-03"),
    "a picture called csv": ("list.csv", _bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "E-XLS-03"),
    "an unknown ending": ("list.doc", _bytes(b"name,mobile"), "E-XLS-03"),
    "an OLE file of another kind": ("a.xls", _bytes(_ole("WordDocument")), "E-XLS-03"),
    "a password": ("a.xlsx", _bytes(_ole("EncryptionInfo", "EncryptedPackage")), "E-XLS-04"),
    "a password on .xls": ("a.xls", _xls_with_password, "E-XLS-04"),
    "a password on .ods": (
        "a.ods",
        lambda p: ods(p, ods_row(ods_cell("नाम")), manifest="<m><manifest:encryption-data/></m>"),
        "E-XLS-04",
    ),
    "truncated": ("a.xlsx", _truncated, "E-XLS-05"),
    "a broken part": ("a.xlsx", _broken_part, "E-XLS-05"),
    "a cut .xls": ("a.xls", _bytes(_ole("Workbook")[:700]), "E-XLS-05"),
    "an OLE header alone": ("a.xls", _bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(80)), "E-XLS-05"),
    "workbook.xml that is no XML": (
        "a.xlsx",
        lambda p: raw_xlsx(p, _one(), {"xl/workbook.xml": "<workbook><sheets>"}),
        "E-XLS-05",
    ),
    "an .xlsb": ("a.xlsb", lambda p: _names(p, "xl/workbook.bin"), "E-XLS-06"),
    "entities in the sheet": (
        "a.xlsx",
        lambda p: raw_xlsx(
            p,
            "",
            {
                "xl/worksheets/sheet1.xml": '<!DOCTYPE w [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>'
                f"<worksheet><sheetData>{_one()}</sheetData></worksheet>"
            },
        ),
        "E-XLS-08",
    ),
    "entities in the strings": (
        "a.xlsx",
        lambda p: raw_xlsx(p, _one(), {"xl/sharedStrings.xml": '<!DOCTYPE s [<!ENTITY a "aa">]><sst>&a;</sst>'}),
        "E-XLS-08",
    ),
    "entities in a part nobody reads": (
        "a.xlsx",
        lambda p: raw_xlsx(p, _one(), {"docProps/app.xml": '<!DOCTYPE s SYSTEM "file:///etc/passwd"><a/>'}),
        "E-XLS-08",
    ),
    "XML in wide letters": (
        "a.xlsx",
        lambda p: raw_xlsx(p, _one(), {"docProps/app.xml": "<a>x</a>".encode("utf-16")}),
        "E-XLS-08",
    ),
    "entities in .ods": (
        "a.ods",
        lambda p: _ods_with_entity(p),
        "E-XLS-08",
    ),
    "a far cell": ("a.xlsx", lambda p: raw_xlsx(p, _one() + _far("XFD1048576")), "E-XLS-09"),
    "a far column": ("a.xlsx", lambda p: raw_xlsx(p, _one() + _far("XFD3")), "E-XLS-10"),
    "a column just too far": ("a.xlsx", lambda p: raw_xlsx(p, _one() + _far("GS3")), "E-XLS-10"),
    "a far row in .ods": (
        "a.ods",
        lambda p: ods(p, ods_row(ods_cell("x"), more='table:number-rows-repeated="1048576"')),
        "E-XLS-09",
    ),
    "a far column in .ods": (
        "a.ods",
        lambda p: ods(p, ods_row(ods_cell("x", 'table:number-columns-repeated="16384"'))),
        "E-XLS-10",
    ),
    "a far column in .xls": ("a.xls", lambda p: _xls(p, 0, 230), "E-XLS-10"),
    "far columns in .csv": ("a.csv", _bytes(("," * 300 + "x\n").encode()), "E-XLS-10"),
    "a web page called .xls": ("a.xls", _bytes(HTML), "E-XLS-11"),
    "a web page with a mark": ("a.xls", _bytes(b"\xef\xbb\xbf\n  " + HTML), "E-XLS-11"),
    "XML called .xls": ("a.xls", _bytes(b'<?xml version="1.0"?><Workbook/>'), "E-XLS-11"),
    "a csv called .xls": ("a.xls", _bytes("नाम,मोबाइल\nराम,9\n".encode()), "E-XLS-12"),
    "a tsv called .xlsx": ("a.xlsx", _bytes("नाम\tमोबाइल\n".encode()), "E-XLS-12"),
    "no heads": ("a.xlsx", lambda p: xlsx(p, [["कुछ", "भी"], [1, 2], [3, 4]]), "E-XLS-13"),
    "no name column": ("a.xlsx", lambda p: xlsx(p, [["मोबाइल", "पता"], [9816012345, "सरोल"]]), "E-XLS-14"),
    "empty sheets": ("a.xlsx", lambda p: xlsx(p, []), "E-XLS-15"),
    "half a wide letter": ("a.csv", _bytes(b"\xff\xfea\0b\0c"), "E-XLS-16"),
}  # fmt: skip


def _far(ref: str) -> str:
    return f'<row r="{ref.strip("XFDGS")}">{number(ref, 1)}</row>'


def _xls(path: Path, row: int, column: int) -> None:
    book = xlwt.Workbook()
    book.add_sheet("a").write(row, column, "x")
    book.save(str(path))


def _ods_with_entity(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_its_code(case: str, tmp_path: Path) -> None:
    name, make, code = REFUSED[case]
    make(tmp_path / name)
    assert refusal(tmp_path / name).code == code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.xlsx").code == "E-XLS-01"
    assert refusal(tmp_path).code == "E-XLS-17"


@pytest.mark.parametrize("sort", UNFILES)
def test_what_is_no_file_is_not_waited_for(sort: str, tmp_path: Path) -> None:
    UNFILES[sort](tmp_path / "a.xlsx")
    with at_once():
        assert refusal(tmp_path / "a.xlsx").code == ("E-XLS-01" if sort in LOST else "E-XLS-17")


def test_the_count_is_told(tmp_path: Path) -> None:
    far = raw_xlsx(tmp_path / "a.xlsx", _one() + _far("B1048576"))
    assert refusal(far).facts == {"sheet": "List", "rows": 1_048_576, "limit": 200_000}
    many = xlsx(tmp_path / "b.xlsx", [HEADS, *people(30)])
    assert refusal(many, rows=20).facts["rows"] == 31
    listed = tmp_path / "c.csv"
    listed.write_text("\n".join(["नाम,मोबाइल"] + ["राम,9816012345"] * 40), encoding="utf-8")
    assert refusal(listed, rows=20).facts["rows"] == 41


def test_blank_far_cells_do_no_harm(tmp_path: Path) -> None:
    coloured = (
        '<row r="3"><c r="XFD3" s="0"/><c r="XFE3" s="0"></c></row><row r="1048576"><c r="A1048576"/></row>'
    )
    facts, rows = read(raw_xlsx(tmp_path / "a.xlsx", _one() + coloured))
    assert facts.rows == 2
    assert rows[1].values["name_hi"] == "राम"


class TestBombs:
    def test_by_ratio(self, tmp_path: Path) -> None:
        bomb = raw_xlsx(tmp_path / "a.xlsx", _one(), {"xl/media/a.xml": b" " * (40 << 20)})
        assert bomb.stat().st_size < 1 << 20
        assert refusal(bomb).code == "E-XLS-07"

    def test_by_total(self, tmp_path: Path) -> None:
        big = raw_xlsx(tmp_path / "a.xlsx", _one(), {f"xl/{n}.bin": bytes(900_000) for n in range(8)})
        assert refusal(big, total=5_000_000).code == "E-XLS-07"

    def test_by_entries(self, tmp_path: Path) -> None:
        many = raw_xlsx(tmp_path / "a.xlsx", _one(), {f"xl/{n}": "" for n in range(2100)})
        assert refusal(many).code == "E-XLS-07"

    def test_by_size(self, tmp_path: Path) -> None:
        assert refusal(xlsx(tmp_path / "a.xlsx", [HEADS, *people(200)]), file=2000).code == "E-XLS-07"

    def test_a_declared_size_is_not_believed(self, tmp_path: Path) -> None:
        """The directory says one byte; the part is thirty million."""
        path = raw_xlsx(tmp_path / "a.xlsx", _one(), {"xl/lie.xml": b" " * 30_000_000})
        content = path.read_bytes()
        path.write_bytes(content.replace(struct.pack("<I", 30_000_000), struct.pack("<I", 1)))
        assert refusal(path).code in ("E-XLS-05", "E-XLS-07")
