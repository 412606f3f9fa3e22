"""Which panels stand beside a record of each kind, from top to bottom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from odop_desktop.domain.catalogue import (
    ARTISAN,
    BUYER,
    EVENT,
    LETTER,
    LOI,
    LOI_LINE,
    OFFERING,
    OFFICE,
    OFFICER,
    PARTICIPATION,
    PARTNER,
    PLACE,
    PRODUCT,
    SPACE,
    STALL,
    TRANSFER,
)
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.catalogue.query import NEVER
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.panels.asked import AskedPanel
from odop_desktop.ui.panels.consents import ConsentPanel
from odop_desktop.ui.panels.counts import Counted, CountsPanel
from odop_desktop.ui.panels.history import HistoryPanel
from odop_desktop.ui.panels.letters import LettersPanel
from odop_desktop.ui.panels.life import LifePanel
from odop_desktop.ui.panels.missing import MissingPanel
from odop_desktop.ui.panels.panel import Panel
from odop_desktop.ui.panels.related import Add, Related, RelatedPanel

Make = Callable[[Desk], Panel]

OFFERED = Related(OFFERING, "artisan", ("product", "unit", "capacity_month", "price_min"))
TAKES_PART = Related(PARTICIPATION, "artisan", ("event", "stage", "stall"))
SELLS = Related(
    LOI_LINE, "seller", ("loi", "product", "qty", "unit", "value"), Add.NOT, opened=False, also="linked"
)
MOVES = Related(TRANSFER, "artisan", ("to_district", "stage", "asked_on"), Add.NOT, opened=False)
BUYS = Related(LOI, "buyer", ("number", "total", "stage"), Add.PAGE)
LINES = Related(LOI_LINE, "loi", ("product", "qty", "unit", "rate", "value"))
STANDS = Related(PARTICIPATION, "stall", ("artisan", "stage", "allot_no"), Add.NOT)
PARTED = Related(STALL, "space", ("stall_no", "size", "usable"), Add.NOT)
SIGNS = Related(OFFICER, "office", ("name_hi", "post_hi", "from_date", "to_date"))

RELATED: dict[str, tuple[Related, ...]] = {
    ARTISAN.name: (OFFERED, TAKES_PART, SELLS, MOVES),
    BUYER.name: (BUYS,),
    LOI.name: (LINES,),
    STALL.name: (STANDS,),
    SPACE.name: (PARTED,),
    OFFICE.name: (SIGNS,),
}
COUNTED: dict[str, tuple[Counted, ...]] = {
    PRODUCT.name: (
        Counted(ARTISAN, "odop_product", "artisans"),
        Counted(OFFERING, "product"),
        Counted(LOI_LINE, "product"),
    ),
    EVENT.name: (
        Counted(SPACE, "event"),
        Counted(STALL, "event"),
        Counted(PARTICIPATION, "event"),
        Counted(LOI, "event", "lois"),
    ),
    PARTNER.name: (Counted(BUYER, "empanelled", "buyers"),),
    PLACE.name: (
        Counted(ARTISAN, "district", "artisans"),
        Counted(ARTISAN, "block", "artisans"),
        Counted(ARTISAN, "tehsil", "artisans"),
        Counted(PRODUCT, "district", "products"),
    ),
}
_LETTERED = frozenset({ARTISAN.name, BUYER.name, EVENT.name, LOI.name, PARTICIPATION.name})
_LIFELESS = frozenset({LOI_LINE.name, OFFICE.name})


def panels_of(kind: RecordKind) -> tuple[Make, ...]:
    """The panels of a record of this kind."""
    made: list[Make] = [] if kind is LETTER else [MissingPanel]
    if kind.name not in NEVER:
        made.append(AskedPanel)
    if kind.name not in _LIFELESS:
        made.append(LifePanel)
    made += [partial(RelatedPanel, related=related) for related in RELATED.get(kind.name, ())]
    if counted := COUNTED.get(kind.name):
        made.append(partial(CountsPanel, counted=counted))
    if kind is ARTISAN:
        made.append(ConsentPanel)
    if kind.name in _LETTERED:
        made.append(LettersPanel)
    return (*made, HistoryPanel)
