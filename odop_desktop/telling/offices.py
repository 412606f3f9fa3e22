"""How an office is called in a list, and whose a record is where records of all offices stand together."""

from __future__ import annotations

from typing import Any

from odop_desktop.i18n.words import Words
from odop_desktop.queries.headquarters import Listed
from odop_desktop.queries.makers import Maker


def listed(words: Words, each: Listed) -> str:
    """`HP-CHM  जिला चम्बा`, of an office that headquarters lists."""
    return f"{each.code}  {each.name.of(words.lang)}"


def head(words: Words) -> str:
    return words("list.filter.office")


def cell(words: Words, maker: Maker | None) -> str:
    """`HP-CHM जिला चम्बा`; "" of what is no office's: a row of the State's pack."""
    return maker.told(words.lang) if maker else ""


def line(words: Words, maker: Maker) -> str:
    """`कार्यालय: HP-CHM जिला चम्बा`."""
    return f"{head(words)}: {cell(words, maker)}"


def facts(maker: Maker | None) -> dict[str, Any]:
    """For --json, beside a record's values."""
    return (
        {"office": {"code": maker.code, "name_hi": maker.name.hi, "name_en": maker.name.en}} if maker else {}
    )
