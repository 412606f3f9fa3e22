"""Is a `pack.toml` whole: every text there, every chip one that will be filled, every setting of its type."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from odop_desktop.domain.catalogue.artisan import ARTISAN
from odop_desktop.domain.packhead import PackHead, made
from odop_desktop.errors import Problem

FORMAT = 1
FILE = "pack.toml"
WORDS = ("district", "village", "post_office", "tehsil", "block")
# Settings every pack must have, and of what type; a pack may have more.
SETTINGS: dict[str, type] = {
    "number_pattern": str,
    "claim_days": int,
    "helper_max": int,
    "followup_days": int,
    "sample_days": int,
    "pay_days": int,
    "loi_valid_days": int,
    "minimum_age": int,
    "objection_working_days": int,
    "id_docs": list,
}
_OFFICE_CHIPS = frozenset({"district", "head_post", "code3"})
_TEXTS: dict[str, frozenset[str]] = {  # the texts a pack must have → the chips each may hold
    **{f"name.{key}": frozenset[str]() for key in ("hi", "en", "short_hi", "short_en")},
    **{f"codes.{key}": frozenset[str]() for key in ("lgd", "gst")},
    **{f"words.{word}_{lang}": frozenset[str]() for word in WORDS for lang in ("hi", "en")},
    **{f"{part}.{lang}": frozenset({"district"}) for part in ("jurisdiction",) for lang in ("hi", "en")},
    **{f"{part}.{lang}": frozenset[str]() for part in ("facilitator", "tada") for lang in ("hi", "en")},
    **{
        f"{office}.{key}": _OFFICE_CHIPS
        for office in ("district_office", "state_office")
        for key in ("name_hi", "name_en", "prefix")
    },
    "settings.number_pattern": frozenset({"prefix", "kind", "fy", "pc", "serial"}),
}


def read_head(path: Path) -> tuple[PackHead | None, list[Problem]]:
    """The head, or None and what is wrong with it; a problem names the key and, where it stands, the line."""
    try:
        return parse_head(path.read_text(encoding="utf-8"), path.parent.name)
    except UnicodeDecodeError:
        return None, [Problem.of("E-PCK-10", file=FILE, line=1, column=None)]


def parse_head(text: str, folder: str) -> tuple[PackHead | None, list[Problem]]:
    """As `read_head`, of the text of a `pack.toml` that lies in a folder of this name."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        line = re.search(r"line (\d+)", str(wrong))
        return None, [Problem.of("E-PCK-02", file=FILE, line=int(line[1]) if line else 1, column=None)]
    check = _Check(data, text.splitlines())
    check.all(folder)
    return (None if check.problems else made(data)), check.problems


def _at(data: Mapping[str, Any], path: str) -> Any:
    found: Any = data
    for key in path.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


class _Check:
    def __init__(self, data: Mapping[str, Any], lines: list[str]) -> None:
        self._data, self._lines = data, lines
        self.problems: list[Problem] = []

    def all(self, folder: str) -> None:
        self._say("format", "E-PCK-03", self._data.get("format") == FORMAT)
        self._codes(folder)
        for path, chips in _TEXTS.items():
            self._text(path, _at(self._data, path), chips)
        for name, kind in SETTINGS.items():
            value = _at(self._data, f"settings.{name}")
            self._say(f"settings.{name}", "E-PCK-03", isinstance(value, kind) and not isinstance(value, bool))
        self._rates()
        for office in ("district_office", "state_office"):
            self._office(office)
        self._address()

    def _codes(self, folder: str) -> None:
        state = self._data.get("state")
        self._say("state", "E-PCK-03", isinstance(state, str) and bool(re.fullmatch("[A-Z]{2}", state)))
        self._say("state", "E-PCK-13", not isinstance(state, str) or state == folder.upper())
        version = self._data.get("version")
        self._say("version", "E-PCK-03", isinstance(version, str) and bool(version.strip()))
        self._say("codes.pin", "E-PCK-11", _is_pattern(_at(self._data, "codes.pin")))

    def _rates(self) -> None:
        rates = self._data.get("rates", {})
        good = isinstance(rates, Mapping) and all(type(v) is int and v >= 0 for v in rates.values())
        self._say("rates", "E-PCK-03", good)

    def _office(self, office: str) -> None:
        posts = _at(self._data, f"{office}.posts")
        self._say(f"{office}.posts", "E-PCK-03", isinstance(posts, list) and bool(posts))
        for post in posts if isinstance(posts, list) else ():
            self._text(f"{office}.posts.hi", _at(post, "hi"), frozenset())
            self._text(f"{office}.posts.en", _at(post, "en"), frozenset())
        for lang in ("hi", "en"):
            path = f"{office}.letterhead_{lang}"
            lines = _at(self._data, path)
            self._say(path, "E-PCK-03", isinstance(lines, list) and bool(lines))
            for line in lines if isinstance(lines, list) else ():
                self._text(path, line, _OFFICE_CHIPS)

    def _address(self) -> None:
        parts = self._data.get("address")
        self._say("address", "E-PCK-03", isinstance(parts, list) and bool(parts))
        for part in parts if isinstance(parts, list) else ():
            self._say("address.field", "E-PCK-03", _at(part, "field") in ARTISAN.by_key)
            self._text("address.hi", _at(part, "hi"), frozenset({"value"}))
            self._text("address.en", _at(part, "en"), frozenset({"value"}))

    def _text(self, path: str, value: Any, chips: frozenset[str]) -> None:
        filled = isinstance(value, str) and bool(value.strip())
        self._say(path, "E-PCK-03", filled)
        if filled:
            self._say(path, "E-PCK-12", _chips(value) <= chips, value)

    def _say(self, path: str, code: str, good: bool, text: str = "") -> None:
        if not good:
            self.problems.append(Problem.of(code, file=FILE, line=self._line(path, text), column=path))

    def _line(self, path: str, text: str) -> int:
        """The line of a key (with this text) behind its table's heading, else the heading's, else 1."""
        table, _, key = path.rpartition(".")
        inside, nearest = not table, 1
        for number, line in enumerate(self._lines, start=1):
            if heading := re.fullmatch(r"\s*\[+\s*([\w.]+)\s*\]+\s*(?:#.*)?", line):
                inside = heading[1] == table
                nearest = number if heading[1] in (table, path) else nearest
            if inside and text in line and re.match(rf"\s*{re.escape(key)}\s*=", line):
                return number
        return nearest


def _chips(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {"{"}  # an unmatched brace: no chip that is allowed


def _is_pattern(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(re.compile(value).pattern)
    except re.error:
        return False
