"""What every letter has in common: the office's head, its signatory, the marks around the blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Block, Letter, Marks, Office, Space
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.chips import ready
from odop_desktop.letters.compose.facts import Head, Signatory


def bilingual(chips: Mapping[str, str]) -> dict[str, str]:
    """Each chip under its own name and with _hi and _en: wordings name a chip by its language."""
    return {f"{name}{end}": value for name, value in chips.items() for end in ("", "_hi", "_en")}


def marks(words: Words) -> Marks:
    return Marks(words("paper.page"), words("paper.mark.draft"), words("paper.mark.practice"))


def head_blocks(head: Head, words: Words) -> tuple[Block, ...]:
    """The letterhead, or the room that printed paper needs."""
    if head.preprinted_mm:
        return (Space(head.preprinted_mm),)
    lines = [line.of(words.lang) for line in head.lines] or [head.name.of(words.lang)]
    return (Office(_printable(lines), _printable(grammar.head_details(head, words))),)


def _printable(lines: Iterable[str]) -> tuple[str, ...]:
    source = {"head": "office.letterhead_hi"}
    return tuple(filter(None, (ready({"head": line}, source)["head"] for line in lines)))


def office_chips(head: Head, officer: Signatory, words: Words) -> dict[str, str]:
    return {
        "office": head.name.of(words.lang),
        "officer_name": officer.name.of(words.lang),
        "officer_post": officer.post.of(words.lang),
    }


def frame(kind: str, number: str, date: str, head: Head, blocks: tuple[Block, ...], words: Words) -> Letter:
    """The letter around its blocks. Its author is the office, not a person."""
    return Letter(
        kind=kind,
        lang=words.lang,
        number=number,
        date=date,
        title=words(f"paper.kind.{kind}"),
        author=head.name.of(words.lang),
        blocks=blocks,
        marks=marks(words),
    )
