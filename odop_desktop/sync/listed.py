"""The offices of the trust list as people call them."""

from __future__ import annotations

from collections.abc import Mapping

from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries.headquarters import Listed, Pc
from odop_desktop.sync import desk, joining
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import Status, TrustNode


def trust(office: Office) -> TrustList:
    """The list this office goes by. E-SYN-50: not enrolled."""
    with office.reading() as conn:
        return desk.sit(office, conn).trust


def known(office: Office) -> TrustList | None:
    """As `trust`; None before this office is enrolled, or headquarters has begun."""
    with office.reading() as conn:
        return joining.held(conn)


def pc(trust: TrustList, asked: str) -> TrustNode:
    """The PC of this name (`HP-CHM-2`), or the one of an office that has one in use (`HP-CHM`). E-SYN-85."""
    wanted = asked.strip().upper()
    named = [node for node in trust.nodes if node.label == wanted]
    found = [
        node for node in named or trust.nodes if node.works and wanted in (node.label, node.code)
    ] or named
    if len(found) != 1:
        raise OdopError("E-SYN-85", code=asked)
    return found[0]


def is_hq(office: Office) -> bool:
    """Whether the list names this PC as headquarters. E-SYN-50."""
    with office.reading() as conn:
        return desk.sit(office, conn).is_hq


def headquarters(office: Office) -> TrustList:
    """As `trust`, on the PC that is headquarters. E-SYN-84: this is another office, or a PC to which headquarters' copy
    was brought back and which has not taken its place yet (`hq_keys.move`)."""
    with office.reading() as conn:
        here = desk.sit(office, conn)
    if not here.is_hq:
        raise OdopError("E-SYN-84")
    return here.trust


def offices(trust: TrustList) -> tuple[Listed, ...]:
    """Every office that has or had a PC, in the order of the codes; one whose PCs are all gone stays out."""
    by: dict[str, list[TrustNode]] = {}
    for node in trust.nodes:
        by.setdefault(node.office, []).append(node)
    live = {office: pcs for office, pcs in by.items() if any(_in_use(pc) for pc in pcs)}
    return tuple(_listed(office, pcs) for office, pcs in live.items())


def _in_use(pc: TrustNode) -> bool:
    """A PC that works, or a district that headquarters keeps itself."""
    return pc.status is Status.ACTIVE


def _listed(office: str, pcs: list[TrustNode]) -> Listed:
    now = next(pc for pc in pcs if _in_use(pc))
    told = tuple(Pc(pc.id, pc.label, pc.phone, pc.works) for pc in pcs)
    return Listed(office, now.code, Two(now.name_hi, now.name_en), told, proxy=now.proxy)


def called(trust: TrustList) -> Mapping[str, Two]:
    """node → the name of its office, with the PC's label; headquarters' by its name alone."""
    hq = {trust.hq.node: Two(trust.hq.name_hi, trust.hq.name_en)}
    return {pc.id: Two(_named(pc.name_hi, pc), _named(pc.name_en, pc)) for pc in trust.nodes} | hq


def _named(name: str, pc: TrustNode) -> str:
    return f"{name} ({pc.label})" if name else pc.label
