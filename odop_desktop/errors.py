"""What can go wrong in a way the user can mend.

An `OdopError` carries a code and facts; the sentence (title and advice, Hindi or English) is made at the
face from `error.<code>.title` and `error.<code>.advice`. Anything else that is raised is a bug of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# One line a code: what it is for, in the developers' words. The users' words are in resources/locale.
CODES: dict[str, str] = {
    # catalogue, value lists, state packs
    "E-CAT-01": "no kind of record has this name",
}


class OdopError(Exception):
    """The work was refused. `facts` fill the chips of the worded title and advice."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code


@dataclass(frozen=True, slots=True)
class Problem:
    """Something doubtful about a value that is kept all the same (or a row that is not).

    `field` is the catalogue key it concerns, `facts` fill the chips of the worded reason.
    """

    code: str
    field: str | None = None
    facts: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def of(cls, code: str, field: str | None = None, **facts: Any) -> Problem:
        return cls(code, field, tuple(sorted(facts.items())))
