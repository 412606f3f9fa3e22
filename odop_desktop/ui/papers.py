"""Papers that the window itself makes: the letterhead to look at, the recovery card. Called off the GUI thread."""

from __future__ import annotations

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import letterhead, recovery_card
from odop_desktop.letters.compose.facts import Head, Signatory
from odop_desktop.letters.compose.recovery_card import CardFacts


def sheet(head: Head, officer: Signatory, number: str, date: str, words: Words, *, practice: bool) -> bytes:
    """The letterhead as a PDF. E-LTR-02 names a character that cannot be printed."""
    return _pdf(letterhead.compose(head, officer, number, date, words), practice=practice)


def card(facts: CardFacts, hi: Words, en: Words) -> bytes:
    """The recovery card as a PDF."""
    return _pdf(recovery_card.compose(facts, hi, en))


def _pdf(letter: Letter, *, practice: bool = False) -> bytes:
    from odop_desktop.letters.render.pdf import render  # noqa: PLC0415  (the window opens without it)

    return render(letter, practice=practice)
