"""The mixes of moves by name, as they are asked for by hand."""

from __future__ import annotations

from collections.abc import Mapping

from tests.simulator import adopters, elsewhere, havoc, lenders, losses, movers, moves, older, paired, wide
from tests.simulator.moves import Move

# Persons move, programs die, stores are put back and run twice, while LoIs are lent and rows given to all.
SHARING: Mapping[Move, int] = {
    **movers.MOVING,
    **lenders.LENDERS,
    **adopters.ADOPTERS,
    moves.edit: 8,
    moves.good_month: 8,
    lenders.unlink: 10,
    lenders.write_anyway: 2,
    adopters.claim: 1,
    wide.run_twice: 1,
    wide.decide: 5,
}
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
    "LENDING": lenders.LENDING,
    "ADOPTING": adopters.ADOPTING,
    "SHARING": SHARING,
    "DOUBLED": paired.DOUBLED,
    "PAIRED": paired.PAIRED,
    "ELSEWHERE": elsewhere.ELSEWHERE,
}
# Of a hundred runs so many are of each mix: the more that meets in it, the more.
SHARES = {
    "EVERYTHING": 18,
    "WIDE": 15,
    "MOVING": 14,
    "LOSING": 12,
    "SHARING": 10,
    "OLDER": 8,
    "PAIRED": 6,
    "ELSEWHERE": 6,
    "LENDING": 4,
    "ADOPTING": 4,
    "KEYS": 3,
}
