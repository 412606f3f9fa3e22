"""Long work over many small rows."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Python's cycle collector rests: rows make no cycles, and walking them all again cost a tenth of an import."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def tidy() -> None:
    """Between two batches of long work: statements make cycles, and hold on to all that they were given."""
    gc.collect(0)


def set_aside() -> None:
    """What has been made up to now is left out of the collector's walks, which hold a window up; it is freed like
    everything else when nobody refers to it. For results of many small parts that stay: a cycle among what stands
    now is never found again."""
    gc.freeze()
