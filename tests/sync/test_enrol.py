"""A PC enrols: what it asks, what headquarters checks, what it takes back; and every way in which that is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.domain.office_ids import office_id
from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import uuid7
from odop_desktop.sync import enrol, gate, package, roots, trust, trust_edit
from odop_desktop.sync.enrol import Asking, Enrolled, Request
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.payload import Section
from odop_desktop.sync.phrase import secret_for
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import Status
from tests.sync.trusted import DAY, World, hq_of, node_of, refused, world

AT = {"created": "2026-11-22T11:00:00+05:30", "app": "0.3.0"}
MASTER = bytes(range(32))


@pytest.fixture(scope="module")
def w() -> World:
    return world()


def asking(**given: Any) -> Asking:
    """A PC that asks, of the office that its code says where nothing else is given."""
    code = str(given.get("code", "HP-MND"))
    own = office_id(*code.split("-"), practice=bool(given.get("practice")))
    plain = Asking(uuid7(), 0, own, "hp/mandi", code, 1, "उद्योग केन्द्र मण्डी", "DIC Mandi", "01905-222161")
    return replace(plain, **given)


def accepted(w: World, request: Request, **given: Any) -> TrustList:
    given = {"confirmed": request.fingerprint, "on": DAY, **given}
    return enrol.accept(w.trust, request, w.roots[:1], **given)


def asked(keys: NodeKeys, who: Asking) -> Request:
    return enrol.read_request(enrol.request(keys, who, **AT))


def answer(w: World, list_: TrustList, node: str, **given: Any) -> bytes:
    secret = secret_for(MASTER, node)
    return enrol.answer(list_, node, w.hq, secret, **{"epoch": 0, "pkg_no": 3, **AT, **given})


def taken(w: World, file: bytes, keys: NodeKeys, node: str, **given: Any) -> Enrolled:
    confirmed = given.pop("confirmed", w.trust.roots.fingerprint)
    return enrol.take_answer(file, keys, node, confirmed, **{"practice": False, **given})


def test_from_the_request_to_the_answer(w: World, tmp_path: Path) -> None:
    keys, who = NodeKeys.new(), asking()
    file = tmp_path / "enrol.req"
    file.write_bytes(enrol.request(keys, who, **AT))
    request = enrol.read_request(file)
    assert (request.asking, request.public, request.app) == (who, keys.public, "0.3.0")
    assert request.fingerprint == keys.public.fingerprint
    after = accepted(w, request, confirmed=request.fingerprint.lower().replace("-", " "))
    assert after.version == w.trust.version + 1
    back = answer(w, after, who.node)
    enrolled = taken(w, back, keys, who.node, confirmed=w.trust.roots.fingerprint.lower())
    assert enrolled.trust == after
    assert enrolled.hq_secret == secret_for(MASTER, who.node)
    assert enrolled.hq_secret.hex() not in repr(enrolled)
    assert enrolled.trust.key_for(Kind.D2H, who.node, 0, 1) == keys.public.sign
    assert taken(w, back, keys, who.node, known=enrolled.trust) == enrolled, "the same answer again"


def test_private_keys_are_in_no_file(w: World) -> None:
    keys, who = NodeKeys.new(), asking()
    request = enrol.request(keys, who, **AT)
    back = answer(w, accepted(w, enrol.read_request(request)), who.node)
    for secret in (keys.sign, keys.age_identity.encode(), w.hq.sign, secret_for(MASTER, who.node)):
        assert secret not in request + back


def test_every_changed_bit_of_a_request_is_refused() -> None:
    file = enrol.request(NodeKeys.new(), asking(), **AT)
    for at in range(0, len(file), 7):
        changed = bytearray(file)
        changed[at] ^= 1 << at % 8
        with pytest.raises(OdopError):
            enrol.read_request(bytes(changed))


def test_a_file_of_another_kind_is_no_request(w: World) -> None:
    who = asking()
    after = accepted(w, asked(NodeKeys.new(), who))
    refused("E-TRU-20", lambda: enrol.read_request(answer(w, after, who.node)))


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        {},
        {"age": "age1", "sign": "A"},
        {"pc": 0},
        {"pc": 1000},
        {"pc": "1"},
        {"phone": "a\nb"},
        {"code": 7},
    ],
)
def test_a_request_with_something_amiss(wrong: Any) -> None:
    keys = NodeKeys.new()
    header = package.read_header(enrol.request(keys, asking(), **AT))
    more = {**header.more["enrol"], **wrong} if wrong else wrong
    file = package.packed(replace(header, more={"enrol": more}), (), sign=keys.sign, recipients=())[1]
    refused("E-TRU-20", lambda: enrol.read_request(file))


def test_another_fingerprint_than_the_one_read_out(w: World) -> None:
    request = asked(NodeKeys.new(), asking())
    for said in ("", NodeKeys.new().public.fingerprint, request.fingerprint[:-1], request.fingerprint + "0"):
        refused("E-TRU-21", lambda said=said: accepted(w, request, confirmed=said))


def test_a_second_pc_with_a_number_that_is_taken(w: World) -> None:
    request = asked(NodeKeys.new(), asking(code="HP-CHM", pc=1))
    facts = refused("E-TRU-22", lambda: accepted(w, request)).facts
    assert (facts["pc"], facts["phone"], facts["free"]) == ("HP-CHM-1", w.one.phone, 3)
    assert w.one.name_hi in facts["name"]
    assert "District Industries Centre" in facts["name"]


def test_the_number_of_a_lost_pc_is_free_for_its_successor(w: World) -> None:
    lost = w.signed(trust_edit.ended(w.trust, w.one.id, DAY, last_file=(0, 9), last={0: 70}))
    request = asked(NodeKeys.new(), asking(code="HP-CHM", pc=1, office=w.one.office))
    after = enrol.accept(lost, request, w.roots, confirmed=request.fingerprint, on=DAY)
    read = trust.read(after.encoded(), lost, lost.roots)
    assert [n.id for n in read.siblings(w.two.id)] == [request.asking.node]
    assert read.node(w.one.id).status is Status.REVOKED
    refused("E-TRU-02", lambda: read.key_for("D2H", w.one.id, 0, 10))


def test_a_revoked_pc_does_not_come_back_by_itself(w: World) -> None:
    for status, code in ((Status.REVOKED, "E-TRU-02"), (Status.RETIRED, "E-TRU-06")):
        lost = w.signed(trust_edit.ended(w.trust, w.one.id, DAY, last_file=None, last={}, status=status))
        who = asking(node=w.one.id, code="HP-CHM", pc=1)
        for keys in (w.keys[w.one.id], NodeKeys.new()):
            request = asked(keys, who)
            said = request.fingerprint
            refused(
                code,
                lambda r=request, s=said, t=lost: enrol.accept(
                    t, r, w.roots, confirmed=s, on=DAY, renew=True
                ),
            )


def test_keys_of_another_pc_are_refused(w: World) -> None:
    for keys, label in ((w.keys[w.two.id], "HP-CHM-2"), (w.hq, "HQ")):
        request = asked(keys, asking())
        facts = refused("E-TRU-24", lambda r=request: accepted(w, r)).facts
        assert facts["pc"] == label


def test_a_pc_that_lost_its_keys_enrols_anew(w: World) -> None:
    fresh = NodeKeys.new()
    it = w.one
    who = asking(node=it.id, code=it.code, pc=it.pc, office=it.office, epoch=2, pkg_no=5)
    request = asked(fresh, who)
    refused("E-TRU-23", lambda: accepted(w, request))
    after = accepted(w, request, renew=True)
    read = trust.read(after.encoded(), w.trust, w.trust.roots)
    assert read.key_for("D2H", it.id, 2, 5) == fresh.public.sign
    assert read.key_for("D2H", it.id, 2, 4) == w.keys[it.id].public.sign
    assert read.node(it.id).epoch_max == 2
    assert taken(w, answer(w, after, it.id), fresh, it.id, known=w.trust).trust == after


def test_the_same_pc_asks_twice(w: World) -> None:
    keys = w.keys[w.one.id]
    moved = asking(node=w.one.id, code="HP-CHM", pc=1, office=w.one.office, phone="98160 12345", pkg_no=30)
    seen = w.signed(trust_edit.with_node(w.trust, replace(w.one, epoch_max=3), DAY))
    after = accepted(replace(w, trust=seen), asked(keys, moved))
    assert after.node(w.one.id).epoch_max == 3
    assert after.node(w.one.id).phone == "98160 12345"
    assert after.node(w.one.id).sign == w.one.sign, "its earlier files still count"


def test_practice_and_real_do_not_enrol_each_other(w: World) -> None:
    request = asked(NodeKeys.new(), asking(practice=True))
    refused("E-TRU-15", lambda: accepted(w, request))
    keys, who = NodeKeys.new(), asking()
    file = answer(w, accepted(w, asked(keys, who)), who.node)
    refused("E-TRU-16", lambda: taken(w, file, keys, who.node, practice=True))


def test_a_proxy_retires_when_its_district_comes(w: World) -> None:
    proxy = replace(node_of(NodeKeys.new(), "HP-MND", 99), sign=(), age="", proxy=True)
    kept = w.signed(trust_edit.with_node(w.trust, proxy, DAY))
    request = asked(NodeKeys.new(), asking())
    after = enrol.accept(kept, request, w.roots, confirmed=request.fingerprint, on=DAY)
    assert after.version == kept.version + 1
    assert after.node(proxy.id).status is Status.RETIRED
    assert after.node(request.asking.node).works


def test_an_answer_of_another_headquarters(w: World) -> None:
    keys, who, thief, root = NodeKeys.new(), asking(), NodeKeys.new(), RootKey.new()
    own = trust_edit.founded(hq_of(thief), roots.new_set([root]), DAY)
    own = roots.sign(trust_edit.with_node(own, asked(keys, who).node(), DAY), [root])
    file = enrol.answer(own, who.node, thief, bytes(32), epoch=0, pkg_no=1, **AT)
    refused("E-TRU-26", lambda: taken(w, file, keys, who.node))
    refused(
        "E-TRU-13", lambda: taken(w, file, keys, who.node, confirmed=own.roots.fingerprint, known=w.trust)
    )


def test_an_answer_whose_head_was_changed(w: World) -> None:
    """The fingerprint of the roots is right, the key of headquarters is a thief's."""
    keys, who, thief = NodeKeys.new(), asking(), NodeKeys.new()
    after = accepted(w, asked(keys, who))
    forged = replace(after, head=replace(after.head, hq=replace(after.hq, sign=hq_of(thief).sign)))
    file = enrol.answer(forged, who.node, thief, bytes(32), epoch=0, pkg_no=1, **AT)
    refused("E-TRU-13", lambda: taken(w, file, keys, who.node))


def test_an_answer_for_another_pc(w: World) -> None:
    keys, who = NodeKeys.new(), asking()
    file = answer(w, accepted(w, asked(keys, who)), who.node)
    refused("E-TRU-25", lambda: taken(w, file, keys, uuid7()))
    refused("E-SYN-11", lambda: taken(w, file, NodeKeys.new(), who.node))


def test_an_answer_that_does_not_know_our_keys(w: World) -> None:
    old, fresh, who = NodeKeys.new(), NodeKeys.new(), asking()
    file = answer(w, accepted(w, asked(old, who)), who.node)
    both = NodeKeys(fresh.sign, fresh.age_identity, old.pairs)
    refused("E-TRU-27", lambda: taken(w, file, both, who.node))


def test_an_older_answer_is_not_taken_again(w: World) -> None:
    keys, who = NodeKeys.new(), asking()
    after = accepted(w, asked(keys, who))
    refused("E-TRU-11", lambda: taken(w, answer(w, after, who.node), keys, who.node, known=w.next(after)))


def test_what_is_no_answer(w: World) -> None:
    keys, who = NodeKeys.new(), asking()
    refused("E-TRU-28", lambda: taken(w, enrol.request(keys, who, **AT), keys, who.node))


def test_an_answer_by_a_key_that_is_not_headquarters(w: World) -> None:
    """Everything as it should be, only signed by a PC of the list."""
    keys, who = NodeKeys.new(), asking()
    after = accepted(w, asked(keys, who))
    header = package.read_header(answer(w, after, who.node))
    lines = (Section("trust", after.told()), Section("phrase", {"secret": "A" * 43}))
    forged = replace(header, sender=w.one.id)
    file = package.packed(forged, lines, sign=w.keys[w.one.id].sign, recipients=(keys.public.age,))[1]
    refused("E-TRU-28", lambda: taken(w, file, keys, who.node))
    file = package.packed(header, lines, sign=w.keys[w.one.id].sign, recipients=(keys.public.age,))[1]
    refused("E-SYN-06", lambda: taken(w, file, keys, who.node))


@pytest.mark.parametrize("wrong", [{}, {"secret": ""}, {"secret": "AAAA"}, {"secret": 5}, None])
def test_an_answer_with_something_amiss(w: World, wrong: Any) -> None:
    keys, who = NodeKeys.new(), asking()
    after = accepted(w, asked(keys, who))
    header = package.read_header(answer(w, after, who.node))
    lines = (Section("trust", after.told()), *([] if wrong is None else [Section("phrase", wrong)]))
    file = package.packed(header, lines, sign=w.hq.sign, recipients=(keys.public.age,))[1]
    refused("E-TRU-28", lambda: taken(w, file, keys, who.node))


def test_every_changed_bit_of_an_answer_is_refused(w: World) -> None:
    keys, who = NodeKeys.new(), asking()
    file = answer(w, accepted(w, asked(keys, who)), who.node)
    for at in range(0, len(file), 41):
        changed = bytearray(file)
        changed[at] ^= 1 << at % 8
        with pytest.raises(OdopError):
            taken(w, bytes(changed), keys, who.node)


def test_the_largest_headers_stay_within_their_room(w: World) -> None:
    hq = replace(hq_of(w.hq), name_hi="मु" * 100, name_en="H" * 200, phone="0" * 200)
    pair = (RootKey.new(), RootKey.new(), RootKey.new())
    list_ = trust_edit.founded(hq, roots.new_set(pair, 2), DAY)
    for _ in range(5):
        after = roots.handed_over(list_.roots, pair, 2, pair)
        list_ = roots.sign(trust_edit.with_roots(list_, after, DAY), pair)
    header = package.read_header(enrol.request(NodeKeys.new(), asking(), **AT))
    told = replace(header, more={gate.INTRODUCED: list_.introduction().told()})
    assert Header.parse(told.encoded()) == told


@pytest.mark.parametrize("code", ["HP-SML", "HP-HQ", "HP-hq", "HP", "", "HP-CHM"])
def test_a_request_in_another_offices_name(w: World, code: str) -> None:
    """Chamba's id stands in each of its files for anybody to read; whoever had it would be given its records."""
    office = w.trust.hq.office if code == "HP-CHM" else w.one.office
    whose = replace(asking(), code=code, office=office)
    refused("E-TRU-43", lambda: accepted(w, asked(NodeKeys.new(), whose)))


def test_a_request_of_headquarters_own_pc(w: World) -> None:
    refused("E-TRU-43", lambda: accepted(w, asked(NodeKeys.new(), asking(node=w.trust.hq.node))))


def test_a_pc_does_not_go_over_to_another_office(w: World) -> None:
    moved = asking(node=w.one.id, code="HP-KLU", pc=7)
    refused("E-TRU-43", lambda: accepted(w, asked(NodeKeys.new(), moved), renew=True))


def test_a_recipient_with_a_slip_in_it(w: World) -> None:
    """It looks like one, and no file could be made for anybody once it were listed."""
    keys = NodeKeys.new()
    header = package.read_header(enrol.request(keys, asking(), **AT))
    age = keys.public.age
    slip = age[:-1] + ("q" if age[-1] != "q" else "p")
    more = {**header.more["enrol"], "age": slip}
    file = package.packed(replace(header, more={"enrol": more}), (), sign=keys.sign, recipients=())[1]
    refused("E-TRU-20", lambda: enrol.read_request(file))
