"""What people put into a name's cell that belongs into others: the relation, the other script."""

from __future__ import annotations

import re
from typing import Any

from odop_desktop.domain.catalogue.field import Kind, RecordKind
from odop_desktop.errors import Problem
from odop_desktop.identity.fold import fold_name
from odop_desktop.identity.people import split_relation

_DEVANAGARI = re.compile("[\u0904-\u0939\u0958-\u0961]")
_LATIN = re.compile("[A-Za-z]")

Raws = dict[str, Any]


class People:
    """The steps that fit this kind of record; each changes the row's raw values in place."""

    def __init__(self, kind: RecordKind) -> None:
        fields = kind.by_key
        self._names = tuple(k for k in kind.one_of if fields[k].kind is Kind.NAME)
        self._splits = bool(self._names) and {"relation", "guardian_name"} <= fields.keys()
        self._pairs = tuple(
            (key, other)
            for key, field in fields.items()
            if key.endswith("_hi") and field.kind is Kind.NAME and (other := key[:-3] + "_en") in fields
        )

    def sort_out(self, raws: Raws, problems: list[Problem]) -> None:
        """Adds to `problems`."""
        if self._splits:
            for key in self._names:
                self._relation(raws, key, problems)
        for hindi, english in self._pairs:
            _scripts(raws, hindi, english)

    def _relation(self, raws: Raws, key: str, problems: list[Problem]) -> None:
        """'राम पुत्र श्याम' in the name's cell; left whole when the guardian's own cell says another name."""
        whole = raws.get(key)
        if not isinstance(whole, str) or " " not in whole:
            return
        name, relation, guardian = split_relation(whole)
        if not relation or not guardian or not name:
            return
        written = raws.get("guardian_name")
        if written and fold_name(str(written)) != fold_name(guardian):
            problems.append(Problem.of("E-XLS-46", key, name=whole, guardian=str(written)))
            return
        raws[key] = name
        raws.setdefault("relation", relation)
        raws.setdefault("guardian_name", guardian)


def _scripts(raws: Raws, hindi: str, english: str) -> None:
    """A name in the other script's column goes to its own, where that is free."""
    for key, other, own, foreign in (
        (hindi, english, _DEVANAGARI, _LATIN),
        (english, hindi, _LATIN, _DEVANAGARI),
    ):
        value = raws.get(key)
        if isinstance(value, str) and other not in raws and foreign.search(value) and not own.search(value):
            raws[other] = raws.pop(key)
            return
