"""The columns of a kind of record as a sheet shows them: the same in export and template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.sheets.heads import bilingual, label, sheet_columns

_WIDTHS = {
    Kind.NAME: 26, Kind.TEXT: 22, Kind.NOTE: 40, Kind.REF: 20, Kind.SET: 24, Kind.EMAIL: 24, Kind.CHOICE: 16,
    Kind.STAGE: 16, Kind.INT: 9, Kind.QUANTITY: 12, Kind.AREA: 10, Kind.PERCENT: 9, Kind.MONEY: 16,
    Kind.DATE: 12, Kind.TIME: 8, Kind.DATETIME: 17, Kind.BOOL: 9, Kind.PHONE: 14, Kind.PIN: 9, Kind.GSTIN: 18,
    Kind.PAN: 13, Kind.UDYAM: 22, Kind.IFSC: 14, Kind.IEC: 13, Kind.FSSAI: 17, Kind.ACCOUNT: 20,
    Kind.LAST4: 9,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field's key (of a line: `line.<key>`), bilingual head, kind, width in letters."""

    key: str
    head: str
    kind: Kind
    width: int


def columns_of(kind: RecordKind, words_hi: Words, words_en: Words) -> list[Column]:
    """Every column import, template and export know, in the catalogue's order, lines' fields last."""
    return [_column(key, record, field, words_hi, words_en) for key, record, field in sheet_columns(kind)]


def columns_among(kind: RecordKind, keys: Sequence[str], words_hi: Words, words_en: Words) -> list[Column]:
    """These fields of the kind as columns, in the order of their keys."""
    return [_column(key, kind, kind.by_key[key], words_hi, words_en) for key in keys]


def _column(key: str, record: RecordKind, field: Field, words_hi: Words, words_en: Words) -> Column:
    head = bilingual(label(record, field, words_hi), label(record, field, words_en))
    return Column(key, head, field.kind, _WIDTHS.get(field.kind, 16))
