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
    unit: str = "s"

    @property
    def ratio(self) -> float:
        return self.baseline / self.ours if self.faster else self.ours / self.baseline

    @property
    def met(self) -> bool:
        return self.ratio >= self.aim if self.faster else self.ratio <= self.aim

    @property
    def line(self) -> str:
        sign, times = ("≥", "× faster") if self.faster else ("≤", "×")
        told = _seconds if self.unit == "s" else f"{{:.0f}} {self.unit}".format
        ours, baseline = (told(s) for s in (self.ours, self.baseline))
        result = f"{self.ratio:.2f}{times}" + ("" if self.met else " (missed)")
        return (
            f"| {self.name} | {ours} | {self.against} | {baseline} | {result} | {sign} {self.aim:g}{times} |"
        )


@dataclass(frozen=True, slots=True)
class Beat:
    """How late a window's own thread came to its turns, ms, while something was done; `aim`: the most it may be."""

    name: str
    p50: float
    p99: float
    max: float
    empty: float  # the most of an empty window
    aim: float

    @property
    def met(self) -> bool:
        return self.max <= self.aim

    @property
    def line(self) -> str:
        late = f"{self.p50:g} / {self.p99:g} / {self.max:g} ms" + ("" if self.met else " (missed)")
        return f"| {self.name} | {late} | {self.empty:g} ms | ≤ {self.aim:g} ms |"


@dataclass(frozen=True, slots=True)
class Baseline:
    """What ours is held beside, and the aim of the pair (see Measured)."""

    name: str
    work: Work
    aim: float
    faster: bool = False


def ratio(
    name: str, ours: Work, against: str, baseline: Work, n: int, *, aim: float, faster: bool = False
) -> Measured:
    """Ours beside one baseline."""
    return beside(name, ours, n, Baseline(against, baseline, aim, faster))[0]


def beside(name: str, ours: Work, n: int, *baselines: Baseline) -> list[Measured]:
    """Runs all `n` times, by turns and in changing order, after one unmeasured round where they are short."""
    works = [ours, *(b.work for b in baselines)]
    if n >= SHORT:
        for work in works:
            work()
    took: list[list[float]] = [[] for _ in works]
    for i in range(n):
        order = range(len(works)) if i % 2 else reversed(range(len(works)))
        for which in order:
            took[which].append(seconds(works[which]))
    mine, *theirs = (statistics.median(times) for times in took)
    return [
        Measured(name, b.name, mine, base, b.aim, b.faster) for b, base in zip(baselines, theirs, strict=True)
    ]


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


def hearts(beats: Iterable[Beat]) -> str:
    """The table of heartbeats as Markdown."""
    head = (
        "| the window's own thread while | late by p50 / p99 / max | empty window's max | aim |"
        "\n| --- | ---: | ---: | ---: |"
    )
    return "\n".join([head, *(b.line for b in beats)])


def _seconds(s: float) -> str:
    if s >= 1:
        return f"{s:.2f} s"
    return f"{s * 1000:.1f} ms" if s >= 0.001 else f"{s * 1e6:.0f} µs"
