"""Step 5 of the schema: persons who move to another office. Tables by tools/revision.py."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade(op: Operations) -> None:
    _transfer(op)
    op.create_table(
        "guest",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", "scope", name=op.f("pk_guest")),
        sqlite_strict=True,
    )
    op.create_index("ix_guest_scope", "guest", ["scope", "kind"], unique=False)
    op.create_table(
        "former",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("pos", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id", "scope", name=op.f("pk_former")),
        sqlite_strict=True,
    )


def _transfer(op: Operations) -> None:
    texts = ("reason", "asked_on", "stage", "decided_on", "decided_by", "decision")
    op.create_table(
        "transfer",
        sa.Column("id", sa.Text(), nullable=False),
        *(sa.Column(key, sa.Text(), nullable=False) for key in ("op_id", "created_at", "updated_at")),
        sa.Column("deleted_at", sa.Text()),
        *(sa.Column(key, sa.Text()) for key in ("number", "artisan", "from_district", "to_district")),
        sa.Column("to_office", sa.Text()),
        *(sa.Column(key, sa.Text()) for key in texts),
        sa.Column("turn", WHOLE),
        *(
            sa.ForeignKeyConstraint(
                [key], [f"{kind}.id"], name=op.f(f"fk_transfer_{key}"), deferrable=True, initially="DEFERRED"
            )
            for key, kind in (("artisan", "artisan"), ("from_district", "place"), ("to_district", "place"))
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer")),
        sqlite_strict=True,
    )
    op.create_index("ix_transfer_number", "transfer", ["number"], unique=False)
    op.create_index("ix_transfer_artisan", "transfer", ["artisan"], unique=False)


def downgrade(op: Operations) -> None:
    for name in ("former", "guest", "transfer"):
        op.drop_table(name)
