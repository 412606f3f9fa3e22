"""One record whole: which records are told below it, and what is said of it beyond its fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from odop_desktop.domain.catalogue import (
    ARTISAN,
    BUYER,
    CONSENT,
    EVENT,
    LETTER,
    LOI,
    LOI_DESPATCH,
    LOI_LINE,
    LOI_ORDER,
    LOI_PAYMENT,
    OFFERING,
    PARTICIPATION,
    QUERY,
    SPACE,
    STALL,
    TRANSFER,
)
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.doubts import missing
from odop_desktop.domain.catalogue.field import Field, RecordKind
from odop_desktop.domain.catalogue.letter import FILE
from odop_desktop.domain.valuelists import Entry
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import records
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import shown
from odop_desktop.telling.shown import Names


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of record listed below another, and the keys of the fields that are told of it."""

    kind: RecordKind
    keys: tuple[str, ...]


_LINE = ("line_no", "product", "spec", "seller", "seller_name", "linked_no")
_PAPER = ("number", "line", "paper_no", "day", "qty", "value", "district")
PARTS: dict[str, tuple[Part, ...]] = {
    LOI.name: (
        Part(LOI_LINE, (*_LINE, "qty", "unit", "rate", "value")),
        Part(LOI_ORDER, _PAPER),
        Part(LOI_DESPATCH, _PAPER),
        Part(LOI_PAYMENT, tuple(key for key in _PAPER if key != "qty")),
    ),
    ARTISAN.name: (
        Part(OFFERING, ("number", "product", "description", "unit", "capacity_month", "price_min")),
        Part(PARTICIPATION, ("number", "event", "stage", "stall", "allot_no")),
        Part(TRANSFER, ("number", "from_district", "to_district", "asked_on", "stage", "decided_on")),
    ),
    BUYER.name: (Part(LOI, ("number", "loi_no", "loi_date", "total", "stage")),),
}
# Of what runs to hundreds only the count is told.
COUNTED: dict[str, tuple[RecordKind, ...]] = {EVENT.name: (SPACE, STALL, PARTICIPATION, LOI)}
LETTERS = Part(LETTER, ("number", "letter_date", "lang", "status", "cancel_reason"))
_ANSWER = ("state", "given_on", "withdrawn_on", "number")


def cell(office: Office, row: RecordRow, field: Field, names: Names, words: Words) -> str:
    """A field's value as everywhere; but letters and questions name their record by the number that people use."""
    if row.kind is LETTER and field.key == "record_kind":
        return words(f"{row['record_kind']}.name")
    if row.kind is LETTER and field.key == "record_id" and row["record_kind"] == FILE:
        return str(row["subject"] or "")
    if row.kind in (LETTER, QUERY) and field.key == "record_id":
        return records.find(office, kind_of(row["record_kind"]), row["record_id"], bin=True).number
    return shown.cell(office, field, row[field.key], names, words, shown.coin(row, names))


def wanted(row: RecordRow, words: Words) -> tuple[list[str], str]:
    """The keys of the wanted fields that are empty, and the sentence that names them (DECISIONS 6)."""
    keys = list(missing(row.kind, row.values))
    labels = ", ".join(words(f"{row.kind.name}.{k}.label") for k in keys)
    return keys, words("said.wanted", fields=labels) if keys else ""


def uploaded(row: RecordRow, words: Words) -> tuple[bool, str]:
    """Whether a portal has it: on which day and under which number, as the office noted it (DECISIONS 24)."""
    on, number = row["uploaded_on"], row["portal_no"]
    if not (on or number):
        return False, words("said.not_uploaded")
    return True, words("said.uploaded", on=date_screen(on) if on else "–", number=number or "–")


def consents(office: Office, given: Iterable[RecordRow]) -> list[tuple[Entry, RecordRow | None]]:
    """The latest of an artisan's consents for each purpose that asks for one, None where there is none.

    Scheme benefits ask for none (DECISIONS 7): they are told only where an answer is on record.
    """
    latest = {r["purpose"]: r for r in sorted(given, key=lambda r: (r["given_on"], r.created_at))}
    purposes = office.lists["consent_purpose"].entries
    return [(p, latest.get(p.code)) for p in purposes if p.code != "SCHEME" or p.code in latest]


def answer(office: Office, consent: RecordRow | None, words: Words) -> str:
    """What a consent says: its state, its days and its number; that none is on record."""
    if consent is None:
        return words("said.no_consent")
    cells = (shown.cell(office, CONSENT.by_key[k], consent[k], {}, words) for k in _ANSWER)
    return ", ".join(c for c in cells if c)
