"""Step 7 of the schema: a product or buyer that headquarters found to be the same as another one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations

_KINDS = ("product", "buyer")


def upgrade(op: Operations) -> None:
    """SQLite takes a reference only with the table made anew."""
    for kind in _KINDS:
        with op.batch_alter_table(kind, table_kwargs={"sqlite_strict": True}) as table:
            table.add_column(sa.Column("same_as", sa.Text()))
            table.create_foreign_key(
                f"fk_{kind}_same_as", kind, ["same_as"], ["id"], initially="DEFERRED", deferrable=True
            )


def downgrade(op: Operations) -> None:
    for kind in _KINDS:
        with op.batch_alter_table(kind, table_kwargs={"sqlite_strict": True}) as table:
            table.drop_constraint(f"fk_{kind}_same_as", type_="foreignkey")
            table.drop_column("same_as")
