"""Step 4 of the schema: headquarters' questions. Written by tools/revision.py; a table of data."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.create_table(
        "query",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column("office", sa.Text()),
        sa.Column("record_kind", sa.Text()),
        sa.Column("record_id", sa.Text()),
        sa.Column("about", sa.Text()),
        sa.Column("field", sa.Text()),
        sa.Column("question", sa.Text()),
        sa.Column("asked_on", sa.Text()),
        sa.Column("due", sa.Text()),
        sa.Column("answer", sa.Text()),
        sa.Column("answered_on", sa.Text()),
        sa.Column("stage", sa.Text()),
        sa.Column("closed_on", sa.Text()),
        sa.ForeignKeyConstraint(
            ["office"], ["office.id"], name=op.f("fk_query_office"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_query")),
        sqlite_strict=True,
    )
    op.create_index("ix_query_number", "query", ["number"], unique=False)
    op.create_index("ix_query_record_id", "query", ["record_id"], unique=False)
    op.create_index("ix_query_stage", "query", ["stage", "due"], unique=False)


def downgrade(op: Operations) -> None:
    op.drop_index("ix_query_stage", table_name="query")
    op.drop_index("ix_query_record_id", table_name="query")
    op.drop_index("ix_query_number", table_name="query")
    op.drop_table("query")
