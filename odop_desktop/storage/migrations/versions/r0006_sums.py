"""Step 6 of the schema: a letter of intent's total may be added up anew; the guards say so, no table changes."""

from __future__ import annotations

from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """The guards are raised anew behind every upgrade."""


def downgrade(op: Operations) -> None:
    """The guards of the older program come back with it."""
