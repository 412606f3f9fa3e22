"""Headquarters' reminder / अनुस्मारक for the file of a month that has not come (wording T14)."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import grammar, official
from odop_desktop.letters.compose.frame import bilingual
from odop_desktop.letters.compose.official import Official
from odop_desktop.letters.compose.template import Template

KIND = "awaited"
SOURCES = {
    **official.SOURCES,
    "due": "letter.letter_date",
    "reminder_label": "letter.subject",
    "ref_no": "letter.ref_no",
    "ref_date": "letter.ref_date",
    "last_file": "letter.remarks",
    "last_month": "letter.remarks",
    "last_on": "letter.remarks",
}
CHIPS = bilingual(SOURCES)
ROWS: dict[str, dict[str, str]] = {}


@dataclass(frozen=True, slots=True)
class AwaitedFacts:
    """`due`: the day (ISO) by which the file is asked for. `reminder` counts: 0 is the first letter, whose number
    and date a later one refers to (`ref_no`, `ref_date`). `last_…`: the last file that came, if any did."""

    letter: Official
    due: str
    reminder: int = 0
    ref_no: str = ""
    ref_date: str = ""
    last_file: int | None = None
    last_month: str = ""
    last_on: str = ""


def compose(facts: AwaitedFacts, words: Words, template: Template) -> Letter:
    """The letter in the language of `words`. E-LTR-02 and E-LTR-03 as for every letter."""
    own = {
        "due": grammar.day(facts.due),
        "reminder_label": words("paper.reminder", n=facts.reminder) if facts.reminder else "",
        "ref_no": facts.ref_no,
        "ref_date": grammar.day(facts.ref_date),
        "last_file": "" if facts.last_file is None else str(facts.last_file),
        "last_month": grammar.month(facts.last_month, words) if facts.last_month else "",
        "last_on": grammar.day(facts.last_on),
    }
    return official.compose(KIND, facts.letter, own, SOURCES, words, template)
