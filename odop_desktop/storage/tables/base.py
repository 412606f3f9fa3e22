"""The common ground of every table: three column types that mean the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from typing import Annotated, Any

from sqlalchemy import BigInteger, ForeignKey, Integer, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

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


class Record:
    """The columns every record has beside its catalogue fields. Times are ISO 8601 with offset."""

    id: Mapped[text_key]
    op_id: Mapped[text]  # the op that wrote this state of the row; the guard trigger holds it to that
    created_at: Mapped[text]
    updated_at: Mapped[text]
    deleted_at: Mapped[text | None]


class Packed(Record):
    """A record whose rows may come from the state pack: `pack` is the pack's version then, else empty."""

    pack: Mapped[text | None]


def reference(kind: str) -> MappedColumn[Any]:
    """The id of another record. It must be there when the transaction ends, in whatever order rows came."""
    return mapped_column(Text, ForeignKey(f"{kind}.id", deferrable=True, initially="DEFERRED"))
