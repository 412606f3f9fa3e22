"""A state pack: the words, places, products, partners and rules of one State, read from a folder.

A new State is a new folder with `pack.toml` and its tables, beside the packs that ship or in the user's own
data folder; nothing in the program names a State. Rows have UUIDv5 ids of stable keys (LGD code, product_key,
partner's short name), so that every office has the same ids. The tables are described in `packtables.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from odop_desktop.domain.packcheck import read_head
from odop_desktop.domain.packfind import HEAD, find_packs
from odop_desktop.domain.packhead import Both, OfficeForm, PackHead
from odop_desktop.domain.packtables import PackRow, read_tables
from odop_desktop.domain.valuelists import ValueList, merged, read_lists
from odop_desktop.errors import OdopError, Problem
from odop_desktop.paths import resources

__all__ = [
    "Both",
    "OfficeForm",
    "Pack",
    "PackHead",
    "PackRow",
    "check_pack",
    "find_packs",
    "national_lists",
    "read_pack",
]

LISTS = "value_lists.csv"


@dataclass(frozen=True, slots=True)
class Pack:
    """One State as the program knows it. Rows hold canonical values under the catalogue's keys."""

    folder: Path
    head: PackHead
    districts: tuple[PackRow, ...]
    blocks: tuple[PackRow, ...]
    tehsils: tuple[PackRow, ...]
    products: tuple[PackRow, ...]
    partners: tuple[PackRow, ...]
    events: tuple[PackRow, ...]
    spaces: tuple[PackRow, ...]
    loi_products: tuple[Mapping[str, Any], ...]
    lists: Mapping[str, ValueList]

    @property
    def state(self) -> str:
        return self.head.state

    @property
    def version(self) -> str:
        return self.head.version

    @property
    def places(self) -> tuple[PackRow, ...]:
        return (*self.districts, *self.blocks, *self.tehsils)

    def district(self, code3: str) -> PackRow:
        """The district of a three-letter code; E-PCK-20 names those that are known."""
        for row in self.districts:
            if row.values["code3"] == code3.strip().upper():
                return row
        known = ", ".join(sorted(row.values["code3"] for row in self.districts))
        raise OdopError("E-PCK-20", district=code3, state=self.state, known=known)


def national_lists() -> dict[str, ValueList]:
    """The value lists that hold in every State."""
    return read_lists(resources() / "lists" / LISTS)


def read_pack(folder: Path) -> Pack:
    """Reads a pack. E-PCK-01: the folder is none; E-PCK-21 names the first fault of one that is not whole."""
    pack, problems = _read(folder)
    if problems or pack is None:
        first = dict(problems[0].facts)
        place = ", ".join(str(first[k]) for k in ("file", "line", "column") if first.get(k))
        raise OdopError(
            "E-PCK-21", folder=folder.name, count=len(problems), reason=problems[0].code, place=place
        )
    return pack


def check_pack(folder: Path) -> list[Problem]:
    """Every fault of a pack, each with the facts file, line and column (None: the whole row)."""
    return _read(folder)[1]


def _read(folder: Path) -> tuple[Pack | None, list[Problem]]:
    if not (folder / HEAD).is_file():
        raise OdopError("E-PCK-01", folder=str(folder))
    head, problems = read_head(folder / HEAD)
    if head is None:
        return None, problems
    lists = merged(national_lists(), _state_lists(folder, problems))
    tables = read_tables(folder, head, lists, problems)
    return Pack(folder, head, lists=lists, **tables), problems


def _state_lists(folder: Path, problems: list[Problem]) -> dict[str, ValueList]:
    path = folder / LISTS
    try:
        return read_lists(path) if path.is_file() else {}
    except (UnicodeDecodeError, ValueError):
        problems.append(Problem.of("E-PCK-10", file=LISTS, line=1, column=None))
        return {}
