"""Which record of the store, or which earlier row of the file, is the one a row speaks of (DECISIONS 23)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from odop_desktop.actions.import_keys import PAIR, SIGNATURE, TELLING, Keys, keys_of
from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow

Values = Mapping[str, Any]
_EMPTY = (None, (), "")


@dataclass(frozen=True, slots=True)
class Found:
    """What a row matches. `record`: the one record of the store; `row`: an earlier row of the file;
    `doubt`: records it may be, for a person to decide."""

    record: RecordRow | None = None
    row: int | None = None
    doubt: tuple[RecordRow, ...] = ()


@dataclass(slots=True)
class _Hit:
    """What one row's keys lead to: ids of the store by strong and by weak keys, or an earlier row."""

    strong: set[str]
    weak: set[str]
    row: int | None = None
    asks: bool = False


@dataclass(slots=True)
class Matcher:
    """Knows the store's records of one kind by their keys, and the file's rows as they pass."""

    conn: Connection
    kind: RecordKind
    lines: Mapping[str, str] = field(default_factory=dict)  # what each stored LoI's lines say, by its id
    _strong: dict[str, set[str]] = field(default_factory=dict)
    _weak: dict[str, set[str]] = field(default_factory=dict)
    _rows: dict[str, int] = field(default_factory=dict)  # strong keys of rows
    _alone: dict[str, int] = field(default_factory=dict)  # weak keys of rows that hold nothing more
    _named: dict[str, int] = field(default_factory=dict)  # weak keys of all rows

    def __post_init__(self) -> None:
        for row in self._stored():
            id, keys = row["id"], keys_of(self.kind, row)
            for key in keys.strong:
                self._strong.setdefault(key, set()).add(id)
            for key in keys.known:
                self._weak.setdefault(key, set()).add(id)

    def _stored(self) -> Iterable[Values]:
        if self.kind is ARTISAN:
            return read.cells(self.conn, self.kind, TELLING)
        records = read.where(self.conn, self.kind)
        return ({**r.values, "id": r.id, SIGNATURE: self.lines.get(r.id)} for r in records)

    def find(self, rows: Sequence[tuple[int, Values]]) -> list[Found]:
        """What each (row number, values) matches. A row that matches no other is known from now on."""
        hits = [self._hit(number, values) for number, values in rows]
        ids = {id for hit in hits for id in (hit.strong or hit.weak)}
        records = read.many(self.conn, self.kind, ids) if ids else {}
        return [self._decide(v, hit, records) for (_, v), hit in zip(rows, hits, strict=True)]

    def _hit(self, number: int, values: Values) -> _Hit:
        keys = keys_of(self.kind, values)
        # Of whom only a name is told, every cell counts.
        own = [*keys.strong, f"={sorted(values.items())}"] if keys.bare else keys.strong
        strong = self._ids(self._strong, keys.strong)
        row = next((self._rows[k] for k in own if k in self._rows), None)
        if row is None and not strong:
            row = self._same_name(number, keys)
        if row is None:
            self._rows.update(dict.fromkeys(own, number))
        weak = set() if strong else self._ids(self._weak, (*keys.asked, *keys.bare))
        return _Hit(strong, weak, row, asks=bool(keys.asked))

    @staticmethod
    def _ids(known: Mapping[str, set[str]], keys: Iterable[str]) -> set[str]:
        return {id for key in keys if key in known for id in known[key]} if known else set()

    def _same_name(self, number: int, keys: Keys) -> int | None:
        """An earlier row of this name and guardian, where one of the two holds nothing more; or of this
        name and phone, where one of the two has no guardian."""
        for key in keys.asked:
            earlier = self._alone if keys.apart and self._tells_apart(key) else self._named
            if key in earlier:
                return earlier[key]
        for key in keys.known:
            self._named.setdefault(key, number)
            if not keys.apart:
                self._alone.setdefault(key, number)
        return None

    def _tells_apart(self, key: str) -> bool:
        return self.kind is not ARTISAN or key.startswith(PAIR)

    def _decide(self, values: Values, hit: _Hit, records: Mapping[str, RecordRow]) -> Found:
        if hit.row is not None:
            return Found(row=hit.row)
        strong = [records[i] for i in sorted(hit.strong)]
        if len(strong) == 1:
            return Found(record=strong[0])
        weak = [records[i] for i in sorted(hit.weak)]
        if same := next((r for r in weak if repeats(self.kind, r, values)), None):
            return Found(record=same)
        return Found(doubt=tuple(strong or (weak if hit.asks else ())))


def repeats(kind: RecordKind, record: RecordRow, values: Values) -> bool:
    """Whether the row tells what is on record and nothing else, as when a list is imported again."""
    blank, against = fill(kind, record, values)
    return not blank and not against


def fill(kind: RecordKind, record: RecordRow, values: Values) -> tuple[dict[str, Any], list[str]]:
    """What of the row fills blanks of the record, and the keys whose filled values the row contradicts."""
    blank: dict[str, Any] = {}
    against: list[str] = []
    for key, value in values.items():
        if value in _EMPTY or key not in kind.by_key:
            continue
        held = record[key]
        if held in _EMPTY:
            blank[key] = value
        elif key == "extra":
            more = _more(held, value)
            blank |= {key: more} if more != held else {}
            against += [key] if _heads(held) & _heads(set(value) - set(held)) else []
        elif held != value:
            against.append(key)
    return blank, against


def _more(held: Sequence[str], told: Iterable[str]) -> tuple[str, ...]:
    """The office's own columns, with those of the row that the record does not have."""
    return tuple(sorted({*held, *(entry for entry in told if entry.partition(": ")[0] not in _heads(held))}))


def _heads(entries: Iterable[str]) -> set[str]:
    return {entry.partition(": ")[0] for entry in entries}
