"""What a file is by its first bytes; its name is believed only between texts."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from odop_desktop.domain import plainfile
from odop_desktop.domain.plainfile import NotAFile
from odop_desktop.errors import OdopError
from odop_desktop.sheets.limits import Limits

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WORKBOOK_NAMES = (".xls", ".xlsx", ".xlsm", ".ods", ".xlsb")
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|table|meta|head|body|\?xml|workbook)", re.IGNORECASE)


class Form(StrEnum):
    """The container: what is inside a ZIP or OLE file is found out by those who open it."""

    ZIP = "zip"
    OLE = "ole"
    TEXT = "text"


def sniff(path: Path, limits: Limits) -> Form:
    """The container of the file; OdopError E-XLS-01, 02, 03, 07, 11, 12 or 17 when it is not one we read."""
    head, size = _first_bytes(path)
    if size == 0:
        raise OdopError("E-XLS-02", file=path.name)
    if head.startswith((_ZIP, _OLE)):
        if size > limits.file:
            raise OdopError("E-XLS-07", file=path.name, mb=-(-size >> 20), limit=limits.file >> 20)
        return Form.ZIP if head.startswith(_ZIP) else Form.OLE
    return _text(path, head, size, limits)


def _first_bytes(path: Path) -> tuple[bytes, int]:
    try:
        with plainfile.opened(path) as f:
            return f.read(4096), path.stat().st_size
    except NotAFile as e:
        raise OdopError("E-XLS-17", file=path.name) from e
    except OSError as e:
        raise OdopError("E-XLS-01", file=path.name) from e


def _text(path: Path, head: bytes, size: int, limits: Limits) -> Form:
    wide = head.startswith(_BOMS[1:])
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _MARKUP.match(plain):
        raise OdopError("E-XLS-11", file=path.name)
    if (b"\0" in head and not wide) or head.startswith(b"%PDF"):
        raise OdopError("E-XLS-03", file=path.name)
    if path.suffix.lower() in _WORKBOOK_NAMES:
        raise OdopError("E-XLS-12" if _looks_typed(plain) else "E-XLS-03", file=path.name)
    if path.suffix.lower() not in (".csv", ".tsv", ".txt"):
        raise OdopError("E-XLS-03", file=path.name)
    if size > limits.total // 4:
        raise OdopError("E-XLS-07", file=path.name, mb=-(-size >> 20), limit=limits.total >> 22)
    return Form.TEXT


def _looks_typed(head: bytes) -> bool:
    """No control characters but tabs and line ends."""
    return not any(b < 32 and b not in b"\t\r\n\f" for b in head)
