"""References in an imported row: names become records; unknown ones the office's own rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from odop_desktop.actions import records
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.errors import OdopError, Problem
from odop_desktop.office import Office
from odop_desktop.queries import resolve
from odop_desktop.storage.apply import apply
from odop_desktop.storage.ops import Act

_DEVANAGARI = range(0x0900, 0x0980)
_LEVELS = frozenset({"block", "tehsil"})
_FIRST = ("district", "event")  # the others are looked for in these


@dataclass(frozen=True, slots=True)
class Resolved:
    """The values with ids in place of names; `lost` are the names that are none of a record, by field."""

    values: dict[str, Any]
    problems: tuple[Problem, ...] = ()
    lost: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class References:
    """Looks names up once and remembers; makes an own row of a block, tehsil, product or buyer no list knows."""

    conn: Connection
    office: Office
    kind: RecordKind
    act: Act
    _known: dict[tuple[str, str, str], str | Problem] = field(default_factory=dict)
    _fields: tuple[Field, ...] = ()

    def __post_init__(self) -> None:
        refs = [f for f in self.kind.fields if f.kind is Kind.REF]
        self._fields = tuple(sorted(refs, key=lambda f: f.key not in _FIRST))

    def resolve(self, values: Mapping[str, Any]) -> Resolved:
        """A made row is told once, a name that is on no list in every row that bears it."""
        full, problems, lost = dict(values), list[Problem](), dict[str, str]()
        for f in self._fields:
            text = full.get(f.key)
            if not text:
                continue
            found, made = self._find(f, str(text), full)
            if isinstance(found, Problem):
                del full[f.key]
                lost[f.key] = str(text)
                problems.append(found)
            else:
                full[f.key] = found
                problems += [made] if made else []
        return Resolved(full, tuple(problems), lost)

    def _find(self, f: Field, text: str, row: Mapping[str, Any]) -> tuple[str | Problem, Problem | None]:
        district = row.get("district") or self.office.facts.district
        key = (f.key, str(row.get("event") if f.ref in ("stall", "space") else district), text)
        if (known := self._known.get(key)) is not None:
            return known, None
        beside = {**row, "district": district}
        try:
            self._known[key] = id = resolve.reference(self.conn, self.kind, f, text, beside)
            return id, None
        except OdopError as error:
            problem = Problem.of(error.code, f.key, **error.facts)
        if problem.code == "E-ACT-11" and (values := self._own_row(f, text, beside)):
            self._known[key] = id = self._make(f, values)
            return id, Problem.of("E-IMP-03", f.key, value=text)
        self._known[key] = problem
        return problem, None

    def _own_row(self, f: Field, text: str, beside: Mapping[str, Any]) -> dict[str, Any] | None:
        """The office's own row for a name that no list knows (DECISIONS 3 and 23); None where none is made."""
        script = "name_hi" if any(ord(c) in _DEVANAGARI for c in text) else "name_en"
        if f.ref == "place" and f.key in _LEVELS:
            more = {"level": f.key, "parent": beside["district"], "state": self.office.facts.state}
        elif f.ref == "product":
            more = {"district": beside["district"]}
        elif f.ref == "buyer":
            more = {"city": beside.get("buyer_city"), "gstin": beside.get("buyer_gstin")}
        else:
            return None
        return {script: text, **more}

    def _make(self, f: Field, values: Mapping[str, Any]) -> str:
        put, _ = records.new_put(self.conn, self.office, kind_of(str(f.ref)), values)
        apply(self.conn, self.act, [put])
        return put.id
