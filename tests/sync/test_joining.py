"""Real offices join a real headquarters, and practice ones the built-in one; then their files pass."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from odop_desktop.office import Office
from odop_desktop.queries import districts
from odop_desktop.storage import eventlog, posts, vault
from odop_desktop.sync import (
    answers,
    archive,
    centre,
    desk,
    enrol,
    inbox,
    joining,
    keys,
    outbox,
    phrase,
    practice,
    proxies,
    renewal,
    roots,
    trust_edit,
    trust_founding,
)
from odop_desktop.sync.enrol_request import ASKED, told
from odop_desktop.sync.header import Kind
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust_parts import Status
from tests.sync.lab import hand_in
from tests.sync.state import State, made, node
from tests.sync.trusted import refused


def listed(hq: Office) -> tuple[str, ...]:
    with hq.reading() as conn:
        return tuple(one.id for one in desk.sit(hq, conn).trust.nodes)


def happened(office: Office) -> list[str]:
    with office.reading() as conn:
        assert not list(eventlog.broken(conn))
        return [line[0] for line in conn.exec_driver_sql("SELECT what FROM event_log ORDER BY seq")]


def test_a_district_joins_and_its_files_pass(state: State) -> None:
    hq, chm = state.hq, state.chm
    refused("E-SYN-50", lambda: hand_in(chm, state.post))
    back = state.accepted(chm)
    refused("E-TRU-26", lambda: joining.take(chm, back, "0000-0000-0000-0000"))
    assert joining.take(chm, back, state.said).version == 2
    assert joining.take(chm, back, state.said).version == 2, "once more is no wrong"
    assert state.send(chm).error is None
    assert state.answer(chm).error is None
    shared = phrase.secret(chm.place, chm.key)
    assert shared == phrase.secret_for(phrase.master(hq.place, hq.key), node(chm))
    assert {s.type for s in vault.load(chm.place.vault).slots} == {"password", "recovery", "hq"}
    assert "sync.enrolled" in happened(chm)
    assert [what for what in happened(hq) if what.startswith("sync.")] == [
        "sync.headquarters",
        "sync.accepted",
    ]
    refused("E-TRU-25", lambda: joining.take(hq, back, state.said))


def test_keys_change_while_files_go_on(state: State) -> None:
    hq, chm = state.hq, state.chm
    joining.take(chm, state.accepted(chm), state.said)
    assert state.send(chm).error is None
    renewal.new_keys(chm, state.post)
    first = keys.ensure(chm.place, chm.key)
    wish = renewal.new_keys(chm, state.post)
    assert keys.ensure(chm.place, chm.key) == first, "asked twice, it is one new pair"
    with chm.reading() as conn:
        fresh = desk.sit(chm, conn).keys.public.sign
    after = centre.take_new_keys(hq, wish, state.roots)
    assert after.node(node(chm)).sign[-1].key == fresh, "asked twice, it is one new key"
    for _ in range(9):
        assert state.send(chm).error is None, "before the list is known, and after"
        assert state.answer(chm).error is None
    with chm.reading() as conn:
        here = desk.sit(chm, conn)
    assert here.trust.key_for(Kind.D2H, here.me.node, 0, 10) == fresh
    assert here.trust.version == after.version


def test_a_lost_pc_is_refused_and_its_successor_joins(state: State, tmp_path: Path) -> None:
    hq, chm = state.hq, state.chm
    joining.take(chm, state.accepted(chm), state.said)
    assert state.send(chm).error is None
    late = hand_in(chm, state.post).file
    other = made(tmp_path / "other", "CHM")
    refused("E-TRU-22", lambda: state.accepted(other))
    gone = centre.end(hq, node(chm), state.roots)
    lost = gone.node(node(chm))
    assert (lost.status, lost.sign[0].last, lost.last) == (Status.REVOKED, (0, 1), {0: 2})
    error = inbox.receive(hq, late).error
    assert error is not None and error.code == "E-TRU-02"
    joining.take(other, state.accepted(other), state.said)
    assert state.send(other).error is None
    other.close()


def test_a_district_without_a_pc_is_kept_at_headquarters(state: State) -> None:
    proxy = proxies.begin(state.hq, districts.meant(state.hq, "CHM"), state.roots)
    assert proxy.label == "HP-CHM-99"
    assert proxy.office == state.chm.facts.id
    back = state.accepted(state.chm)
    trust = joining.take(state.chm, back, state.said)
    assert trust.node(proxy.id).status is Status.RETIRED


def test_root_keys_of_another_headquarters_change_nothing(state: State) -> None:
    chm = state.chm
    asked = joining.request(chm, state.post, phone="")
    request = enrol.read_request(asked.file)
    foreign = (RootKey.new(),)
    refused(
        "E-TRU-33",
        lambda: centre.accept(state.hq, request, foreign, confirmed=asked.fingerprint, out=state.post),
    )
    with state.hq.reading() as conn:
        assert desk.sit(state.hq, conn).trust == state.begun.trust
    assert "sync.accepted" not in happened(state.hq)


def test_another_recovery_key_reaches_every_vault(state: State) -> None:
    joining.take(state.chm, state.accepted(state.chm), state.said)
    assert state.send(state.chm).error is None
    fresh = trust_founding.recipient_of(bytes(32))
    with state.hq.transaction() as conn:
        trust = desk.sit(state.hq, conn).trust
        draft = trust_edit.with_hq(trust, replace(trust.hq, recovery=fresh), state.hq.today())
        desk.keep_trust(conn, roots.sign(draft, state.roots))
    assert state.answer(state.chm).error is None
    left = [s.kdf["recipient"] for s in vault.load(state.chm.place.vault).slots if s.type == "hq"]
    assert left == [fresh]


def test_a_headquarters_begins_once(state: State) -> None:
    again = centre.prepare(state.hq, phone="1")
    refused("E-TRU-40", lambda: centre.begin(state.hq, again.trust))
    joining.take(state.chm, state.accepted(state.chm), state.said)
    refused("E-TRU-40", lambda: centre.begin(state.chm, again.trust))
    with state.hq.reading() as conn:
        assert desk.sit(state.hq, conn).trust.roots == state.begun.trust.roots


def test_a_folder_that_takes_no_file(state: State, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    refused("E-SYN-18", lambda: joining.request(state.chm, tmp_path / "file", phone=""))


def test_practice_offices_and_their_headquarters(tmp_path: Path) -> None:
    hq = made(tmp_path / "hq", None, real=False, node=practice.headquarters().node)
    klu = made(tmp_path / "klu", "KLU", real=False)
    assert joining.practise(klu).practice
    assert joining.practise(klu) is joining.practise(klu)
    assert centre.begin_practice(hq).hq.office == hq.facts.id
    refused("E-TRU-16", lambda: centre.begin_practice(klu))
    with klu.reading() as conn:
        here = desk.sit(klu, conn)
    asks = {ASKED: told(joining.asking(klu), here.keys.public)}
    content = archive.sent(klu.place, outbox.made_for_headquarters(klu, more=asks))
    assert listed(hq) == ()
    assert inbox.take(hq, content).error is None
    assert listed(hq) == (here.me.node,)
    with hq.reading() as conn:
        trust = desk.sit(hq, conn).trust
    assert inbox.take(hq, content).came.state == posts.DUPLICATE
    assert centre.begin_practice(hq) == trust, "begun once, and welcomed once"
    received = inbox.receive(klu, answers.answer(hq, here.me.node, tmp_path / "post").file)
    assert received.error is None
    with klu.reading() as conn:
        assert desk.sit(klu, conn).trust.hq.office == hq.facts.id
    assert phrase.secret(klu.place, klu.key) == phrase.secret_for(
        phrase.master(hq.place, hq.key), here.me.node
    )
    hq.close()
    klu.close()
