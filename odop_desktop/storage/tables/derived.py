"""What can be made anew from the records: search text, list order, match keys. Outside the guard."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, ordered, whole, whole_key
from odop_desktop.storage.tables.base import text as string

SORTS = ("s1", "s2", "s3", "s4", "s5", "s6")


class Derived(Base):
    """One row a record. `doc` grows with creation, so it is the default order and the search row's number.

    `s1`…`s6` are the sort keys of the catalogue's `sorts`, in their order; `k1`, `k2` the folded names
    (Hindi, English) by which an import finds the same person; `live` is 0 for a record in the bin.
    """

    __tablename__ = "derived"
    doc: Mapped[whole_key]
    kind: Mapped[string]
    id: Mapped[string]
    live: Mapped[whole]
    text: Mapped[string]
    s1: Mapped[ordered | None]
    s2: Mapped[ordered | None]
    s3: Mapped[ordered | None]
    s4: Mapped[ordered | None]
    s5: Mapped[ordered | None]
    s6: Mapped[ordered | None]
    k1: Mapped[ordered | None]
    k2: Mapped[ordered | None]

    __table_args__: Any = (
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
        {"sqlite_strict": True},
    )
