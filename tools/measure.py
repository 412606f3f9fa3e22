"""Two ways of doing one thing, timed in turns in one run, and the table that says what came out."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Work = Callable[[], object]
SHORT = 5  # work asked for at least so often is short enough for a round that warms up


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians in seconds. `aim`: the most ours ÷ baseline may be; with `faster`, the least of the inverse."""

    name: str
    against: str
    ours: float
    baseline: float
    aim: float
    faster: bool = False

    @property
    def ratio(self) -> float:
        return self.baseline / self.ours if self.faster else self.ours / self.baseline

    @property
    def met(self) -> bool:
        return self.ratio >= self.aim if self.faster else self.ratio <= self.aim

    @property
    def line(self) -> str:
        sign, times = ("≥", "× faster") if self.faster else ("≤", "×")
        ours, baseline = (_seconds(s) for s in (self.ours, self.baseline))
        result = f"{self.ratio:.2f}{times}" + ("" if self.met else " (missed)")
        return (
            f"| {self.name} | {ours} | {self.against} | {baseline} | {result} | {sign} {self.aim:g}{times} |"
        )


def ratio(
    name: str, ours: Work, against: str, baseline: Work, n: int, *, aim: float, faster: bool = False
) -> Measured:
    """Runs both `n` times, by turns and in changing order, after one unmeasured round where they are short."""
    if n >= SHORT:
        ours(), baseline()
    took: dict[Work, list[float]] = {ours: [], baseline: []}
    for i in range(n):
        for work in (ours, baseline) if i % 2 else (baseline, ours):
            took[work].append(seconds(work))
    a, b = (statistics.median(took[work]) for work in (ours, baseline))
    return Measured(name, against, a, b, aim, faster)


def seconds(work: Work) -> float:
    """How long one run takes, with what earlier runs left behind collected first."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def table(measured: Iterable[Measured]) -> str:
    """The table as Markdown, in the columns of the README."""
    head = "| what | median | beside | median | ratio | aim |\n| --- | ---: | --- | ---: | ---: | ---: |"
    return "\n".join([head, *(m.line for m in measured)])


def _seconds(s: float) -> str:
    if s >= 1:
        return f"{s:.2f} s"
    return f"{s * 1000:.1f} ms" if s >= 0.001 else f"{s * 1e6:.0f} µs"
