"""Words in both languages at once, for papers that say everything in Hindi and in English (DECISIONS 26)."""

from __future__ import annotations

from collections.abc import Sequence

from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.chips import ready
from odop_desktop.letters.compose.facts import Two


class Both:
    """Speaks as `हिन्दी / English`; what is the same in both is said once. A fact may be a `Two`."""

    def __init__(self, hi: Words, en: Words) -> None:
        self.hi, self.en = hi, en

    def each(self, msgid: str, **facts: object) -> Two:
        """The two texts apart."""
        hi, en = (
            words(msgid, **{k: v.of(words.lang) if isinstance(v, Two) else v for k, v in facts.items()})
            for words in (self.hi, self.en)
        )
        return Two(hi, en)

    def __call__(self, msgid: str, **facts: object) -> str:
        return one(self.each(msgid, **facts))

    def month(self, month: str) -> Two:
        """`2026-11` → नवम्बर 2026, November 2026."""
        return self.months((month,))

    def months(self, months: Sequence[str]) -> Two:
        """Several of them in one text."""
        return Two(*(", ".join(grammar.month(m, words) for m in months) for words in (self.hi, self.en)))

    def kind(self, name: str) -> str:
        """The records of a kind in the words of the catalogue; those of a newer program are 'others'."""
        found = (k for k in (f"paper.records.{name}", f"{name}.plural") if k in self.hi)
        return self(next(found, "paper.records.other"))


def one(name: Two, between: str = " / ") -> str:
    """Both languages in one line."""
    return between.join(dict.fromkeys(filter(None, (name.hi, name.en))))


def printable(text: str, field: str) -> str:
    """The text cleaned. E-LTR-02 names the field whose character cannot be printed."""
    return ready({"": text}, {"": field})[""]
