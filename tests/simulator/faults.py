"""Programs that die: at the n-th statement, at a commit, before or after a file is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from sqlalchemy import event

from odop_desktop.office import Office
from odop_desktop.sync import archive, enclosures, outbox


class Crash(BaseException):
    """The power went. Nothing in the program may catch it."""


class Fuse:
    """Burns down by one with each step and raises at its end."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def burn(self, *_: Any, **__: Any) -> None:
        self.left -= 1
        if self.left == 0:
            raise Crash


@contextmanager
def crashing(office: Office, rng: Random) -> Iterator[None]:
    """The office's program dies somewhere in here, or just gets through."""
    match rng.randrange(5):
        case 0:
            with arriving():
                yield
        case 1:
            with at(office, "commit", Fuse(1)):
                yield
        case 2:
            with writing(Fuse(rng.randrange(1, 3)), before=rng.random() < 0.5):
                yield
        case _:
            with at(office, "before_cursor_execute", Fuse(rng.randrange(1, 60))):
                yield


@contextmanager
def at(office: Office, what: str, fuse: Fuse) -> Iterator[None]:
    ground: Any = office.store.ground

    def burn(*given: Any) -> None:
        try:
            fuse.burn(*given)
        except Crash:
            if (
                what == "before_cursor_execute"
            ):  # its second is the cursor just made, which nobody has begun to use
                given[1].close()
            raise

    event.listen(ground.write, what, burn)
    try:
        yield
    finally:
        event.remove(ground.write, what, burn)


@contextmanager
def writing(
    fuse: Fuse, *, before: bool, modules: tuple[Any, ...] = (archive, outbox, enclosures)
) -> Iterator[None]:
    """Files are no longer written from the fuse's end on, or were and nobody was told."""

    def dying(write: Callable[..., Any]) -> Callable[..., Any]:
        def work(*given: Any) -> Any:
            if before:
                fuse.burn()
            done = write(*given)
            if not before:
                fuse.burn()
            return done

        return work

    kept = [m.write_whole for m in modules]
    for module in modules:
        module.write_whole = dying(module.write_whole)
    try:
        yield
    finally:
        for module, write in zip(modules, kept, strict=True):
            module.write_whole = write


@contextmanager
def arriving() -> Iterator[None]:
    """A file went in, and its archive does not know that yet."""

    def dying(*_: Any) -> None:
        raise Crash

    kept, archive.arrived = archive.arrived, dying
    try:
        yield
    finally:
        archive.arrived = kept


def died(office: Office) -> None:
    """What the system does with a dead program's things: files closed, lock gone, nothing folded in."""
    ground: Any = office.store.ground
    for engine in (ground.write, ground.read, *ground.side):
        engine.dispose()
    office.release()
