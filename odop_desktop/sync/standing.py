"""Where an office stands in the exchange, for people: enrolled or not, headquarters' name, the other PCs."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from odop_desktop import __version__
from odop_desktop.domain.packfiles import newer
from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.facts import Two
from odop_desktop.office import Office
from odop_desktop.storage import digests, peers
from odop_desktop.storage.ops import canonical
from odop_desktop.sync import comparing, desk, joining, keys, parting
from odop_desktop.sync.authority import SHARED
from odop_desktop.sync.desk import Position
from odop_desktop.sync.parting import Awaited
from odop_desktop.sync.trust import TrustList


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another PC of this office: node id and label (HP-CHM-2)."""

    node: str
    label: str


@dataclass(frozen=True, slots=True)
class Standing:
    """`label` is this PC's own (HP-CHM-1); `awaited` the files of which parts are missing; `compared`: the
    number of the file that headquarters held against its own records last, None where it told of none yet;
    `differs`: the kinds of which it found other values; `clerk`: the telephone that headquarters has of this PC;
    `expired`: whether the list of offices that this PC goes by is past its day."""

    label: str
    hq: Two
    phone: str
    roots: str
    version: int
    position: Position
    siblings: tuple[Sibling, ...]
    awaited: tuple[Awaited, ...]
    compared: int | None
    differs: tuple[str, ...]
    least: str = ""  # the version of the program that headquarters asks for, where this one is older
    clerk: str = ""
    expired: bool = False


def of(office: Office) -> Standing | None:
    """None before headquarters has enrolled this PC."""
    with office.reading() as conn:
        trust = joining.held(conn)
        if trust is None:
            return None
        here, me = desk.sit(office, conn), peers.me(conn).node
        compared = comparing.kept(conn, "") or {}
    others = [
        n for n in trust.nodes if n.office == office.facts.id and n.id != me and n.works and not n.proxy
    ]
    own = next((n for n in trust.nodes if n.id == me), None)
    return Standing(
        own.label if own else "HQ",
        Two(trust.hq.name_hi, trust.hq.name_en),
        trust.hq.phone,
        trust.roots.fingerprint,
        trust.version,
        here.position,
        tuple(Sibling(n.id, n.label) for n in others),
        tuple(parting.awaited(office.place)),
        compared.get("file"),
        tuple(compared.get("differs", {})),
        least(trust),
        own.phone if own else "",
        trust.expired(office.today()),
    )


def enrolled(office: Office) -> Standing:
    """As `of`. E-SYN-50 before headquarters has enrolled this PC."""
    found = of(office)
    if found is None:
        raise OdopError("E-SYN-50")
    return found


def least(trust: TrustList | None) -> str:
    """The version of the program that headquarters asks for, where this one is older; else ""."""
    return trust.head.min_app if trust and newer(trust.head.min_app, __version__) else ""


def fingerprint(office: Office) -> str:
    """Of this PC's keys, as it is read to headquarters; the keys are made where there are none yet."""
    return keys.ensure(office.place, office.key).public.fingerprint


def digest(office: Office, code: str = "") -> str:
    """What this office's records come to, as one SHA-256: equal at both ends once everything has been exchanged.

    At headquarters with the `code` of an office (HP-CHM) what that office has there. E-SYN-70: no such office.
    """
    with office.reading() as conn:
        trust = joining.held(conn)
        scopes = _scopes(trust, code) if code else None
        return sha256(canonical(digests.told(digests.of(conn, scopes))).encode()).hexdigest()


def _scopes(trust: TrustList | None, code: str) -> tuple[str, ...]:
    for node in trust.nodes if trust else ():
        if node.code == code.upper():
            return (node.office, SHARED)
    raise OdopError("E-SYN-70", code=code)
