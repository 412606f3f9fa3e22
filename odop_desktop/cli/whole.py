"""One record as `show` tells it: its fields, what belongs to it, and what is still wanted of it."""

from __future__ import annotations

from typing import Any

from odop_desktop.cli import shown
from odop_desktop.cli.shown import Names
from odop_desktop.domain.catalogue import (
    ARTISAN,
    CONSENT,
    LETTER,
    LOI,
    LOI_LINE,
    OFFERING,
    PARTICIPATION,
    SPACE,
    STALL,
)
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.doubts import missing
from odop_desktop.domain.catalogue.field import Field, RecordKind
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import family, records
from odop_desktop.queries.read import RecordRow

# What is listed below a record, and by which fields.
_PARTS: dict[str, tuple[tuple[RecordKind, tuple[str, ...]], ...]] = {
    "loi": (
        (LOI_LINE, ("line_no", "product", "spec", "seller", "seller_name", "qty", "unit", "rate", "value")),
    ),
    "artisan": (
        (OFFERING, ("number", "product", "description", "unit", "capacity_month", "price_min")),
        (PARTICIPATION, ("number", "event", "stage", "stall", "allot_no")),
    ),
    "buyer": ((LOI, ("number", "loi_no", "loi_date", "total", "stage")),),
}
_COUNTED: dict[str, tuple[RecordKind, ...]] = {"event": (SPACE, STALL, PARTICIPATION, LOI)}
_LETTER = ("number", "letter_date", "lang", "status", "cancel_reason")


def head(office: Office, row: RecordRow, words: Words) -> list[str]:
    """What it is and how it is called; that it lies in the bin, where it does."""
    told = [f"{words(f'{row.kind.name}.name')}: {shown.named(office, row, words)}"]
    return told + ([words("cli.show.binned")] if row.deleted_at else [])


def fields(office: Office, row: RecordRow, names: Names, words: Words) -> list[str]:
    """One line a filled field, under the head of its section."""
    told: list[str] = []
    section = ""
    for field in row.kind.fields:
        cell = _cell(office, row, field, names, words)
        if not cell:
            continue
        if field.section != section:
            told.append(f"[{words(f'{row.kind.name}.section.{field.section}')}]")
        section = field.section
        told.append(f"  {words(f'{row.kind.name}.{field.key}.label')}: {cell}")
    return told


def _cell(office: Office, row: RecordRow, field: Field, names: Names, words: Words) -> str:
    """As everywhere; but a letter names its record by the number that people use."""
    if row.kind is LETTER and field.key == "record_kind":
        return words(f"{row['record_kind']}.name")
    if row.kind is LETTER and field.key == "record_id":
        return records.find(office, kind_of(row["record_kind"]), row["record_id"], bin=True).number
    return shown.cell(office, field, row[field.key], names, words)


def wanted(row: RecordRow, words: Words) -> tuple[list[str], list[str]]:
    """The keys of the wanted fields that are empty, and the line that names them (DECISIONS 6)."""
    keys = list(missing(row.kind, row.values))
    labels = ", ".join(words(f"{row.kind.name}.{k}.label") for k in keys)
    return keys, [words("cli.show.wanted", fields=labels)] if keys else []


def parts(office: Office, row: RecordRow, words: Words) -> tuple[dict[str, Any], list[str]]:
    """What belongs to the record, for --json and as lines; only counted where it runs to hundreds."""
    facts: dict[str, Any] = {}
    told: list[str] = []
    for kind, keys in _PARTS.get(row.kind.name, ()):
        rows = family.of(office, kind, row)
        facts[kind.plural], lines = _table(office, kind, keys, rows, words)
        told += lines
    if row.kind is ARTISAN:
        facts["consents"], lines = _consents(office, row, words)
        told += lines
    if letters := family.letters(office, row):
        facts["letters"], lines = _table(office, LETTER, _LETTER, letters, words)
        told += lines
    for kind in _COUNTED.get(row.kind.name, ()):
        facts[f"{kind.plural}_count"] = count = family.count(office, kind, row)
        told.append(f"  {words(f'{kind.name}.plural')}: {count}")
    if "uploaded_on" in row.kind.by_key:
        facts["uploaded"], line = _uploaded(row, words)
        told.append(line)
    return facts, told


def _uploaded(row: RecordRow, words: Words) -> tuple[bool, str]:
    """Whether a portal has it: on which day and under which number, as the office noted it (DECISIONS 24)."""
    on, number = row["uploaded_on"], row["portal_no"]
    if not (on or number):
        return False, words("cli.show.not_uploaded")
    return True, words("cli.show.uploaded", on=date_screen(on) if on else "–", number=number or "–")


def _consents(office: Office, row: RecordRow, words: Words) -> tuple[list[dict[str, Any]], list[str]]:
    """The latest answer to each purpose that asks for one (DECISIONS 7: scheme benefits ask for none)."""
    rows = family.of(office, CONSENT, row)
    latest = {r["purpose"]: r for r in sorted(rows, key=lambda r: (r["given_on"], r.created_at))}
    told = [f"[{words('cli.show.consents')}]"]
    for entry in office.lists["consent_purpose"].entries:
        given = latest.get(entry.code)
        if entry.code != "SCHEME" or given:
            told.append(f"  {entry.label(words.lang)}: {_answer(office, given, words)}")
    return [shown.plain(office, r, {}) for r in rows], told


def _answer(office: Office, consent: RecordRow | None, words: Words) -> str:
    if consent is None:
        return words("cli.show.no_consent")
    keys = ("state", "given_on", "withdrawn_on", "number")
    cells = (shown.cell(office, CONSENT.by_key[k], consent[k], {}, words) for k in keys)
    return ", ".join(c for c in cells if c)


def _table(
    office: Office, kind: RecordKind, keys: tuple[str, ...], rows: list[RecordRow], words: Words
) -> tuple[list[dict[str, Any]], list[str]]:
    """The rows for --json, and as a small table of those columns in which anything stands."""
    names = shown.names_of(office, kind, rows)
    facts = [shown.plain(office, r, names) for r in rows]
    told = shown.table(office, [kind.by_key[k] for k in keys], kind, rows, names, words)
    return facts, [f"[{words(f'{kind.name}.plural')}]", *(f"  {x}" for x in told)] if rows else []
