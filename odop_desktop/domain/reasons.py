"""A reason as it goes on record: one line, no Aadhaar number in it, not longer than its field."""

from __future__ import annotations

from odop_desktop.errors import OdopError
from odop_desktop.identity.aadhaar import sweep
from odop_desktop.identity.text import clean

MOST = 500  # characters


def said(text: str | None, most: int = MOST) -> str | None:
    """The reason; None where nothing was said. E-ACT-32: it is too long, and is not cut."""
    found = plain(text or "")
    if len(found) > most:
        raise OdopError("E-ACT-32", count=len(found), most=most)
    return found or None


def needed(text: str) -> str:
    """A reason that must be given. E-SYN-81: nothing was said; E-ACT-32."""
    found = said(text)
    if found is None:
        raise OdopError("E-SYN-81")
    return found


def plain(text: str) -> str:
    """What was typed, without a full Aadhaar number and without halves of characters, which no store could keep."""
    return sweep(clean(spoken(text))).text


def spoken(text: str) -> str:
    """Without halves of characters."""
    return text if text.isascii() else text.encode("utf-8", "ignore").decode("utf-8")
