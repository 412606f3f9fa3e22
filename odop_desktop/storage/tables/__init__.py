"""Every table of the store: importing this package makes `METADATA` whole."""

from __future__ import annotations

from odop_desktop.storage.tables import (
    artisan,
    attachment,
    buyer,
    consent,
    derived,
    event,
    letter,
    log,
    loi,
    loi_line,
    offering,
    office,
    officer,
    participation,
    partner,
    place,
    product,
    space,
    stall,
    user,
)

__all__ = [
    "artisan",
    "attachment",
    "buyer",
    "consent",
    "derived",
    "event",
    "letter",
    "log",
    "loi",
    "loi_line",
    "offering",
    "office",
    "officer",
    "participation",
    "partner",
    "place",
    "product",
    "space",
    "stall",
    "user",
]
