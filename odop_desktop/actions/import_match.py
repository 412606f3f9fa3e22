"""Which record of the store, or which earlier row of the file, is the one a row speaks of (DECISIONS 23)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.identity.fold import fold_name
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow

Values = Mapping[str, Any]

_IDS = ("reg_no", "pehchan_no", "udyam_no", "gstin", "pan")
_NAMES = ("name_hi", "name_en")
_GUARDIANS = ("guardian_name", "guardian_name_en")


@dataclass(frozen=True, slots=True)
class Found:
    """What a row matches. `record`: the one record of the store; `row`: an earlier row of the file;
    `doubt`: records it may be, for a person to decide."""

    record: RecordRow | None = None
    row: int | None = None
    doubt: tuple[RecordRow, ...] = ()


def strong_keys(kind: RecordKind, values: Values) -> list[str]:
    """Keys of which one in common is enough: a number, or name, guardian and phone or birth date."""
    if kind is ARTISAN:
        return [*_id_keys(values), *_person_keys(values)]
    return [key for key in _NATURAL.get(kind.name, _by_number)(values) if key]


def _id_keys(values: Values) -> list[str]:
    return [f"{key}:{value}" for key in _IDS if (value := values.get(key))]


def _pairs(values: Values) -> Iterator[tuple[str, str]]:
    """Folded name and guardian, in every script in which both are given."""
    guardians = {fold_name(g) for k in _GUARDIANS if (g := values.get(k))}
    for name in {fold_name(n) for k in _NAMES if (n := values.get(k))}:
        for guardian in guardians:
            yield name, guardian


def _person_keys(values: Values) -> list[str]:
    more = [f"m:{values[k]}" for k in ("mobile", "mobile2") if values.get(k)]
    more += [f"d:{values['dob']}"] if values.get("dob") else []
    return [f"{name}|{guardian}|{m}" for name, guardian in _pairs(values) for m in more]


def weak_keys(values: Values) -> set[str]:
    """Name and guardian alone: enough to ask, not enough to know."""
    return {f"{name}|{guardian}" for name, guardian in _pairs(values)}


def _by_number(values: Values) -> list[str]:
    return [f"n:{values['number']}"] if values.get("number") else []


def _names(values: Values) -> list[str]:
    return [fold_name(n) for k in _NAMES if (n := values.get(k))]


def _of(values: Values, *keys: str) -> str:
    return "|".join(str(values.get(k) or "") for k in keys)


_NATURAL: dict[str, Any] = {
    "offering": lambda v: [*_by_number(v), f"o:{_of(v, 'artisan', 'product', 'description')}"],
    "product": lambda v: [
        v.get("product_key") and f"k:{v['product_key']}",
        *(f"p:{n}|{v.get('district')}" for n in _names(v)),
    ],
    "buyer": lambda v: [
        *_by_number(v),
        v.get("gstin") and f"g:{v['gstin']}",
        *(f"b:{n}|{(v.get('city') or v.get('mobile') or '')}".casefold() for n in _names(v)),
    ],
    "event": lambda v: [
        v.get("code") and f"c:{v['code']}".upper(),
        *(f"e:{n}|{v.get('from_date')}" for n in _names(v)),
    ],
    "stall": lambda v: [*_by_number(v), f"s:{_of(v, 'event', 'stall_no', 'hall')}".casefold()],
    "participation": lambda v: [*_by_number(v), f"p:{_of(v, 'event', 'artisan')}"],
    "loi": lambda v: [f"l:{v[k]}".casefold() for k in ("number", "loi_no", "paper_no") if v.get(k)],
}


@dataclass(slots=True)
class Matcher:
    """Knows the store's records of one kind by their keys, and the file's rows as they pass."""

    conn: Connection
    kind: RecordKind
    _known: dict[str, set[str]] = field(default_factory=dict)
    _weak: dict[str, set[str]] = field(default_factory=dict)
    _rows: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        table = read.table_of(self.kind)
        if self.kind is ARTISAN:
            keys = (*_IDS, *_NAMES, *_GUARDIANS, "mobile", "mobile2", "dob")
            wanted = select(table.c.id, *(table.c[k] for k in keys)).where(table.c.deleted_at.is_(None))
            rows: Iterable[Values] = (dict(row) for row in self.conn.execute(wanted).mappings())
        else:
            rows = ({**r.values, "id": r.id} for r in read.where(self.conn, self.kind))
        for row in rows:
            self._note(row["id"], row)

    def _note(self, id: str, values: Values) -> None:
        for key in strong_keys(self.kind, values):
            self._known.setdefault(key, set()).add(id)
        if self.kind is ARTISAN:
            for key in weak_keys(values):
                self._weak.setdefault(key, set()).add(id)

    def find(self, rows: Sequence[tuple[int, Values]]) -> list[Found]:
        """What each (row number, values) matches. A row that matches nothing is known from now on."""
        hits = [self._hit(number, values) for number, values in rows]
        ids = {id for ids, _ in hits for id in ids}
        records = read.many(self.conn, self.kind, ids) if ids else {}
        return [
            Found(row=earlier)
            if earlier is not None
            else self._decide(values, [records[i] for i in sorted(ids)])
            for (_, values), (ids, earlier) in zip(rows, hits, strict=True)
        ]

    def _hit(self, number: int, values: Values) -> tuple[set[str], int | None]:
        keys = strong_keys(self.kind, values)
        earlier = next((self._rows[k] for k in keys if k in self._rows), None)
        if earlier is None:
            self._rows.update(dict.fromkeys(keys, number))
        ids: set[str] = set()
        for key in keys:
            ids |= self._known.get(key, set())
        if not ids and self.kind is ARTISAN:
            for key in weak_keys(values):
                ids |= self._weak.get(key, set())
        return ids, earlier

    def _decide(self, values: Values, records: list[RecordRow]) -> Found:
        keys = set(strong_keys(self.kind, values))
        strong = [r for r in records if keys & set(strong_keys(self.kind, {**r.values, "id": r.id}))]
        if len(strong) == 1:
            return Found(record=strong[0])
        return Found(doubt=tuple(strong or records))


def fill(kind: RecordKind, record: RecordRow, values: Values) -> tuple[dict[str, Any], list[str]]:
    """What of the row fills blanks of the record, and the keys whose filled values the row contradicts."""
    blank: dict[str, Any] = {}
    against: list[str] = []
    for key, value in values.items():
        if value in (None, (), "") or key not in kind.by_key:
            continue
        held = record[key]
        if held in (None, (), ""):
            blank[key] = value
        elif held != value:
            against.append(key)
    return blank, against
