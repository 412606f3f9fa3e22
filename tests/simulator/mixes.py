"""The mixes of moves by name, as they are asked for by hand."""

from __future__ import annotations

from collections.abc import Mapping

from tests.simulator import havoc, losses, movers, moves, older, wide
from tests.simulator.moves import Move

MIXES: Mapping[str, Mapping[Move, int]] = {
    "USUAL": moves.USUAL,
    "CRASHES": havoc.CRASHES,
    "RESTORES": havoc.RESTORES,
    "EVERYTHING": havoc.EVERYTHING,
    "WIDE": wide.WIDE,
    "KEYS": wide.KEYS,
    "LOST": losses.LOST,
    "LOSING": losses.LOSING,
    "OLDER": older.OLDER,
    "CALM": movers.CALM,
    "MOVING": movers.MOVING,
}
