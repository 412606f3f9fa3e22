"""The import receipt: the counts of a file that was taken in, and that they add up (bilingual)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Column, Letter, Para, Signature, Table, Title
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.facts import Head
from odop_desktop.letters.compose.frame import head_blocks, marks

_SUM = ("new", "changed", "same", "rejected", "parked", "skipped")


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """`counts` by COMMANDS' names (`masked`, `converted` count cells); `date` ISO."""

    head: Head
    date: str
    file: str
    counts: Mapping[str, int]
    user: str


def compose(facts: ReceiptFacts, hi: Words, en: Words) -> Letter:
    """The receipt; what is said of Aadhaar numbers stands only where the file held some."""

    def both(key: str, **chips: object) -> str:
        return f"{hi(key, **chips)} / {en(key, **chips)}" if chips else f"{hi(key)} / {en(key)}"

    rows = tuple((both(f"paper.receipt.{k}"), str(facts.counts[k])) for k in (*_SUM, "rows"))
    blocks = [
        *head_blocks(facts.head, hi),
        Title(both("paper.receipt.title")),
        Para(f"{facts.file} – {grammar.day(facts.date)}", align="centre"),
        Table(
            (Column(both("paper.receipt.what"), 30), Column(both("paper.receipt.count"), 10, "right")), rows
        ),
        Para(both("paper.receipt.adds_up")),
    ]
    if facts.counts["converted"]:
        blocks.append(Para(both("paper.receipt.converted", n=facts.counts["converted"])))
    if facts.counts["masked"]:
        blocks.append(Para(both("paper.receipt.masked", n=facts.counts["masked"])))
    blocks.append(Signature((("", facts.user, both("paper.receipt.signed")),)))
    title = both("paper.receipt.title")
    return Letter("import", "hi", "", facts.date, title, facts.head.name.of("hi"), tuple(blocks), marks(hi))
