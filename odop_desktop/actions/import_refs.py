"""References in an imported row: names become records; unknown ones the office's own rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from odop_desktop.actions import records
from odop_desktop.domain.catalogue import PLACE
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.errors import OdopError, Problem
from odop_desktop.identity.fold import fold_search
from odop_desktop.office import Office
from odop_desktop.queries import resolve
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.apply import apply
from odop_desktop.storage.ops import Act

_DEVANAGARI = range(0x0900, 0x0980)


@dataclass(slots=True)
class References:
    """Looks names up once and remembers; makes an own row of a block, tehsil or product no list knows."""

    conn: Connection
    office: Office
    kind: RecordKind
    act: Act
    _known: dict[tuple[str, str, str], str | None] = field(default_factory=dict)
    _pools: dict[tuple[str, str], list[RecordRow]] = field(default_factory=dict)

    def resolve(self, values: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
        """The values with ids in place of names, and what was made or could not be found."""
        full = dict(values)
        problems: list[Problem] = []
        for f in sorted(
            (f for f in self.kind.fields if f.kind is Kind.REF),
            key=lambda f: f.key not in ("district", "event"),
        ):
            text = full.get(f.key)
            if not text:
                continue
            beside = {"district": self.office.facts.district, **full}
            context = str(beside["event"]) if f.ref == "stall" else str(beside["district"])
            key = (f.key, context, str(text))
            if key in self._known:
                full[f.key] = self._known[key]
                continue
            id, problem = self._look_up(f, str(text), beside)
            self._known[key] = full[f.key] = id
            problems += [problem] if problem else []
        return full, problems

    def _look_up(self, f: Field, text: str, beside: Mapping[str, Any]) -> tuple[str | None, Problem | None]:
        try:
            return resolve.reference(self.conn, self.kind, f, text, beside), None
        except OdopError as error:
            if error.code == "E-ACT-11" and self._own_row(f):
                return self._make(f, text, beside)
            return None, Problem.of(error.code, f.key, **error.facts)

    @staticmethod
    def _own_row(f: Field) -> bool:
        return f.ref == "product" or (f.ref == "place" and f.key in ("block", "tehsil"))

    def _make(self, f: Field, text: str, beside: Mapping[str, Any]) -> tuple[str, Problem]:
        """The office's own row, listed once (DECISIONS 23)."""
        target = kind_of(str(f.ref))
        script = "name_hi" if any(ord(c) in _DEVANAGARI for c in text) else "name_en"
        values: dict[str, Any] = {script: text}
        if target is PLACE:
            values |= {"level": f.key, "parent": beside["district"], "state": self.office.facts.state}
        else:
            values |= {"district": beside["district"]}
        put, _ = records.new_put(self.conn, self.office, target, values)
        apply(self.conn, self.act, [put])
        for known in list(self._known):  # another spelling of the new name is the same row
            if known[0] == f.key and fold_search(known[2]) == fold_search(text):
                self._known[known] = put.id
        return put.id, Problem.of("E-IMP-03", f.key, value=text)
