"""The States whose packs lie here, and what each proposes for an office. Read off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from odop_desktop.domain.pack import Pack, find_packs, read_pack
from odop_desktop.domain.packoffice import office_values
from odop_desktop.domain.valuelists import ValueList
from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.facts import Two
from odop_desktop.signin import pack_folders


@dataclass(frozen=True, slots=True)
class District:
    code3: str
    name: Two


@dataclass(frozen=True, slots=True)
class State:
    """One State pack; `word` is its word for a district."""

    code: str
    version: str
    name: Two
    word: Two
    districts: tuple[District, ...]
    lists: Mapping[str, ValueList]
    pack: Pack

    def proposal(self, kind: str, district: str | None) -> dict[str, str]:
        """What a new office of this kind is proposed, as texts by field."""
        home = self.pack.district(district).id if kind == "district" and district else None
        values = office_values(self.pack, kind, home)
        return {k: str(v) for k, v in values.items() if isinstance(v, str)}


def states() -> tuple[State, ...]:
    """Every State whose pack is whole; one that is not is passed over: `check-pack` says why."""
    found = []
    for folder in find_packs(pack_folders()).values():
        try:
            found.append(_state(read_pack(folder)))
        except OdopError:
            continue
    return tuple(found)


def _state(pack: Pack) -> State:
    head = pack.head
    rows = (
        District(r.values["code3"], Two(r.values["name_hi"] or "", r.values["name_en"] or ""))
        for r in pack.districts
    )
    return State(
        code=pack.state,
        version=pack.version,
        name=Two(head.name.hi, head.name.en),
        word=Two(head.word("district", "hi"), head.word("district", "en")),
        districts=tuple(sorted(rows, key=lambda d: d.name.en)),
        lists=pack.lists,
        pack=pack,
    )
