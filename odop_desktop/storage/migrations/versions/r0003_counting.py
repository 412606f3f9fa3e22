"""Step 3: what Today counts of the artisans is found without a walk through all of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations

_LIVE = "deleted_at IS NULL"
_WANTING = (
    "name_hi IS NULL OR guardian_name IS NULL OR gender IS NULL OR social_category IS NULL OR mobile IS NULL"
    " OR address IS NULL OR district IS NULL OR craft IS NULL OR odop_product IS NULL OR consent_date IS NULL"
)


def upgrade(op: Operations) -> None:
    _index(op, "ix_artisan_making", ["odop_product", "created_at"], _LIVE)
    _index(op, "ix_artisan_wanting", ["created_at"], f"{_LIVE} AND ({_WANTING})")


def downgrade(op: Operations) -> None:
    op.drop_index("ix_artisan_wanting", table_name="artisan")
    op.drop_index("ix_artisan_making", table_name="artisan")


def _index(op: Operations, name: str, columns: list[str], where: str) -> None:
    op.create_index(name, "artisan", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
