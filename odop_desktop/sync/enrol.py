"""Enrolment: a PC asks, headquarters accepts it into the trust list and answers, the PC takes the answer.

    new PC         request → file, and its fingerprint, read over the telephone
    headquarters   read_request → accept (with a root key) → answer → file, and the roots' fingerprint, read out
    new PC         take_answer

The private keys never leave the PC, and neither side believes a file alone: each compares one fingerprint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from odop_desktop.domain.office_ids import HEADQUARTERS, office_id
from odop_desktop.errors import OdopError
from odop_desktop.sync import roots, spoken, trust_edit
from odop_desktop.sync.enrol_answer import Enrolled, answer, take_answer
from odop_desktop.sync.enrol_request import Asking, Request, read_request, request
from odop_desktop.sync.keys import PublicKeys
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import Status, TrustNode

__all__ = ["Asking", "Enrolled", "Request", "accept", "answer", "read_request", "request", "take_answer"]


def accept(
    trust: TrustList,
    request: Request,
    keys: Sequence[RootKey],
    *,
    confirmed: str,
    on: date,
    renew: bool = False,
) -> TrustList:
    """The next list, with the PC in it. `confirmed` is the fingerprint as the clerk read it out.

    `renew` takes new keys of a PC that is enrolled already, as after a restore that lost them. A proxy kept for
    its district retires, and PCs of which this one took over are listed as replaced.

    E-TRU-21: another fingerprint; 22: the PC's number is taken; 23: enrolled with other keys; 24: another PC's
    keys; 43: its office is not its code's; 02, 06: it was revoked or retired; 15, 16: practice and real mixed.
    """
    if not spoken.same(confirmed, request.fingerprint):
        raise OdopError("E-TRU-21")
    if request.asking.practice is not trust.practice:
        raise OdopError("E-TRU-15" if request.asking.practice else "E-TRU-16")
    _check_office(trust, request.asking)
    check_unused(trust, request.public, request.asking.node)
    _check_number(trust, request)
    draft = trust_edit.with_node(trust, _node(trust, request, renew), on, request.earlier())
    return roots.sign(trust_edit.handed_over(draft, request.asking.code, on), keys)


def free_number(trust: TrustList, code: str) -> int:
    """The first PC number of a district that no PC ever had."""
    taken = {one.pc for one in trust.nodes if one.code == code}
    return next(number for number in range(1, len(taken) + 2) if number not in taken)


def check_unused(trust: TrustList, public: PublicKeys, node: str = "") -> None:
    """E-TRU-24 where one of the keys is another PC's, or headquarters'. `node` may have them itself."""
    for one in trust.nodes:
        if one.id != node and (one.age == public.age or any(k.key == public.sign for k in one.sign)):
            raise OdopError("E-TRU-24", pc=one.label)
    if public.sign in trust.head.sign_keys() or public.age in (*trust.hq.age, trust.hq.recovery):
        raise OdopError("E-TRU-24", pc="HQ")


def _check_office(trust: TrustList, asking: Asking) -> None:
    """An office's id follows from its code: a PC that named another's would read and write that one's records.

    Headquarters enrols nobody into itself; another PC takes its place by another way (`hq_keys`).
    """
    state, _, code3 = asking.code.partition("-")
    its = office_id(state, code3, practice=asking.practice)
    before = trust.offices().get(asking.node, its)
    if code3.upper() == HEADQUARTERS or asking.node in trust.head.centres or {asking.office, before} != {its}:
        raise OdopError("E-TRU-43", code=asking.code)


def _check_number(trust: TrustList, request: Request) -> None:
    """Numbers on paper carry the PC's number: two that work never share one (DECISIONS 8)."""
    asking = request.asking
    for one in trust.nodes:
        theirs = (one.works or one.proxy) and one.id != asking.node
        if theirs and (one.code, one.pc) == (asking.code, asking.pc):
            name = " / ".join(filter(None, (one.name_hi, one.name_en)))
            free = free_number(trust, asking.code)
            raise OdopError("E-TRU-22", pc=one.label, name=name, phone=one.phone, free=free)


def _node(trust: TrustList, request: Request, renew: bool) -> TrustNode:
    fresh = request.node()
    was = next((one for one in trust.nodes if one.id == fresh.id), None)
    if was is None:
        return fresh
    if was.status is not Status.ACTIVE:
        raise OdopError("E-TRU-02" if was.status is Status.REVOKED else "E-TRU-06", pc=was.label)
    same = (was.sign[-1].key, was.age) == (request.public.sign, request.public.age)
    if not same and not renew:
        raise OdopError("E-TRU-23", pc=was.label)
    at = request.asking.epoch, request.asking.pkg_no
    sign = was.sign if same else trust_edit.switched(was.sign, request.public.sign, at)
    return replace(fresh, sign=sign, epoch_max=max(was.epoch_max, fresh.epoch_max), more=was.more)
