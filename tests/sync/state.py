"""A real headquarters that has begun, with its root keys, and an office that is not enrolled yet."""

from __future__ import annotations

from pathlib import Path

from odop_desktop.actions import setup
from odop_desktop.office import Office
from odop_desktop.sync import answers, centre, enrol, inbox, joining
from odop_desktop.sync.inbox import Received
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust_founding import Begun
from tests.actions.offices import CHEAP, PASSWORD, ROOM, Clock
from tests.sync.lab import found, hand_in, open_


def made(folder: Path, district: str | None, *, real: bool = True, pc: int = 1, node: str = "") -> Office:
    kind = "district" if district else "headquarters"
    password = PASSWORD if real else None
    wish = setup.Wish(folder, "HP", district, pc, "clerk", password, kind, CHEAP, node=node)
    setup.create(wish, clock=Clock(), room=ROOM)
    return open_(folder)


def founded(folder: Path) -> Begun:
    """Makes both, closed; what headquarters began with."""
    for who in ("hq", "chm"):
        found(folder, who)
    hq = open_(folder / "hq")
    begun = centre.prepare(hq, phone="0177-2621234")
    centre.begin(hq, begun.trust)
    hq.close()
    return begun


class State:
    """Headquarters, and Chamba, both open."""

    def __init__(self, folder: Path, begun: Begun | None = None) -> None:
        """Makes both in `folder`; where they stand there already, `begun` is what headquarters began with."""
        self.post = folder / "post"
        self.begun = begun or founded(folder)
        self.hq, self.chm = open_(folder / "hq"), open_(folder / "chm")

    def close(self) -> None:
        self.hq.close()
        self.chm.close()

    @property
    def roots(self) -> tuple[RootKey, ...]:
        return self.begun.roots[:1]

    @property
    def said(self) -> str:
        """What headquarters reads out."""
        return self.begun.trust.roots.fingerprint

    def accepted(self, office: Office, *, renew: bool = False) -> Path:
        asked = joining.request(office, self.post, phone="01899-222001")
        request = enrol.read_request(asked.file)
        said = asked.fingerprint
        return centre.accept(self.hq, request, self.roots, confirmed=said, out=self.post, renew=renew)

    def send(self, office: Office) -> Received:
        return inbox.receive(self.hq, hand_in(office, self.post).file)

    def answer(self, office: Office) -> Received:
        return inbox.receive(office, answers.answer(self.hq, node(office), self.post).file)


def node(office: Office) -> str:
    return joining.asking(office).node
