"""What a check of a number gives: the number in its usual form, and what is doubtful about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from odop_desktop.errors import Problem
from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.text import clean

# Worth saying, but the number is good: it is printed on letters like any other.
NOTES = frozenset({"E-ID-16", "E-ID-18", "E-ID-31", "E-ID-51"})

_SHORTENED = re.compile(r"[0-9][.,][0-9]+E\+?[0-9]{1,2}", re.IGNORECASE)
_WHOLE_FLOAT = re.compile(r"([0-9]+)\.0+")


@dataclass(frozen=True, slots=True)
class Checked:
    """The value as it is kept, normalised even when it fails, and its problems."""

    value: str
    problems: tuple[Problem, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the number may be used and printed: nothing is wrong, at most there is a note."""
        return all(p.code in NOTES for p in self.problems)

    @classmethod
    def doubtful(cls, value: str, code: str, **facts: Any) -> Checked:
        return cls(value, (Problem.of(code, **facts),))


def compact(text: str, dropped: str = r"[\s.\-–—_/]") -> str:
    """Capitals and ASCII digits, without the signs people put between."""
    return re.sub(dropped, "", ascii_digits(clean(text))).upper()


def damaged(text: str) -> Checked | None:
    """A long number that Excel turned into 1.23457E+11: its digits are gone and are not guessed."""
    shown = ascii_digits(clean(text))
    return Checked.doubtful(shown, "E-ID-01") if _SHORTENED.fullmatch(shown) else None


def unpointed(text: str) -> str:
    """'176310.0', a number that went through a float cell, as '176310'."""
    whole = _WHOLE_FLOAT.fullmatch(text)
    return whole[1] if whole else text
