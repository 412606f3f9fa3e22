"""Columns of an export that are no fields: the serial, and figures worked out from others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue import computed as figures
from odop_desktop.domain.catalogue.computed import Computed, computed_of
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.identity.fold import fold_head
from odop_desktop.office import Office
from odop_desktop.queries import whose
from odop_desktop.queries.sheets import ID
from odop_desktop.sheets.columns import Column
from odop_desktop.sheets.heads import bilingual

_WIDTH = 12
_OFFICE_WIDTH = 34


def computed(kind: RecordKind, hi: Words, en: Words) -> list[Column]:
    """The kind's computed columns; the serial comes first."""
    return [Column(x.key, bilingual(*_labels(x, hi, en)), x.kind, _WIDTH) for x in computed_of(kind.name)]


def office(here: Office, kind: RecordKind, hi: Words, en: Words) -> list[Column]:
    """The column that says whose each record is, where lists of the kind have one: at headquarters."""
    head = bilingual(*_labels(figures.OFFICE, hi, en))
    return (
        [Column(figures.OFFICE.key, head, figures.OFFICE.kind, _OFFICE_WIDTH)]
        if whose.shown(here, kind)
        else []
    )


def _labels(column: Computed, hi: Words, en: Words) -> tuple[str, str]:
    return hi(f"computed.{column.key}.label"), en(f"computed.{column.key}.label")


def heads(kind: RecordKind, hi: Words, en: Words) -> dict[str, str]:
    """The folded heads of these figures, as we and as offices write them, with their keys.

    The serial is not among them: the reader knows it by itself.
    """
    found: dict[str, str] = {}
    for column in (*computed_of(kind.name), figures.OFFICE):
        if column is figures.SERIAL:
            continue
        labels = _labels(column, hi, en)
        for head in (*labels, bilingual(*labels), *column.aliases):
            found[fold_head(head)] = column.key
    return found


def counted(kind: RecordKind, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows with their computed values; rows of one record have one serial. Changes the rows."""
    serial, last = 0, None
    for row in rows:
        if kind.lines is None or row[ID] != last:
            serial, last = serial + 1, row[ID]
        row[figures.SERIAL.key] = serial
        if kind is c.LOI:
            row |= _of_loi(row)
        elif kind is c.PARTICIPATION:
            row["claim_total"] = figures.claim_total(row.get("travel_fare"), row.get("freight"))
        yield row


def _of_loi(row: dict[str, Any]) -> dict[str, Any]:
    value = row.get("line.value")
    return {
        "value_lakh": None if value is None else figures.value_lakh(value),
        "conversion_pct": figures.conversion_pct(row.get("order_value"), row.get("total")),
    }
