"""Headquarters' questions in plain words: about what, how they stand, what was asked and answered."""

from __future__ import annotations

from odop_desktop.domain.catalogue import BY_NAME
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries.asked import Asked
from odop_desktop.queries.sync_status import Standing
from odop_desktop.telling import exchange, shown


def about(office: Office, words: Words, each: Asked) -> str:
    """The record asked about by number and name, as it is called now; as it was called where it is not here."""
    return shown.named(office, each.about, words) if each.about else str(each.row["about"] or "")


def field(words: Words, each: Asked) -> str:
    """The label of the field asked about; that the whole record is."""
    kind = BY_NAME.get(each.row["record_kind"])
    if not each.key:
        return words("query.whole")
    return shown.head(kind, kind.by_key[each.key], words) if kind and each.key in kind.by_key else each.key


def state(office: Office, words: Words, each: Asked) -> str:
    """Open, overdue, answered or closed."""
    if each.overdue(office.today().isoformat()):
        return words("query.state.overdue")
    return office.lists["query_stage"].label(each.row["stage"], words.lang)


def due(each: Asked) -> str:
    return date_screen(each.row["due"]) if each.row["due"] else ""


def asked_on(each: Asked) -> str:
    return date_screen(each.row["asked_on"]) if each.row["asked_on"] else ""


def lines(words: Words, each: Asked, way: Standing | None) -> list[str]:
    """What was asked and answered; that nothing was answered yet."""
    answer = answered(words, each, way) or words("ui.query.unanswered")
    return [str(each.row["question"]), f"{words('query.answer.label')}: {answer}"]


def answered(words: Words, each: Asked, way: Standing | None) -> str:
    """The answer and the day it was given on, and how far it is on its way; "" where there is none."""
    if not each.row["answer"]:
        return ""
    on = f" ({date_screen(each.row['answered_on'])})" if each.row["answered_on"] else ""
    far = f" · {exchange.standing(words, way)}" if way else ""
    return f"{each.row['answer']}{on}{far}"


def facts(office: Office, each: Asked) -> dict[str, object]:
    """A question for --json."""
    row = each.row
    told = {key: row[key] for key in ("question", "asked_on", "due", "answer", "answered_on", "closed_on")}
    number = shown.plain(office, each.about, {})["number"] if each.about else None
    return {
        "number": row.number,
        "id": row.id,
        "record": row["record_kind"],
        "about": number,
        "office": each.office.of("hi"),
        "field": each.key or None,
        "stage": row["stage"],
        "overdue": each.overdue(office.today().isoformat()),
        **told,
    }
