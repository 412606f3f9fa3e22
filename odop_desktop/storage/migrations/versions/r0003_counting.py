"""Step 3: what Today counts of the artisans is found without a walk through all of them."""

from __future__ import annotations

from alembic.operations import Operations

# Made beside the models, as the search index is: of an index over an expression neither reads the other's words.
# The expression is `papers_missing` as queries/list_named.py asks it; asked otherwise all rows are walked.
_WANTING = (
    "name_hi IS NULL OR guardian_name IS NULL OR gender IS NULL OR social_category IS NULL OR mobile IS NULL"
    " OR address IS NULL OR district IS NULL OR craft IS NULL OR odop_product IS NULL OR consent_date IS NULL"
)
_COUNTING = (
    f"CREATE INDEX ix_artisan_counting ON artisan (odop_product, created_at, ({_WANTING}))"
    " WHERE deleted_at IS NULL"
)


def upgrade(op: Operations) -> None:
    op.get_bind().exec_driver_sql(_COUNTING)


def downgrade(op: Operations) -> None:
    op.get_bind().exec_driver_sql("DROP INDEX ix_artisan_counting")
