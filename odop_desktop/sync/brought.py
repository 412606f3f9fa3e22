"""What a file brings beside changes of records: a state pack, an update of the program."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.errors import OdopError
from odop_desktop.storage.statepack import Laid

__all__ = ["Brought", "Laid"]


@dataclass(slots=True)
class Brought:
    """`pack`: what the newer state pack changed; `refused`: why the one that came was not taken."""

    pack: Laid | None = None
    refused: OdopError | None = None
