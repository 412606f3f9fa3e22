"""The first day of a headquarters: its offline keys are made, and with them its first trust list."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date

import pyrage  # type: ignore[import-untyped]

from odop_desktop.sync import roots, trust_edit
from odop_desktop.sync.agekey import text_of
from odop_desktop.sync.keys import PublicKeys
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import Headquarters, SignKey


@dataclass(frozen=True, slots=True)
class Centre:
    """Who is headquarters: `node` and `office` ids, the telephone that districts call, `scope` state or nation."""

    node: str
    office: str
    name_hi: str
    name_en: str
    phone: str
    scope: str = "state"


@dataclass(frozen=True, slots=True, repr=False)
class Begun:
    """What that day leaves. `roots` and `recovery` (32 bytes) go to files and paper (`root_keeping`), then out
    of this program's memory: no PC keeps them.
    """

    trust: TrustList
    roots: tuple[RootKey, RootKey]
    recovery: bytes

    def __repr__(self) -> str:
        return f"Begun({self.trust.roots.fingerprint})"


def begin(who: Centre, public: PublicKeys, on: date) -> Begun:
    """`public` are the keys of the PC that is headquarters (`keys.ensure`)."""
    pair, recovery = (RootKey.new(), RootKey.new()), secrets.token_bytes(32)
    sign, age = (SignKey(public.sign),), (public.age,)
    names = (who.node, who.office, who.name_hi, who.name_en, who.phone, who.scope)
    hq = Headquarters(*names, sign, age, recipient_of(recovery))
    draft = trust_edit.founded(hq, roots.new_set(pair), on)
    return Begun(roots.sign(draft, pair), pair, recovery)


def recipient_of(recovery: bytes) -> str:
    """The age recipient of a recovery key: what districts encrypt to."""
    return str(pyrage.x25519.Identity.from_str(text_of(recovery)).to_public())
