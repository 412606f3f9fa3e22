"""The steps of the schema, in order: step n takes a store from n - 1 to n.

A step that has been released never changes. They are named here, not looked for in the folder, so that the
frozen program finds them too. `python -m tools.revision NAME` writes the next one from the
difference to the models.
"""

from __future__ import annotations

from typing import Protocol

from alembic.operations import Operations

from odop_desktop.storage.migrations.versions import (
    r0001_first,
    r0002_exchange,
    r0003_counting,
    r0004_queries,
    r0005_transfers,
    r0006_sums,
    r0007_aliases,
    r0008_lois_over_offices,
    r0009_masters,
    r0010_own_lois,
)


class Step(Protocol):
    def upgrade(self, op: Operations) -> None: ...

    def downgrade(self, op: Operations) -> None: ...


STEPS: tuple[Step, ...] = (
    r0001_first,
    r0002_exchange,
    r0003_counting,
    r0004_queries,
    r0005_transfers,
    r0006_sums,
    r0007_aliases,
    r0008_lois_over_offices,
    r0009_masters,
    r0010_own_lois,
)
