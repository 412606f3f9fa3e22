"""Numbers people read on paper, taken inside the transaction that uses them."""

from __future__ import annotations

from sqlalchemy import Connection

from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.fiscal import financial_year
from odop_desktop.domain.numbering import letter_number, registration
from odop_desktop.office import Office
from odop_desktop.storage import counters


def take(conn: Connection, office: Office, kind: RecordKind, how_many: int = 1) -> list[str]:
    """The next numbers of this kind: registrations for artisans, <series>-<pc>-<serial> for the others.

    A kind without a series has none; its list is empty.
    """
    facts = office.facts
    if kind is ARTISAN:
        first = counters.take(conn, "registration", how_many)
        serials = range(first, first + how_many)
        return [registration(facts.state, facts.code3, facts.pc, s) for s in serials]
    if not kind.series:
        return []
    first = counters.take(conn, kind.series, how_many)
    return [f"{kind.series}-{facts.pc}-{s:06d}" for s in range(first, first + how_many)]


def take_letter(conn: Connection, office: Office, kind: str, on: str) -> tuple[str, int]:
    """The next letter number of this kind in the financial year of the date `on` (ISO), and its serial."""
    year = financial_year(on)
    serial = counters.take(conn, f"letter/{kind}/{year}")
    facts = office.facts
    parts: dict[str, str | int] = {"prefix": facts.prefix, "kind": kind.upper(), "fy": year}
    return letter_number(facts.letter_pattern, **parts, pc=facts.pc, serial=serial), serial
