"""Answers out of a value list, also where more than the answer was written ("OBC (Muslim)", "अस्थि 40%")."""

from __future__ import annotations

import re

from odop_desktop.domain.catalogue.readers import Raw, text_of
from odop_desktop.domain.valuelists import ValueList
from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.text import clean

_PIECES = re.compile(r"[,;()/|\n]+|\s[-–—:]\s")
_ITEMS = re.compile(r"[,;|\n]+")
_FIGURE = re.compile(r"[\d.]+\s*(?:%|प्रतिशत|percent)?")
_BARE_YES = "Y"  # a yes without its kind gives way to the kind


def find_choice(values: ValueList, text: str) -> tuple[str | None, str]:
    """The code meant and the words beside it; no code where none is known, or two are ("M/F")."""
    if code := values.find(text):
        return code, ""
    codes: dict[str, None] = {}
    beside: list[str] = []
    for piece in filter(None, map(clean, _PIECES.split(text))):
        code, figure = _piece(values, piece)
        codes.update({code: None} if code else {})
        beside += [figure] if code else [piece]
    if len(codes) > 1:
        codes.pop(_BARE_YES, None)
    return (next(iter(codes)), "; ".join(filter(None, beside))) if len(codes) == 1 else (None, text)


def _piece(values: ValueList, piece: str) -> tuple[str | None, str]:
    """The code of one piece, and the figure that stood in it ("अस्थि 40%" → LOCO, "40%")."""
    if code := values.find(piece):
        return code, ""
    figure = _FIGURE.search(ascii_digits(piece))
    bare = clean(_FIGURE.sub("", ascii_digits(piece)))
    return (values.find(bare) if bare else None), figure[0].strip() if figure else ""


def find_set(values: ValueList | None, raw: Raw) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sorted answers of a cell, and the words that are none. An open set (no list) takes every item."""
    items = raw if isinstance(raw, tuple) else _ITEMS.split(text_of(raw))
    cleaned = [item for item in map(clean, items) if item]
    if values is None:
        return tuple(sorted(set(cleaned))), ()
    found = {item: values.find(item) for item in cleaned}
    known = sorted({code for code in found.values() if code})
    return tuple(known), tuple(item for item, code in found.items() if not code)
