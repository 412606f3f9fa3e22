"""Step 8 of the schema: LoIs over several offices, with the orders, despatches and payments that follow them.

What a LoI names of its own office's register need not stand in the store of an office that reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from warnings import catch_warnings, filterwarnings

import sqlalchemy as sa
from alembic.operations import BatchOperations, Operations
from sqlalchemy.exc import SAWarning

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_LATE: dict[str, Any] = {"initially": "DEFERRED", "deferrable": True}
_FAR = (
    ("loi", "approved_by", "user"),
    ("loi_line", "seller", "artisan"),
    ("loi_line", "offering", "offering"),
)


@contextmanager
def _anew(op: Operations, table: str) -> Iterator[BatchOperations]:
    """The table made anew where it must be; of the tables it names an index that this does not touch is odd."""
    with catch_warnings():
        filterwarnings("ignore", "Skipped unsupported reflection of expression-based index", SAWarning)
        with op.batch_alter_table(table, table_kwargs={"sqlite_strict": True}) as made:
            yield made


def upgrade(op: Operations) -> None:
    """SQLite gives up a reference only with the table made anew."""
    with _anew(op, "loi") as loi:
        loi.add_column(sa.Column("of_district", sa.Text()))
        loi.drop_constraint("fk_loi_approved_by", type_="foreignkey")
        loi.create_foreign_key("fk_loi_of_district", "place", ["of_district"], ["id"], **_LATE)
    with _anew(op, "loi_line") as line:
        line.add_column(sa.Column("linked", sa.Text()))
        line.add_column(sa.Column("linked_no", sa.Text()))
        line.drop_constraint("fk_loi_line_seller", type_="foreignkey")
        line.drop_constraint("fk_loi_line_offering", type_="foreignkey")
    op.create_index("ix_loi_of_district", "loi", ["of_district"], unique=False)
    op.create_index("ix_loi_line_linked", "loi_line", ["linked"], unique=False)
    _paper(op, "loi_order", [sa.Column("qty", WHOLE), sa.Column("deliver_by", sa.Text())])
    _paper(op, "loi_despatch", [sa.Column("qty", WHOLE), sa.Column("carrier", sa.Text())])
    _paper(op, "loi_payment", [])


def _paper(op: Operations, name: str, own: Sequence[sa.Column[Any]]) -> None:
    texts = ("seen_in", "remarks", "district")
    op.create_table(
        name,
        sa.Column("id", sa.Text(), nullable=False),
        *(sa.Column(key, sa.Text(), nullable=False) for key in ("op_id", "created_at", "updated_at")),
        sa.Column("deleted_at", sa.Text()),
        *(sa.Column(key, sa.Text()) for key in ("number", "loi", "line", "paper_no", "day")),
        sa.Column("value", WHOLE),
        *own,
        *(sa.Column(key, sa.Text()) for key in texts),
        *(
            sa.ForeignKeyConstraint([key], [f"{kind}.id"], name=op.f(f"fk_{name}_{key}"), **_LATE)
            for key, kind in (("loi", "loi"), ("line", "loi_line"), ("district", "place"))
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_strict=True,
    )
    for key in ("number", "loi", "line"):
        op.create_index(f"ix_{name}_{key}", name, [key], unique=False)


def downgrade(op: Operations) -> None:
    for name in ("loi_payment", "loi_despatch", "loi_order"):
        op.drop_table(name)
    op.drop_index("ix_loi_line_linked", table_name="loi_line")
    with _anew(op, "loi_line") as line:
        line.drop_column("linked")
        line.drop_column("linked_no")
    op.drop_index("ix_loi_of_district", table_name="loi")
    with _anew(op, "loi") as loi:
        loi.drop_constraint("fk_loi_of_district", type_="foreignkey")
        loi.drop_column("of_district")
    for table, key, kind in _FAR:
        with _anew(op, table) as made:
            made.create_foreign_key(f"fk_{table}_{key}", kind, [key], ["id"], **_LATE)
