"""The four figures of Today and its two pictures: what they say, and which list each of them opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.stages import LADDER, LOI_CLOSED, LoiStage
from odop_desktop.i18n.format import crore, grouping, lakh, rupees
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import records
from odop_desktop.queries import today as q
from odop_desktop.queries.read import RecordRow
from odop_desktop.sync import returning
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.widgets.bars import Measure

_STAGES = (LoiStage.DRAFT, *LADDER, *sorted(LOI_CLOSED))
_SHOWN = 5  # products with a bar of their own; the rest share one
_WHOLE = {"search": ""}  # a list without the filters it had
_LAKH, _CRORE = 100_000_00, 10_000_000_00  # paise


@dataclass(frozen=True, slots=True)
class Card:
    """What a figure says, and where it leads."""

    number: str
    what: str
    more: str
    go: Goto
    brief: str = ""  # the number in fewer signs


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures that are known at once."""

    lois: q.Lois
    stalls: q.Stalls
    unsent: int
    headquarters: bool
    gives_back: int = 0  # files of headquarters that it lost, which go with the next file


@dataclass(frozen=True, slots=True)
class Artisans:
    """The figures that take a walk through all artisans, and the products they name."""

    people: q.People
    names: Mapping[str, RecordRow]


def counted(office: Office) -> Counted:
    back = returning.count(office)
    return Counted(q.lois(office), q.stalls(office), q.unsent(office), office.facts.headquarters, back)


def artisans(office: Office) -> Artisans:
    people = q.people(office)
    ids = [id for id, _ in people.products[: _SHOWN + 1] if id]
    return Artisans(people, records.titles(office, c.PRODUCT, ids))


def artisan_card(found: Artisans, words: Words) -> Card:
    more = words("ui.today.month", n=grouping(found.people.month))
    return Card(
        grouping(found.people.total), words("artisan.plural"), more, Goto(place="artisans", given=_WHOLE)
    )


def loi_card(found: Counted, words: Words) -> Card:
    total, issued = found.lois.total, found.lois.issued
    more = words("ui.today.issued", n=grouping(issued.count), sum=rupees(issued.paise))
    what = words("ui.today.lois", n=grouping(total.count))
    return Card(rupees(total.paise), what, more, Goto(place="lois", given=_WHOLE), short(total.paise, words))


def stall_card(found: Counted, words: Words) -> Card:
    due = found.stalls.unissued
    more = words("ui.today.letters_due", n=grouping(due)) if due else words("ui.today.letters_done")
    go = Goto(place="events", given={"named": "letters_due"} if due else _WHOLE)
    return Card(grouping(found.stalls.allotted), words("ui.today.stalls_allotted"), more, go)


def unsent_card(found: Counted, words: Words) -> Card:
    """At headquarters what goes to the offices, elsewhere what goes to headquarters."""
    whose = "ui.offices" if found.headquarters else "ui.today"
    more = words(f"{whose}.in_no_file" if found.unsent else f"{whose}.unsent_none")
    if found.gives_back:
        more = words("ui.foot.gives_back", n=grouping(found.gives_back))
    return Card(grouping(found.unsent), words(f"{whose}.unsent"), more, Goto(place="sync"))


def stage_bars(office: Office, found: Counted, words: Words) -> list[tuple[Measure, Goto]]:
    """A bar for each stage at which a letter of intent stands, as long as its rupees."""
    made = []
    for stage in _STAGES:
        here = found.lois.of(stage)
        if here.count:
            said = words("ui.today.sum_of", sum=short(here.paise, words), n=grouping(here.count))
            word = office.lists["loi_stage"].label(stage.value, words.lang)
            measure = Measure(word, here.paise, said, rupees(here.paise))
            made.append((measure, Goto(place="lois", given={"stage": [stage.value]})))
    return made


def product_bars(found: Artisans, words: Words) -> list[tuple[Measure, Goto]]:
    """The products that most artisans make, the others together, and those without a product."""
    named = [(id, n) for id, n in found.people.products if id]
    own, others = named[:_SHOWN], named[_SHOWN:]
    bars = [(_title(found, id, words), n, [id]) for id, n in own]
    if others:
        bars.append((words("ui.today.others"), sum(n for _, n in others), [id for id, _ in others]))
    none = sum(n for id, n in found.people.products if not id)
    made = [(Measure(word, n, grouping(n)), _makers(ids)) for word, n, ids in bars]
    if none:
        made.append((Measure(words("ui.today.no_product"), none, grouping(none)), _makers([None])))
    return made


def short(paise: int, words: Words) -> str:
    """`₹5.29 करोड़`, `₹1.20 लाख`, `₹95,000`: as one says it, to two places."""
    if paise >= _CRORE:
        return words("ui.today.crore", n=crore(paise))
    if paise >= _LAKH:
        return words("ui.today.lakh", n=lakh(paise))
    return rupees(paise)


def _title(found: Artisans, id: str, words: Words) -> str:
    row = found.names.get(id)
    return row.title(words.lang) if row else words("said.unknown")


def _makers(ids: Sequence[str | None]) -> Goto:
    return Goto(place="artisans", given={"odop_product": list(ids)})
