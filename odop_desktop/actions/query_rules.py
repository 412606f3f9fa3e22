"""Rules of headquarters' questions: who writes which field, and what follows for the stage (DECISIONS 1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from odop_desktop.domain.catalogue.field import Owner
from odop_desktop.domain.catalogue.query import ANSWERING, QUERY, beyond
from odop_desktop.domain.stages import QueryStage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow

_ANSWERS = frozenset(key for key, field in QUERY.by_key.items() if field.owner is Owner.DISTRICT)


def may(office: Office, keys: Iterable[str], stage: Any) -> None:
    """E-QRY-01, -02 where one of these fields is the other side's to write; `stage`: the one that is wanted."""
    keys = set(keys)
    if office.facts.headquarters:
        if keys & _ANSWERS:
            raise OdopError("E-QRY-02", field="answer")
    elif beyond(keys, stage):
        raise OdopError("E-QRY-01", field="question")


def query(office: Office, old: RecordRow | None, whole: Mapping[str, Any]) -> dict[str, Any]:
    """What follows from the change. E-QRY-01 … -05."""
    changed = {key for key in QUERY.by_key if whole.get(key) != (old[key] if old else None)}
    may(office, changed, whole.get("stage"))
    if not office.facts.headquarters:
        return _answered(office, old, whole) if changed else {}
    if not whole.get("record_id"):
        raise OdopError("E-QRY-03")
    today = office.today().isoformat()
    if "due" in changed and whole.get("due") and whole["due"] < today:
        raise OdopError("E-QRY-05", field="due")
    if old is None or "question" in changed:  # other words make it a new question
        return {"stage": QueryStage.OPEN.value, "asked_on": today, "closed_on": None}
    return {}


def _answered(office: Office, old: RecordRow | None, whole: Mapping[str, Any]) -> dict[str, Any]:
    if old is None:
        raise OdopError("E-QRY-01", field="question")
    if old["stage"] == QueryStage.CLOSED:
        raise OdopError("E-QRY-04", number=old.number, field="answer")
    if not whole.get("answer"):
        return {"stage": QueryStage.OPEN.value, "answered_on": None}
    return {"stage": QueryStage.ANSWERED.value, "answered_on": office.today().isoformat()}


def stands(office: Office, row: RecordRow) -> None:
    """Whether a question may come back as it was. E-QRY-01: at a district only as one that it answers."""
    if not office.facts.headquarters and row["stage"] not in ANSWERING:
        raise OdopError("E-QRY-01", field="question")


def may_bin(conn: Connection) -> None:
    """E-QRY-01: who was asked does not put the question away."""
    if read.own_office(conn)["kind"] != "headquarters":
        raise OdopError("E-QRY-01", field="question")
