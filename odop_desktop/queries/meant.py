"""Which records a text that was typed may mean: by their own words, and what has no name by its person's."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select

from odop_desktop.domain.catalogue import ARTISAN, TRANSFER
from odop_desktop.queries import read
from odop_desktop.storage import search
from odop_desktop.storage.tables import base as tables


def by(dialect: str, text: str, kind: str) -> ColumnElement[bool]:
    """The condition on `derived`, of records of this kind."""
    own = search.matches(dialect, text, kind)
    if kind != TRANSFER.name or not text.strip():
        return own
    derived, move = tables.table_of("derived"), read.table_of(TRANSFER)
    person = (derived.c.id == move.c.artisan, derived.c.kind == ARTISAN.name, derived.c.live == 1)
    # By transfers, which are few: each one's person is looked up and tried.
    named = select(derived.c.id).where(*person, search.borne(text)).correlate(move).exists()
    return or_(own, derived.c.id.in_(select(move.c.id).where(named)))
