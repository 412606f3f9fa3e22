"""Chips made ready: cleaned, and every character one the letters' font can print."""

from __future__ import annotations

from collections.abc import Mapping

from odop_desktop.errors import OdopError
from odop_desktop.identity.text import clean
from odop_desktop.letters.characters import uncovered, unicode_name


def ready(values: Mapping[str, str], sources: Mapping[str, str]) -> dict[str, str]:
    """The values cleaned. OdopError E-LTR-02 names the field and the character that cannot be printed.

    `sources` gives each chip's field of the catalogue (`buyer.address`).
    """
    out = {}
    for chip, value in values.items():
        text = clean(value)
        if bad := uncovered(text):
            raise OdopError(
                "E-LTR-02",
                field=sources[chip],
                character=bad,
                name=unicode_name(bad),
                text=text[:60],
            )
        out[chip] = text
    return out


def need(values: Mapping[str, str], sources: Mapping[str, str], *chips: str) -> None:
    """OdopError E-LTR-03 for the first of `chips` that is empty: the letter cannot do without it."""
    for chip in chips:
        if not values[chip]:
            raise OdopError("E-LTR-03", field=sources[chip])


def count(value: int | None) -> str:
    return "" if value is None else str(value)
