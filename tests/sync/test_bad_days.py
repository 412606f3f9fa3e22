"""What goes wrong around files: alarms that ring until somebody looks, gaps, doubled PCs, full disks, wrong clocks,
two officers at once, a district split in two (the safety page's table "Sync packages").
"""

from __future__ import annotations

import resource
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.actions import records
from odop_desktop.cli import sync_told
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import alarms, headquarters
from odop_desktop.storage import peers, waiting
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.ops import OpLine, canonical, uuid7
from odop_desktop.sync import alarms as alarming
from odop_desktop.sync import (
    archive,
    desk,
    listed,
    package,
    practising,
    receiving,
    roots,
    sending,
    trust_edit,
)
from odop_desktop.sync import trust as trusting
from odop_desktop.sync.clocks import Skew
from odop_desktop.sync.payload import ChainFrom, End, Line, Section
from odop_desktop.sync.receiving import APPLIED, DUPLICATE, HELD, REFUSED, Outcome
from odop_desktop.telling import alarms as ringing
from odop_desktop.telling import exchange
from odop_desktop.telling import headquarters as say
from odop_desktop.telling.mishaps import refusal
from tests.actions.offices import opened
from tests.actions.offices import practice as practice
from tests.cli.saying import readable
from tests.sync import packages
from tests.sync.bad_files import (
    impostor,
    inside,
    laid,
    log,
    revoked,
    stranger,
    tables,
)
from tests.sync.lab import DAY, HQ, Lab, hand_in, open_
from tests.sync.test_bad_files import LANGUAGES, Row, well_told


def test_a_forged_file_rings_at_headquarters_until_somebody_has_looked(lab: Lab) -> None:
    hq = lab.office(HQ)
    for file in (impostor(lab), revoked(lab), laid(lab, b"PK\x03\x04", "x")):
        receiving.receive(hq, [file])
    found = alarms.unseen(hq)
    assert [each.code for each in found] == ["E-TRU-02", "E-SYN-06"]
    called = listed.called(lab.trust) if lab.trust else {}
    for words in LANGUAGES.values():
        lines = [ringing.summary(words, found), *(ringing.line(words, each, called) for each in found)]
        readable("\n".join(lines))
        assert "HP-CHM-1" in lines[2] and "HP-CHM-2" in lines[1]
    alarming.seen(hq, found)
    assert alarms.unseen(hq) == ()
    assert log(hq)[-1][0] == "sync.alarms_seen"
    receiving.receive(hq, [impostor(lab, to=packages.OTHER)])  # whoever it says that it is for
    assert [each.code for each in alarms.unseen(hq)] == ["E-SYN-06"]
    receiving.receive(hq, [stranger(lab, to=packages.OTHER)])  # no business of ours
    assert len(alarms.unseen(hq)) == 1


def behind(lab: Lab) -> Path:
    """Chamba's third file, at a headquarters that went back to before its second: of that nothing is here."""
    lab.round("chm")
    lab.shut(HQ)
    shutil.copytree(lab.folder / HQ, lab.folder / "kept")
    lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    lab.make("chm", name_hi="कमला देवी")
    file = lab.send("chm").file
    lab.shut(HQ)
    shutil.rmtree(lab.folder / HQ)
    (lab.folder / "kept").rename(lab.folder / HQ)
    return file


def chamba(lab: Lab) -> headquarters.Standing:
    """How headquarters sees Chamba."""
    hq = lab.office(HQ)
    found = headquarters.standing(hq, listed.offices(listed.trust(hq)))
    return next(line for line in found if line.listed.code == "HP-CHM")


def test_a_file_that_was_taken_in_stays_in_the_archive_whatever_stands_against_it_now(lab: Lab) -> None:
    """Its PC was taken out of use, and somebody brings the file again."""
    lab.make("chm2", name_hi="राधा")
    file = lab.send("chm2").file
    assert lab.take(HQ, file).error is None
    revoked(lab)
    hq, content = lab.office(HQ), file.read_bytes()
    (got,) = receiving.receive(hq, [file])
    assert got.code == "E-TRU-02"
    assert archive.received(hq.place, package.read_header(file).pkg_id) == content


def test_a_gap_waits_for_a_file_that_is_named(lab: Lab) -> None:
    file = behind(lab)
    hq = lab.office(HQ)
    before = tables(hq)
    (got,) = receiving.receive(hq, [file])
    assert (got.state, got.code) == (HELD, "E-SYN-55")
    assert tables(hq) == before
    well_told(
        got,
        Row("gap", lambda _: file, "E-SYN-55", HELD, says=("फ़ाइल 2 की", "file 2 of District CHM (HP-CHM-1)")),
    )
    line = chamba(lab)
    assert (line.held, line.awaited) == ((3,), (2,))
    assert say.remarks(LANGUAGES["en"], line) == "file 3 held, waiting for file 2"
    lab.take(HQ, sending.again(lab.office("chm"), lab.post, 2).files[0])
    line = chamba(lab)
    assert line.awaited == ()


def test_a_doubled_pc_is_told_at_headquarters(lab: Lab) -> None:
    """Same PC, epoch and number, another op: nothing of it is believed until it has begun a new epoch."""
    lab.round("chm")
    lab.shut("chm")
    shutil.copytree(lab.folder / "chm", lab.folder / "clone")
    lab.make("chm", name_hi="सुनीता देवी")
    lab.take(HQ, lab.send("chm").file)
    clone = open_(lab.folder / "clone")
    records.make(clone, kind=c.ARTISAN, values={"name_hi": "कमला"})
    file = hand_in(clone, lab.post).file
    clone.close()
    hq = lab.office(HQ)
    digest = tables(hq)["artisan"]
    (got,) = receiving.receive(hq, [file])
    assert got.code == "E-SYN-56"
    assert tables(hq)["artisan"] == digest
    assert [each.code for each in alarms.unseen(hq)] == ["E-SYN-56"]
    line = chamba(lab)
    assert line.forked
    assert "two PCs" in say.remarks(LANGUAGES["en"], line)


# a file that is good as a whole


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"entity": "spaceship"}, "E-SYN-40"),
        ({"kind": "explode"}, "E-SYN-40"),
        ({"body": canonical({"new": {"pin": 176310}})}, "E-SYN-48"),
        ({"kind": "change", "entity_id": packages.HQ}, "E-SYN-43"),
    ],
    ids=["a kind of record", "a kind of change", "a value", "a change of nothing"],
)
def test_one_op_that_is_not_understood_waits_and_the_rest_goes_in(
    lab: Lab, given: dict[str, Any], code: str
) -> None:
    with lab.office("chm").reading() as conn:
        me = peers.me(conn)
    lab.round("chm")
    good = packages.op(me.seq + 1, node=me.node, epoch=me.epoch)
    bad: OpLine = replace(packages.op(me.seq + 2, node=me.node, epoch=me.epoch), **given)
    behind_it = replace(bad, seq=me.seq + 3, kind="change", body=canonical({"new": {"pin": "176311"}}))
    lines: list[Line] = [
        ChainFrom(me.node, me.epoch, me.seq + 1, me.hash),
        good,
        bad,
        behind_it,
        End({}, 3, 0, {}),
    ]
    (got,) = receiving.receive(lab.office(HQ), [inside(lab, lines)])
    assert got.error is None
    assert got.came is not None
    assert (got.came.applied, got.came.waiting) == (1, 2)
    assert lab.row(HQ, good.entity_id)
    with lab.office(HQ).reading() as conn:
        assert next(stuck.code for stuck in waiting.of(conn)) == code
    assert lab.take("chm2", lab.answer("chm2").file).error is None
    with lab.office("chm2").reading() as conn:  # Chamba's other PC: the first has no such ops
        told = conn.exec_driver_sql("SELECT code FROM returned ORDER BY op").scalars().all()
    assert (told[0], len(told)) == (code, 2)


def test_an_older_file_than_the_last_is_known_already(lab: Lab) -> None:
    lab.make("chm", name_hi="सुनीता देवी")
    first = lab.send("chm").file
    lab.make("chm", name_hi="कमला देवी")
    lab.take(HQ, lab.send("chm").file)
    before = tables(lab.office(HQ))
    (got,) = receiving.receive(lab.office(HQ), [first])
    assert got.came is not None
    assert got.header is not None
    assert (got.state, got.came.applied, got.came.duplicate) == (APPLIED, 0, got.header.counts.ops)
    assert got.came.duplicate > 0
    assert tables(lab.office(HQ)) == before


def test_a_section_that_says_nonsense_is_refused(lab: Lab) -> None:
    """Rightly signed by an office on the list: it may lie, but nothing may stumble over it."""
    before = tables(lab.office(HQ))
    for name, content in (
        ("ends", {lab.node("chm"): "far"}),
        ("ends", {lab.node("chm"): {"zero": 1}}),
        ("offered", {"have": 7}),
        ("offered", {"have": ["../../x"], "lack": []}),
    ):
        file = inside(lab, [Section(name, content), End({}, 0, 0, {})])
        (got,) = receiving.receive(lab.office(HQ), [file])
        assert (got.state, got.code) == (REFUSED, "E-SYN-13"), (name, content)
    assert tables(lab.office(HQ)) == before


# the disk, the stick, the clock, two officers


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """No file may grow beyond `room` bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def disk_fault(office: Office, file: Path) -> str:
    """The code with which the taking in ends: told of the file, or of the disk where not even the book has room."""
    try:
        (got,) = receiving.receive(office, [file])
    except (OdopError, OSError) as error:
        return refusal(LANGUAGES["hi"], error).code
    return got.code


@pytest.mark.parametrize("beyond", [-100, 20_000, 200_000])  # bytes more than the file itself has
def test_a_disk_that_fills_up_in_the_middle_of_a_merge_leaves_all_as_it_was(lab: Lab, beyond: int) -> None:
    """Wherever it fills up, the file goes in whole once there is room, and nothing half lies anywhere."""
    office = lab.office("chm")
    with office.transaction() as conn:
        puts = [Put(c.ARTISAN, uuid7(), {"name_hi": f"सुनीता {n}"}, "create") for n in range(400)]
        apply(conn, office.act("artisan.save"), puts)
    file = lab.send("chm").file
    lab.shut(HQ)  # so that its journal begins anew, and grows
    hq = lab.office(HQ)
    before = tables(hq)
    with full_disk(file.stat().st_size + beyond):
        assert disk_fault(hq, file) in ("E-DB-06", "E-DB-07", "E-CLI-03")
    assert tables(hq) == before
    assert not list(hq.place.root.rglob("*.part"))
    (got,) = receiving.receive(hq, [file])
    assert got.came is not None
    assert got.came.applied >= 400


def test_a_stick_that_fills_up_takes_nothing_half_and_the_file_is_written_again(
    lab: Lab, tmp_path: Path
) -> None:
    lab.make("chm", name_hi="सुनीता देवी")
    handed = sending.to_headquarters(lab.office("chm"), tmp_path / "one")
    content = handed.files[0].read_bytes()
    with full_disk(500), pytest.raises(OdopError, match="E-SYN-19"):
        sending.again(lab.office("chm"), tmp_path / "two", 1)
    assert list((tmp_path / "two").iterdir()) == []
    handed.files[0].write_bytes(content[:700])  # pulled out too early
    with pytest.raises(OdopError, match="E-SYN-63"):
        sending.verified(lab.office("chm"), 1, tmp_path / "one")
    again = sending.again(lab.office("chm"), tmp_path / "one", 1)
    assert again.files[0].read_bytes() == content
    assert sending.verified(lab.office("chm"), 1, tmp_path / "one") == again.files
    assert lab.take(HQ, again.files[0]).error is None


def test_two_officers_of_one_headquarters_take_in_one_file_once(lab: Lab) -> None:
    lab.make("chm", name_hi="सुनीता देवी")
    file, hq = lab.send("chm").file, lab.office(HQ)
    came: list[Outcome] = []
    threads = [threading.Thread(target=lambda: came.extend(receiving.receive(hq, [file]))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(each.state for each in came) == [APPLIED, DUPLICATE]
    assert len(tables(hq)["artisan"]) == 1


@pytest.mark.parametrize(("days", "skew"), [(0, Skew.NONE), (3, Skew.AHEAD), (-3, Skew.BEHIND)])
def test_a_clock_that_is_wrong_is_told_at_both_ends_and_decides_nothing(
    lab: Lab, tmp_path: Path, days: int, skew: Skew
) -> None:
    """Chamba's clock jumps after its first file. Headquarters is told of it, and so is Chamba."""
    lab.round("chm")
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.clock.now += timedelta(days=days)
    sent = sending.to_headquarters(lab.office("chm"), tmp_path)
    assert sent.behind is (skew is Skew.BEHIND)
    lab.clock.now -= timedelta(days=days)
    (got,) = receiving.receive(lab.office(HQ), sent.files)
    assert (got.state, got.skew) == (APPLIED, skew)
    assert lab.row(HQ, id)
    answer = lab.answer("chm").file
    lab.clock.now += timedelta(days=days)
    (back,) = receiving.receive(lab.office("chm"), [answer])
    theirs = {Skew.AHEAD: Skew.BEHIND, Skew.BEHIND: Skew.AHEAD}.get(skew, Skew.NONE)
    assert (back.state, back.skew) == (APPLIED, theirs)
    for words in LANGUAGES.values():
        for each in (got, back):
            told = exchange.outcome(words, each)
            readable(told)
            assert ("तारीख" in told or "date" in told) is (days != 0)
            facts = sync_told.received(words, [each])[0]["files"][0]
            assert facts.get(f"clock_{each.skew}") is (True if days else None)


# practice and real, a district split in two


def test_a_practice_office_s_file_at_a_real_headquarters(lab: Lab, practice: Path, tmp_path: Path) -> None:
    """It goes to a headquarters of its own, but what is said is that it is practice."""
    office = opened(shutil.copytree(practice, tmp_path / "practice"))
    try:
        practising.ensure(office)
        file = sending.to_headquarters(office, tmp_path / "out").files[0]
        for who in (HQ, "klu"):
            before = tables(lab.office(who))
            (got,) = receiving.receive(lab.office(who), [file])
            assert (got.state, got.code) == (REFUSED, "E-TRU-15")
            assert tables(lab.office(who)) == before
        (got,) = receiving.receive(office, [lab.send("chm").file])
        assert (got.state, got.code) == (REFUSED, "E-TRU-16")
    finally:
        office.close()


def test_a_district_split_in_two(lab: Lab) -> None:
    """The new office may not have the old one's number, and changes nobody's record before it is handed over."""
    id = lab.make("chm", name_hi="सुनीता देवी", pin="176310")
    lab.round("chm", "klu")
    with lab.office(HQ).reading() as conn:
        trust = desk.sit(lab.office(HQ), conn).trust
    twin = replace(trust.node(lab.node("klu")), code="HP-CHM")
    with pytest.raises(OdopError, match="E-TRU-10"):  # two PCs called HP-CHM-1
        draft = roots.sign(trust_edit.with_node(trust, twin, DAY), lab.roots)
        trusting.read(draft.encoded(), trust, trust.roots)
    with lab.office("klu").transaction() as conn:
        apply(
            conn, lab.office("klu").act("artisan.save"), [Put(c.ARTISAN, id, {"name_hi": "सुनीता"}, "create")]
        )
    (got,) = receiving.receive(lab.office(HQ), [lab.send("klu").file])
    assert got.came is not None
    assert (got.state, got.came.waiting) == (APPLIED, 1)
    row = lab.row(HQ, id)
    assert row is not None
    assert row["name_hi"] == "सुनीता देवी"
    with lab.office(HQ).reading() as conn:
        assert [stuck.code for stuck in waiting.of(conn)] == ["E-SYN-46"]
