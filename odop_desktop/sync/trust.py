"""The trust list: which PCs there are, with which keys, who is headquarters. Signed by offline roots.

A district takes a list only if it is newer than the one it has, signed by the roots it confirmed (or by ones
to which those handed over), and of its own sort, real or practice. What no list names is not believed: a
package without a key here is refused before it is decrypted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import canonical
from odop_desktop.sync import limits, practice_keys
from odop_desktop.sync.fields import many, whole_object
from odop_desktop.sync.header import Kind
from odop_desktop.sync.rootset import RootSet, root_set, signatures, walk
from odop_desktop.sync.trust_head import Head, Introduction, digest, head, holding
from odop_desktop.sync.trust_parts import Headquarters, Status, TrustNode, trust_node

NODE_KINDS = frozenset((Kind.D2H, Kind.N2N, Kind.REKEY, Kind.TRANSFER))
_MOST_NODES = 20_000
_STEPS = 3  # sets of roots that a header has room for


@dataclass(frozen=True, slots=True)
class TrustList:
    """`head` is what the roots signed, `chain` the sets of roots there were, the newest last, `nodes` the PCs.

    `sigs` {key id: signature}. A list being prepared has none yet and is not read by anybody.
    """

    head: Head
    chain: tuple[RootSet, ...]
    nodes: tuple[TrustNode, ...]
    sigs: Mapping[str, str]
    _by_id: Mapping[str, TrustNode] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {one.id: one for one in self.nodes})

    @property
    def version(self) -> int:
        return self.head.version

    @property
    def practice(self) -> bool:
        return self.head.practice

    @property
    def roots(self) -> RootSet:
        return self.head.roots

    @property
    def hq(self) -> Headquarters:
        return self.head.hq

    def told(self) -> dict[str, Any]:
        """As it stands in a package's section."""
        return {
            "head": self.head.told(),
            "chain": [one.told() for one in self.chain],
            "nodes": [one.told() for one in self.nodes],
            "sigs": dict(self.sigs),
        }

    def encoded(self) -> bytes:
        """Canonical JSON, as it is kept and as `read` takes it."""
        return canonical(self.told()).encode()

    def introduction(self) -> Introduction:
        """What headquarters puts into its headers as `more["hq"]`."""
        return Introduction(self.head, self.sigs, self.chain[-_STEPS:])

    def expired(self, today: date) -> bool:
        """Past its day. That only warns: an office that no file reaches must not stop working."""
        return today.isoformat() > self.head.expires

    def node(self, node: str) -> TrustNode:
        """E-TRU-01 where the list does not know it."""
        if node not in self._by_id:
            raise OdopError("E-TRU-01")
        return self._by_id[node]

    def siblings(self, node: str) -> tuple[TrustNode, ...]:
        """The other PCs of the same office that work."""
        office = self.node(node).office
        return tuple(one for one in self.nodes if one.office == office and one.id != node and one.works)

    def key_for(self, kind: str, sender: str, epoch: int, pkg_no: int) -> bytes:
        """The raw public key that must have signed this file.

        E-TRU-01: nobody knows the sender; E-TRU-02 and 06: it was revoked or retired before this file;
        E-TRU-03: not its kind of file; E-TRU-04: none of its keys is for this number; E-TRU-07: a proxy.
        Of a PC no longer in use only what it sent to headquarters in its time counts: numbers are counted for
        each receiver, so a thief could still find free ones for another PC.
        """
        if (found := self.head.hq_key(kind, sender, (epoch, pkg_no))) is not None:
            return found
        node = self.node(sender)
        if kind not in NODE_KINDS:
            raise OdopError("E-TRU-03", pc=node.label, kind=str(kind))
        if node.proxy:
            raise OdopError("E-TRU-07", pc=node.label)
        held = kind not in (Kind.N2N, Kind.TRANSFER) and any(one.holds((epoch, pkg_no)) for one in node.sign)
        if node.status is not Status.ACTIVE and not held:
            raise OdopError("E-TRU-02" if node.status is Status.REVOKED else "E-TRU-06", pc=node.label)
        return holding(node.sign, (epoch, pkg_no), node.label)

    def check_way(self, kind: str, sender: str, to: str) -> None:
        """E-TRU-08 where such a file does not go this way: districts speak to headquarters and to their own."""
        hq = self.hq.node
        match kind:
            case Kind.D2H | Kind.REKEY:  # its sender need not know yet that headquarters is another PC
                fair = to in self.head.centres
            case Kind.N2N:
                fair = any(one.id == to for one in self.siblings(sender))
            case Kind.TRANSFER:  # to the office that a person moves to; headquarters reads it too
                fair = to not in (sender, hq) and all(one.id != to for one in self._siblings(sender))
            case _:
                fair = to != sender
        if not fair:
            raise OdopError("E-TRU-08")

    def _siblings(self, node: str) -> tuple[TrustNode, ...]:
        return self.siblings(node) if node in self._by_id else ()

    def limit(self, node: str, epoch: int) -> int | None:
        """The last op that counts of a PC no longer in use, 0 for none; None where there is no limit.

        Whoever brings later ones, a sibling or the PC itself, they are not taken in. E-TRU-01.
        """
        for former in self.head.former:
            if former.node == node:
                return None if former.whole else former.last.get(epoch, 0)
        if node == self.hq.node or self.node(node).status is Status.ACTIVE:
            return None
        return self.node(node).last.get(epoch, 0)

    def offices(self) -> dict[str, str]:
        """node → office, of every PC there is or was, headquarters' too."""
        former = {one.node: one.office for one in self.head.former}
        return {one.id: one.office for one in self.nodes} | former | {self.hq.node: self.hq.office}

    def recipients_for(self, to: str, sender: str = "") -> tuple[str, ...]:
        """The age recipients of a file, for `package.write`.

        To headquarters or to a sibling: headquarters, recovery and the sender's siblings (SYNC 3.2, DECISIONS
        30). From headquarters: that PC, recovery and itself, for it may need its own files again. E-TRU-02,
        06, 07 where the receiver takes no files.
        """
        hq = self.hq
        if not sender or sender == hq.node:
            return self._receiver(to).age, hq.recovery, *hq.age
        if to != hq.node:
            self._receiver(to)
        return (*hq.age, hq.recovery, *(one.age for one in self.siblings(sender)))

    def _receiver(self, node: str) -> TrustNode:
        found = self.node(node)
        if not found.works:
            code = {Status.REVOKED: "E-TRU-02", Status.RETIRED: "E-TRU-06"}.get(found.status, "E-TRU-07")
            raise OdopError(code, pc=found.label)
        return found


def read(content: bytes, known: TrustList | None, roots: RootSet) -> TrustList:
    """A list that may take the place of `known`, or, where there is none yet, one that `roots` signed.

    With a known list `roots` is its set (`known.roots`). The known list itself comes back as it is.
    E-TRU-10: damaged; 11: older; 12: another list of the same number; 13: not signed by our roots; 14: the
    roots did not hand over; 15, 16: practice and real mixed; 17: a newer program's.
    """
    return _checked(_parsed(content), known, roots)


def _checked(found: TrustList, known: TrustList | None, roots: RootSet) -> TrustList:
    found.head.check(found.sigs)
    if found.practice is not _practice(roots):
        raise OdopError("E-TRU-15" if found.practice else "E-TRU-16")
    if walk(found.chain, roots) != found.roots:
        raise OdopError("E-TRU-14")
    if known is not None:
        _check_newer(found, known)
    _check_nodes(found)
    return found


@lru_cache(maxsize=4)
def kept(content: bytes, roots: RootSet) -> TrustList:
    """The list that this office keeps, as `read` reads it; of 1,600 PCs that takes 0.08 s, so only once."""
    return read(content, None, roots)


def newest(content: bytes, known: TrustList) -> TrustList:
    """The list that came inside a file of headquarters, where it is newer than `known`; else `known`.

    An older one is no wrong: a file that was lost and found again brings it. E-TRU-12 and as `read` says.
    """
    found = _parsed(content)
    return known if found.version < known.version else _checked(found, known, known.roots)


def _parsed(content: bytes) -> TrustList:
    try:
        told = whole_object(content, limits.SECTION_LINE)
        top = head(told["head"])
        chain, nodes = many(root_set, 64)(told["chain"]), many(trust_node, _MOST_NODES)(told["nodes"])
        sigs = signatures(told["sigs"])
        if len(told) != 4 or (top.chain, top.nodes) != (digest(told["chain"]), digest(told["nodes"])):
            raise ValueError("not the parts that the head names")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise OdopError("E-TRU-10") from error
    return TrustList(top, chain, nodes, sigs)


def _check_newer(found: TrustList, known: TrustList) -> None:
    facts = {"version": found.version, "known": known.version}
    if found.version < known.version:
        raise OdopError("E-TRU-11", **facts)
    if found.version == known.version and found.head != known.head:
        raise OdopError("E-TRU-12", **facts)


def _practice(roots: RootSet) -> bool:
    return roots.keys == practice_keys.roots()


def _check_nodes(found: TrustList) -> None:
    """No id, key or PC number twice; no practice key in a real list."""
    ids = [found.hq.node, *(f.node for f in found.head.former), *(n.id for n in found.nodes)]
    numbers = [(n.code, n.pc) for n in found.nodes if n.works]
    owners: list[tuple[bytes, str]] = [(key.key, n.id) for n in found.nodes for key in n.sign]
    keys = [*dict.fromkeys(found.head.sign_keys()), *(key for key, _ in dict.fromkeys(owners))]
    if any(_twice(values) for values in (ids, numbers, keys)):
        raise OdopError("E-TRU-10")
    if not found.practice and practice_keys.known() & {*keys, *(n.age for n in found.nodes)}:
        raise OdopError("E-TRU-15")


def _twice(values: Sequence[Any]) -> bool:
    return len(set(values)) < len(values)
