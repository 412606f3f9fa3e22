"""Value lists: the closed answers of a field, their labels in both languages and the words offices write."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as of
from pathlib import Path

from odop_desktop.identity.fold import fold_head

_COLUMNS = ("list", "code", "label_en", "label_hi", "note", "aliases")
_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Entry:
    code: str
    label_en: str
    label_hi: str
    note: str = ""
    aliases: tuple[str, ...] = ()

    def label(self, lang: str) -> str:
        return self.label_hi if lang == "hi" else self.label_en


@dataclass(frozen=True, slots=True)
class ValueList:
    """Entries in the order in which they are offered. `by_code` is made once, the folded words when first asked for."""

    name: str
    entries: tuple[Entry, ...]
    by_code: dict[str, Entry] = of(init=False, compare=False, repr=False, hash=False, default_factory=dict)
    _words: dict[str, str] = of(init=False, compare=False, repr=False, hash=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.by_code.update({e.code: e for e in self.entries})

    def _fold(self) -> None:
        for words in (_names, _aliases, _label_parts):  # what is nearer to the code wins
            for entry in self.entries:
                for word in words(entry):
                    self._words.setdefault(_key(word), entry.code)

    def find(self, text: str) -> str | None:
        """The code meant by a code, a label in either script or a word offices write; None if none is."""
        if text in self.by_code:
            return text
        if not self._words:
            self._fold()
        return self._words.get(_key(text))

    def label(self, code: str, lang: str) -> str:
        """The label of a code; the code itself where another office's newer list has one we do not know."""
        entry = self.by_code.get(code)
        return entry.label(lang) if entry else code

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self.by_code)


def _key(word: str) -> str:
    return fold_head(word) or word.strip()  # a sign alone (₹) folds to nothing


def _names(entry: Entry) -> Iterable[str]:
    return entry.code, entry.label_en, entry.label_hi


def _aliases(entry: Entry) -> Iterable[str]:
    return entry.aliases


def _label_parts(entry: Entry) -> Iterable[str]:
    """'आई.टी.आई./डिप्लोमा' is found by either part, 'High school (10)' without its bracket."""
    for label in (entry.label_en, entry.label_hi):
        yield _BRACKETS.sub("", label)
        yield from (part for part in label.split("/") if len(fold_head(part)) > 1)


def read_lists(path: Path) -> dict[str, ValueList]:
    """Reads a CSV: list, code, label_en, label_hi, note and (optional) aliases with '|' between them."""
    with path.open(encoding="utf-8-sig", newline="") as f:
        return parse_lists(f)


def parse_lists(lines: Iterable[str]) -> dict[str, ValueList]:
    """As `read_lists`, of the lines of such a file."""
    entries: dict[str, list[Entry]] = {}
    for row in csv.DictReader(lines):
        name, code, en, hi, note, aliases = ((row.get(column) or "").strip() for column in _COLUMNS)
        words = tuple(word.strip() for word in aliases.split("|") if word.strip())
        entries.setdefault(name, []).append(Entry(code, en, hi, note, words))
    return {name: ValueList(name, tuple(found)) for name, found in entries.items()}


def merged(national: Mapping[str, ValueList], state: Mapping[str, ValueList]) -> dict[str, ValueList]:
    """The national lists with a state's entries added; a code that stands in both is the state's."""
    lists = dict(national)
    for name, extra in state.items():
        kept = lists[name].entries if name in lists else ()
        lists[name] = ValueList(name, tuple({e.code: e for e in (*kept, *extra.entries)}.values()))
    return lists
