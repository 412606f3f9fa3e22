"""Is the store sound? Pages, references, shape, the log's chains, and the bytes that records name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, select

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.domain.catalogue.field import Kind
from odop_desktop.errors import OdopError, Problem
from odop_desktop.storage import chain, eventlog
from odop_desktop.storage.migrations import compare
from odop_desktop.storage.store import Store
from odop_desktop.storage.tables.base import METADATA

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
        named = dict(_named(conn))
    wrong += list(islice(_missing(store, named), _MOST))
    return Health(tuple(wrong), 0 if wrong else store.blobs.sweep(named.keys()))


def _named(conn: Connection) -> Iterator[tuple[str, tuple[str, str]]]:
    """Hash by hash, the kind and the id of a record that names it."""
    for kind in KINDS:
        table = METADATA.tables[kind.name]
        for field in kind.fields:
            if field.kind is Kind.BLOB:
                column = table.c[field.key]
                for id_, hash_ in conn.execute(select(table.c.id, column).where(column.is_not(None))):
                    yield hash_, (kind.name, id_)


def _missing(store: Store, named: dict[str, tuple[str, str]]) -> Iterator[Problem]:
    for hash_, (kind, id_) in named.items():
        try:
            store.blobs.get(hash_)
        except OdopError as error:
            if error.code != "E-DB-16":
                raise
            yield Problem.of("E-DB-26", record=kind, id=id_, hash=hash_)
