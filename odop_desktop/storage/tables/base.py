"""The common ground of every table: three column types that mean the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from typing import Annotated, Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.schema import SchemaItem

# SQLite's STRICT tables know INTEGER, PostgreSQL needs 64 bits said aloud.
Whole = BigInteger().with_variant(Integer, "sqlite")

# Sort keys compare by code point on both databases, whatever the server's locale is.
Ordered = Text().with_variant(Text(collation="C"), "postgresql")

text = Annotated[str, mapped_column(Text)]
ordered = Annotated[str, mapped_column(Ordered)]
whole = Annotated[int, mapped_column(Whole)]
blob = Annotated[bytes, mapped_column(LargeBinary)]
text_key = Annotated[str, mapped_column(Text, primary_key=True)]
whole_key = Annotated[int, mapped_column(Whole, primary_key=True)]

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Every table of the store. STRICT on SQLite: a wrong type is refused, not stored as text."""

    metadata = MetaData(naming_convention=NAMES)
    __table_args__: Any = {"sqlite_strict": True}  # noqa: RUF012


def record(name: str, *parts: SchemaItem, packed: bool = False) -> Table:
    """A table of records: the columns every record has, then its fields and indexes.

    Times are ISO 8601 with offset. `op_id` names the op that wrote this state of the row; the guard holds it to
    that. `pack` is the state pack's version in a row that came from one. These are plain tables, as nothing maps
    them to objects and mapping all fields took as long as everything else a start imports.
    """
    own = [Column("id", Text, primary_key=True), Column("op_id", Text, nullable=False)]
    own += [Column(when, Text, nullable=False) for when in ("created_at", "updated_at")]
    own += [string("deleted_at"), *([string("pack")] if packed else [])]
    return Table(name, Base.metadata, *own, *parts, sqlite_strict=True)


def string(key: str) -> Column[str]:
    """A field held as text; every field may be empty."""
    return Column(key, Text)


def number(key: str) -> Column[int]:
    """A field held as a whole number."""
    return Column(key, Whole)


def reference(key: str, kind: str) -> Column[str]:
    """The id of another record. It must be there when the transaction ends, in whatever order rows came."""
    return Column(key, Text, ForeignKey(f"{kind}.id", deferrable=True, initially="DEFERRED"))


def table_of(name: str) -> Table:
    """The table of a kind of record (or of the log), by its name."""
    return Base.metadata.tables[name]
