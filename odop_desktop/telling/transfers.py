"""Persons who move to another district, in plain sentences."""

from __future__ import annotations

from odop_desktop.domain.stages import TransferStage
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.queries.transfer_news import News
from odop_desktop.queries.transfers import Announced, Moved
from odop_desktop.sync.brought import Comer


def came(words: Words, who: Comer) -> str:
    """What a transfer file said, and what may be done about it."""
    name, district = who.name.of(words.lang), who.origin.of(words.lang)
    return words("transfer.came", name=name, number=who.reg_no, district=district)


def away(words: Words, moved: Moved) -> str:
    """`कुल्लू जिले में, 10-01-2026 से` of a person who is another office's."""
    return words("transfer.away", district=moved.district.of(words.lang), date=date_screen(moved.on))


def news(words: Words, each: News) -> str:
    """`सुनीता देवी (HP-CHM-1-000001-V): कुल्लू से स्थानान्तरित होकर यहाँ`, or what was decided elsewhere."""
    name = f"{each.person.title(words.lang)} ({each.person.number})"
    why = each.row["decision"] or ""
    return words(f"transfer.news.{each.what}", name=name, district=each.district.of(words.lang), why=why)


def state(words: Words, one: Announced) -> str:
    """How far an announced person is."""
    return words("transfer.here" if one.here else "transfer.announced")


def decided(words: Words, stage: str, name: str, number: str, district: str) -> str:
    """What headquarters has just decided."""
    how = "signed" if stage == TransferStage.COUNTERSIGNED else "refused"
    return words(f"transfer.{how}", name=name, number=number, district=district)
