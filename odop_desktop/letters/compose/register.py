"""Bilingual tables on paper: registers and despatch lists (DECISIONS 16 and 26).

A register says both languages in its heads, whatever language its reader works in. It ends with the sentence
with which an office closes a register's print (DOMAIN, despatch).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Align, Block, Column, Letter, Para, Signature, Table, Title
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.chips import ready
from odop_desktop.letters.compose.facts import NONE, Head, Two
from odop_desktop.letters.compose.frame import head_blocks, marks

PAGES = "{pages}"  # stays in the text: the renderer knows the number


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    head: Two
    weight: int = 10
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """`rows` hold one text a column, without the serial, which is put before them."""

    title: Two
    date: str
    head: Head
    columns: tuple[RegisterColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    subtitle: Two = NONE
    landscape: bool = True
    certified: bool = True


@dataclass(frozen=True, slots=True)
class DespatchRow:
    """One letter to be carried or posted. `address` is as on the letter, in the letter's language."""

    number: str
    date: str
    to: str
    address: str = ""
    mobile: str = ""
    post_office: Two = NONE
    block: Two = NONE
    pin: str = ""
    how: Two = NONE


def register(facts: RegisterFacts, hi: Words, en: Words) -> Letter:
    """A register's print. OdopError E-LTR-02 names the column whose character cannot be printed."""
    blocks: list[Block] = [*_top(facts, hi), _numbered(facts, hi, en)]
    if facts.certified:
        blocks += _end(len(facts.rows), hi, en)
    return _letter("register", facts, tuple(blocks), hi)


def _numbered(facts: RegisterFacts, hi: Words, en: Words) -> Table:
    serial = RegisterColumn(Two(hi("paper.register.serial"), en("paper.register.serial")), 4, "right")
    columns = tuple(Column(_both(c.head), c.weight, c.align) for c in (serial, *facts.columns))
    rows = tuple((str(n), *_cells(facts.columns, row)) for n, row in enumerate(facts.rows, 1))
    return Table(columns, rows)


def despatch_list(
    rows: Sequence[DespatchRow], title: Two, date: str, head: Head, hi: Words, en: Words
) -> Letter:
    """The peon-book sheet: letters by block and post office, room for the receiver's signature."""
    cells = tuple(_despatched(row) for row in sorted(rows, key=_carried))
    facts = RegisterFacts(title, date, head, _despatch_columns(hi, en), cells)
    total = {"count": len(cells)}
    blocks = [
        *_top(facts, hi),
        replace(_numbered(facts, hi, en), tall=True),
        Para(f"{hi('paper.register.total', **total)} / {en('paper.register.total', **total)}"),
    ]
    return _letter("despatch", facts, tuple(blocks), hi)


def _carried(row: DespatchRow) -> tuple[str, str, str, str, str]:
    return (row.block.of("hi"), row.post_office.of("hi"), row.pin, row.to, row.number)


def _despatched(row: DespatchRow) -> tuple[str, ...]:
    number = f"{row.number}, {grammar.day(row.date)}"
    to = ", ".join(filter(None, (row.to, row.address)))
    place = ", ".join(filter(None, (_both(row.block), _both(row.post_office), row.pin)))
    return (number, to, place, row.mobile, _both(row.how), "")


def _despatch_columns(hi: Words, en: Words) -> tuple[RegisterColumn, ...]:
    widths = (("number_date", 18), ("to", 34), ("place", 18), ("mobile", 10), ("how", 11), ("signature", 26))
    return tuple(
        RegisterColumn(Two(hi(f"paper.register.{key}"), en(f"paper.register.{key}")), weight)
        for key, weight in widths
    )


def _both(name: Two) -> str:
    return " / ".join(dict.fromkeys(filter(None, (name.hi, name.en))))


def _top(facts: RegisterFacts, hi: Words) -> list[Block]:
    out: list[Block] = [*head_blocks(replace(facts.head, preprinted_mm=0), hi), Title(_both(facts.title))]
    if facts.subtitle:
        out.append(Para(_both(facts.subtitle), align="centre", tight=True, keep=True))
    return out


def _cells(columns: Sequence[RegisterColumn], row: Sequence[str]) -> tuple[str, ...]:
    names = {str(i): _both(c.head) for i, c in enumerate(columns)}
    return tuple(ready({str(i): cell for i, cell in enumerate(row)}, names).values())


def _end(last: int, hi: Words, en: Words) -> list[Block]:
    facts = {"pages": PAGES, "last": last}
    said = [words("paper.register.certified", **facts) for words in (hi, en)]
    signer = tuple(words("paper.register.certifier") for words in (hi, en))
    lines = [Para(text, tight=n > 0, keep=True, counted=True) for n, text in enumerate(said)]
    return [*lines, Signature((("", *signer),))]


def _letter(kind: str, facts: RegisterFacts, blocks: tuple[Block, ...], hi: Words) -> Letter:
    return Letter(
        kind=kind,
        lang=hi.lang,
        number="",
        date=facts.date,
        title=_both(facts.title),
        author=facts.head.name.of(hi.lang),
        blocks=blocks,
        marks=marks(hi),
        landscape=facts.landscape,
    )
