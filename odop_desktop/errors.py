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
    # store
    "E-DB-01": "the store is damaged and no whole copy is known",
    "E-DB-02": "the store is damaged; a whole copy is there",
    "E-DB-03": "the store was made by a newer program",
    "E-DB-04": "an upgrade failed; the store is as it was",
    "E-DB-05": "the disk has too little room to begin",
    "E-DB-06": "the disk ran full while saving",
    "E-DB-07": "the disk failed to read or write",
    "E-DB-08": "the store may not be written",
    "E-DB-09": "another program moved this PC's chain of changes",
    "E-DB-10": "the store was removed or replaced while it was open",
    "E-DB-11": "a database library or setting is not as it must be",
    "E-DB-12": "another program holds the store",
    "E-DB-13": "the database server is not to be reached",
    "E-DB-14": "the store is not this office's, or its beginning is damaged",
    "E-DB-15": "the database server is not set as it must be",
    "E-DB-16": "kept bytes are missing or changed",
    "E-DB-17": "the server's database is not empty",
    "E-DB-20": "check: pages fail their code",
    "E-DB-21": "check: the structure of the file is broken",
    "E-DB-22": "check: a row points at nothing",
    "E-DB-23": "check: the server keeps no page checksums",
    "E-DB-24": "check: the tables are not the program's",
    "E-DB-25": "check: the log of changes is broken",
    "E-DB-26": "check: bytes that a record names are missing",
    "E-DB-27": "check: the local event log is broken",
    # letters
    "E-LTR-01": "a line of a wording is not understood",
    "E-LTR-02": "a fact holds a character that no letter can print",
    "E-LTR-03": "a fact is empty without which there is no letter",
    "E-LTR-04": "a wording cannot be read",
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
