"""What the bilingual papers about a file have in common: the sheet itself, rows of label and value, who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Align, Block, Column, Letter, Para, Table, Title
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.both import Both, one, printable
from odop_desktop.letters.compose.facts import NONE, Head, Signatory, Two
from odop_desktop.letters.compose.frame import head_blocks, marks

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sheet:
    """`kind` as letters have one, `title` in both languages, `date` ISO; `foot` stands at each page's foot."""

    kind: str
    title: str
    date: str
    head: Head
    foot: str = ""


def sheet(told: Sheet, blocks: Sequence[Block], words: Words) -> Letter:
    """The office's head, the title and the blocks; on plain paper, where letters have printed heads."""
    head = head_blocks(replace(told.head, preprinted_mm=0), words)
    author = told.head.name.of(words.lang)
    whole = (*head, Title(told.title), *blocks)
    return Letter(told.kind, words.lang, told.foot, told.date, told.title, author, whole, marks(words))


def groups(text: str) -> tuple[str, ...]:
    """`4K7Q-9XTM` or `4K7Q 9XTM` as its groups."""
    return tuple(text.replace("-", " ").split())


def lines(text: Two, *, align: Align = "left", bold: bool = False, keep: bool = False) -> list[Block]:
    """A sentence in Hindi and under it in English."""
    said = dict.fromkeys(filter(None, (text.hi, text.en)))
    return [Para(t, align=align, bold=bold, tight=n > 0, keep=keep) for n, t in enumerate(said)]


def labelled(rows: Sequence[tuple[str, str]], area: str, both: Both) -> Table:
    """A table of label and value; a row without a value falls out."""
    cells = tuple((both(f"{area}.{key}"), value) for key, value in rows if value)
    return Table((Column("", 13), Column("", 30)), cells)


def sender(office: Two, code: str, pc: int, both: Both) -> str:
    """The office with its code and the number of its PC: `… (HP-CHM, पी.सी. / PC 1)`."""
    return f"{printable(one(office), 'office.name_hi')} ({code}, {both('paper.sheet.pc')} {pc})"


def moment(iso: str, who: str = "") -> str:
    """`2026-12-05T14:30` → `05.12.2026, 14:30`, and by whom."""
    day, _, time = iso.partition("T")
    done = ", ".join(filter(None, (grammar.day(day), time[:5])))
    return f"{done} – {printable(who, 'user.name_hi')}" if who else done


def size(count: int, both: Both) -> str:
    """Bytes exactly, and rounded for people."""
    exact = f"{grouping(count)} {both('paper.sheet.bytes')}"
    return exact if count < _MIB // 10 else f"{exact} ({count / _MIB:.1f} MB)"


def signer(officer: Signatory | None, both: Both) -> tuple[str, ...]:
    """The officer's name and post under the room to sign; the post alone where no one is on record."""
    officer = officer or Signatory(NONE, NONE)
    name, post = (
        printable(one(officer.name), "officer.name_hi"),
        printable(one(officer.post), "officer.post_hi"),
    )
    charge = both("paper.additional_charge") if officer.additional_charge else ""
    return tuple(filter(None, (f"({name})" if name else "", post or both("paper.sheet.head"), charge)))
