"""Rules of a headquarters that moves to another PC, and of a PC that runs twice beside another, taken away singly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.sync import inbox, trust_edit
from odop_desktop.sync.merge import Merge
from odop_desktop.sync.trust_parts import FormerHq
from tests.simulator import paired, wide
from tests.simulator.elsewhere import ELSEWHERE, elsewhere
from tests.simulator.moves import Move
from tests.simulator.removed import Patch, Rule


def _stops_siblings(patch: Patch) -> None:
    """Whoever brings work of a PC that ran twice is refused with it."""

    def forks(self: Any, chain: Any, seq: int) -> None:
        raise OdopError("E-SYN-56", node=chain[0], epoch=chain[1], seq=seq)

    patch.setattr(Merge, "_forks", forks)


def _comes_again(patch: Patch) -> None:
    """What headquarters has spoken against lies in the archive and comes back with every copy."""
    patch.setattr(inbox.doubled, "lay_aside", lambda *_: None)


def _counted_on(patch: Patch) -> None:
    """The list of an old copy is counted on from there, as if none had been made since."""
    plain = trust_edit.with_hq
    patch.setattr(trust_edit, "with_hq", lambda *given, above=0: plain(*given))


def _nothing_of_the_old_pc(patch: Patch) -> None:
    """What the PC that is gone did after the copy stays with the districts."""
    patch.setattr(FormerHq, "whole", property(lambda _: False))


_MOVED: Mapping[Move, int] = {**ELSEWHERE, elsewhere: 5, wide.new_list: 8}
MOVED_RULES = (
    Rule("a PC that ran twice does not stop its sibling", _stops_siblings, paired.DOUBLED),
    Rule("what headquarters speaks against does not come again", _comes_again, paired.DOUBLED),
    Rule("a moved headquarters counts its lists above all", _counted_on, _MOVED),
    Rule("a moved headquarters is given back what it lacks", _nothing_of_the_old_pc, _MOVED),
)
