"""Trust lists and enrolments on disk, for the tests of this and every later release: `python -m tools.trust_samples`.

    valid/    read by every later release, what they say beside each in JSON; one that is there is never remade
    refused/  made from the valid ones; what refuses each is in its name

Keys, PCs and people are invented; the keys follow from a sentence, and are of no use for anything else.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from odop_desktop.sync import enrol, practice, rekey, root_keeping, roots, trust_edit
from odop_desktop.sync.agekey import text_of
from odop_desktop.sync.enrol import Asking
from odop_desktop.sync.header_fields import Counts
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.phrase import said, secret_for
from odop_desktop.sync.root_keeping import Sort
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import Headquarters, SignKey, TrustNode

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "assets" / "trust"
DAY = date(2026, 11, 22)
AT = {"created": "2026-11-22T11:00:00+05:30", "app": "0.3.0"}
COUNTED = Counts(40, 2)  # by the header of the file of which the phrase is said
PASSPHRASE = "चम्बा का रुमाल 2026"
SUFFIX = ".odopsync"


def secret(name: str) -> bytes:
    return sha256(b"ODOP Desktop, samples for tests/" + name.encode()).digest()


def ident(name: str) -> str:
    return str(UUID(bytes=secret(name)[:16], version=4))


def keys(name: str, *earlier: str) -> NodeKeys:
    pairs = [(secret(f"{one}/sign"), text_of(secret(f"{one}/age"))) for one in (name, *earlier)]
    return NodeKeys(*pairs[0], tuple(pairs[1:]))


ROOTS = (RootKey(secret("root 1")), RootKey(secret("root 2")))
NEXT_ROOTS = (RootKey(secret("root 3")), RootKey(secret("root 4")), RootKey(secret("root 5")))
ME = Asking(
    *(ident("chamba"), 0, ident("office"), "hp/chamba", "HP-CHM", 1),
    *("उद्योग केन्द्र चम्बा", "District Industries Centre, Chamba", "01899-222001"),
)


def node(name: str, code: str, pc: int) -> TrustNode:
    public = keys(name).public
    names = (f"कार्यालय {code}", f"Office {code}")
    return TrustNode(
        ident(name), ident(f"{code}/office"), "", code, pc, *names, "", (SignKey(public.sign),), public.age
    )


def first() -> TrustList:
    """Headquarters with one PC and one district that it keeps itself."""
    public = keys("hq").public
    hq = Headquarters(
        *(ident("hq"), ident("hq/office"), "मुख्यालय", "Headquarters", "0177-2621234", "state"),
        *((SignKey(public.sign),), (public.age,), keys("recovery").public.age),
    )
    draft = trust_edit.founded(hq, roots.new_set(ROOTS), DAY)
    proxy = replace(node("una", "HP-UNA", 1), sign=(), age="", proxy=True)
    for one in (node("kullu", "HP-KLU", 1), proxy):
        draft = trust_edit.with_node(draft, one, DAY)
    return roots.sign(draft, ROOTS[:1])


def enrolled() -> TrustList:
    """As the first programs accepted it: the office's id need not follow from its code yet."""
    request = enrol.read_request(enrol.request(keys("chamba"), ME, **AT))
    return roots.sign(trust_edit.with_node(first(), request.node(), DAY), ROOTS[:1])


def later() -> TrustList:
    """Other roots, two of three; a revoked PC; a changed key; headquarters on another PC."""
    now = enrolled()
    after = roots.handed_over(now.roots, NEXT_ROOTS, 2, ROOTS[1:])
    draft = trust_edit.with_roots(now, after, DAY)
    draft = trust_edit.ended(draft, ident("kullu"), DAY, last_file=(0, 14), last={0: 120})
    me = draft.node(ME.node)
    sign = trust_edit.switched(me.sign, keys("chamba 2").public.sign, (0, 30))
    draft = trust_edit.with_node(draft, replace(me, sign=sign, age=keys("chamba 2").public.age), DAY)
    closed = replace(draft.hq, sign=trust_edit.closed(draft.hq.sign, (0, 200)))
    draft = trust_edit.with_hq(draft, closed, DAY)
    public = keys("hq 2").public
    moved = replace(draft.hq, node=ident("hq 2"), sign=(SignKey(public.sign),), age=(public.age,))
    return roots.sign(trust_edit.with_hq(draft, moved, DAY, {0: 900}), NEXT_ROOTS[1:])


def answer(trust: TrustList) -> bytes:
    shared = secret_for(secret("phrase"), ME.node)
    return enrol.answer(trust, ME.node, keys("hq"), shared, epoch=0, pkg_no=3, **AT)


def _valid() -> Iterator[tuple[str, bytes, Mapping[str, Any]]]:
    """Name, content, and what it says."""
    trust = enrolled()
    yield "v1_first.json", first().encoded(), {"version": 1, "nodes": 2, "roots": 1}
    yield "v1_enrolled.json", trust.encoded(), {"version": 2, "nodes": 3, "roots": 1}
    yield "v1_later.json", later().encoded(), {"version": 3, "nodes": 3, "roots": 2}
    asks = {"fingerprint": keys("chamba").public.fingerprint, "label": "HP-CHM-1", "phone": ME.phone}
    yield f"v1_request{SUFFIX}", enrol.request(keys("chamba"), ME, **AT), asks
    shared = secret_for(secret("phrase"), ME.node)
    says = {
        "fingerprint": trust.roots.fingerprint,
        "phrase": said(shared, ident("package"), COUNTED._asdict(), 1),
    }
    yield f"v1_answer{SUFFIX}", answer(trust), says
    wish = rekey.wish(trust, ME.node, keys("chamba 2", "chamba"), epoch=0, pkg_no=12, **AT)
    yield f"v1_rekey{SUFFIX}", wish, {"sign": keys("chamba 2").public.sign.hex(), "at": [0, 12]}
    hq = practice.headquarters()
    says = {"fingerprint": hq.root_set.fingerprint, "node": hq.node, "office": hq.office}
    yield "v1_practice.json", hq.founded(DAY).encoded(), says
    paper = root_keeping.to_paper(Sort.ROOT, ROOTS[0].secret).encode()
    yield "v1_paper.txt", paper, {"public": ROOTS[0].public.hex()}
    kept = root_keeping.to_file(Sort.RECOVERY, secret("recovery/age"), PASSPHRASE)
    yield "v1_recovery.age", kept, {"public": keys("recovery").public.age}


def _refused() -> Iterator[tuple[str, bytes]]:
    """Lists that are offered where `enrolled` is known."""
    trust, thief = enrolled(), RootKey(secret("thief"))
    newer = trust_edit.with_node(trust, node("kullu", "HP-KLU", 1), DAY)
    yield "E-TRU-10_half.json", trust.encoded()[:-200]
    yield "E-TRU-10_pc_added.json", _with(later(), nodes=[*later().told()["nodes"], _told("thief")])
    yield "E-TRU-10_blank_added.json", trust.encoded() + b"\n"
    yield "E-TRU-11_older.json", first().encoded()
    other = trust_edit.with_node(first(), node("mandi", "HP-MND", 1), DAY)
    yield "E-TRU-12_same_number.json", roots.sign(other, ROOTS).encoded()
    yield "E-TRU-13_unsigned.json", newer.encoded()
    own = trust_edit.founded(trust.hq, roots.new_set([thief]), DAY)
    own = roots.sign(replace(own, head=replace(own.head, version=9)), [thief])
    yield "E-TRU-13_foreign_roots.json", own.encoded()
    mine = roots.new_set([thief], no=2)
    alone = replace(mine, sigs={name: thief.sign(mine.statement()) for name in mine.names()})
    taken = roots.sign(trust_edit.with_roots(trust, alone, DAY), [thief])
    yield "E-TRU-14_roots_by_themselves.json", taken.encoded()
    hq = practice.headquarters()
    yield "E-TRU-15_practice.json", hq.founded(DAY).encoded()
    slipped = replace(node("mandi", "HP-MND", 1), sign=(SignKey(hq.keys.public.sign),))
    slipped_in = roots.sign(trust_edit.with_node(trust, slipped, DAY), ROOTS)
    yield "E-TRU-15_practice_key.json", slipped_in.encoded()
    newest = roots.sign(replace(newer, head=replace(newer.head, v=2)), ROOTS)
    yield "E-TRU-17_newer_form.json", newest.encoded()


def _told(name: str) -> dict[str, Any]:
    return node(name, "HP-XXX", 9).told()


def _with(trust: TrustList, **parts: Any) -> bytes:
    told = {**trust.told(), **parts}
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def make(folder: Path = FOLDER) -> None:
    """Writes what is missing of `valid`, and all of `refused` anew."""
    for name in ("valid", "refused"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, content, says in _valid():
        file = folder / "valid" / name
        if not file.exists():
            file.write_bytes(content)
            told = json.dumps(says, ensure_ascii=False, indent=1) + "\n"
            file.with_name(f"{file.stem}.says").write_text(told, encoding="utf-8")
    for name, content in _refused():
        (folder / "refused" / name).write_bytes(content)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
