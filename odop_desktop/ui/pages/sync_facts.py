"""What the place of headquarters' files shows, read in one go off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from odop_desktop.deeds import post
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries import arrivals, asked, conflicts, sync_books, sync_status, transfers
from odop_desktop.queries.arrivals import Arrival
from odop_desktop.queries.asked import Asked
from odop_desktop.queries.conflicts import Conflict
from odop_desktop.queries.sync_books import BackRecord, MadeFile
from odop_desktop.queries.transfers import Announced
from odop_desktop.sync import attachments, enclosures, listed, returning, standing, updates
from odop_desktop.sync.enclosures import Circular
from odop_desktop.sync.standing import Standing
from odop_desktop.sync.updates import Update

_BOOK = 50  # lines of the book of what came


@dataclass(frozen=True, slots=True)
class Facts:
    """`standing` None: headquarters has not enrolled this PC. `inside`: unsent records by kind; `beside` of them
    were given to another PC of the office."""

    standing: Standing | None
    fingerprint: str
    inside: dict[str, int]
    made: tuple[MadeFile, ...]
    came: tuple[Arrival, ...]
    returned: tuple[BackRecord, ...]
    conflicts: tuple[Conflict, ...]
    circulars: tuple[Circular, ...]
    coming: tuple[Announced, ...]
    questions: tuple[Asked, ...]
    update: Update | None  # of the program, which headquarters sent
    beside: int
    gives_back: int  # files of headquarters that it lost, which go with the next file
    papers: int  # letters and photos that headquarters has not said it holds
    called: Mapping[str, Two]  # node → how its office is called

    @property
    def unsent(self) -> int:
        return sum(self.inside.values())

    @property
    def last(self) -> MadeFile | None:
        """The newest file to headquarters."""
        return self.made[0] if self.made else None


def facts(office: Office) -> Facts:
    """A practice office that was made before it could be enrolled is enrolled by this."""
    trust = listed.known(office)
    return Facts(
        standing.of(office),
        standing.fingerprint(office),
        sync_status.inside(office),
        tuple(sync_books.made(office)),
        arrivals.arrivals(office, _BOOK),
        tuple(sync_books.returned(office)),
        conflicts.found(office, limit=None),
        tuple(enclosures.kept(office)),
        tuple(one for one in transfers.announced(office) if not one.here),
        tuple(asked.every(office, "open")),
        updates.here(office),
        sync_status.beside(office),
        returning.count(office),
        attachments.left(office),
        listed.called(trust) if trust else {},
    )


def enrolled(office: Office) -> Facts:
    """As `facts`, after a practice office has enrolled itself."""
    post.settle(office)
    return facts(office)
