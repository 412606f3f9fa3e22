"""Rules of LoIs over several offices and of rows given to all, taken away one at a time (`removed`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from odop_desktop.sync import authority, feed, lending
from tests.simulator import adopters, lenders, movers, moves
from tests.simulator.moves import Move
from tests.simulator.removed import Patch, Rule


def _nothing_lent(patch: Patch) -> None:
    """A link is noted, and nobody is given the LoI."""
    patch.setattr(lending, "lend", lambda *_: None)


def _lent_once(patch: Patch) -> None:
    """Of a LoI that is read elsewhere nothing goes along that is added later."""
    patch.setattr(lending, "goes_with", lambda *_: None)


def _lent_to_stay(patch: Patch) -> None:
    """Where the linked person goes, the LoI does not follow."""
    for giving in ("lend_of", "come_late"):  # on the spot, and for persons who came before their LoI
        patch.setattr(lending, giving, lambda *_: None)


def _moved_on(patch: Patch) -> None:
    """Only where the linked person is now counts, not where they have been since."""
    now = lending._office
    patch.setattr(lending, "_since", lambda books, op, person: {at for at in [now(books, person)] if at})


def _all_note(patch: Patch) -> None:
    """Whoever reads a LoI may add to it."""
    patch.setattr(authority.Weigher, "_in_loi", lambda *_: None)


def _all_link(patch: Patch) -> None:
    patch.setattr(authority, "HQ_KEYS", {})


def _known_at_once(patch: Patch) -> None:
    """A right that was taken counts as gone before its office can know."""
    patch.setattr(authority.Weigher, "_unaware", lambda *_: False)


def _hq_s_for_all(patch: Patch) -> None:
    """Headquarters' own LoI goes wherever what headquarters makes goes."""
    plain = feed.home_of

    def home_of(entity: str, new: Mapping[str, Any], *given: Any) -> str:
        return plain(entity, {k: v for k, v in new.items() if k != "of_hq"}, *given)

    patch.setattr(feed, "home_of", home_of)


def _not_adopted(patch: Patch) -> None:
    """Headquarters notes that a row is every office's, and gives it to none."""
    patch.setattr(feed._Giving, "_adopt", lambda *_: None)


def _named_by_all(patch: Patch) -> None:
    """What a row of every office names stays where it is."""
    plain = feed._Giving._admit

    def admit(self: Any, id: str, scope: str, upto: int) -> None:
        if scope != authority.SHARED:
            plain(self, id, scope, upto)

    patch.setattr(feed._Giving, "_admit", admit)


def _all_adopt(patch: Patch) -> None:
    patch.setattr(authority, "_MASTERS", frozenset())


_GOOD: Mapping[Move, int] = {moves.good_month: 20, moves.edit: 10}
_MOVED: Mapping[Move, int] = {**_GOOD, lenders.make: 25, lenders.link: 15, movers.ask: 15, movers.decide: 15}
_UNLINKED: Mapping[Move, int] = {**_MOVED, lenders.note: 25, lenders.unlink: 20}
_FORGED: Mapping[Move, int] = {**_GOOD, lenders.make: 20, lenders.link: 20, lenders.write_anyway: 30}
_NAMED: Mapping[Move, int] = {**_GOOD, adopters.add: 20, adopters.name: 30, adopters.adopt: 20}

SHARING_RULES = (
    Rule("a linked LoI goes to the seller's office", _nothing_lent, lenders.LENDING),
    Rule("what is added to a LoI goes to all who read it", _lent_once, lenders.LENDING),
    Rule("a linked LoI goes where the seller goes", _lent_to_stay, _MOVED),
    Rule("where the seller was since counts too", _moved_on, _UNLINKED),
    Rule("who reads a LoI adds to the own lines alone", _all_note, _FORGED),
    Rule("headquarters alone links", _all_link, lenders.FORGING),
    Rule("a right ends where its end is known", _known_at_once, {**lenders.LENDING, lenders.unlink: 20}),
    Rule("headquarters' own LoI stays with it", _hq_s_for_all, lenders.LENDING),
    Rule("an adopted row goes to every office", _not_adopted, adopters.ADOPTING),
    Rule("what it names is read by every office", _named_by_all, _NAMED),
    Rule("headquarters alone adopts", _all_adopt, adopters.CLAIMING),
)
