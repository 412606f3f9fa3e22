"""A person decides between the values that two offices gave a field: at the district and at headquarters alike.

The op replaces every value that stood, so the decision stands wherever those values have come (SYNC, class B);
the values that were not chosen stay in the record's history.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from odop_desktop.actions import rules, typed
from odop_desktop.actions.changes import Changes
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.reasons import said
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import conflicts
from odop_desktop.queries.conflicts import BIN, Conflict
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.store import Connection

VERB = "conflict.decide"


@least(Role.OPERATOR)
def choose(office: Office, *, kind: RecordKind, id: str, sides: Mapping[str, str], reason: str) -> Changes:
    """Takes for each field the value that one op gave it. `sides` {field: op id}.

    E-SYN-80: nothing is to be decided there (any more); E-SYN-81: no reason; E-ACT-01: none of the sides.
    """
    with office.transaction() as conn:
        open_ = _open(conn, id, sides)
        chosen = {key: open_[key].side(op).value for key, op in sides.items()}
        return _write(conn, office, kind, id, chosen, reason)


@least(Role.OPERATOR)
def say(office: Office, *, kind: RecordKind, id: str, texts: Mapping[str, str], reason: str) -> Changes:
    """Gives each field a value of its own, as typed; an empty text empties it.

    E-SYN-80, 81; a text that is no value of its field is refused as when it is typed into the record.
    """
    told, problems = typed.values(office, kind, list(texts.items()), id)
    with office.transaction() as conn:
        open_ = _open(conn, id, texts)
        row = next(iter(open_.values())).row
        full, more = rules.checked(conn, office, kind, row, told, reason)
        done = _write(conn, office, kind, id, full, reason)
    return Changes(done.act, done.touched, (*problems, *more))


def _open(conn: Connection, id: str, keys: Mapping[str, str]) -> dict[str, Conflict]:
    found = {each.key: each for each in conflicts.within(conn, id) if each.hard}
    if not keys or not keys.keys() <= found.keys():
        raise OdopError("E-SYN-80")
    return found


def _write(
    conn: Connection, office: Office, kind: RecordKind, id: str, values: Mapping[str, Any], reason: str
) -> Changes:
    why = said(reason)
    if not why:
        raise OdopError("E-SYN-81")
    act = office.act(VERB)
    plain = {key: value for key, value in values.items() if key != BIN}
    puts = [Put(kind, id, plain, "change", why)] if plain else []
    if BIN in values:
        puts.append(Put(kind, id, {BIN: values[BIN]}, "bin" if values[BIN] else "restore", why))
    done = apply(conn, act, puts)
    if more := rules.consequences(conn, kind, done):
        done += apply(conn, act, more)
    return Changes(act.id, tuple((kind.name, each) for each in dict.fromkeys(done)))
