"""Saving what was typed: texts become values, names become references, then the record is made or changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from odop_desktop.actions import records
from odop_desktop.actions.changes import Changes
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain.catalogue.field import Field, Kind, Need, RecordKind
from odop_desktop.domain.catalogue.values import parse
from odop_desktop.errors import OdopError, Problem
from odop_desktop.office import Office
from odop_desktop.queries import read, resolve


@least(Role.OPERATOR)
def save(
    office: Office,
    *,
    kind: RecordKind,
    pairs: Sequence[tuple[str, str]],
    id: str | None = None,
    reason: str | None = None,
    seen: str | None = None,
) -> Changes:
    """Makes (id None) or changes a record from texts. An empty text empties the field.

    `seen` is the op_id of the record as it was on the screen: E-ACT-02 if it has been changed since.

    E-ACT-22 for a field the kind does not have or that only the program fills; a text that is no value of its
    field is refused with its own code, and nothing is written.
    """
    read_, problems = values(office, kind, pairs, id)
    if id is None:
        done = records.make(office, kind=kind, values=read_, reason=reason)
    else:
        done = records.change(office, kind=kind, id=id, values=read_, reason=reason, seen=seen)
    return Changes(done.act, done.touched, (*problems, *done.problems))


def values(
    office: Office, kind: RecordKind, pairs: Sequence[tuple[str, str]], id: str | None
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The canonical values of what was typed, and what is doubtful about them; `id` None for a new record."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    with office.reading() as conn:
        old = read.get(conn, kind, id) if id else None
        # References last: a stall is looked for in its event, so the event is read first.
        for field, text in sorted(((_field(kind, k), t) for k, t in pairs), key=lambda p: _turn(p[0])):
            if field.kind is Kind.REF and text.strip():
                beside = {**(old.values if old else {"district": office.facts.district}), **values}
                values[field.key] = resolve.reference(conn, kind, field, text, beside)
                continue
            read_ = parse(field, text, office.lists, on=office.today())
            _refuse(kind, field, read_.value, text, read_.problems)
            values[field.key] = read_.value
            problems += read_.problems
    return (values if id else {**_own(office, kind), **values}), tuple(problems)


def _own(office: Office, kind: RecordKind) -> dict[str, Any]:
    """A new record that must name an office is this office's, unless another is named."""
    return {f.key: office.facts.id for f in kind.fields if f.ref == "office" and f.need is Need.REQUIRED}


def _field(kind: RecordKind, key: str) -> Field:
    field = kind.by_key.get(key)
    if field is None or field.need is Need.AUTO:
        known = ", ".join(f.key for f in kind.fields if f.need is not Need.AUTO)
        raise OdopError("E-ACT-22", field=key, kind=kind.plural, known=known)
    return field


def _turn(field: Field) -> int:
    if field.kind is not Kind.REF:
        return 0
    return 1 if field.key in ("district", "event", "loi") else 2


def _refuse(kind: RecordKind, field: Field, value: Any, text: str, problems: Sequence[Problem]) -> None:
    """Something was typed and nothing of it is a value: say why, and save nothing."""
    if value is None and text.strip() and problems:
        first = problems[0]
        raise OdopError(first.code, **{**dict(first.facts), "field": field.key, "record": kind.name})
