"""A record's life as dated lines, worded in whatever language is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two


@dataclass(frozen=True, slots=True)
class Said:
    """A few words of a line: a msgid and the facts of its chips in both languages."""

    msgid: str
    facts: Mapping[str, Two] = field(default_factory=dict)

    def of(self, words: Words) -> str:
        return words(self.msgid, **{name: fact.of(words.lang) for name, fact in self.facts.items()})


@dataclass(frozen=True, slots=True)
class LifeLine:
    """Something that happened on a day (ISO); `kind` and `id` name the record that tells more."""

    on: str
    said: tuple[Said, ...]
    kind: str
    id: str

    def worded(self, words: Words) -> str:
        return " · ".join(said.of(words) for said in self.said)
