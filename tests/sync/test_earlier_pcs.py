"""An office that worked before it was enrolled, and came by a safety copy to another PC meanwhile: what the
earlier PC wrote counts, though headquarters never knew it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from odop_desktop.actions import records, safety
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.signin import open_office
from odop_desktop.storage import backup, chain, waiting
from odop_desktop.sync import answers, centre, enrol, inbox, joining, keys, listed, package
from odop_desktop.sync.enrol_request import ASKED, of_header, told
from odop_desktop.sync.header import Header
from odop_desktop.sync.trust_parts import Status
from tests.actions.offices import PASSWORD, ROOM, Clock
from tests.sync.state import State, node
from tests.sync.state import made as opened
from tests.sync.trusted import refused

Elsewhere = Callable[[Office], Office]


def made(office: Office, name: str) -> str:
    return records.make(office, kind=c.ARTISAN, values={"name_hi": name}).touched[0][1]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Elsewhere]:
    """Brings an office by a copy of it to another PC."""
    opened: list[Office] = []

    def brought(office: Office) -> Office:
        folder = tmp_path / f"pc{len(opened) + 2}"
        file = backup.make(office.place, office.key, folder.with_suffix(".odopbackup")).file
        safety.restore(folder, file=file, credentials=lambda: ("clerk", PASSWORD))
        opened.append(open_office(folder, lambda: ("clerk", PASSWORD), clock=Clock(), room=ROOM))
        return opened[-1]

    yield brought
    for office in opened:
        office.close()


def has(office: Office, *ids: str) -> list[bool]:
    with office.reading() as conn:
        assert list(chain.broken(conn)) == []
        return [read.get(conn, c.ARTISAN, id) is not None for id in ids]


def joined(state: State, office: Office) -> None:
    joining.take(office, state.accepted(office), state.said)


def test_what_was_written_on_pcs_before_reaches_headquarters(state: State, elsewhere: Elsewhere) -> None:
    ids = [made(state.chm, "सुनीता देवी")]
    second = elsewhere(state.chm)
    ids += [made(second, "कमला देवी")]
    third = elsewhere(second)
    ids += [made(third, "रीना देवी")]
    joined(state, third)
    assert state.send(third).error is None
    assert has(state.hq, *ids) == [True] * 3
    assert state.answer(third).error is None


def test_a_pc_that_was_left_behind_is_told_so_and_its_later_work_waits_for_a_person(
    state: State, elsewhere: Elsewhere
) -> None:
    second = elsewhere(state.chm)
    joined(state, second)
    late = made(state.chm, "सुनीता देवी")
    refused("E-TRU-22", lambda: state.accepted(state.chm))
    third = elsewhere(state.chm)
    centre.end(state.hq, node(second), state.roots, Status.RETIRED)
    refused("E-TRU-06", lambda: state.accepted(state.chm))
    joined(state, third)
    assert state.send(third).error is None
    assert has(state.hq, late) == [False]
    with state.hq.reading() as conn:
        assert [one.code for one in waiting.of(conn)] == ["E-TRU-09"]


def test_a_request_does_not_change_what_the_list_says_of_other_pcs(
    state: State, elsewhere: Elsewhere
) -> None:
    second = elsewhere(state.chm)
    joined(state, state.chm)
    made(state.chm, "सुनीता देवी")
    assert state.send(state.chm).error is None
    asking = replace(joining.asking(second), pc=2)
    assert list(asking.earlier) == [node(state.chm)]
    forged = replace(
        asking, earlier={node(state.chm): {0: 0}, node(state.hq): {0: 0}, "unheard-of": {0: 3, 1: 2}}
    )
    own = keys.ensure(second.place, second.key)
    content = enrol.request(own, forged, created=second.now(), app="0.1.0")
    request = enrol.read_request(content)
    said = request.fingerprint
    centre.accept(state.hq, request, state.roots, confirmed=said, out=state.post)
    trust = listed.trust(state.hq)
    assert trust.node(node(state.chm)).works
    assert trust.hq.node == node(state.hq)
    assert (trust.limit("unheard-of", 0), trust.limit("unheard-of", 1), trust.limit("unheard-of", 2)) == (
        3,
        2,
        0,
    )
    assert listed.pc(trust, "HP-CHM-1").id == node(state.chm)


@pytest.mark.parametrize("earlier", [[], {"n": []}, {"n": {"0": -1}}, {"n": {"a": 1}}, {"": {"0": 1}}, "n"])
def test_a_request_that_tells_nonsense_of_earlier_pcs_is_none(state: State, earlier: object) -> None:
    own = keys.ensure(state.chm.place, state.chm.key)
    draft = told(joining.asking(state.chm), own.public)
    assert of_header(asked_by(state.chm, draft))
    refused("E-TRU-20", lambda: of_header(asked_by(state.chm, {**draft, "earlier": earlier})))


def asked_by(office: Office, told: dict[str, object]) -> Header:
    own = keys.ensure(office.place, office.key)
    content = enrol.request(own, joining.asking(office), created=office.now(), app="0.1.0")
    return replace(package.read_header(content), more={ASKED: told})


def test_what_headquarters_wrote_before_it_began_on_another_pc_reaches_districts(
    tmp_path: Path, elsewhere: Elsewhere
) -> None:
    first = opened(tmp_path / "hq", None)
    buyer = records.make(first, kind=c.BUYER, values={"name_en": "Himadri Crafts"}).touched[0][1]
    hq, chm = elsewhere(first), opened(tmp_path / "chm", "CHM")
    begun = centre.prepare(hq, phone="0177-2621234")
    centre.begin(hq, begun.trust)
    asked = joining.request(chm, tmp_path / "post", phone="")
    request = enrol.read_request(asked.file)
    back = centre.accept(hq, request, begun.roots[:1], confirmed=asked.fingerprint, out=tmp_path / "post")
    joining.take(chm, back, begun.trust.roots.fingerprint)
    assert inbox.receive(chm, answers.answer(hq, node(chm), tmp_path / "post").file).error is None
    with chm.reading() as conn:
        assert list(chain.broken(conn)) == []
        assert read.get(conn, c.BUYER, buyer)
    for office in (first, chm):
        office.close()
