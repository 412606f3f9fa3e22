"""The search index behind one interface: FTS5 trigrams on SQLite, pg_trgm on PostgreSQL.

Both look for folded text inside `derived.text`. A term under three characters is no trigram: it is looked up
as the beginning of a name, on the indexed keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, literal_column, or_, select, text

from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.fold import fold_name, fold_search
from odop_desktop.storage.derived import END
from odop_desktop.storage.tables.base import Base

CREATE = (
    "CREATE VIRTUAL TABLE search USING fts5(text, content='derived', content_rowid='doc',"
    " tokenize='trigram', columnsize=0, detail=full)",
    # FTS5 has its own secure-delete; without it erased text stays in the file (DECISIONS 13).
    "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)",
)
CREATE_POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX ix_derived_text ON derived USING gin (text gin_trgm_ops)",
)
DROP = ("DROP TABLE search",)
DROP_POSTGRESQL = ("DROP INDEX ix_derived_text",)

_ADD = text("INSERT INTO search(rowid, text) VALUES (:doc, :text)")
_DROP = text("INSERT INTO search(search, rowid, text) VALUES ('delete', :doc, :text)")


def add(conn: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Indexes the rows' `text` under their `doc`. PostgreSQL's index follows the table by itself."""
    if rows and conn.dialect.name == "sqlite":
        conn.execute(_ADD, [{"doc": r["doc"], "text": r["text"]} for r in rows])


def drop(conn: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Takes the rows' former `text` out of the index."""
    if rows and conn.dialect.name == "sqlite":
        conn.execute(_DROP, list(rows))


def terms(query: str) -> list[str]:
    """The folded terms of what was typed. Up to four digits are taken as the last digits of a number."""
    return [t for word in ascii_digits(query).split() if (t := _term(word))]


def _term(word: str) -> str:
    bare = word.strip(",.;:()[]\"'")
    if bare.isdigit():
        return bare + END if len(bare) <= 4 else bare
    if any(c.isdigit() for c in bare):
        return bare.casefold()  # a number on paper: HP-CHM-1-000123-B
    return fold_search(bare)


def matches(dialect: str, query: str) -> ColumnElement[bool]:
    """The condition on `derived` that every term of the query is found; true for an empty query."""
    found = terms(query)
    long = [t for t in found if len(t) >= 3]
    short = [_begins(t) for t in found if len(t) < 3]
    return and_(literal_column("1") == 1, *short, *_holds(dialect, long))


def _begins(term: str) -> ColumnElement[bool]:
    derived = _derived()
    key = fold_name(term) or term
    return or_(derived.c.k1.startswith(key, autoescape=True), derived.c.k2.startswith(key, autoescape=True))


def _holds(dialect: str, long: list[str]) -> list[ColumnElement[bool]]:
    derived = _derived()
    if dialect != "sqlite":
        return [derived.c.text.contains(t, autoescape=True) for t in long]
    if not long:
        return []
    every = " ".join('"' + t.replace('"', '""') + '"' for t in long)  # FTS5 reads a blank as AND
    docs: Select[Any] = select(literal_column("rowid")).select_from(text("search"))
    return [derived.c.doc.in_(docs.where(text("search MATCH :q").bindparams(q=every)))]


def _derived() -> Table:
    return Base.metadata.tables["derived"]
