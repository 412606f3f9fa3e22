"""Whose a record is, for people: the code and name of its office. Numbers are unique within an office only.

At headquarters several offices have a LOI-1-000001; there a number is said with its office, `HP-CHM:LOI-1-000001`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, select

from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.storage import feeding, peers, settings
from odop_desktop.storage.batches import batches
from odop_desktop.storage.tables.log import Op

NODES = "sync.nodes"  # setting: the PCs of this office, by headquarters' list
_BATCH = 400
_TOLD = 40  # records told of one number
HQ = "HQ"  # how numbers and file names call headquarters


@dataclass(frozen=True, slots=True)
class Maker:
    """An office by its code (HP-CHM) and name; `office` is its id."""

    code: str
    name: Two
    office: str = ""

    def said(self, lang: str) -> str:
        return self.name.of(lang) or self.code

    def told(self, lang: str) -> str:
        """`HP-CHM जिला चम्बा`, as lists and registers over all offices say it; headquarters has no code."""
        name = self.name.of(lang)
        return name or self.code if self.code == HQ else " ".join(filter(None, (self.code, name)))


@dataclass(frozen=True, slots=True)
class Makers:
    """Every office of headquarters' list by its id, and whose each PC is by its node."""

    offices: Mapping[str, Maker]
    pcs: Mapping[str, Maker]

    def of(self, home: str | None, node: str | None) -> Maker | None:
        """Whose a record is that lives with this office; where that is none, whose PC made it."""
        return self.offices.get(home or "") or self.pcs.get(node or "")

    def nodes(self, offices: Iterable[str | None]) -> list[str]:
        """The PCs of these offices, in use or not."""
        wanted = set(offices)
        return [node for node, maker in self.pcs.items() if maker.office in wanted]


@lru_cache(maxsize=2)
def _read(told: str) -> Makers:
    """Headquarters' list of a nation is long, and every page of a list asks for it."""
    trust = json.loads(told)
    hq = trust["head"]["hq"]
    first = Maker(HQ, Two(hq["name_hi"], hq["name_en"]), hq["office"])
    offices = {first.office: first}
    pcs = dict.fromkeys((hq["node"], *(before["node"] for before in trust["head"].get("former", ()))), first)
    for n in trust["nodes"]:
        pcs[n["id"]] = Maker(n["code"], Two(n["name_hi"], n["name_en"]), n["office"])
        offices[n["office"]] = pcs[n["id"]]
    return Makers(offices, pcs)


def all_(conn: Connection) -> Makers:
    """The offices and PCs of headquarters' list, in use or not; none before enrolment."""
    told = settings.get(conn, settings.TRUST)
    return Makers({}, {}) if told is None else _read(told)


def of(office: Office, ids: Sequence[str]) -> dict[str, Maker]:
    """As `whose`."""
    with office.reading() as conn:
        return whose(conn, ids)


def whose(conn: Connection, ids: Sequence[str]) -> dict[str, Maker]:
    """The office of each record, by id: whose it is at headquarters, else whose PC made it. None before enrolment."""
    known = all_(conn)
    if not known.pcs:
        return {}
    homes = feeding.homes(conn, ids)
    made = _made(conn, [id for id in ids if homes.get(id) not in known.offices])
    found = {id: known.of(homes.get(id), made.get(id)) for id in ids}
    return {id: maker for id, maker in found.items() if maker}


def listed(conn: Connection) -> frozenset[str]:
    """Every PC that headquarters' list names, in use or not; none before enrolment."""
    return frozenset(node for node, maker in all_(conn).pcs.items() if maker.code != HQ)


def siblings(conn: Connection) -> dict[str, int]:
    """The numbers of this office's other PCs that are in use, by node."""
    told = settings.get(conn, settings.TRUST)
    mine, me = set(settings.get(conn, NODES, ())), peers.me(conn).node
    nodes = json.loads(told)["nodes"] if told else ()
    return {n["id"]: int(n["pc"]) for n in nodes if n["id"] in mine - {me} and n["status"] == "active"}


def own(conn: Connection, ids: Sequence[str]) -> list[str]:
    """Those that a PC of this office made. At headquarters none: a number there may be anybody's."""
    nodes = set(settings.get(conn, NODES, ()))
    if peers.me(conn).node not in nodes:
        return []
    return [id for id, node in _made(conn, ids).items() if node in nodes]


def several(conn: Connection, number: str, alike: Sequence[tuple[str, str, Two]]) -> OdopError:
    """E-ACT-33, for records (id, number, title) of one number: each told by what names it alone, its number behind
    its office's code, or its id where two are of one office."""
    found = whose(conn, [id for id, _, _ in alike])
    codes = [maker.code for maker in found.values()]
    facts: dict[str, str] = {}
    for lang, key in (("hi", "known"), ("en", "known_en")):
        each = [_told(one, found.get(one[0]), codes, lang) for one in alike[:_TOLD]]
        facts[key] = "; ".join([*each, *(["…"] if len(alike) > _TOLD else [])])
    return OdopError("E-ACT-33", number=number, **facts)


def _told(one: tuple[str, str, Two], maker: Maker | None, codes: Sequence[str], lang: str) -> str:
    id, number, title = one
    names = [maker.said(lang) if maker else "", title.of(lang)]
    beside = ", ".join(name for name in dict.fromkeys(names) if name not in ("", number, id))
    called = f"{maker.code}:{number}" if maker and codes.count(maker.code) == 1 else id
    return f"{called} ({beside})" if beside else called


def _made(conn: Connection, ids: Sequence[str]) -> Mapping[str, str]:
    """Which PC made each record; the first, where several say that they did."""
    found: dict[str, str] = {}
    for some in batches(ids, _BATCH):
        wanted = select(Op.entity_id, Op.node).where(Op.entity_id.in_(some), Op.kind == "create")
        lines = conn.execute(wanted.order_by(Op.arrival.desc()))
        found |= {str(id): str(node) for id, node in lines}
    return found
