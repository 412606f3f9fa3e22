"""The local event log: what changed no record (sign-in, export, print, refused file), each line chained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select

from odop_desktop.storage.ops import FIRST, canonical
from odop_desktop.storage.tables.log import EVENT_LOG, EventLog, Node


def note(conn: Connection, what: str, actor: str, at: str, facts: Mapping[str, Any]) -> None:
    """Adds a line. `facts` hold counts, file names and numbers, never a person's data."""
    conn.execute(select(Node.id).with_for_update())  # one line at a time, where several programs may write
    last = conn.execute(select(EventLog.seq, EventLog.hash).order_by(EventLog.seq.desc()).limit(1)).first()
    seq, before = (last.seq + 1, last.hash) if last else (1, FIRST)
    body = canonical(dict(facts))
    row = {"seq": seq, "at": at, "actor": actor, "what": what, "facts": body}
    conn.execute(insert(EVENT_LOG), {**row, "hash": _hash(before, row)})


def broken(conn: Connection) -> Iterator[int]:
    """The numbers of lines whose hash does not follow from the line before."""
    before = FIRST
    for line in conn.execute(select(EVENT_LOG).order_by(EventLog.seq)).mappings():
        if _hash(before, dict(line)) != line["hash"]:
            yield line["seq"]
        before = line["hash"]


def _hash(before: str, row: Mapping[str, Any]) -> str:
    told = canonical([before, row["seq"], row["at"], row["actor"], row["what"], row["facts"]])
    return sha256(told.encode()).hexdigest()
