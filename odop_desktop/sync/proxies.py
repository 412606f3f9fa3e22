"""Districts still on Excel: headquarters keeps their records itself until their first PC is enrolled (DECISIONS 30).

What is entered for such a district is written by headquarters' own PC, as changes of its own chain: a chain of its
own would need keys, files and an epoch, and nobody to hold them. The records belong to the district's office from
the start, for an office's id follows from its State and code: the feed gives them to the district's first PC, with
their history, and to nobody else; from then on it owns them like any it made itself. The numbers that are given
bear a PC number which no PC has (`office_ids.PROXY_PC`).
"""

from __future__ import annotations

from collections.abc import Sequence

from odop_desktop.domain.office_ids import PROXY_PC, office_id
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import entered
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import eventlog, settings
from odop_desktop.storage.ops import uuid7
from odop_desktop.sync import desk, feed, practice, roots, trust_edit
from odop_desktop.sync.desk import Desk
from odop_desktop.sync.recalling import listing
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import Status, TrustNode


def begin(office: Office, district: RecordRow, signing: Sequence[RootKey] = ()) -> TrustNode:
    """Opens the district's office here. A practice headquarters signs with its own keys.

    E-SYN-84: this is not headquarters; E-SYN-93: the district sends itself, or is kept here already.
    """
    with listing(office) as conn:
        here = desk.sit(office, conn)
        if not here.is_hq:
            raise OdopError("E-SYN-84")
        state = str(district["state"] or office.facts.state)
        own = office_id(state, district["code3"], practice=here.trust.practice)
        if lives := [n for n in here.trust.nodes if n.office == own and n.status is Status.ACTIVE]:
            raise OdopError("E-SYN-93", pc=lives[0].label)
        names = (str(district["name_hi"] or ""), str(district["name_en"] or ""))
        fresh = TrustNode(
            uuid7(), own, district.id, f"{state}-{district['code3']}", PROXY_PC, *names, "", proxy=True
        )
        draft = trust_edit.with_node(here.trust, fresh, office.today())
        trust = roots.sign(draft, _keys(here, signing))
        desk.take_trust(conn, office, trust)
        facts = {"pc": fresh.label, "version": trust.version}
        eventlog.note(conn, "sync.proxy", office.user.name, office.now(), facts)
    return fresh


def end(office: Office, asked: str, signing: Sequence[RootKey] = ()) -> TrustNode:
    """Keeps a district no longer for which nothing was entered: it is as though it had not been opened.

    E-SYN-84; E-SYN-94: it is not kept; E-SYN-98: records stand for it.
    """
    with listing(office) as conn:
        here = desk.sit(office, conn)
        if not here.is_hq:
            raise OdopError("E-SYN-84")
        node = kept(here.trust, asked)
        feed.catch_up(conn, here)  # whose a record is, is settled there
        if count := entered.standing(conn, node.office):
            raise OdopError("E-SYN-98", code=node.code, count=count)
        trust = roots.sign(trust_edit.without(here.trust, node.id, office.today()), _keys(here, signing))
        desk.take_trust(conn, office, trust)
        lists = {id: line for id, line in settings.get(conn, entered.LISTS, {}).items() if id != node.office}
        settings.put(conn, entered.LISTS, lists)
        facts = {"pc": node.label, "version": trust.version}
        eventlog.note(conn, "sync.proxy-ended", office.user.name, office.now(), facts)
    return node


def _keys(here: Desk, signing: Sequence[RootKey]) -> Sequence[RootKey]:
    return signing or (practice.headquarters(here.office_id).roots if here.trust.practice else ())


def kept(trust: TrustList, asked: str) -> TrustNode:
    """The district that is kept here by this code (HP-LUL, LUL) or name. E-SYN-94."""
    wanted = asked.strip().casefold()
    for node in trust.nodes:
        if node.proxy and node.status is Status.ACTIVE and wanted in _names(node):
            return node
    raise OdopError("E-SYN-94", code=asked)


def free(trust: TrustList, rows: Sequence[RecordRow]) -> tuple[RecordRow, ...]:
    """Of these districts those that have neither a PC nor a place here."""
    taken = {n.code for n in trust.nodes if n.status is Status.ACTIVE}
    return tuple(row for row in rows if f"{row['state']}-{row['code3']}" not in taken)


def _names(node: TrustNode) -> set[str]:
    names = (node.code, node.code.partition("-")[2], node.label, node.name_hi, node.name_en)
    return {name.casefold() for name in names if name}
