"""The practice office: the fairs of its State, invented people, letters of intent ready to be issued.

Names and sums lie in resources/demo; fairs and products in the State's pack. Nothing here can become a real
office: its vault holds the practice slot alone.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from odop_desktop.actions import demo_lois, demo_people, setup
from odop_desktop.actions.records import new_put
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.pack import Pack, find_packs, read_pack
from odop_desktop.errors import OdopError
from odop_desktop.office import Clock, Office
from odop_desktop.paths import resources
from odop_desktop.signin import open_office, pack_folders
from odop_desktop.storage import folder as folders
from odop_desktop.storage import vault
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.place import Place

DISTRICT = {"HP": "CHM", "UP": "LKO"}  # the district whose office is played, where none is asked for
_BATCH = 2000


@least(Role.ADMINISTRATOR)
def make(
    folder: Path,
    *,
    state: str = "HP",
    district: str | None = None,
    kind: str = "district",
    size: int = 0,
    clock: Clock = datetime.now,
    node: str = "",
) -> Path:
    """Makes the practice office in `folder`, with `size` invented artisans more. Returns the folder.

    `node`: the id of its PC, where that is not a fresh one (`setup.Wish`).
    """
    pack = _pack(state)
    home = district or DISTRICT.get(pack.state) or pack.districts[0].values["code3"]
    wish = setup.Wish(
        folder, pack.state, home if kind == "district" else None, 1, "अभ्यास", None, kind, node=node
    )
    setup.create(wish, clock=clock)
    office = open_office(folder, _nobody, clock=clock)
    try:
        _Play(office, pack).all(size)
    finally:
        office.close()
    return office.folder


def _pack(state: str) -> Pack:
    found = find_packs(pack_folders())
    if state.upper() not in found:
        raise OdopError("E-PCK-22", state=state, known=", ".join(found))
    return read_pack(found[state.upper()])


def _nobody() -> tuple[str, str]:
    raise OdopError("E-VLT-07")  # a practice office asks for no password


@dataclass(slots=True)
class _Play:
    """Fills the practice office, step by step."""

    office: Office
    pack: Pack
    told: dict[str, Any] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def all(self, size: int) -> None:
        self.told = tomllib.loads((resources() / "demo" / "people.toml").read_text(encoding="utf-8"))
        self._settings()
        self._fairs()
        if self.office.facts.kind == "district":
            people = self._artisans(max(24, self._stalls_wanted()))
            self._stalls(people)
            demo_lois.make(self.office, self.pack, self.told, self.ids, people)
        self._artisans(size, start=10_000)

    def _write(self, puts: Sequence[Put]) -> list[str]:
        with self.office.transaction() as conn:
            return apply(conn, self.office.act("demo"), puts)

    def _new(self, kind: RecordKind, values: dict[str, Any]) -> str:
        """One record more, by the same rules as a clerk's."""
        with self.office.transaction() as conn:
            put, _ = new_put(conn, self.office, kind, values)
            apply(conn, self.office.act("demo"), [put])
        return put.id

    def _settings(self) -> None:
        officer = {**self.told["officer"], "office": self.office.facts.id}
        post = (
            self.pack.head.district_office if self.office.facts.district else self.pack.head.state_office
        ).posts[0]
        self._new(c.OFFICER, {**officer, "post_hi": post.hi, "post_en": post.en})
        self._write([Put(c.OFFICE, self.office.facts.id, self.told["office"])])

    def _fairs(self) -> None:
        """The State's own fairs are run by this office; those of other States it only knows of."""
        for state, folder in find_packs(pack_folders()).items():
            pack = self.pack if state == self.pack.state else read_pack(folder)
            mine = pack is self.pack
            for row in pack.events:
                values = {k: v for k, v in row.values.items() if k != "part_of"}
                parent = self.ids.get(str(row.values.get("part_of") or ""))
                values |= {"part_of": parent, "organised_by": "DISTRICT" if mine else "OTHER", "state": state}
                self.ids[row.id] = self._new(c.EVENT, {**values, **(self._terms(row.values) if mine else {})})
            for row in pack.spaces:
                event = self.ids[str(row.values["event"])]
                self._new(c.SPACE, {**row.values, "event": event})

    def _terms(self, event: Any) -> dict[str, Any]:
        """What an event's stall letters say to everybody."""
        first = date.fromisoformat(event["from_date"])
        head = self.pack.head
        return {
            "report_date": (first - timedelta(days=1)).isoformat(),
            "report_time": "10:00",
            "report_place_hi": "मेला कार्यालय, आयोजन स्थल",
            "report_place_en": "Fair office at the venue",
            "open_time": "10:00",
            "close_time": "20:00",
            "rent": 0,
            "id_docs": tuple(sorted(head.settings["id_docs"])),
            "tada_clause_hi": head.tada.hi,
            "tada_clause_en": head.tada.en,
            "lodging_hi": "आयोजक द्वारा निःशुल्क",
            "lodging_en": "free of charge, by the organiser",
            "confirm_by": (first - timedelta(days=7)).isoformat(),
            "last_date": (first - timedelta(days=20)).isoformat(),
            "approval_note": "टिप्पणी पृ. 3",
            "approval_on": (first - timedelta(days=15)).isoformat(),
        }

    def _stalls_wanted(self) -> int:
        return sum(row.values.get("stalls_offered") or 0 for row in self.pack.events)

    def _artisans(self, how_many: int, start: int = 0) -> list[str]:
        """Invented people of this office's district, in batches of one transaction each."""
        done: list[str] = []
        with self.office.reading() as conn:
            ground = demo_people.Ground.of(conn, self.office, self.told)
        for first in range(start, start + how_many, _BATCH):
            some = range(first, min(first + _BATCH, start + how_many))
            with self.office.transaction() as conn:
                puts = demo_people.puts(conn, self.office, ground, some)
                done += apply(conn, self.office.act("demo"), puts)
        return done

    def _stalls(self, people: Sequence[str]) -> None:
        """Every stall of the office's own fairs, each given to one person; nobody stands at two."""
        free = iter(people)
        for row in self.pack.events:
            offered = row.values.get("stalls_offered") or 0
            event = self.ids[row.id]
            with self.office.transaction() as conn:
                stalls = [self._stall(conn, event, n, offered) for n in range(1, offered + 1)]
                apply(conn, self.office.act("demo"), stalls)
            for stall in stalls:
                self._taking_part(event, stall.id, next(free), row.values["from_date"])

    def _stall(self, conn: Connection, event: str, n: int, of: int) -> Put:
        width = len(str(of))
        values = {
            "event": event,
            "stall_no": f"{n:0{width}d}",
            "size": "3 × 3 मी.",
            "kind": "SHELL",
            "usable": True,
        }
        return new_put(conn, self.office, c.STALL, values)[0]

    def _taking_part(self, event: str, stall: str, artisan: str, begins: str) -> None:
        applied = (date.fromisoformat(begins) - timedelta(days=25)).isoformat()
        values = {
            "event": event,
            "artisan": artisan,
            "stall": stall,
            "stage": "ALLOTTED",
            "application_date": applied,
            "papers": ("PEHCHAN",),
        }
        self._new(c.PARTICIPATION, values)


@least(Role.ADMINISTRATOR)
def replace_practice(folder: Path) -> None:
    """Takes a practice office away so that a new one can stand there; a real office stays (E-OFF-03)."""
    place = Place(folder.absolute())
    if not folders.is_office(place):
        return
    if not vault.load(place.vault).practice:
        raise OdopError("E-OFF-03", folder=str(folder))
    with folders.hold(place):
        pass  # E-OFF-01 where a program has it open
    shutil.rmtree(place.root)
