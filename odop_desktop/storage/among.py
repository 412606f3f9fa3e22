"""A column's value among many ids, handed over as one parameter: the statement is the same however many they are.

An IN list has a parameter for each id; its text is built, parsed and planned anew for every length.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ARRAY, Boolean, Dialect, Text, bindparam, false, func, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ColumnElement
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeDecorator, TypeEngine

from odop_desktop.storage.batches import batches

_GROUP = 100  # conditions side by side


class _Ids(TypeDecorator[Any]):
    """A list of texts: an array where the database knows one, else JSON."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(Text()) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return value if dialect.name == "postgresql" else json.dumps(value)


class _Among(FunctionElement[bool]):
    inherit_cache = True
    type = Boolean()

    def self_group(self, against: OperatorType | None = None) -> _Among:
        """As it stands: behind the `= 1` that SQLite is given for truth values no index serves it."""
        return self


def among(column: ColumnElement[Any], ids: Iterable[str]) -> ColumnElement[bool]:
    """The condition that the column, of text, holds one of these ids."""
    return _Among(column, bindparam(None, list(ids), type_=_Ids()))


def any_of(each: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """The condition that one of these holds, however many: in groups, for SQLite takes no more than 1,000 in a row."""
    while len(each) > _GROUP:
        each = [func.coalesce(or_(*some), false()) for some in batches(each, _GROUP)]
    return or_(*each) if each else false()


@compiles(_Among)
def _in_json(element: _Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, ids = (compiler.process(each, **kw) for each in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({ids}))"


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, ids = (compiler.process(each, **kw) for each in element.clauses)
    return f"{column} = ANY ({ids})"
