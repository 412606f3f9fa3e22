"""What a district has to learn of moves: who has come to it, and what headquarters decided on those it asked for.

Told until somebody here has looked, of decisions of the last months only: a PC that is made anew from headquarters'
copy tells no old news.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import or_

from odop_desktop.domain.catalogue import ARTISAN, TRANSFER
from odop_desktop.domain.stages import TransferStage
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries import read, transfers
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import moved, settings

SEEN = "moves.seen"  # setting: ids of transfers that somebody here has looked at
_DAYS = 90
_TABLE = read.table_of(TRANSFER)


class What(StrEnum):
    """The person has come here, has gone, or stays because headquarters refused."""

    CAME = "came"
    GONE = "gone"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class News:
    """`district` is the other one: from where, or whereto."""

    what: What
    row: RecordRow
    person: RecordRow
    district: Two


def found(office: Office) -> list[News]:
    """The newest decision first; nothing at headquarters."""
    here = office.facts.district
    if office.facts.headquarters or not here:
        return []
    since = (office.today() - timedelta(days=_DAYS)).isoformat()
    mine = or_(_TABLE.c.to_district == here, _TABLE.c.from_district == here)
    fresh = (_TABLE.c.stage != TransferStage.ASKED, _TABLE.c.decided_on >= since, mine)
    with office.reading() as conn:
        seen = set(settings.get(conn, SEEN, []))
        rows = [row for row in read.where(conn, TRANSFER, *fresh) if row.id not in seen]
        people = read.many(conn, ARTISAN, [row["artisan"] for row in rows])
        now = moved.stands(conn, people)
        told = []
        for row in sorted(rows, key=lambda row: str(row["decided_on"]), reverse=True):
            person, what = people.get(row["artisan"]), _what(row, here)
            stands = now[row["artisan"]].district if row["artisan"] in now else here
            if person is None or person.deleted_at or (what is not What.GONE) is not (stands == here):
                continue  # not here (any more), or moved on since
            other = row["from_district"] if what is What.CAME else row["to_district"]
            told.append(News(what, row, person, transfers.district_names(conn, other)))
    return told


def _what(row: RecordRow, here: str) -> What:
    if row["stage"] != TransferStage.COUNTERSIGNED:
        return What.STAYS
    return What.CAME if row["to_district"] == here else What.GONE
