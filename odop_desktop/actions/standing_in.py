"""Headquarters' desk for a district that has no PC yet: what is entered there is the district's."""

from __future__ import annotations

from dataclasses import asdict, replace

from sqlalchemy import Connection

from odop_desktop.actions.roles import Role, least
from odop_desktop.domain.catalogue import PLACE
from odop_desktop.domain.office_ids import PROXY_PC
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import acts, entered, read
from odop_desktop.queries.entered import Brought
from odop_desktop.storage import feeding, settings
from odop_desktop.storage.ops import Act


@least(Role.OPERATOR)
def desk(office: Office, *, id: str, district: str) -> Office:
    """The open headquarters as the office `id` of a district (the id of its place): rows without a district are
    of this one, numbers bear its code, and what is made belongs to it. E-ACT-01.
    """
    with office.reading() as conn:
        home = read.get(conn, PLACE, district)
    if home is None:
        raise OdopError("E-ACT-01", record=district)
    facts = replace(
        office.facts,
        id=id,
        district=district,
        state=home["state"] or office.facts.state,
        code3=home["code3"],
        pc=PROXY_PC,
        name_hi=home["name_hi"] or "",
        name_en=home["name_en"] or "",
    )
    names = tuple(str(n) for n in (home["name_hi"], home["name_en"], *(home["variants"] or ())) if n)
    return replace(office, facts=facts, here=names, stands_in=True)


def keep(conn: Connection, office: Office, act: Act, brought: Brought) -> None:
    """In the transaction of an import: whose the new records are, and that a list was brought in."""
    made = acts.made(conn, act.id)
    feeding.settle_homes(conn, [(id, kind, office.facts.id) for id, kind in made])
    told = settings.get(conn, entered.LISTS, {})
    settings.put(conn, entered.LISTS, {**told, office.facts.id: asdict(brought)})
