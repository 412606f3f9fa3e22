"""The ground that the list stands on: it is signed anew before it grows old, and other offline keys take over.

A district goes from the old set of keys to the new one by itself: the new set is signed by both, and that stands in
the list and in the head of every file (`rootset.walk`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage.store import Connection
from odop_desktop.sync import desk, practice, roots, trust_edit
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.hq_keys import put_in, real
from odop_desktop.sync.recalling import listing
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.rootset import RootSet
from odop_desktop.sync.trust import TrustList


@dataclass(frozen=True, slots=True, repr=False)
class Fresh:
    """The next offline keys, and the set that they are once it counts; `roots` go to files and paper, and then out
    of this program's memory."""

    roots: tuple[RootKey, RootKey]
    set: RootSet

    def __repr__(self) -> str:
        return f"Fresh({self.set.fingerprint})"


def renew(office: Office, signing: Sequence[RootKey]) -> TrustList:
    """The list once more, good for another time (`trust_edit.VALID`). Every change of it does the same.

    E-SYN-84: this is not headquarters; E-TRU-33: the wrong offline keys. A practice headquarters signs by itself.
    """
    with listing(office) as conn:
        here = _headquarters(conn, office)
        own = practice.headquarters(office.facts.id).roots if here.trust.practice else ()
        draft = trust_edit.with_least(here.trust, here.trust.head.min_app, office.today())
        return _put_in(conn, office, roots.sign(draft, signing or own), "renewed-list")


def prepare(office: Office, signing: Sequence[RootKey]) -> Fresh:
    """New offline keys, which one of the present ones hands over to. Nothing is kept yet: first they must lie in
    their files and on their paper (`root_files`).

    E-SYN-84: this is not headquarters; E-TRU-16: practice; E-TRU-33: `signing` holds none of the present keys.
    """
    with listing(office) as conn:
        now = real(_headquarters(conn, office)).trust.roots
    pair = (RootKey.new(), RootKey.new())
    return Fresh(pair, roots.handed_over(now, pair, now.threshold, signing))


def change(office: Office, fresh: Fresh) -> TrustList:
    """The list under the new keys; the old ones sign nothing any more. As `prepare`; E-TRU-14: another set took
    over meanwhile."""
    with listing(office) as conn:
        here = real(_headquarters(conn, office))
        draft = trust_edit.with_roots(here.trust, fresh.set, office.today())
        return _put_in(conn, office, roots.sign(draft, fresh.roots), "roots")


def due(trust: TrustList, today: date) -> bool:
    """Whether headquarters should sign its list anew: some weeks before it grows old, for files take their time."""
    return trust.expired(today + trust_edit.BEFORE)


def _headquarters(conn: Connection, office: Office) -> Desk:
    here = desk.sit(office, conn)
    if not here.is_hq:
        raise OdopError("E-SYN-84")
    return here


def _put_in(conn: Connection, office: Office, trust: TrustList, what: str) -> TrustList:
    return put_in(conn, office, trust, what, {"fingerprint": trust.roots.fingerprint})
