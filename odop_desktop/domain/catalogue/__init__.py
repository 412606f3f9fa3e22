"""The catalogue: every kind of record the office keeps, in one place."""

from __future__ import annotations

from collections.abc import Mapping

from odop_desktop.domain.catalogue.artisan import ARTISAN
from odop_desktop.domain.catalogue.attachment import ATTACHMENT
from odop_desktop.domain.catalogue.buyer import BUYER
from odop_desktop.domain.catalogue.consent import CONSENT
from odop_desktop.domain.catalogue.event import EVENT
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.catalogue.letter import LETTER
from odop_desktop.domain.catalogue.loi import LOI, LOI_LINE
from odop_desktop.domain.catalogue.loi_papers import LOI_DESPATCH, LOI_ORDER, LOI_PAPERS, LOI_PAYMENT
from odop_desktop.domain.catalogue.offering import OFFERING
from odop_desktop.domain.catalogue.office import OFFICE, OFFICER, USER
from odop_desktop.domain.catalogue.participation import PARTICIPATION
from odop_desktop.domain.catalogue.partner import PARTNER
from odop_desktop.domain.catalogue.place import PLACE
from odop_desktop.domain.catalogue.product import PRODUCT
from odop_desktop.domain.catalogue.query import QUERY
from odop_desktop.domain.catalogue.space import SPACE
from odop_desktop.domain.catalogue.stall import STALL
from odop_desktop.domain.catalogue.transfer import TRANSFER
from odop_desktop.errors import OdopError

__all__ = [
    "ARTISAN",
    "ATTACHMENT",
    "BUYER",
    "BY_NAME",
    "CONSENT",
    "EVENT",
    "EXCHANGED",
    "KINDS",
    "LETTER",
    "LOI",
    "LOI_DESPATCH",
    "LOI_LINE",
    "LOI_ORDER",
    "LOI_PAPERS",
    "LOI_PAYMENT",
    "OFFERING",
    "OFFICE",
    "OFFICER",
    "PARTICIPATION",
    "PARTNER",
    "PLACE",
    "PRODUCT",
    "QUERY",
    "SPACE",
    "STALL",
    "TRANSFER",
    "USER",
    "kind",
]

# In an order in which no record comes before the ones it points at, lines and the office's rows last.
KINDS: tuple[RecordKind, ...] = (
    PLACE, PRODUCT, PARTNER, ARTISAN, CONSENT, OFFERING, EVENT, SPACE, STALL, PARTICIPATION, TRANSFER, BUYER,
    LOI, LOI_LINE, *LOI_PAPERS, OFFICE, OFFICER, USER, LETTER, ATTACHMENT, QUERY,
)  # fmt: skip

EXCHANGED: tuple[RecordKind, ...] = tuple(k for k in KINDS if k.exchanged)

BY_NAME: Mapping[str, RecordKind] = {k.name: k for k in KINDS}

_BY_WORD = {word: k for k in KINDS for word in (k.name, k.plural)}


def kind(word: str) -> RecordKind:
    """The kind named `artisan` or `artisans`; E-CAT-01 lists the words that are known."""
    try:
        return _BY_WORD[word.strip().lower()]
    except KeyError:
        raise OdopError("E-CAT-01", word=word, known=", ".join(k.plural for k in KINDS)) from None
