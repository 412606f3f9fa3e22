"""Which ops' values a record shows: per field one, or several where offices did not know of each other.

What an op replaces (its base) is read from here, so that no record's whole history has to be read for a change.
A record that was never changed needs no row: everything it holds was set by the op that made it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from odop_desktop.storage import rows
from odop_desktop.storage.among import among
from odop_desktop.storage.ops import canonical
from odop_desktop.storage.tables.sync import Held


class Heads:
    """The ops that stand, by field. `first` is the op that made the record; `clash` are the fields to decide."""

    __slots__ = ("by", "clash", "first", "moved")

    def __init__(
        self, first: str, by: Mapping[str, Sequence[str]] | None = None, clash: Iterable[str] = ()
    ) -> None:
        self.first = first
        self.by = {key: tuple(ops) for key, ops in (by or {}).items()}
        self.clash = set(clash)
        self.moved = False

    def of(self, key: str) -> tuple[str, ...]:
        return self.by.get(key) or (self.first,)

    def settle(self, keys: Iterable[str], op: str) -> None:
        """One op holds these fields alone from now on."""
        settled = dict.fromkeys(keys, (op,))
        self.by.update(settled)
        self.clash.difference_update(settled)
        self.moved = True

    def meet(self, key: str, ops: Iterable[str], *, clash: bool) -> None:
        """Several ops hold the field; `clash` where a person has to decide."""
        self.by[key] = tuple(sorted(set(ops), key=order))
        (self.clash.add if clash else self.clash.discard)(key)
        self.moved = True

    def told(self) -> str:
        by = {key: list(ops) for key, ops in self.by.items()}
        return canonical({"first": self.first, "by": by, "clash": sorted(self.clash)})


def order(op: str) -> tuple[str, int, int]:
    """Op ids in one order everywhere: by node, epoch, number."""
    node, epoch, seq = op.rsplit(".", 2)
    return node, int(epoch), int(seq)


def load(conn: Connection, ids: Sequence[str]) -> Iterator[tuple[str, Heads]]:
    """The heads of those records that changed since they were made."""
    for id, told in conn.execute(select(Held.id, Held.heads).where(among(Held.id, ids))):
        yield id, parse(told)


def parse(told: str) -> Heads:
    heads = json.loads(told)
    return Heads(heads["first"], heads["by"], heads["clash"])


def save(conn: Connection, kind: str, heads: Mapping[str, Heads]) -> None:
    """Keeps what moved."""
    moved = [(id, kind, h.told(), int(bool(h.clash))) for id, h in heads.items() if h.moved]
    rows.upsert_lines(conn, "held", "id", ("id", "kind", "heads", "clash"), moved)
