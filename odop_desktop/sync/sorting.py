"""What a file tells beside its ops, put where it is asked for; the newer trust list that may come inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from odop_desktop.storage.ops import OpLine, canonical
from odop_desktop.storage.store import Connection
from odop_desktop.sync import desk, floor
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.merge import Merged
from odop_desktop.sync.payload import Blob, ChainFrom, End, Line, Section
from odop_desktop.sync.sections import DIGESTS, TRUST
from odop_desktop.sync.trust import TrustList, newest
from odop_desktop.sync.way_back import leave


def sorting(
    done: Merged, lines: Iterable[Line], told: dict[str, Any], ready: Any = lambda: None
) -> Iterator[OpLine | ChainFrom]:
    """The ops; sections are put where they are told of, and `ready` is called before the first op (or the end).

    Attachments are only gathered: until the file's end is read nobody knows that it may come in at all.
    """
    begun = False
    for line in lines:
        if isinstance(line, Section):
            told.setdefault(line.name, {}).update(line.content)
            continue
        if not begun:
            begun = True
            ready()
        if isinstance(line, OpLine | ChainFrom):
            yield line
        elif isinstance(line, Blob):
            done.enclosed.append(line.content)
        elif isinstance(line, End):
            told[DIGESTS] = line.digests


def newer_trust(conn: Connection, here: Desk, told: dict[str, dict[str, Any]]) -> TrustList:
    """The list that comes inside, where it is newer than ours."""
    if TRUST not in told:
        return here.trust
    trust = floor.check(newest(canonical(told[TRUST]).encode(), here.trust), here.floor)
    if trust.version > here.trust.version:
        desk.keep_trust(conn, trust)
        leave(here.office.place, here.office.key, trust.hq.recovery)
    return trust
