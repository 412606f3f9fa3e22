"""A practice office enrols itself with the practice headquarters, or is it (DECISIONS 32)."""

from __future__ import annotations

from odop_desktop.office import Office
from odop_desktop.storage import peers
from odop_desktop.sync import centre, joining, practice

HEADQUARTERS = "headquarters"


def node(kind: str) -> str:
    """The id that a practice office of this kind is set up with; "": a fresh one."""
    return practice.headquarters().node if kind == HEADQUARTERS else ""


def ensure(office: Office) -> None:
    """Enrols a practice office that is not enrolled; a real one waits for people, and stays as it is."""
    if not office.facts.practice:
        return
    with office.reading() as conn:
        known, me = joining.held(conn), peers.me(conn).node
    if known is not None:
        return
    if not office.facts.headquarters:
        joining.practise(office)
    elif me == node(HEADQUARTERS):
        centre.begin_practice(office)
