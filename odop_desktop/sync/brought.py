"""What a file brings beside changes of records: a state pack, an update of the program, a person who moves."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.two import Two
from odop_desktop.storage.statepack import Laid
from odop_desktop.sync.updates import Update

__all__ = ["Brought", "Laid", "Update"]


@dataclass(frozen=True, slots=True)
class Comer:
    """A person announced to this office: who, under which registration number, from which district."""

    name: Two
    reg_no: str
    origin: Two


@dataclass(slots=True)
class Brought:
    """`pack`: what the newer state pack changed; `refused`: why the one that came was not taken; `comer`: who is
    announced by a transfer file; `update`: an update of the program of which was not known before."""

    pack: Laid | None = None
    refused: OdopError | None = None
    comer: Comer | None = None
    update: Update | None = None
