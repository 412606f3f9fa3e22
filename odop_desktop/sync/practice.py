"""The practice headquarters that every copy of the program brings: with fixed keys, for practice offices alone.

A practice office is its own witness: it makes the list that names it (DECISIONS 32). An office that plays
headquarters admits every practice office whose file it is shown, without a telephone call.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from odop_desktop.errors import OdopError
from odop_desktop.sync import practice_keys, roots, trust_edit
from odop_desktop.sync.enrol_answer import Enrolled
from odop_desktop.sync.enrol_request import ASKED, Asking, Request, of_header
from odop_desktop.sync.header import Header
from odop_desktop.sync.keys import NodeKeys, PublicKeys
from odop_desktop.sync.phrase import secret_for
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.rootset import RootSet
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import Headquarters, SignKey

_NAMES = ("अभ्यास मुख्यालय", "Practice headquarters")


@dataclass(frozen=True, slots=True)
class Practice:
    """`node` and `office` ids, its keys, its root keys, and the secret behind its receipt phrases."""

    node: str
    office: str
    keys: NodeKeys
    roots: tuple[RootKey, ...]
    master: bytes

    @property
    def root_set(self) -> RootSet:
        return roots.new_set(self.roots)

    def hq(self, scope: str = "state") -> Headquarters:
        public = self.keys.public
        sign, age = (SignKey(public.sign),), (public.age,)
        return Headquarters(self.node, self.office, *_NAMES, "", scope, sign, age, practice_keys.recovery())

    def founded(self, on: date, scope: str = "state") -> TrustList:
        """Its first list, without any office."""
        return roots.sign(trust_edit.founded(self.hq(scope), self.root_set, on), self.roots)

    def admitted(self, trust: TrustList, request: Request, on: date) -> TrustList:
        """The list with a practice office more. E-TRU-16 where the office is real."""
        if not request.asking.practice or not trust.practice:
            raise OdopError("E-TRU-16")
        draft = trust_edit.with_node(trust, request.node(), on, request.earlier())
        return roots.sign(trust_edit.handed_over(draft, request.asking.code, on), self.roots)

    def enrolled(self, asking: Asking, public: PublicKeys, on: date) -> Enrolled:
        """What a practice office gives itself: the list that names it and the secret for its phrases."""
        draft = trust_edit.founded(self.hq(), self.root_set, on)
        if not asking.practice:
            raise OdopError("E-TRU-16")
        request = Request(asking, public, "", "")
        draft = trust_edit.with_node(draft, request.node(), on, request.earlier())
        return Enrolled(roots.sign(draft, self.roots), secret_for(self.master, asking.node))

    def welcomed(self, trust: TrustList, header: Header, on: date) -> TrustList:
        """The list that knows the sender of a practice file: its header asks for that in `more["enrol"]`.

        As it is where the sender is known or does not ask. The file must still be verified with this list.
        """
        known = any(one.id == header.sender for one in trust.nodes) or header.sender == trust.hq.node
        if known or not header.practice or ASKED not in header.more:
            return trust
        return self.admitted(trust, of_header(header), on)


def headquarters(office: str = "") -> Practice:
    """The one practice headquarters there is, the same in every copy of the program.

    `office` is the id of the office that plays it, which only that office knows.
    """
    return Practice(
        _id("node"),
        office or _id("office"),
        practice_keys.hq_keys(),
        tuple(RootKey(secret) for secret in practice_keys.root_secrets()),
        practice_keys.secret("phrase"),
    )


def _id(purpose: str) -> str:
    return str(UUID(bytes=practice_keys.secret(purpose)[:16], version=5))
