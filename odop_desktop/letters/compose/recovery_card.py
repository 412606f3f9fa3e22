"""The recovery card: the code in its groups, what it is for, where it is kept. Both languages on one sheet."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Block, Column, Letter, Para, Signature, Space, Table, Title
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.frame import marks

_ROW = 4  # groups side by side


@dataclass(frozen=True, slots=True)
class CardFacts:
    """`code` as it is shown (`XXXX-XXXX-…-CC`), `date` ISO, `pc` the number of the PC."""

    office: Two
    code: str
    date: str
    user: str
    pc: int


def groups(code: str) -> tuple[str, ...]:
    """The groups of a code: eight of four characters and two to check them."""
    return tuple(code.split("-"))


def compose(facts: CardFacts, hi: Words, en: Words) -> Letter:
    """One sheet for the sealed envelope."""
    parts = [f"{n}.  {group}" for n, group in enumerate(groups(facts.code), 1)]
    rows = [parts[i : i + _ROW] for i in range(0, len(parts), _ROW)]
    cells = tuple(tuple(row + [""] * (_ROW - len(row))) for row in rows)
    blocks: list[Block] = [
        Title(f"{hi('paper.card.title')} / {en('paper.card.title')}"),
        Para(facts.office.hi, align="centre", bold=True),
        Para(facts.office.en, align="centre", tight=True),
        Para(
            hi("paper.card.made", date=grammar.day(facts.date), user=facts.user, pc=facts.pc), align="centre"
        ),
        Space(4),
        Table(tuple(Column("", 10, "centre") for _ in range(_ROW)), cells),
        Space(2),
    ]
    for words in (hi, en):
        blocks += [Para(words(f"paper.card.{part}")) for part in ("what", "where", "never")]
    blocks.append(Signature((("", f"{hi('paper.card.kept')} / {en('paper.card.kept')}"),)))
    title = f"{hi('paper.card.title')} / {en('paper.card.title')}"
    return Letter("recovery", "hi", "", facts.date, title, facts.office.of("hi"), tuple(blocks), marks(hi))
