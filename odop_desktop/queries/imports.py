"""The lists that were taken in: when, by whom, from which file, and whether each still stands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.storage.tables.log import ACT, EVENT_LOG
from odop_desktop.storage.undone import undone

_VERB = ".import"  # an import's act is `artisan.import`


@dataclass(frozen=True, slots=True)
class Past:
    """One import. `at` ISO; `rows` of the file; `act` is empty where nothing was changed; `stands`: not undone."""

    at: str
    actor: str
    file: str
    kind: RecordKind | None
    rows: int
    new: int
    act: str
    stands: bool


def recent(office: Office, limit: int = 20) -> list[Past]:
    """The last imports of this PC, the newest first."""
    log = EVENT_LOG.c
    wanted = select(log.at, log.actor, log.facts).where(log.what == "import").order_by(log.seq.desc())
    with office.reading() as conn:
        noted = [(at, actor, json.loads(facts)) for at, actor, facts in conn.execute(wanted.limit(limit))]
        kinds = _kinds(conn, [facts["act"] for _, _, facts in noted])
        gone = undone(conn)
    return [
        Past(
            at=at,
            actor=actor,
            file=facts["file"],
            kind=kinds.get(facts["act"]) or _named(facts.get("kind")),
            rows=facts["rows"],
            new=facts["new"],
            act=facts["act"],
            stands=bool(facts["act"]) and facts["act"] not in gone,
        )
        for at, actor, facts in noted
    ]


def _kinds(conn: Connection, acts: Iterable[str]) -> dict[str, RecordKind]:
    """Of what kind each act's list was."""
    found = conn.execute(select(ACT.c.id, ACT.c.verb).where(ACT.c.id.in_([act for act in acts if act])))
    return {act: c.kind(verb.removesuffix(_VERB)) for act, verb in found if verb.endswith(_VERB)}


def _named(word: str | None) -> RecordKind | None:
    return c.kind(word) if word else None
