"""The common ground of every table: three column types that mean the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

# SQLite's STRICT tables know INTEGER, PostgreSQL needs 64 bits said aloud.
Whole = BigInteger().with_variant(Integer, "sqlite")

# Sort keys compare by code point on both databases, whatever the server's locale is.
Ordered = Text().with_variant(Text(collation="C"), "postgresql")

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


METADATA = MetaData(naming_convention=NAMES)


def table(name: str, *parts: SchemaItem, metadata: MetaData = METADATA) -> Table:
    """A table of the store. STRICT on SQLite: a wrong type is refused, not stored as text.

    Plain tables: nothing maps rows to objects, and mapping them took as long as everything else a start imports.
    """
    return Table(name, metadata, *parts, sqlite_strict=True)


def record(name: str, *parts: SchemaItem, packed: bool = False) -> Table:
    """A table of records: the columns every record has, then its fields and indexes.

    Times are ISO 8601 with offset. `op_id` names the op that wrote this state of the row; the guard holds it to
    that. `pack` is the state pack's version in a row that came from one.
    """
    own = [Column("id", Text, primary_key=True), Column("op_id", Text, nullable=False)]
    own += [Column(when, Text, nullable=False) for when in ("created_at", "updated_at")]
    own += [string("deleted_at"), *([string("pack")] if packed else [])]
    return table(name, *own, *parts)


def string(key: str) -> Column[str]:
    """A field held as text; every field may be empty."""
    return Column(key, Text)


def number(key: str) -> Column[int]:
    """A field held as a whole number."""
    return Column(key, Whole)


def reference(key: str, kind: str) -> Column[str]:
    """The id of another record. It must be there when the transaction ends, in whatever order rows came."""
    return Column(key, Text, ForeignKey(f"{kind}.id", deferrable=True, initially="DEFERRED"))


def far(key: str) -> Column[str]:
    """The id of a record that may be another office's and not be kept here (`Field.far`)."""
    return Column(key, Text)


def table_of(name: str) -> Table:
    """The table of a kind of record (or of the log), by its name."""
    return METADATA.tables[name]
