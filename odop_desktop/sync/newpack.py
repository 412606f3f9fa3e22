"""A newer state pack from a folder or a pen drive: at headquarters, from where it goes to all; or at one office."""

from __future__ import annotations

from pathlib import Path

from odop_desktop.domain.packfiles import gathered, named, newer
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import eventlog, settings, statepack
from odop_desktop.storage.statepack import Laid
from odop_desktop.sync import desk, packs, taking

NATION = "nation"


class _Seen(Exception):
    """Ends the transaction in which the pack was tried."""


def update(office: Office, source: Path, *, trial: bool = False) -> Laid | None:
    """Takes in the pack of a folder or zip file; None where the office has this one. `trial`: what it would do.

    E-PCK-01, 21, 25, 26: it is none or not whole; E-PCK-23: another State's, unless this is headquarters of the
    nation; E-PCK-24: an older one than is here.
    """
    texts = gathered(source)
    state, version = named(texts)
    if state != office.facts.state and not _of_the_nation(office):
        raise OdopError("E-PCK-23", pack=state, state=office.facts.state)
    done: Laid | None = None
    try:
        with office.transaction() as conn:
            kept = statepack.kept(conn, state)
            if kept is not None and newer(kept.version, version):
                raise OdopError("E-PCK-24", state=state, version=version, here=kept.version)
            done = packs.lay(conn, office, texts, (state, version))
            if trial:
                raise _Seen
            if done is not None:
                taking.take_up(conn, office)  # what waited for a row that the pack has brought
                facts = {"state": state, "version": version}
                eventlog.note(conn, "pack.update", office.user.name, office.now(), facts)
    except _Seen:
        return done
    packs.settle(office)
    return done


def _of_the_nation(office: Office) -> bool:
    with office.reading() as conn:
        if settings.get(conn, settings.TRUST) is None:
            return False
        here = desk.sit(office, conn)
    return here.is_hq and here.trust.hq.scope == NATION
