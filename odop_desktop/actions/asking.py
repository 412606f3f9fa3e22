"""Headquarters asks about records, asks again, closes; the district answers. The records stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from odop_desktop.actions import records, rules, typed
from odop_desktop.actions.changes import Changes
from odop_desktop.actions.export_rows import Listed
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain.catalogue import BY_NAME, OFFICE, QUERY
from odop_desktop.domain.catalogue.field import Need, RecordKind
from odop_desktop.domain.catalogue.query import NEVER
from odop_desktop.domain.reasons import said
from odop_desktop.domain.stages import QueryStage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import living, read
from odop_desktop.queries.asked import OVERDUE
from odop_desktop.queries.list_filters import Among, Filter, Named
from odop_desktop.queries.lists import Asked
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import feeding
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.store import Connection


def may_ask(office: Office, kind: RecordKind) -> bool:
    """Whether questions about records of this kind are asked here."""
    return office.facts.headquarters and kind.name not in NEVER


@least(Role.OPERATOR)
def ask(
    office: Office, *, about: Sequence[tuple[str, str]], question: str, field: str = "", due: str = ""
) -> Changes:
    """A question for each of these records, (kind, id), as one act; `field` "" asks about the whole record.

    `question` and `due` as typed. E-QRY-01: this is not headquarters; -03: a record of no district; -05; E-ACT-22
    for a field the kind has not; a text that is none is refused with its own code.
    """
    if not office.facts.headquarters:
        raise OdopError("E-QRY-01")
    told, problems = typed.values(office, QUERY, [("question", question), ("due", due)], None)
    with office.transaction() as conn:
        puts = []
        for kind, id in dict.fromkeys(about):
            values = told | _about(conn, BY_NAME[kind], id, field)
            put, _ = records.new_put(conn, office, QUERY, values)
            puts.append(put)
        done = apply(conn, office.act("query.ask"), puts)
    return Changes(office.last_act, tuple((QUERY.name, id) for id in done), problems)


def _about(conn: Connection, kind: RecordKind, id: str, field: str) -> dict[str, Any]:
    """What a question keeps of the record it is about. E-ACT-01, E-ACT-10, E-QRY-03, E-ACT-22."""
    row = living.get(conn, kind, id)
    home = feeding.homes(conn, [id]).get(id)
    if home is None or kind.name in NEVER or read.get(conn, OFFICE, home) is None:
        raise OdopError("E-QRY-03", record=row.number)
    if field and field not in askable(kind):
        raise OdopError("E-ACT-22", field=field, kind=kind.plural, known=", ".join(askable(kind)))
    named = {"field": f"{kind.name}.{field}"} if field else {}
    return {"office": home, "record_kind": kind.name, "record_id": id, "about": _named(row), **named}


def askable(kind: RecordKind) -> tuple[str, ...]:
    """The fields about which can be asked: what people fill in."""
    return tuple(f.key for f in kind.fields if f.need is not Need.AUTO)


def _named(row: RecordRow) -> str:
    number, title = row.number, row.title()
    return title if number in (row.id, title) else f"{number} {title}"


@least(Role.OPERATOR)
def answer(office: Office, *, id: str, text: str, seen: str | None = None) -> Changes:
    """The district's answer, as typed; an empty one takes it back. E-QRY-02, -04; E-ACT-02 with `seen`."""
    return typed.save(office, kind=QUERY, id=id, pairs=[("answer", text)], seen=seen)


@least(Role.OPERATOR)
def again(office: Office, *, id: str, question: str, due: str = "") -> Changes:
    """Asks once more, in other words or the same; the answer that is there stays. E-QRY-01, -05."""
    told, problems = typed.values(office, QUERY, [("question", question), ("due", due)], id)
    return _step(office, id, {**told, **_OPEN, "asked_on": office.today().isoformat()}, "again", problems)


@least(Role.OPERATOR)
def close(office: Office, *, ids: Sequence[str], reason: str = "") -> Changes:
    """Nothing more is to be answered. E-QRY-01; E-QRY-06: one of them is closed already."""
    closed = {"stage": QueryStage.CLOSED.value, "closed_on": office.today().isoformat()}
    with office.transaction() as conn:
        puts = []
        for id in dict.fromkeys(ids):
            row = living.get(conn, QUERY, id)
            if row["stage"] == QueryStage.CLOSED:
                raise OdopError("E-QRY-06", number=row.number)
            full, _ = rules.checked(conn, office, QUERY, row, dict(closed), reason)
            puts.append(Put(QUERY, id, full, "change", said(reason)))
        done = apply(conn, office.act("query.close"), puts)
    return Changes(office.last_act if done else "", tuple((QUERY.name, id) for id in done))


# What the printed list of questions tells.
COLUMNS = ("number", "office", "about", "field", "question", "due", "stage", "answer")


def listed(state: str, lang: str) -> Listed:
    """The questions in a state of `asked.STATES` (all where none is named), for a sheet or a register."""
    narrowed: Filter = Named(state) if state == OVERDUE else Among("stage", (state.upper(),))
    return Listed(Asked(filters=(narrowed,) if state else (), sort="due", lang=lang), COLUMNS)


_OPEN: dict[str, Any] = {"stage": QueryStage.OPEN.value, "closed_on": None}


def _step(office: Office, id: str, values: dict[str, Any], verb: str, problems: Sequence[Any]) -> Changes:
    with office.transaction() as conn:
        full, _ = rules.checked(conn, office, QUERY, living.get(conn, QUERY, id), values, None)
        done = apply(conn, office.act(f"query.{verb}"), [Put(QUERY, id, full)])
    return Changes(office.last_act if done else "", tuple((QUERY.name, i) for i in done), tuple(problems))
