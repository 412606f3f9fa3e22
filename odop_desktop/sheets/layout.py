"""Where the heads of a sheet are, and which column is which field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.sheets.heads import SERIAL, match_head, names_record

HEAD_WITHIN = 15  # filled rows from the top (DOMAIN 9)
_HEIGHT = 3  # rows a head may take
Merged = tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """One column: number from 0, the head as written, the key it names, and a second it names beside it."""

    column: int
    text: str
    key: str | None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows `first` to `last` (from 0) are the head. `score` is how many fields it names."""

    first: int
    last: int
    heads: tuple[Head, ...]
    score: int
    complete: bool  # one of the columns says whom or what a row is about


def find_layout(
    rows: Sequence[Sequence[Any]], merged: Merged, heads: Mapping[str, str], kind: RecordKind
) -> Layout | None:
    """The best head within the first rows; None when none of them names two fields (or is all of one)."""
    candidates = (_layout(rows, at, merged, heads, kind) for at in _filled(rows))
    good = [c for c in candidates if c is not None]
    return max(good, key=lambda c: (c.complete, c.score, -c.first), default=None)


def _filled(rows: Sequence[Sequence[Any]]) -> Iterable[int]:
    filled = [i for i, row in enumerate(rows) if any(text(v) for v in row)]
    return filled[:HEAD_WITHIN]


def text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else "" if value is None else str(value)


def _known(row: Sequence[Any], heads: Mapping[str, str]) -> set[str]:
    """The fields a row's cells name; numbers name none."""
    return {k for v in row if isinstance(v, str) and v.strip() for k in match_head(v, heads)} - {SERIAL}


def _layout(
    rows: Sequence[Sequence[Any]], at: int, merged: Merged, heads: Mapping[str, str], kind: RecordKind
) -> Layout | None:
    own = _known(rows[at], heads)
    cells = sum(1 for v in rows[at] if text(v))
    if not own or (len(own) < 2 and cells > 1):
        return None
    last = _last_row(rows, at, merged, heads)
    found = tuple(_columns(rows[at : last + 1], at, merged, heads))
    keys = {h.key for h in found if h.key and h.key != SERIAL}
    return Layout(at, last, found, len(keys), names_record(kind, keys))


def _last_row(rows: Sequence[Sequence[Any]], at: int, merged: Merged, heads: Mapping[str, str]) -> int:
    """A head goes on while cells of it are merged downwards, or the next row names fields too."""
    last = max((bottom for top, _, bottom, _ in merged if top == at), default=at)
    last = min(last, at + _HEIGHT - 1, len(rows) - 1)
    while last + 1 < min(len(rows), at + _HEIGHT) and _goes_on(rows[last + 1], heads):
        last += 1
    return last


def _goes_on(row: Sequence[Any], heads: Mapping[str, str]) -> bool:
    """Mostly heads: more than half of the row's cells name fields, and no number stands among them."""
    cells = [v for v in row if text(v)]
    named = [v for v in cells if isinstance(v, str) and match_head(v, heads)]
    numbers = any(not isinstance(v, str) or v.strip().isdigit() for v in cells)
    return not numbers and len(named) >= 2 and 2 * len(named) > len(cells)


def _columns(
    block: Sequence[Sequence[Any]], top: int, merged: Merged, heads: Mapping[str, str]
) -> Iterable[Head]:
    taken: set[str] = set()
    width = max(len(row) for row in block)
    for column in range(width):
        group, lines = _lines(block, top, column, merged)
        written = " ".join((*group, *lines))
        keys = _keys(group, lines, heads)
        free = [k for k in keys if k not in taken]
        key = free[0] if free else None
        if key:
            taken.add(key)
        if written:
            yield Head(column, written, key, free[1] if len(free) > 1 else None)


def _lines(
    block: Sequence[Sequence[Any]], top: int, column: int, merged: Merged
) -> tuple[list[str], list[str]]:
    """The heads above a column: of groups that span several columns, and its own."""
    group: list[str] = []
    own: list[str] = []
    for offset, row in enumerate(block):
        written = text(row[column]) if column < len(row) else ""
        span = _span(top + offset, column, merged)
        if span and span[3] > span[1] and offset < len(block) - 1:
            written = text(block[span[0] - top][span[1]]) if span[0] >= top and span[1] < len(row) else ""
            if written and span[0] == top + offset:
                group.append(written)
        elif written:
            own.append(written)
    return group, own


def _span(row: int, column: int, merged: Merged) -> tuple[int, int, int, int] | None:
    return next((m for m in merged if m[0] <= row <= m[2] and m[1] <= column <= m[3]), None)


def _keys(group: Sequence[str], own: Sequence[str], heads: Mapping[str, str]) -> tuple[str, ...]:
    """Under a group its name comes first ('पिता का' + 'नाम'); then the whole, then line by line."""
    tries = [" ".join((*group, *own))] if group and own else []
    tries += [" ".join(own), *own] if own else list(group)
    return tuple(dict.fromkeys(k for words in tries for k in match_head(words, heads)))
