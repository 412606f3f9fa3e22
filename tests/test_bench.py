"""What the benches say is what they measured; their people are the same at every run."""

from __future__ import annotations

from itertools import islice

import pytest

from tools.bench_people import HEADS, people
from tools.measure import SHORT, Measured, ratio, table


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


@pytest.mark.parametrize("rounds", [1, 2, SHORT])
def test_both_sides_run_equally_often_by_turns(rounds: int) -> None:
    ran: list[str] = []
    measured = ratio("a", lambda: ran.append("ours"), "b", lambda: ran.append("base"), rounds, aim=1)
    warm = int(rounds >= SHORT)
    assert ran.count("ours") == ran.count("base") == rounds + warm
    pairs = list(zip(ran[::2], ran[1::2], strict=True))
    assert all(set(pair) == {"ours", "base"} for pair in pairs)
    assert measured.ours >= 0 <= measured.baseline


def test_invented_people_are_the_same_at_every_run_and_fill_every_head() -> None:
    first, again = (list(islice(people(500), 500)) for _ in range(2))
    assert first == again
    assert {len(row) for row in first} == {len(HEADS)}
    mobiles = [row[HEADS.index("मोबाइल नं.")] for row in first]
    assert len(set(mobiles)) == 500
    assert all(str(m).isdigit() and len(str(m)) == 10 for m in mobiles)
