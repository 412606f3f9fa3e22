"""What each held file waits for, noted when it is held: so that only those are tried again that may go in now.

A gap waits for ops of a chain or for a stretch of headquarters' feed, a newer file for a newer program. Whatever it
waits for, another trust list may change what stands against it, and so may a restore of this office.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from odop_desktop import __version__
from odop_desktop.errors import OdopError
from odop_desktop.storage import peers, settings
from odop_desktop.storage.peers import FORK, Chain, End
from odop_desktop.storage.posts import Came
from odop_desktop.storage.store import Connection
from odop_desktop.sync import desk, entering
from odop_desktop.sync.desk import Position
from odop_desktop.sync.header import FORMAT

_KEY = "sync.held"  # setting, with the SHA-256 of a held file behind it: what it waits for
_Need = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Now:
    """What this office has."""

    stamp: list[Any]
    ends: Mapping[Chain, End]
    position: Position


def note(conn: Connection, came: Came, error: OdopError) -> None:
    """The file is held for this reason."""
    order = [came.sender or "", came.epoch or 0, came.pkg_no or 0]
    need = {"order": order, "stamp": _stamp(conn), **_need(error)}
    settings.put(conn, f"{_KEY}/{came.sha256}", need)


def ready(conn: Connection, held: Iterable[Path]) -> list[Path]:
    """Those of the held files that may go in now, in the order they were made in; and what nothing is noted of."""
    now = _Now(_stamp(conn), peers.ends(conn), Position(**settings.get(conn, desk.HQ, {})))
    found: list[tuple[_Need, Path]] = [(settings.get(conn, _key(path), {}), path) for path in held]
    may = [(need, path) for need, path in found if not need or _may(need, now)]
    return [path for need, path in sorted(may, key=lambda each: (each[0].get("order", []), each[1]))]


def forget(conn: Connection, gone: Iterable[Path]) -> None:
    """What was noted of files that are held no more."""
    for path in gone:
        settings.drop(conn, _key(path))


def _key(path: Path) -> str:
    return f"{_KEY}/{path.stem.rpartition('_')[2]}"


def _stamp(conn: Connection) -> list[Any]:
    """Where this is another one, every held file is looked at anew."""
    trust = sha256(str(settings.get(conn, settings.TRUST)).encode()).hexdigest()[:16]
    return [__version__, peers.me(conn).epoch, trust]


def _need(error: OdopError) -> _Need:
    facts = error.facts
    match error.code:
        case "E-SYN-03":
            return {"form": facts["found"]}
        case "E-SYN-53":
            return {"schema": facts["found"]}
        case code if code in entering.GAPS and "node" in facts:
            return {"chain": [facts["node"], facts["epoch"], int(facts["first"]) - 1]}
        case code if code in entering.GAPS:
            return {"feed": [facts["epoch"], facts["first"]]}
    return {}


def _may(need: _Need, now: _Now) -> bool:
    match need:
        case {"stamp": stamp} if stamp != now.stamp:
            return True
        case {"form": form}:
            return bool(form <= FORMAT)
        case {"schema": schema}:
            return entering.reads(schema)
        case {"chain": [node, epoch, seq]}:
            end = now.ends.get((node, epoch), End(0, ""))
            return end.seq >= seq or end.state == FORK
        case {"feed": [epoch, begin]}:
            at = now.position
            return at.epoch > int(epoch) or (at.epoch == epoch and at.feed >= int(begin))
    return True
