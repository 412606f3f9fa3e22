"""How headquarters makes the next trust list. Each step returns a draft; `roots.sign` makes it count.

Steps can be taken one behind the other before one signing: the version moves on with the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from odop_desktop.errors import OdopError
from odop_desktop.sync import practice_keys
from odop_desktop.sync.header_fields import MOST_FILES
from odop_desktop.sync.keys import PublicKeys
from odop_desktop.sync.rootset import RootSet
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_head import Head, digest
from odop_desktop.sync.trust_parts import FormerHq, Headquarters, SignKey, Status, TrustNode

VALID = timedelta(days=400)  # then a list only warns
BEFORE = timedelta(weeks=8)  # so long before its day headquarters is told to sign it anew
SWITCH_AFTER = 5  # files that a PC may still send before it learns that its new key is taken


def founded(hq: Headquarters, roots: RootSet, on: date) -> TrustList:
    """The first list of a headquarters, without any PC yet."""
    practice = roots.keys == practice_keys.roots()
    head = Head(0, "", "", practice, roots, "", hq, (), "")
    return _next(TrustList(head, (roots,), (), {}), on, sigs=True)


def with_node(trust: TrustList, node: TrustNode, on: date, earlier: Iterable[TrustNode] = ()) -> TrustList:
    """The list with the PC, in place of what it said of it before; and with those of which it took over, where the
    list knows nothing of them.
    """
    known = trust.offices()
    others = (one for one in trust.nodes if one.id != node.id)
    before = (one for one in earlier if one.id not in known)
    nodes = sorted((*others, node, *before), key=lambda one: (one.code, one.pc, one.id))
    return _next(trust, on, nodes=tuple(nodes))


def without(trust: TrustList, node: str, on: date) -> TrustList:
    """The list without a stand-in that never held anything: nothing anywhere names it."""
    return _next(trust, on, nodes=tuple(one for one in trust.nodes if one.id != node))


def handed_over(trust: TrustList, code: str, on: date) -> TrustList:
    """The list without headquarters' stand-in for a district, where there was one: the district has a PC now."""
    for one in trust.nodes:
        if one.proxy and one.code == code and one.status is Status.ACTIVE:
            trust = with_node(trust, replace(one, status=Status.RETIRED), on)
    return trust


def ended(
    trust: TrustList,
    node: str,
    on: date,
    *,
    last_file: tuple[int, int] | None,
    last: Mapping[int, int],
    status: Status = Status.REVOKED,
) -> TrustList:
    """Takes a lost, stolen, cloned (`REVOKED`) or replaced (`RETIRED`) PC out of use.

    `last_file` (epoch, number) is the last file taken from it, `last` {epoch: seq} the last ops: what comes
    later is refused, whoever brings it. `last_file` None: no file of it counts.
    """
    was = trust.node(node)
    sign = closed(was.sign, last_file)
    return with_node(trust, replace(was, sign=sign, status=status, last=dict(last)), on)


def closed(keys: tuple[SignKey, ...], last: tuple[int, int] | None) -> tuple[SignKey, ...]:
    """The keys, for no file after `last`; keys that were only for later ones fall out."""
    if last is None:
        return ()
    kept = (key for key in keys if key.first <= last)
    return tuple(replace(key, last=min(last, key.last or last)) for key in kept)


def switched(keys: tuple[SignKey, ...], key: bytes, first: tuple[int, int]) -> tuple[SignKey, ...]:
    """The keys with a new one from the file `first` on; the old one is for those before it."""
    epoch, number = first
    before = (epoch, number - 1) if number else (epoch - 1, MOST_FILES)
    return (*closed(keys, before if epoch or number else None), SignKey(key, first))


def hq_rotated(trust: TrustList, public: PublicKeys, first: tuple[int, int], on: date) -> TrustList:
    """Other keys of headquarters in good order, in force from its file `first` (epoch, number) on."""
    sign = switched(trust.hq.sign, public.sign, first)
    return with_hq(trust, replace(trust.hq, sign=sign, age=(public.age,)), on)


def hq_stolen(trust: TrustList, public: PublicKeys, on: date) -> TrustList:
    """Other keys of headquarters, the old ones good for nothing more: somebody else has them (T19).

    A true file of the old key that is still under way is refused with the false ones; the next brings it all.
    """
    return with_hq(trust, replace(trust.hq, sign=(SignKey(public.sign),), age=(public.age,)), on)


def with_hq(
    trust: TrustList, hq: Headquarters, on: date, last: Mapping[int, int] | None = None, *, above: int = 0
) -> TrustList:
    """Other keys, names or telephone of headquarters, or another PC that is it from now on.

    For another PC, `trust.hq` says what the old one sent: with closed ranges only that counts, and of its ops those
    up to `last`; with open ones whatever it did. `above`: the least number of the list, where this one comes from
    an old copy and nobody here knows how far the lists have been counted since.
    """
    if hq.node == trust.hq.node:
        return _next(trust, on, hq=hq)
    was = FormerHq(trust.hq.node, trust.hq.office, trust.hq.sign, dict(last or {}))
    return _next(trust, on, hq=hq, former=(*trust.head.former, was), above=above)


def with_least(trust: TrustList, version: str, on: date) -> TrustList:
    """The list with the least version of the program that headquarters asks for; "" asks for none."""
    return _next(trust, on, least=version)


def with_roots(trust: TrustList, after: RootSet, on: date) -> TrustList:
    """The list under the next set of roots, which `roots.handed_over` made."""
    if after.no != trust.roots.no + 1:
        raise OdopError("E-TRU-14")
    return _next(trust, on, roots=after, chain=(*trust.chain, after))


def _next(
    trust: TrustList,
    on: date,
    *,
    hq: Headquarters | None = None,
    former: tuple[FormerHq, ...] | None = None,
    nodes: tuple[TrustNode, ...] | None = None,
    roots: RootSet | None = None,
    chain: tuple[RootSet, ...] | None = None,
    least: str | None = None,
    sigs: bool = False,
    above: int = 0,
) -> TrustList:
    head = trust.head
    nodes, chain = trust.nodes if nodes is None else nodes, chain or trust.chain
    changed = replace(
        head,
        version=max(head.version + (1 if trust.sigs or sigs else 0), above),
        issued=on.isoformat(),
        expires=(on + VALID).isoformat(),
        hq=hq or head.hq,
        former=head.former if former is None else former,
        min_app=head.min_app if least is None else least,
        roots=roots or head.roots,
        chain=digest([one.told() for one in chain]),
        nodes=digest([one.told() for one in nodes]),
    )
    return TrustList(changed, chain, nodes, {})
