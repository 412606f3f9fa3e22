"""Who can read a package that is found, and who can make one that is believed (SAFETY's threats T2, T4, T7, T18)."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pyrage
import pytest

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import uuid7
from odop_desktop.sync import agekey, gate, package, root_keeping, trust_edit
from odop_desktop.sync.envelope import MAGIC
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.payload import Section
from odop_desktop.sync.root_keeping import Sort
from odop_desktop.sync.trust import TrustList
from tests.sync.test_gate import header
from tests.sync.trusted import DAY, World, refused, world

NAME = "सुनीता देवी, गाँव चम्बा"
RECOVERY_BYTES = bytes(range(32))
RECOVERY = agekey.text_of(RECOVERY_BYTES)


@pytest.fixture(scope="module")
def w() -> World:
    """With a recovery key that we hold."""
    made = world()
    hq = replace(made.trust.hq, recovery=str(pyrage.x25519.Identity.from_str(RECOVERY).to_public()))
    return replace(made, trust=made.signed(trust_edit.with_hq(made.trust, hq, DAY)))


def sent(trust: TrustList, keys: NodeKeys, kind: Kind, sender: str, to: str) -> bytes:
    lines = (Section("note", {"name": NAME}),)
    recipients = trust.recipients_for(to, sender)
    return package.packed(header(kind, sender, to), lines, sign=keys.sign, recipients=recipients)[1]


def taken(trust: TrustList, file: bytes, identity: str) -> str:
    """As a receiver does: the gate, the signature, and only then the key."""
    found = package.read_header(file)
    signed = package.verify(file, found, gate.key_of(trust, found))
    told = [line for line in package.open(file, signed, identity) if isinstance(line, Section)]
    return str(told[0].content["name"])


def files(w: World) -> list[tuple[bytes, set[str]]]:
    """Each way a file goes, and the identities that are to open it."""
    hq, (one, two, other) = w.trust.hq.node, (w.one.id, w.two.id, w.other.id)
    ages = {name: keys.age_identity for name, keys in w.keys.items()}
    centre = {w.hq.age_identity, RECOVERY}
    return [
        (sent(w.trust, w.keys[one], Kind.D2H, one, hq), {*centre, ages[two]}),
        (sent(w.trust, w.keys[other], Kind.D2H, other, hq), centre),
        (sent(w.trust, w.keys[one], Kind.N2N, one, two), {*centre, ages[two]}),
        (sent(w.trust, w.hq, Kind.H2D, hq, other), {*centre, ages[other]}),
    ]


def test_a_found_package_opens_for_its_receivers_and_nobody_else(w: World) -> None:
    """T2: every other key of the State, and foreign ones."""
    everyone = {w.hq.age_identity, RECOVERY, NodeKeys.new().age_identity}
    everyone |= {keys.age_identity for keys in w.keys.values()}
    for file, readers in files(w):
        assert readers < everyone
        for identity in everyone:
            if identity in readers:
                assert taken(w.trust, file, identity) == NAME
            else:
                refused("E-SYN-11", lambda f=file, i=identity: taken(w.trust, f, i))
        assert NAME.encode() not in file


def test_a_lost_headquarters_is_read_with_the_key_on_paper(w: World) -> None:
    """T18: the archive of both ways opens with the offline recovery key."""
    paper = root_keeping.to_paper(Sort.RECOVERY, RECOVERY_BYTES)
    identity = agekey.text_of(root_keeping.from_paper(Sort.RECOVERY, paper))
    assert [taken(w.trust, file, identity) for file, _ in files(w)] == [NAME] * 4


def test_no_key_signs_for_another(w: World) -> None:
    """T4: each key under each name, for each kind of file; only the owner's own pass."""
    hq = w.trust.hq.node
    keys = {hq: w.hq, "stranger": NodeKeys.new(), **w.keys}
    believed = set()
    for (name, theirs), sender, kind in product(keys.items(), keys, Kind):
        to = w.one.id if sender == hq else w.two.id if kind is Kind.N2N else hq
        if kind is Kind.TRANSFER and sender != hq:
            to = w.one.id if sender == w.other.id else w.other.id
        found = header(kind, sender, to)
        file = package.packed(found, (), sign=theirs.sign, recipients=(w.trust.hq.age[0],))[1]
        try:
            found = package.read_header(file)
            package.verify(file, found, gate.key_of(w.trust, found))
        except OdopError:
            continue
        believed.add((name, sender, kind))
    assert {(name, sender) for name, sender, _ in believed} == {(n, n) for n in keys if n != "stranger"}
    assert {kind for name, _, kind in believed if name == w.other.id} == {"D2H", "REKEY", "TRANSFER"}
    assert {kind for name, _, kind in believed if name == hq} == {"H2D", "ACK", "ENROL", "TRANSFER"}


def test_a_file_with_another_header_is_refused(w: World) -> None:
    """T7: the sender, receiver, number or kind of one file in the header of another."""
    file = files(w)[0][0]
    found = package.read_header(file)
    end = len(MAGIC) + 4
    told = len(found.encoded())
    for other in (
        replace(found, sender=w.two.id),
        replace(found, to=w.two.id, kind=Kind.N2N),
        replace(found, pkg_no=found.pkg_no + 1),
        replace(found, epoch=1),
        replace(found, pkg_id=uuid7()),
        replace(found, kind=Kind.TRANSFER, to=w.other.id),
    ):
        swapped = _with_header(file, other, end + told)
        refused("E-SYN-06", lambda s=swapped: taken(w.trust, s, w.hq.age_identity))
    raised = replace(found, more={"hq": w.next().introduction().told()})
    swapped = _with_header(file, raised, end + told)
    refused("E-TRU-01", lambda: taken(w.trust, swapped, w.hq.age_identity))


def _with_header(file: bytes, header: Header, rest: int) -> bytes:
    told = header.encoded()
    return MAGIC + len(told).to_bytes(4, "big") + told + file[rest:]
