"""An .xls workbook stream, looked through for what the value reader leaves out.

Layout: [MS-XLS] Excel Binary File Format. Only what is asked of a sheet is read: fonts of text cells, runs of
mixed fonts, hidden rows and sheets, errors, formulas without a result, and how far the cells reach.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from odop_desktop.errors import OdopError
from odop_desktop.identity.legacy import is_legacy_font
from odop_desktop.sheets.facts import BookLook, SheetLook, cell
from odop_desktop.sheets.sst import read_sst
from odop_desktop.sheets.strings import Run, unicode_of

_FORMULA, _EOF, _DATEMODE, _FILEPASS, _FONT, _CONTINUE = 0x0006, 0x000A, 0x0022, 0x002F, 0x0031, 0x003C
_BOUNDSHEET, _MULRK, _RSTRING, _XF, _SST, _LABELSST = 0x0085, 0x00BD, 0x00D6, 0x00E0, 0x00FC, 0x00FD
_NUMBER, _LABEL, _BOOLERR, _ROW, _RK, _BOF = 0x0203, 0x0204, 0x0205, 0x0208, 0x027E, 0x0809
_CELLS = frozenset((_FORMULA, _MULRK, _RSTRING, _LABELSST, _NUMBER, _LABEL, _BOOLERR, _RK))
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}

Record = tuple[int, bytes]


def look_xls(stream: bytes, file: str, columns: int) -> BookLook:
    """OdopError E-XLS-04 (password), 05 (damaged) or 10 (a filled cell beyond `columns`)."""
    try:
        return _Look(stream, file, columns).book
    except (struct.error, IndexError, UnicodeDecodeError) as e:
        raise OdopError("E-XLS-05", file=file) from e


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records of one substream, to its end."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _EOF:
            return
        at += 4 + length


class _Look:
    def __init__(self, stream: bytes, file: str, columns: int) -> None:
        self._file, self._columns = file, columns
        self._wide = True  # BIFF8; the older files hold strings of bytes
        self._fonts: list[str] = []
        self._styles: list[int] = []
        self._strings: dict[int, tuple[tuple[int, int], ...]] = {}
        self._texts: dict[int, str] = {}
        self.book = BookLook()
        starts = self._globals(stream)
        self._legacy = {i: f for i, n in enumerate(self._styles) if is_legacy_font(f := self._font(n))}
        for start, look in zip(starts, self.book.sheets, strict=True):
            self._sheet(stream, start, look)

    def _globals(self, stream: bytes) -> list[int]:
        starts: list[int] = []
        table: list[bytes] = []
        for kind, body in _records(stream, 0):
            if kind == _FILEPASS:
                raise OdopError("E-XLS-04", file=self._file)
            if kind == _SST or (kind == _CONTINUE and table):
                table.append(body)
            elif table:
                self._texts, self._strings = read_sst(table)
                table = []
            if kind == _BOUNDSHEET:
                starts.append(int.from_bytes(body[:4], "little"))
                self.book.sheets.append(SheetLook(self._name(body[6:]), body[4] != 0))
            elif kind == _BOF:
                self._wide = body[:2] == b"\x00\x06"
            elif kind == _DATEMODE:
                self.book.from_1904 = body[0] == 1
            elif kind == _FONT:
                self._fonts.append(self._name(body[14:]))
            elif kind == _XF:
                self._styles.append(int.from_bytes(body[:2], "little"))
        return starts

    def _name(self, body: bytes) -> str:
        """A short string: length, then (in BIFF8) a flag that says one or two bytes a letter."""
        length = body[0]
        if not self._wide:
            return body[1 : 1 + length].decode("cp1252", "replace")
        return (
            body[2 : 2 + 2 * length].decode("utf-16-le")
            if body[1] & 1
            else body[2 : 2 + length].decode("latin-1")
        )

    def _font(self, number: int) -> str:
        """Font numbers leave out 4."""
        number -= number > 4
        return self._fonts[number] if number < len(self._fonts) else ""

    def _sheet(self, stream: bytes, start: int, look: SheetLook) -> None:
        for kind, body in _records(stream, start):
            if kind == _ROW and body[12] & 0x20 and body[4:6] > b"\0\0":
                look.hidden_rows += 1
            elif kind in _CELLS:
                self._cell(kind, body, look)

    def _cell(self, kind: int, body: bytes, look: SheetLook) -> None:
        row, column, style = struct.unpack_from("<HHH", body)
        last = int.from_bytes(body[-2:], "little") if kind == _MULRK else column
        if last >= self._columns:
            raise OdopError("E-XLS-10", sheet=look.name, columns=last + 1, limit=self._columns)
        key = cell(row, column)
        if kind == _FORMULA:
            _formula(body, key, look)
        elif kind == _BOOLERR and body[7]:
            look.errors[key] = _ERRORS.get(body[6], "#")
        elif kind == _LABELSST:
            self._text(key, style, int.from_bytes(body[6:10], "little"), look)
        elif kind in (_LABEL, _RSTRING) and style in self._legacy:
            look.fonts[key] = self._legacy[style]

    def _text(self, key: int, style: int, index: int, look: SheetLook) -> None:
        own = self._legacy.get(style, "")
        marks = self._strings.get(index, ())
        if not marks:
            if own:
                look.fonts[key] = own
            return
        runs = self._runs(self._texts[index], marks)
        if own or any(run.legacy for run in runs):
            look.rich[key] = unicode_of(runs, own)

    def _runs(self, text: str, marks: tuple[tuple[int, int], ...]) -> tuple[Run, ...]:
        edges = [*(at for at, _ in marks), len(text)]
        first = (Run(text[: edges[0]]),) if edges[0] else ()
        rest = (Run(text[a:b], self._font(f)) for (a, f), b in zip(marks, edges[1:], strict=True))
        return (*first, *rest)


def _formula(body: bytes, key: int, look: SheetLook) -> None:
    """The result stands in eight bytes: a number, or FFFF and a kind (2 = error, 3 = an empty text).

    Writers that never work a formula out leave an empty text, or a zero to be worked out on loading.
    """
    if body[12:14] == b"\xff\xff":
        if body[6] == 2:
            look.errors[key] = _ERRORS.get(body[8], "#")
        elif body[6] == 3:
            look.valueless[key] = ""
    elif body[6:14] == bytes(8) and body[14] & 3 == 3:
        look.valueless[key] = ""
