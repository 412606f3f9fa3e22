"""Running a command in this process, and holding what it says to the rules of what a person may read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.cli.main import run
from odop_desktop.domain.catalogue import KINDS
from odop_desktop.office import PATTERN
from odop_desktop.signin import open_office

DEVANAGARI = re.compile(r"[ऀ-ॿ]")
_KEYS = {f.key for k in KINDS for f in k.fields if "_" in f.key}
# What never reaches a person: our traces, empty values of the languages, bare chips, msgids, ids of records.
_INSIDE = (
    re.compile(r"Traceback|File \"|\bNone\b|\bnull\b|\bNaN\b|OdopError|sqlalchemy|sqlcipher"),
    re.compile(r"\{[a-z_]*\}"),
    re.compile(r"\b[a-z_]+\.[a-z_0-9]+\.(label|help|title|advice|name|plural)\b"),
    re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b"),
)


def readable(text: str) -> None:
    """Nothing of the program's inside stands in what a person reads."""
    text = text.replace(PATTERN, "")  # a setting that people type
    for inside in _INSIDE:
        assert not inside.search(text), f"{inside.search(text)} in {text!r}"


def keyless(text: str) -> None:
    """No field is named by its key: `from_date` is nobody's word."""
    found = set(re.findall(r"[a-z0-9]+(?:_[a-z0-9]+)+", text)) & _KEYS
    assert not found, found


@dataclass(frozen=True, slots=True)
class Said:
    status: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, Any]:
        """The one object on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        assert self.out.count("\n") == 1
        return found

    def refused(self, code: str, lang: str = "hi") -> str:
        """Exit 1, one line on standard error: code, what and where, how to mend it; nothing on output."""
        assert (self.status, self.out) == (1, ""), self
        assert self.err.startswith(f"{code}: ") and self.err.count("\n") == 1, self.err
        assert bool(DEVANAGARI.search(self.err)) is (lang == "hi") or lang == "en", self.err
        readable(self.err)
        keyless(self.err)
        return self.err

    def done(self) -> str:
        assert (self.status, self.err) == (0, ""), self
        readable(self.out)
        return self.out


Say = Callable[..., Said]


def sayer(capsys: pytest.CaptureFixture[str], folder: Path) -> Say:
    """`say("list", "artisans", lang="en")` on the office in `folder`."""

    def say(*args: str | Path, lang: str = "hi", office: Path | None = folder) -> Said:
        where = ["--office", str(office)] if office else []
        capsys.readouterr()
        status = run(["--lang", lang, *where, *map(str, args)])
        out, err = capsys.readouterr()
        return Said(status, out, err)

    return say


def state(folder: Path) -> str:
    """A fingerprint of what the store holds for people: a refused file must leave it as it is."""
    office = open_office(folder, lambda: ("", ""))
    try:
        with office.reading() as conn:
            ops = conn.exec_driver_sql("SELECT count(*), max(hash) FROM op").fetchone()
    finally:
        office.close()
    return str(ops)
