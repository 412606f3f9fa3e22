"""The wordings as they lie on disk: the program's own, or the office's in their place."""

from __future__ import annotations

from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.letters.compose import awaited, covering, lifeline, loi, nil, slip, stall, transfer
from odop_desktop.letters.compose.template import Template, parse

_CHIPS = {m.KIND: (m.CHIPS, m.ROWS) for m in (loi, stall, slip, lifeline, covering, nil, awaited, transfer)}


def read(kind: str, lang: str, folder: Path) -> Template:
    """`<folder>/<lang>/<kind>.txt`, checked. OdopError E-LTR-01 (a wrong line), E-LTR-04 (unreadable)."""
    path = folder / lang / f"{kind}.txt"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise OdopError("E-LTR-04", file=str(path)) from None
    chips, rows = _CHIPS[kind]
    return parse(text, f"{lang}/{kind}.txt", chips, rows)
