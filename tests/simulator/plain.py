"""A plain model of what records hold after ops: no order of arrival, no shortcuts, every rule in one place.

A field's standing ops are those that set it and that no op replaced; whatever came first or last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.domain.catalogue.field import Merge
from odop_desktop.storage.values import from_body, to_column
from tests.simulator.reading import Key, Line, Seen

_KIND = {k.name: k for k in KINDS}
_DECIDED_ALONE = (Merge.SET, Merge.REMARK, Merge.STATUS)


def differences(seen: Seen) -> Iterator[str]:
    """Where a store's rows are not what its log says. Records with an op that waits are left out."""
    by_record: dict[Key, dict[str, Line]] = {}
    stuck = set(seen.waiting.values())
    for id, op in seen.ops.items():
        if op.entity_id not in stuck:
            by_record.setdefault((op.entity, op.entity_id), {})[id] = op
    for key in by_record.keys() - seen.rows.keys():
        yield f"{key} has ops and no row"
    for key in seen.rows.keys() - by_record.keys():
        if key[1] not in stuck:
            yield f"{key} has a row and no op"
    for key in by_record.keys() & seen.rows.keys():
        yield from _record(key, by_record[key], seen)


def _record(key: Key, ops: Mapping[str, Line], seen: Seen) -> Iterator[str]:
    row = seen.rows[key]
    by, clash = seen.heads.get(key[1], ({}, ()))
    for field in row:
        standing = standing_of(ops, field)
        known = set(by.get(field, ())) or standing
        if standing != known:
            yield f"{key}.{field}: {sorted(known)} stand, {sorted(standing)} should"
            continue
        if _adds_up(key[0], field) and len(standing) > 1:
            lines = _lines(key, seen)
            wrong = "" if row[field] == lines else f"shows {row[field]!r}, the lines come to {lines!r}"
        else:
            wrong = _value(
                key[0], field, row[field], {o: ops[o].new[field] for o in standing}, field in clash
            )
        if wrong:
            yield f"{key}.{field}: {wrong}"


def _adds_up(kind: str, field: str) -> bool:
    known = _KIND[kind].by_key.get(field)
    return known is not None and known.merge_class is Merge.TOTAL


def _lines(key: Key, seen: Seen) -> int:
    """What a letter of intent's lines come to."""
    kind = _KIND[key[0]].lines
    assert kind is not None
    lines = [row for (name, _), row in seen.rows.items() if name == kind.name]
    return sum(r["value"] or 0 for r in lines if r[str(kind.parent)] == key[1] and r["deleted_at"] is None)


def standing_of(ops: Mapping[str, Line], field: str) -> set[str]:
    """The ops whose value of a field stands."""
    setters = {id for id, op in ops.items() if field in op.new}
    return setters - {b for id in setters for b in ops[id].base.get(field, ())}


def _value(kind: str, field: str, shown: Any, said: Mapping[str, Any], clash: bool) -> str:
    """What is wrong with a shown value; nothing where it is right."""
    values = {to_column(from_body(v)) for v in said.values()}
    merge = _KIND[kind].by_key[field].merge_class if field in _KIND[kind].by_key else None
    if len(values) <= 1:
        right = next(iter(values), None)
        return "" if shown == right and not clash else f"shows {shown!r}, clash {clash}, said {right!r}"
    if merge in _DECIDED_ALONE:
        return "a clash where none is" if clash else ""
    if shown not in values:
        return f"shows {shown!r}, which nobody said"
    binned = merge is None and len({v is None for v in values}) == 1
    return "" if clash or binned else "two values and nobody is asked"
