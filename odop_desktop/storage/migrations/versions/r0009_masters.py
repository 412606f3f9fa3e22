"""Step 9 of the schema: places and partners that are the same as another, and rows that headquarters adopted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations

_TWINS = ("place", "partner")
_KINDS = ("product", "buyer", *_TWINS)


def upgrade(op: Operations) -> None:
    """SQLite takes a reference only with the table made anew."""
    for kind in _KINDS:
        with op.batch_alter_table(kind, table_kwargs={"sqlite_strict": True}) as table:
            table.add_column(sa.Column("adopted", sa.BigInteger().with_variant(sa.Integer(), "sqlite")))
            if kind in _TWINS:
                table.add_column(sa.Column("same_as", sa.Text()))
                table.create_foreign_key(
                    f"fk_{kind}_same_as", kind, ["same_as"], ["id"], initially="DEFERRED", deferrable=True
                )


def downgrade(op: Operations) -> None:
    for kind in _KINDS:
        with op.batch_alter_table(kind, table_kwargs={"sqlite_strict": True}) as table:
            table.drop_column("adopted")
            if kind in _TWINS:
                table.drop_constraint(f"fk_{kind}_same_as", type_="foreignkey")
                table.drop_column("same_as")
