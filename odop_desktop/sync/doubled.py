"""A PC of our office ran twice, and we took in a file of the one that headquarters does not keep.

Nobody can take that out of the records again; what we wrote ourselves is safe, for headquarters takes it in. A copy
from before is brought back, and headquarters' file brings the rest. The archive must not bring the other's work once
more: the files that hold it are laid aside as soon as headquarters' own file says so.

At headquarters such a file stays in the archive, for the sibling's own work is in it. Put back from a copy, it would
take the files in the order in which they were made, and might keep the other one this time: so beside the archive it
is noted what the file came behind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from odop_desktop.errors import OdopError
from odop_desktop.storage import peers
from odop_desktop.storage.peers import Chain, End
from odop_desktop.storage.place import Place
from odop_desktop.storage.store import Connection
from odop_desktop.sync import archive, package
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.header import Kind

_BEHIND = "behind"  # the folder beside the archive


@contextmanager
def told(here: Desk) -> Iterator[None]:
    """E-SYN-77 where headquarters' file has other ops of a sibling than we have; E-SYN-56 where of our own."""
    try:
        yield
    except OdopError as error:
        if error.code != "E-SYN-56" or error.facts["node"] == here.me.node:
            raise
        pc = here.trust.node(str(error.facts["node"])).label
        raise OdopError("E-SYN-77", pc=pc, **error.facts) from error


def lay_aside(place: Place, error: OdopError) -> None:
    """The files that hold these ops, the siblings' and those of a headquarters that lost them since: the archive
    brings them no more. Headquarters' own work in its files is given back to it all the same (`returning`)."""
    node, epoch, seq = (error.facts[key] for key in ("node", "epoch", "seq"))
    for path in archive.everything(place):
        with suppress(OdopError, OSError):
            header = package.read_header(path)
            span = header.ops.get(str(node), {}).get(int(str(epoch)))
            if header.kind in (Kind.N2N, Kind.H2D) and span and int(span[1]) >= int(str(seq)):
                archive.lay_aside(path)


def keep_turn(place: Place, pkg_id: str, left: Mapping[Chain, int]) -> None:
    """Of which chains a file's ops were left out, from which number on: others hold there, which came before it."""
    if left and not _turn(place, pkg_id):
        told = [[node, epoch, seq] for (node, epoch), seq in left.items()]
        archive.note(place, f"{_BEHIND}/{pkg_id}", json.dumps(told))


def in_turn(conn: Connection, place: Place, pkg_id: str) -> None:
    """E-SYN-55 for a file that comes again, as long as those have not."""
    if not (turn := _turn(place, pkg_id)):
        return
    ends = peers.ends(conn)
    for node, epoch, seq in turn:
        end = ends.get((node, epoch), End(0, ""))
        if end.seq < seq:
            raise OdopError("E-SYN-55", node=node, epoch=epoch, first=seq + 1, last=end.seq)


def _turn(place: Place, pkg_id: str) -> list[tuple[str, int, int]]:
    with suppress(ValueError):  # nothing is noted, or the disk has damaged it
        return [
            (str(n), int(e), int(seq))
            for n, e, seq in json.loads(archive.noted(place, f"{_BEHIND}/{pkg_id}"))
        ]
    return []
