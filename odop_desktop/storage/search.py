"""The search index behind one interface: FTS5 trigrams on SQLite, pg_trgm on PostgreSQL.

Both look for folded text inside `derived.text`, where every word stands between blanks. A word under three
letters is no trigram: it is looked up as the beginning of a name, on the indexed keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    false,
    literal_column,
    or_,
    select,
    text,
    union_all,
)

from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.fold import fold_name, fold_search
from odop_desktop.identity.text import clean
from odop_desktop.storage.derived import END
from odop_desktop.storage.tables.base import METADATA

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

_ADD = "INSERT INTO search(rowid, text) VALUES (?, ?)"
_DROP = "INSERT INTO search(search, rowid, text) VALUES ('delete', ?, ?)"

_LONGEST, _MOST = 200, 12  # characters and words of a query that count: an expression has its limits
_LAST = "\U0010ffff"  # sorts behind every letter

# One word that was typed, as any of the texts it may stand for.
Term = tuple[str, ...]


def add(conn: Connection, texts: Sequence[tuple[int, str]]) -> None:
    """Indexes each text under its `doc`. PostgreSQL's index follows the table by itself."""
    if texts and conn.dialect.name == "sqlite":
        conn.exec_driver_sql(_ADD, list(texts))


def drop(conn: Connection, texts: Sequence[tuple[int, str]]) -> None:
    """Takes the former texts out of the index."""
    if texts and conn.dialect.name == "sqlite":
        conn.exec_driver_sql(_DROP, list(texts))


def terms(query: str) -> list[Term]:
    """What was typed, word by word, each as the folded texts of which one must be found."""
    words = ascii_digits(clean(query)[:_LONGEST]).encode(errors="ignore").decode().split()
    return [term for word in words[:_MOST] if (term := _term(word))]


def _term(word: str) -> Term:
    """Up to four digits are the last ones of a number, or a number that stands by itself."""
    bare = word.strip(",.;:()[]\"'")
    if bare.isdecimal():
        return (bare + END, f" {bare} ") if len(bare) <= 4 else (bare,)
    folded = fold_search(bare)
    if folded and not bare.isalpha() and any(c.isdigit() for c in bare):
        return tuple(dict.fromkeys(map(_whole, (folded, bare.casefold()))))  # A 12, or HP-CHM-1-000123-B
    return (folded,) if folded else ()


def _whole(code: str) -> str:
    """Two signs make a trigram with the blank before them: they are the beginning of a word."""
    return f" {code}" if len(code) == 2 else code


def matches(dialect: str, query: str, kind: str) -> ColumnElement[bool]:
    """The condition on `derived` that every word of the query is found in a record of this kind.

    True for an empty query; false for one that holds nothing that can be looked for.
    """
    found = terms(query)
    if not found:
        return false() if query.strip() else literal_column("1") == 1
    long = [some for term in found if (some := tuple(t for t in term if len(t) >= 3))]
    short = [_begins(kind, term[0], alone=not long) for term in found if max(map(len, term)) < 3]
    return and_(*short, *_holds(dialect, long))


def borne(query: str) -> ColumnElement[bool]:
    """As `matches`, tried on `derived` row by row: for a few rows that are found another way."""
    derived = _derived()

    def named(start: str) -> list[ColumnElement[bool]]:
        key = fold_name(start) or start
        return [derived.c[k].startswith(key, autoescape=True) for k in ("k1", "k2")]

    short = [or_(*named(term[0])) for term in terms(query) if max(map(len, term)) < 3]
    long = [some for term in terms(query) if (some := tuple(t for t in term if len(t) >= 3))]
    tried = [*short, *(or_(*(derived.c.text.contains(t, autoescape=True) for t in term)) for term in long)]
    return and_(*tried) if tried else false()


def expression(found: Sequence[Term]) -> str:
    """Terms as an FTS5 query: every one of them, in any of its texts."""
    return " AND ".join("(" + " OR ".join(map(_phrase, term)) + ")" for term in found)


def _phrase(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _begins(kind: str, start: str, *, alone: bool) -> ColumnElement[bool]:
    """Numbers of the rows first, from the keys' own indexes: the list's order then finds them a page at a time."""
    derived = _derived()
    key = fold_name(start) or start
    found = [
        select(derived.c.doc).where(derived.c.kind == kind, derived.c[k] >= key, derived.c[k] < key + _LAST)
        for k in ("k1", "k2")
    ]
    doc = derived.c.doc if alone else literal_column("+derived.doc")  # a longer word narrows better: it leads
    return doc.in_(union_all(*found))


def _holds(dialect: str, long: Sequence[Term]) -> list[ColumnElement[bool]]:
    derived = _derived()
    if dialect != "sqlite":
        return [or_(*(derived.c.text.contains(t, autoescape=True) for t in term)) for term in long]
    if not long:
        return []
    docs: Select[Any] = select(literal_column("rowid")).select_from(text("search"))
    return [derived.c.doc.in_(docs.where(text("search MATCH :q").bindparams(q=expression(long))))]


def _derived() -> Table:
    return METADATA.tables["derived"]
