"""What a rebuilt headquarters may hold otherwise than the live one: only what the order of arrival decides."""

from __future__ import annotations

from collections.abc import Collection

from tests.simulator.endings import undecided_alike
from tests.simulator.reading import Seen, changes

LATE, OWN = (
    "n.0.9",
    "m.0.3",
)  # of a PC that was lost, to be looked at; and what its office wrote in the same record


def _seen(pin: str, waiting: Collection[str], behind: Collection[str] = ()) -> Seen:
    rows = {("artisan", "a"): {"pin": pin}, ("artisan", "b"): {"pin": "1"}}
    stuck = dict.fromkeys(waiting, "a")
    return Seen({}, rows, {}, stuck, {}, frozenset(), frozenset(), frozenset(behind))


def test_a_change_may_be_in_that_waits_behind_an_op_for_which_a_person_is_asked_in_both() -> None:
    live, again = _seen("1", (LATE, OWN), (OWN,)), _seen("2", (LATE,))
    assert changes(*undecided_alike(live, again)) == []
    assert changes(*undecided_alike(again, live)) == []


def test_what_waits_for_a_person_waits_in_both() -> None:
    live, again = _seen("1", (LATE, OWN), (OWN,)), _seen("2", ())
    assert len(changes(*undecided_alike(live, again))) == 3


def test_a_change_that_waits_behind_nothing_is_told() -> None:
    live, again = _seen("1", (OWN,), (OWN,)), _seen("2", ())
    assert len(changes(*undecided_alike(live, again))) == 2
