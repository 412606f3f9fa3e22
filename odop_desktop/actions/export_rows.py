"""The rows of an export: all of a kind, those of an event, or exactly what a list shows."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.office import Office
from odop_desktop.queries import lists, sheets
from odop_desktop.queries.lists import Asked

Progress = Callable[[int, int], object]  # rows done, rows in all; may raise to end the work

_TOLD = 250  # rows between two looks at who watches


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it is shown: its rows in their order, its columns in theirs (none named: every column)."""

    asked: Asked
    keys: tuple[str, ...] = ()


def rows(
    office: Office, kind: RecordKind, event: str | None, purpose: str | None, listed: Listed | None
) -> Iterator[dict[str, Any]]:
    """Every row, codes of value lists as their Hindi words; a name in the other script where a list shows it so."""
    hi = office.words("hi")
    fields = [*((f.key, f) for f in kind.fields), *sheets.keyed_fields(kind)]
    coded = {key: f for key, f in fields if f.choices or f.worded}
    shown: dict[tuple[str, Any], str] = {}
    beside = _beside(kind, listed.keys if listed else ())
    for row in sheets.rows(office, kind, event=event, purpose=purpose, ids=_ids(office, kind, listed)):
        for key, f in coded.items():
            value = row.get(key)
            if value and value != sheets.MASK:
                if (key, value) not in shown:
                    shown[key, value] = show(f, value, hi, office.lists)
                row[key] = shown[key, value]
        for key, twin in beside:
            row[key] = row.get(key) or row.get(twin)
        if listed and "extra" in listed.keys:
            row["extra"] = _extra(row)
        yield row


def watched(
    office: Office,
    kind: RecordKind,
    cells: Iterable[Sequence[Any]],
    progress: Progress | None,
    listed: Listed | None,
) -> Generator[Sequence[Any]]:
    """The rows; every so many of them are told. A record with lines is more rows than one."""
    asked = listed.asked if listed else Asked()
    of = lists.count(office, kind, asked) if progress else 0
    for done, row in enumerate(cells):
        if progress and done % _TOLD == 0:
            progress(done, max(of, done))
        yield row


def once(kind: RecordKind, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each record once: a register tells a LoI with its total, not each of its lines."""
    last = None
    for row in rows:
        if kind.lines is None or row[sheets.ID] != last:
            yield row
        last = row[sheets.ID]


def _ids(office: Office, kind: RecordKind, listed: Listed | None) -> list[str] | None:
    return lists.ids(office, lists.order(office, kind, listed.asked)) if listed else None


def _extra(row: dict[str, Any]) -> str:
    """The office's own columns in one cell."""
    own = ((key.removeprefix("extra."), told) for key, told in row.items() if key.startswith("extra."))
    return "; ".join(f"{head}: {told}" for head, told in own)


def _beside(kind: RecordKind, keys: Sequence[str]) -> list[tuple[str, str]]:
    """Columns in one script whose other script has no column of its own."""
    pairs = ((key, twin.key) for key in keys if (twin := kind.twin(key)))
    return [(key, twin) for key, twin in pairs if twin not in keys]
