"""Step 10 of the schema: a LoI says that it is headquarters' own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.add_column("loi", sa.Column("of_hq", sa.BigInteger().with_variant(sa.Integer(), "sqlite")))


def downgrade(op: Operations) -> None:
    op.drop_column("loi", "of_hq")
