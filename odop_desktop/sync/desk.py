"""An office's place in the exchange of files: its keys, the trust list it holds, its chain, headquarters' position."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries.entered import HQ_NODES
from odop_desktop.queries.sync_status import NODES
from odop_desktop.storage import peers, settings
from odop_desktop.storage.peers import Self
from odop_desktop.storage.store import Connection
from odop_desktop.sync import floor, keys
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.rootset import RootSet, root_set
from odop_desktop.sync.trust import TrustList, kept

ROOTS, HQ = "sync.roots", "sync.hq"


@dataclass(frozen=True, slots=True)
class Position:
    """Headquarters as this office knows it: its epoch, how far its feed has been taken in, which PC it is.

    Older programs did not note the PC: "".
    """

    epoch: int = 0
    feed: int = 0
    node: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """`keys` are this PC's, `trust` the newest list it took in, `floor` the number it must at least have, `me` its
    own chain as it stood when asked, `heard` what it took in last of whichever PC was headquarters then."""

    office: Office
    keys: NodeKeys
    trust: TrustList
    me: Self
    heard: Position
    floor: int = 0

    @property
    def position(self) -> Position:
        """Another PC that is headquarters now counts its epochs and its feed anew."""
        return self.heard if self.heard.node in ("", self.trust.hq.node) else Position()

    @property
    def is_hq(self) -> bool:
        return self.trust.hq.node == self.me.node

    @property
    def office_id(self) -> str:
        return self.office.facts.id

    def with_trust(self, trust: TrustList) -> Desk:
        return replace(self, trust=trust)


def sit(office: Office, conn: Connection) -> Desk:
    """The office's desk. E-SYN-50 where headquarters has not enrolled this PC yet."""
    told = settings.some(conn, (settings.TRUST, ROOTS, HQ))
    if told.get(settings.TRUST) is None:
        raise OdopError("E-SYN-50")
    roots = roots_of(told.get(ROOTS))
    least = floor.of(office.place, office.key)
    trust = floor.newest(office.place, kept(told[settings.TRUST].encode(), roots), least)
    position = Position(**told.get(HQ, {}))
    return Desk(office, keys.ensure(office.place, office.key), trust, peers.me(conn), position, least)


def take_trust(conn: Connection, office: Office, trust: TrustList) -> None:
    """As `keep_trust`; no older list is taken again, even by a restored copy of the store.

    E-TRU-10 … for a list that nobody could read: kept, it would leave this office without a desk for ever.
    """
    kept(trust.encoded(), trust.roots)
    keep_trust(conn, trust)
    floor.rise(office, trust)


def keep_trust(conn: Connection, trust: TrustList) -> None:
    """The list to go by from now on, and the roots that the next one must be signed by."""
    settings.put(conn, settings.TRUST, trust.encoded().decode())
    settings.put(conn, ROOTS, trust.roots.told())
    own = settings.get(conn, "office")
    settings.put(conn, NODES, [node.id for node in trust.nodes if node.office == own])
    settings.put(conn, HQ_NODES, [trust.hq.node, *(former.node for former in trust.head.former)])


def keep_position(conn: Connection, position: Position) -> None:
    settings.put(conn, HQ, asdict(position))


def roots_of(told: Any) -> RootSet:
    return root_set(told if not isinstance(told, str) else json.loads(told))
