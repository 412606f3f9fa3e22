"""Columns offices keep that are no fields: a serial number, and figures worked out from other columns.

An export may add them; an import knows their heads and reads nothing from them, so that they do not turn up
as the office's own extra columns.
"""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.domain.catalogue.field import Kind, heads


@dataclass(frozen=True, slots=True)
class Computed:
    """Its words are `computed.<key>.label`. `records`: names of the kinds in whose sheets it may stand."""

    key: str
    kind: Kind
    records: tuple[str, ...]
    aliases: tuple[str, ...] = ()


SERIAL = Computed(
    "sr_no",
    Kind.INT,
    (),  # every kind
    heads("s no|s. no.|sl no|sl. no.|sr no|serial|serial no|s.n.|क्रम संख्या|क्रमांक|क्र0सं0|क्र0 सं0|क्र.|क्रम सं."),
)
# Over all offices, at headquarters: whose the record is.
OFFICE = Computed("office", Kind.TEXT, ())
VALUE_LAKH = Computed("value_lakh", Kind.QUANTITY, ("loi", "loi_line"), heads("value in lakh|मूल्य लाख में"))
CONVERSION_PCT = Computed("conversion_pct", Kind.PERCENT, ("loi",), heads("conversion"))
CLAIM_TOTAL = Computed("claim_total", Kind.MONEY, ("participation",), heads("claim|total claim|दावा"))

COMPUTED = (SERIAL, VALUE_LAKH, CONVERSION_PCT, CLAIM_TOTAL)  # OFFICE is headquarters' alone


def computed_of(record: str) -> tuple[Computed, ...]:
    return tuple(c for c in COMPUTED if not c.records or record in c.records)


def value_lakh(paise: int) -> int:
    """Lakhs of rupees in thousandths, half up: ₹5,29,00,000 → 529000 (529.000 lakh)."""
    return (paise + 5_000) // 10_000


def conversion_pct(ordered: int | None, value: int | None) -> int | None:
    """Ordered ÷ value in hundredths of a percent, half up; None where either is not known."""
    return None if ordered is None or not value else (ordered * 20_000 + value) // (2 * value)


def claim_total(fare: int | None, freight: int | None) -> int | None:
    """Travel fare plus freight in paise; None where neither was claimed."""
    return None if fare is None and freight is None else (fare or 0) + (freight or 0)
