"""One record as `show` tells it: its fields, what belongs to it, and what is still wanted of it."""

from __future__ import annotations

from typing import Any

from odop_desktop.cli.table import table
from odop_desktop.domain.catalogue import ARTISAN, CONSENT
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import family, loi_life, transfers, whose
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import links, offices, shown, whole
from odop_desktop.telling import transfers as transfers_told
from odop_desktop.telling.shown import Names


def head(office: Office, row: RecordRow, words: Words) -> list[str]:
    """What it is and how it is called; at headquarters whose it is; that its person has moved away, that it is
    another district's LoI, that it lies in the bin, where that is so."""
    told = [f"{words(f'{row.kind.name}.name')}: {shown.named(office, row, words)}"]
    maker = whose.of(office, row.kind, [row.id]).get(row.id)
    told += [offices.line(words, maker)] if maker else []
    moved = transfers.whereabouts(office, row)
    told += [transfers_told.away(words, moved)] if moved else []
    lender = loi_life.whose(office, row)
    told += [links.lent(words, row, lender)] if lender else []
    return told + ([words("cli.show.binned"), *shown.binned(office, row, words)] if row.deleted_at else [])


def fields(office: Office, row: RecordRow, names: Names, words: Words) -> list[str]:
    """One line a filled field, under the head of its section."""
    told: list[str] = []
    section = ""
    for field in row.kind.fields:
        cell = whole.cell(office, row, field, names, words)
        if not cell:
            continue
        if field.section != section:
            told.append(f"[{words(f'{row.kind.name}.section.{field.section}')}]")
        section = field.section
        told.append(f"  {words(f'{row.kind.name}.{field.key}.label')}: {cell}")
    return told


def parts(office: Office, row: RecordRow, words: Words) -> tuple[dict[str, Any], list[str]]:
    """What belongs to the record, for --json and as lines; only counted where it runs to hundreds."""
    facts: dict[str, Any] = {}
    told: list[str] = []
    for part in whole.PARTS.get(row.kind.name, ()):
        facts[part.kind.plural], lines = _table(office, part, family.of(office, part.kind, row), words)
        told += lines
    if row.kind is ARTISAN:
        facts["consents"], lines = _consents(office, row, words)
        told += lines
    if letters := family.letters(office, row):
        facts["letters"], lines = _table(office, whole.LETTERS, letters, words)
        told += lines
    for kind in whole.COUNTED.get(row.kind.name, ()):
        facts[f"{kind.plural}_count"] = count = family.count(office, kind, row)
        told.append(f"  {words(f'{kind.name}.plural')}: {count}")
    if "uploaded_on" in row.kind.by_key:
        facts["uploaded"], line = whole.uploaded(row, words)
        told.append(line)
    return facts, told


def _consents(office: Office, row: RecordRow, words: Words) -> tuple[list[dict[str, Any]], list[str]]:
    rows = family.of(office, CONSENT, row)
    told = [
        f"  {purpose.label(words.lang)}: {whole.answer(office, given, words)}"
        for purpose, given in whole.consents(office, rows)
    ]
    return [shown.plain(office, r, {}) for r in rows], [f"[{words('cli.show.consents')}]", *told]


def _table(
    office: Office, part: whole.Part, rows: list[RecordRow], words: Words
) -> tuple[list[dict[str, Any]], list[str]]:
    """The rows for --json, and as a small table of those columns in which anything stands."""
    names = shown.names_of(office, part.kind, rows)
    makers = whose.of(office, part.kind, [row.id for row in rows])
    facts = [shown.plain(office, r, names) | offices.facts(makers.get(r.id)) for r in rows]
    fields, several = [part.kind.by_key[k] for k in part.keys], len(set(makers.values())) > 1
    told = table(office, fields, part.kind, rows, names, words, makers if several else {})
    return facts, [f"[{words(f'{part.kind.name}.plural')}]", *(f"  {x}" for x in told)] if rows else []
