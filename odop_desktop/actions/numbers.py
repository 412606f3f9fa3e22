"""Numbers people read on paper, taken inside the transaction that uses them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection

from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.fiscal import financial_year
from odop_desktop.domain.numbering import (
    LETTER_PATTERN,
    letter_number,
    normal_registration,
    registration,
    valid_registration,
)
from odop_desktop.office import Office
from odop_desktop.queries import read
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


def normal(kind: RecordKind, number: str) -> str | None:
    """The number as this program writes it; None when it is not one of this program's."""
    if kind is ARTISAN:
        return normal_registration(number) if valid_registration(number) else None
    if not kind.series:
        return number
    same = re.fullmatch(rf"{kind.series}-[1-9]\d?-\d{{6,}}", normal_registration(number))
    return same[0] if same else None


def keep(conn: Connection, office: Office, kind: RecordKind, given: Iterable[str]) -> None:
    """Numbers that a list brought are never taken for another record."""
    own = f"{kind.series}-{office.facts.pc}-"
    name = kind.series
    if kind is ARTISAN:
        own, name = f"{office.facts.state}-{office.facts.code3}-{office.facts.pc}-", "registration"
    serials = [int(n.removeprefix(own).partition("-")[0]) for n in given if n.startswith(own)]
    if not name or not serials:
        return
    following = counters.take(conn, name, 0)
    if max(serials) >= following:
        counters.take(conn, name, max(serials) - following + 1)


def take_letter(conn: Connection, office: Office, kind: str, on: str) -> tuple[str, int]:
    """The next letter number of this kind in the financial year of the date `on` (ISO), and its serial."""
    year = financial_year(on)
    serial = counters.take(conn, f"letter/{kind}/{year}")
    own = read.own_office(conn)  # as the settings stand now, not as they were when the office was opened
    parts: dict[str, str | int] = {"prefix": own["prefix"] or "", "kind": kind.upper(), "fy": year}
    pattern = own["number_pattern"] or LETTER_PATTERN
    return letter_number(pattern, **parts, pc=office.facts.pc, serial=serial), serial
