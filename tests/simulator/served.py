"""Headquarters on a PostgreSQL server, with two officers who work in turns; both ends go back."""

from __future__ import annotations

from collections.abc import Mapping

from tests.simulator import losses, movers, wide
from tests.simulator.havoc import EVERYTHING
from tests.simulator.moves import Move

SERVED: Mapping[Move, int] = {
    **EVERYTHING,
    wide.photograph: 5,
    wide.newer_program: 3,
    wide.new_list: 2,
    wide.new_keys: 2,
    wide.decide: 5,
    movers.ask: 6,
    movers.announce: 2,
    movers.decide: 8,
    losses.stolen: 2,
    losses.thief_writes: 4,
}
