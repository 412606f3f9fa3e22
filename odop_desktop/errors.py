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
    # vault
    "E-VLT-01": "wrong user name or password",
    "E-VLT-02": "a recovery code that does not open this office",
    "E-VLT-03": "a recovery code typed wrongly",
    "E-VLT-04": "the vault is missing",
    "E-VLT-05": "the vault is damaged",
    "E-VLT-06": "the vault was written by a newer program",
    "E-VLT-07": "a practice vault never becomes a real one",
    "E-VLT-08": "the vault was altered",
    "E-VLT-09": "the password is too short",
    "E-VLT-10": "the vault does not hold this secret",
    "E-VLT-11": "the last password cannot be removed",
    # backup
    "E-BAK-01": "the file is no backup, or is torn or altered",
    "E-BAK-02": "the backup is not of this office's key",
    "E-BAK-03": "what the copy holds is not sound or not what it should hold",
    "E-BAK-04": "the folder holds another office",
    "E-BAK-05": "too little room for the backup",
    "E-BAK-06": "the backup could not be written",
    # office folder
    "E-OFF-01": "the office is open already",
    "E-OFF-02": "no office in this place",
    "E-OFF-03": "an office stands there already",
    "E-OFF-04": "a removable disk for a real office",
    "E-OFF-05": "a network drive for a real office",
    "E-OFF-06": "a cloud folder for a real office",
    "E-OFF-07": "the folder cannot be written",
    "E-OFF-08": "the folder holds other files",
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
