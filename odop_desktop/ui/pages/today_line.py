"""One line of what is pending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Goto

Tone = Literal["late", "soon", "calm"]
Chips = Mapping[str, str | int | Callable[[Words], str]]  # of a sentence, in whatever language is asked for
NAMED = 3  # forms left open, and moves, that are named one by one


@dataclass(frozen=True, slots=True)
class Pending:
    """One line. `count` None where nothing is counted; `facts` are the chips of `msgid`, as text or as a
    function of the words; `go` is where the line leads."""

    tone: Tone
    count: int | None
    msgid: str
    go: Goto
    facts: Chips = field(default_factory=dict)
    seen: Callable[[], object] | None = None  # what is written down when somebody goes there

    def said(self, words: Words) -> str:
        told = {k: v(words) if callable(v) else v for k, v in self.facts.items()}
        return words(self.msgid, **told)
