"""Step 1: every table of the first release, the search index, and on PostgreSQL the tables beside."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations

from odop_desktop.storage.migrations.versions import first_tables

WHOLE = sa.BigInteger()

_SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(text, content='derived', content_rowid='doc',"
    " tokenize='trigram', columnsize=0, detail=full)",
    "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)",
)
_SEARCH_POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX ix_derived_text ON derived USING gin (text gin_trgm_ops)",
)


def upgrade(op: Operations) -> None:
    first_tables.upgrade(op)
    conn = op.get_bind()
    for statement in _SEARCH if conn.dialect.name == "sqlite" else _SEARCH_POSTGRESQL:
        conn.exec_driver_sql(statement)
    if conn.dialect.name == "postgresql":
        _beside(op)


def _beside(op: Operations) -> None:
    """Blobs and drafts, which on SQLite are files of their own."""
    op.create_table(
        "blob",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("size", WHOLE, nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_blob"),
    )
    op.create_table(
        "draft",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_draft"),
    )


def downgrade(op: Operations) -> None:
    conn = op.get_bind()
    if conn.dialect.name == "sqlite":
        conn.exec_driver_sql("DROP TABLE search")
    else:
        op.drop_table("blob")
        op.drop_table("draft")
    first_tables.downgrade(op)
