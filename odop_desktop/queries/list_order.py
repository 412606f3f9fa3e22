"""In which order a list stands: by an index where one serves the field, else by what the column holds.

What is empty stands last, whichever way round the list is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Table, case, func
from sqlalchemy.sql import FromClause

from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.domain.valuelists import ValueList
from odop_desktop.errors import OdopError
from odop_desktop.queries import read
from odop_desktop.storage.tables import base as tables
from odop_desktop.storage.tables.derived import SORTS

CREATED = "created_at"
_WORDS = frozenset({Kind.NAME, Kind.TEXT, Kind.NOTE})
_LATIN = frozenset({Kind.EMAIL, Kind.GSTIN, Kind.PAN, Kind.UDYAM, Kind.IFSC, Kind.IEC})


def derived() -> Table:
    return tables.table_of("derived")


def taken_apart(kind: RecordKind, sort: str | None) -> tuple[str, bool]:
    """The field to sort by and whether downwards. E-LST-02 for a field that the kind does not have."""
    asked = sort or kind.default_sort
    down, key = asked.startswith("-"), asked.lstrip("-")
    if key != CREATED and key not in kind.by_key:
        known = ", ".join([CREATED, *(f.key for f in kind.fields)])
        raise OdopError("E-LST-02", field=key, kind=kind.plural, known=known)
    return key, down


def index_of(kind: RecordKind, key: str) -> str | None:
    """The derived column that holds the field's sort key, where it has one."""
    keys = [f.key for f in kind.sorts]
    return SORTS[keys.index(key)] if key in keys else None


def value(
    kind: RecordKind, key: str, lists: Mapping[str, ValueList], lang: str
) -> tuple[ColumnElement[Any], FromClause | None, ColumnElement[bool] | None]:
    """What to sort an unindexed column by, with the table to join (outer) and on what.

    A reference goes by the title of what it points at, an answer by its place in its list.
    """
    field, table = kind.by_key[key], read.table_of(kind)
    column = table.c[key]
    if field.kind is Kind.REF:
        return _title(field, column, lang)
    if field.choices in lists and field.kind is not Kind.SET:
        places = {code: n for n, code in enumerate(lists[str(field.choices)].codes)}
        return case(places, value=column, else_=case((column.is_not(None), len(places)))), None, None
    if field.kind in _WORDS or field.kind in _LATIN:
        return func.lower(column), None, None
    return column, None, None


def _title(
    field: Field, column: ColumnElement[Any], lang: str
) -> tuple[ColumnElement[Any], FromClause, ColumnElement[bool]]:
    """By the target's sort key in the reader's script, else in the other; by its title where it has no key."""
    target = kind_of(str(field.ref))
    titles = sorted(target.title, key=lambda k: not k.endswith(f"_{lang}"))
    indexed = [index for k in titles if (index := index_of(target, k))]
    if indexed:
        there: FromClause = derived().alias("there")
        keys = [func.nullif(there.c[index], "") for index in indexed]
    else:
        there = read.table_of(target).alias("there")
        keys = [func.lower(there.c[k]) for k in titles]
    return (func.coalesce(*keys) if len(keys) > 1 else keys[0]), there, there.c.id == column
