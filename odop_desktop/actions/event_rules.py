"""Rules of events and of their stalls as places; who stands in them is in `stall_rules`."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, func

from odop_desktop.actions import stall_rules
from odop_desktop.domain.catalogue import EVENT, PARTICIPATION, STALL
from odop_desktop.domain.stages import HOLDS_STALL
from odop_desktop.errors import OdopError
from odop_desktop.identity.fold import fold_search
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow, table_of

Values = dict[str, Any]


def event(conn: Connection, old: RecordRow | None, whole: Values) -> Values:
    """The end is not before the beginning (E-EVT-01); the code is the event's alone (E-EVT-02).

    Days moved over another fair's of those who stand here are refused as the allotments would be (E-EVT-09).
    """
    first, last = whole.get("from_date"), whole.get("to_date")
    if first and last and last < first:
        raise OdopError("E-EVT-01", first=first, last=last)
    if old and any(old[k] != whole.get(k) for k in ("from_date", "to_date", "report_date")):
        for each in read.children(conn, PARTICIPATION, old.id):
            stall_rules.not_elsewhere(conn, each, dict(each.values), moved=whole)
    code = whole.get("code")
    if not code:
        return {"code": _free_code(conn, whole)}
    if any(old is None or same.id != old.id for same in _coded(conn, code)):
        raise OdopError("E-EVT-02", code=code)
    return {}


def _coded(conn: Connection, code: str) -> list[RecordRow]:
    """The events of this code, bin included; capitals make no difference."""
    return read.where(conn, EVENT, func.upper(table_of(EVENT).c.code) == code.upper(), bin=True)


def _free_code(conn: Connection, whole: Values) -> str:
    """Initials of the name and the year: `HMF-2026`; a number behind it where that is taken."""
    name = str(whole.get("name_en") or fold_search(whole.get("name_hi") or "event"))
    letters = re.findall(r"[a-z]+", name.casefold())
    initials = "".join(w[0] for w in letters[:6]).upper() or "EVENT"
    year = str(whole.get("from_date") or whole.get("to_date") or "")[:4]
    stem = f"{initials}-{year}" if year else initials
    code, n = stem, 1
    while _coded(conn, code):
        n += 1
        code = f"{stem}-{n}"
    return code


def stall(conn: Connection, old: RecordRow | None, whole: Values) -> Values:
    """A stall number stands once in its event and hall (E-EVT-03); a stall stays in its event (E-EVT-12).

    E-EVT-15: it is not taken out of use while somebody stands in it.
    """
    if old and old["event"] != whole["event"]:
        raise OdopError("E-EVT-12", stall=old["stall_no"])
    if old and old["usable"] is not False and whole.get("usable") is False:
        _empty(conn, old)
    here = read.where(conn, STALL, table_of(STALL).c.event == whole["event"])
    for twin in here:
        if _spot(dict(twin.values)) == _spot(whole) and (old is None or twin.id != old.id):
            raise OdopError("E-EVT-03", stall=whole["stall_no"], number=twin.number)
    return {}


def _empty(conn: Connection, stall: RecordRow) -> None:
    table = table_of(PARTICIPATION)
    holders = read.where(conn, PARTICIPATION, table.c.stall == stall.id, table.c.stage.in_(HOLDS_STALL))
    if holders:
        raise OdopError("E-EVT-15", stall=stall["stall_no"], number=holders[0].number)


def _spot(values: Values) -> tuple[str, str]:
    """Hall and number as a visitor reads them: "a-12 " is A-12."""

    def bare(key: str) -> str:
        return "".join(str(values.get(key) or "").split()).casefold()

    return bare("hall"), bare("stall_no")
