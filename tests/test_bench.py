"""What the benches say is what they measured; their people are the same at every run."""

from __future__ import annotations

import gc
from itertools import islice

import pytest

from tools.bench_people import HEADS, people
from tools.measure import SHORT, Baseline, Measured, beside, table


@pytest.mark.parametrize(
    ("aim", "faster", "met", "told"),
    [
        (2.5, False, True, "| 2.00× | ≤ 2.5× |"),
        (2.0, False, True, "| 2.00× | ≤ 2× |"),
        (1.9, False, False, "| 2.00× (missed) | ≤ 1.9× |"),
        (4.0, True, False, "| 0.50× faster (missed) | ≥ 4× faster |"),
        (0.5, True, True, "| 0.50× faster | ≥ 0.5× faster |"),
    ],
)
def test_a_missed_aim_is_said(aim: float, faster: bool, met: bool, told: str) -> None:
    measured = Measured("saving", "bare insert", 0.5, 0.25, aim, faster)
    assert measured.met is met
    assert measured.line == f"| saving | 500.0 ms | bare insert | 250.0 ms {told}"
    assert table([measured]).splitlines()[2:] == [measured.line]


@pytest.fixture
def _little_to_collect() -> None:
    """What other tests left is not looked through before each measuring."""
    gc.collect()
    gc.freeze()


@pytest.mark.usefixtures("_little_to_collect")
@pytest.mark.parametrize("rounds", [1, 2, SHORT])
def test_all_sides_run_equally_often_and_by_turns(rounds: int) -> None:
    ran: list[str] = []
    names = ["ours", "base", "other"]
    ours, base, other = (lambda name=name: ran.append(name) for name in names)
    measured = beside("a", ours, rounds, Baseline("b", base, 1), Baseline("c", other, 2, faster=True))
    turns = [ran[i : i + 3] for i in range(0, len(ran), 3)]
    assert len(turns) == rounds + int(rounds >= SHORT)
    assert all(sorted(turn) == sorted(names) for turn in turns)
    assert [(m.against, m.aim, m.faster) for m in measured] == [("b", 1, False), ("c", 2, True)]


def test_invented_people_are_the_same_at_every_run_and_fill_every_head() -> None:
    first, again = (list(islice(people(500), 500)) for _ in range(2))
    assert first == again
    assert {len(row) for row in first} == {len(HEADS)}
    mobiles = [row[HEADS.index("मोबाइल नं.")] for row in first]
    assert len(set(mobiles)) == 500
    assert all(str(m).isdigit() and len(str(m)) == 10 for m in mobiles)
