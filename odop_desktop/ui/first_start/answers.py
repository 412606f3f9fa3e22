"""What was answered at the first start, kept until the office is made at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from odop_desktop.actions.founding import Pairs
from odop_desktop.actions.setup import Wish
from odop_desktop.domain.valuelists import ValueList
from odop_desktop.letters.compose.facts import Head, Signatory, Two
from odop_desktop.letters.compose.letterhead import head_of
from odop_desktop.ui.first_start.states import State

PLAYED = "अभ्यास"  # the login of a practice office, as `demo` names it


@dataclass(slots=True)
class Answers:
    """`office` and `officer` hold the texts of the boxes by field; what the State pack proposed is in `proposed`."""

    states: tuple[State, ...] = ()
    practice: bool | None = None
    people: bool = True  # a practice office with invented people
    pc: int = 1
    state: State | None = None
    district: str | None = None  # three letters
    kind: str = "district"
    proposed: dict[str, str] = field(default_factory=dict)
    office: dict[str, str] = field(default_factory=dict)
    officer: dict[str, str] = field(default_factory=dict)
    folder: Path | None = None
    login: str = ""
    password: str = ""
    code: str = ""
    written: bool = False  # two groups of the code were typed back
    second: str = ""
    clock: Callable[[], datetime] = datetime.now

    @property
    def lists(self) -> dict[str, ValueList]:
        return dict(self.state.lists) if self.state else {}

    @property
    def today(self) -> date:
        return self.clock().date()

    def text(self, key: str) -> str:
        """The office's text: what was typed, else what is proposed."""
        return self.office.get(key, self.proposed.get(key, ""))

    def two(self, stem: str) -> Two:
        return Two(self.text(f"{stem}_hi").strip(), self.text(f"{stem}_en").strip())

    def wish(self) -> Wish:
        assert self.state is not None and self.folder is not None
        home = self.district if self.kind == "district" else None
        told: dict[str, Any] = {"kind": self.kind, "code": self.code or None}
        if self.practice:
            return Wish(self.folder, self.state.code, home, 1, PLAYED, None, kind=self.kind)
        return Wish(self.folder, self.state.code, home, self.pc, self.login.strip(), self.password, **told)

    def office_pairs(self) -> Pairs:
        """What differs from the proposal."""
        return [(k, v) for k, v in self.office.items() if v.strip() != self.proposed.get(k, "").strip()]

    def officer_pairs(self) -> Pairs:
        """Nothing where no officer was named: one can be added in the settings."""
        named = any(self.officer.get(k, "").strip() for k in ("name_hi", "name_en"))
        return [(k, v) for k, v in self.officer.items() if v.strip()] if named else []

    def head(self) -> Head:
        """The letterhead as it stands in the boxes."""
        return head_of(self.text)

    def signatory(self) -> Signatory:
        def two(stem: str) -> Two:
            return Two(*(self.officer.get(f"{stem}_{lang}", "").strip() for lang in ("hi", "en")))

        code = self.officer.get("honorific", "")
        entry = self.lists["honorific"].by_code.get(code) if code and self.state else None
        title = Two(entry.label_hi, entry.label_en) if entry else Two()
        return Signatory(two("name"), two("post"), self.officer.get("gender", ""), title)
