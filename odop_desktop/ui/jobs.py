"""Work off the GUI thread: reads on two threads, writes on one, small notes on a third kind of their own.

A job's result comes back on the GUI thread, to an owner that still lives; what was overtaken is dropped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from odop_desktop.ui.collecting import Collector
from odop_desktop.ui.turns import Turns

_T = TypeVar("_T")
Progress = Callable[[int, int], None]
Failed = Callable[[Exception], object]


@dataclass(slots=True, eq=False)
class Job:
    """One piece of work. `cancelled` is asked by the work itself, at the places where it can stop."""

    owner: QObject
    done: Callable[[Any], object] | None
    failed: Failed | None
    progress: Progress | None = None
    latest: str | None = None
    stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        self.stop.set()

    def cancelled(self) -> bool:
        return self.stop.is_set()


class Jobs(QObject):
    """The window's threads (DECISIONS 13). `failed` of a job without its own goes to `unhandled`."""

    busy = Signal(bool)  # whether a write is under way
    _ended = Signal(object, object, object)  # job, result, error
    _moved = Signal(object, int, int)

    def __init__(self, unhandled: Failed) -> None:
        super().__init__()
        self._unhandled = unhandled
        self._readers = ThreadPoolExecutor(2, "reader")
        self._writer = ThreadPoolExecutor(1, "writer")
        self._notes = ThreadPoolExecutor(1, "notes")
        self.turns = Turns(self)  # what the GUI thread builds piece by piece
        self._open: set[Job] = set()
        self._closed = False
        self._writes: set[Job] = set()
        self._newest: dict[tuple[int, str], Job] = {}
        self._collector = Collector(self, self.idle)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self._move, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        work: Callable[[], _T],
        done: Callable[[_T], object],
        *,
        owner: QObject,
        failed: Failed | None = None,
        latest: str | None = None,
    ) -> Job:
        """Asks; `latest` names a question of the owner's of which only the newest answer counts.

        Such a question is not even asked where it was overtaken, or its owner went, while it waited its turn.
        """
        job = Job(owner, done, failed, latest=latest)
        if latest:
            self._newest[id(owner), latest] = job
        self._start(self._readers, job, lambda: work() if self._awaited(job) else None)
        return job

    def write(
        self,
        work: Callable[[], _T],
        done: Callable[[_T], object] | None = None,
        *,
        owner: QObject,
        failed: Failed | None = None,
    ) -> Job:
        """Changes something; one write at a time, in the order of the asking."""
        return self.long(lambda _: work(), done, owner=owner, failed=failed)

    def long(
        self,
        work: Callable[[Job], _T],
        done: Callable[[_T], object] | None = None,
        *,
        owner: QObject,
        failed: Failed | None = None,
        progress: Progress | None = None,
        reading: bool = False,
    ) -> Job:
        """A write (or a long read) that tells how far it is by `jobs.report(job)` and can be cancelled."""
        job = Job(owner, done, failed, progress)
        if not reading:
            self._writes.add(job)
            self.busy.emit(True)
        self._start(self._readers if reading else self._writer, job, lambda: work(job))
        return job

    def note(self, work: Callable[[], object], *, owner: QObject, failed: Failed | None = None) -> Job:
        """Something small that must not wait behind an import: a draft kept, a draft dropped."""
        job = Job(owner, None, failed)
        self._start(self._notes, job, work)
        return job

    def report(self, job: Job) -> Progress:
        """What the work calls with (done, of); the newest of what comes too fast is told, the rest dropped."""
        last = [-1]

        def tell(done: int, of: int) -> None:
            step = done * 200 // max(of, 1)
            if step != last[0]:
                last[0] = step
                self._moved.emit(job, done, of)

        return tell

    def idle(self) -> bool:
        """Whether nothing is under way, every answer has been handed over, and what is built piece by piece stands."""
        return not self._open and self.turns.idle()

    def close(self) -> None:
        """Waits for the writes; what is only being read is forgotten."""
        self._closed = True
        self.turns.end()
        for job in self._open:
            job.done = job.failed = job.progress = None
        for pool in (self._readers, self._notes, self._writer):
            pool.shutdown(wait=True, cancel_futures=pool is self._readers)
        self._open.clear()
        self._collector.end(("reader", "writer", "notes"))

    def _start(self, pool: ThreadPoolExecutor, job: Job, work: Callable[[], object]) -> None:
        if self._closed:  # a page that is on its way out still asks
            return
        self._open.add(job)

        def run() -> None:
            try:
                result, error = work(), None
            except Exception as found:
                result, error = None, found
            self._ended.emit(job, result, error)

        pool.submit(run)

    def _move(self, job: Job, done: int, of: int) -> None:
        if job in self._open and job.progress and isValid(job.owner):
            job.progress(done, of)

    def _end(self, job: Job, result: object, error: Exception | None) -> None:
        self._open.discard(job)
        if job in self._writes:
            self._writes.discard(job)
            self.busy.emit(bool(self._writes))
        overtaken = self._overtaken(job)  # asked first: a question is forgotten with its page
        if overtaken or not isValid(job.owner):
            return
        if error is not None:
            (job.failed or self._unhandled)(error)
        elif job.done:
            job.done(result)

    def _awaited(self, job: Job) -> bool:
        """Whether work that waited for its turn is still worth doing; what is no question always is."""
        if job.latest is None:
            return True
        return self._newest.get((id(job.owner), job.latest)) is job and isValid(job.owner)

    def _overtaken(self, job: Job) -> bool:
        key = (id(job.owner), job.latest or "")
        if job.latest is None:
            return False
        if self._newest.get(key) is not job:
            return True
        del self._newest[key]
        return False
