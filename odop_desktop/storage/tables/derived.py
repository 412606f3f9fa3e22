"""What can be made anew from the records: search text, list order, match keys. Outside the guard."""

from __future__ import annotations

from sqlalchemy import Column, Index, Text, text

from odop_desktop.storage.tables.base import Ordered, Whole, table

SORTS = ("s1", "s2", "s3", "s4", "s5", "s6")

# One row a record. `doc` grows with creation, so it is the default order and the search row's number.
#
# `s1`…`s6` are the sort keys of the catalogue's `sorts`, in their order; `k1`, `k2` the folded names
# (Hindi, English) by which an import finds the same person; `live` is 0 for a record in the bin.
DERIVED = table(
    "derived",
    Column("doc", Whole, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("live", Whole, nullable=False),
    Column("text", Text, nullable=False),
    Column("s1", Ordered),
    Column("s2", Ordered),
    Column("s3", Ordered),
    Column("s4", Ordered),
    Column("s5", Ordered),
    Column("s6", Ordered),
    Column("k1", Ordered),
    Column("k2", Ordered),
    Index("ix_derived_id", "id", unique=True),
    Index("ix_derived_doc", "kind", "live", "doc"),
    *(
        Index(
            f"ix_derived_{s}",
            "kind",
            "live",
            s,
            "doc",
            sqlite_where=text(f"{s} IS NOT NULL"),
        )
        for s in SORTS
    ),
    *(
        Index(
            f"ix_derived_{k}",
            "kind",
            k,
            sqlite_where=text(f"{k} IS NOT NULL"),
        )
        for k in ("k1", "k2")
    ),
)
Derived = DERIVED.c
