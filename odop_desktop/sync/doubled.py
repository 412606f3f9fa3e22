"""A PC of our office ran twice, and we took in a file of the one that headquarters does not keep.

Nobody can take that out of the records again; what we wrote ourselves is safe, for headquarters takes it in. A copy
from before is brought back, and headquarters' file brings the rest. The archive must not bring the other's work once
more: the siblings' files that hold it are laid aside as soon as headquarters' own file says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from odop_desktop.errors import OdopError
from odop_desktop.storage.place import Place
from odop_desktop.sync import archive, package
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.header import Kind


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
    """The siblings' files that hold these ops: the archive brings them no more."""
    node, epoch, seq = (error.facts[key] for key in ("node", "epoch", "seq"))
    for path in archive.everything(place):
        with suppress(OdopError, OSError):
            header = package.read_header(path)
            span = header.ops.get(str(node), {}).get(int(str(epoch)))
            if header.kind is Kind.N2N and span and int(span[1]) >= int(str(seq)):
                archive.lay_aside(path)
