"""Is the store sound? Pages, references, shape, the log's chains, and the bytes that records name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from odop_desktop.errors import OdopError, Problem
from odop_desktop.storage import attached, chain, eventlog
from odop_desktop.storage.migrations import compare
from odop_desktop.storage.store import Store

_MOST = 20  # of one sort


@dataclass(frozen=True, slots=True)
class Health:
    """The problems found (none: sound), and how many bytes nobody names were swept."""

    problems: tuple[Problem, ...]
    swept: int


def check(store: Store) -> Health:
    """Looks at everything; sweeps orphaned bytes where nothing is wrong. Not while letters are issued."""
    with store.reading() as conn:
        wrong = store.ground.damage(conn)
        if any(p.code in ("E-DB-20", "E-DB-21") for p in wrong):
            return Health(tuple(wrong), 0)
        wrong += [Problem.of("E-DB-24", what=str(d)[:200]) for d in compare.differences(conn)[:_MOST]]
        wrong += [Problem.of("E-DB-25", op=op) for op in islice(chain.broken(conn), _MOST)]
        wrong += [Problem.of("E-DB-27", line=n) for n in islice(eventlog.broken(conn), _MOST)]
        named = [hash_ for hash_, _, _ in attached.named(conn)]
        named += attached.of_settings(conn)
        own = {hash_: (kind, id) for hash_, kind, id in attached.named(conn, own=True)}
    wrong += list(islice(_missing(store, own), _MOST))
    return Health(tuple(wrong), 0 if wrong else store.blobs.sweep(named))


def _missing(store: Store, named: dict[str, tuple[str, str]]) -> Iterator[Problem]:
    """Those of other PCs may still be on their way."""
    for hash_, (kind, id_) in named.items():
        try:
            store.blobs.get(hash_)
        except OdopError as error:
            if error.code != "E-DB-16":
                raise
            yield Problem.of("E-DB-26", record=kind, id=id_, hash=hash_)
