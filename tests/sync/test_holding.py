"""A held file goes in by itself once what it waits for has come; a folder of files in any order all goes in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import permutations
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import arrivals
from odop_desktop.storage import peers
from odop_desktop.storage.posts import Came
from odop_desktop.sync import (
    archive,
    desk,
    entering,
    holding,
    inbox,
    outbox,
    package,
    parting,
    parts,
    receiving,
    roots,
    trust_edit,
)
from odop_desktop.sync.header import Header
from odop_desktop.sync.inbox import Received
from tests.sync.lab import DAY, HQ, Lab


def behind(lab: Lab) -> tuple[Path, Path]:
    """Two files of headquarters to Chamba, the second beginning where the first ends; Chamba's store has neither."""
    lab.round("chm")
    lab.shut("chm")
    shutil.copytree(lab.folder / "chm", lab.folder / "kept")
    lab.make(HQ, c.EVENT, name_hi="शिमला मिलन")
    one = lab.answer("chm").file
    lab.take("chm", one)
    lab.take(HQ, lab.send("chm").file)
    lab.make(HQ, c.EVENT, name_hi="चम्बा मेला")
    two = lab.answer("chm").file
    lab.shut("chm")
    shutil.rmtree(lab.folder / "chm")
    (lab.folder / "kept").rename(lab.folder / "chm")
    return one, two


def test_a_file_that_came_too_early_goes_in_behind_the_one_before(lab: Lab) -> None:
    one, two = behind(lab)
    office = lab.office("chm")
    (early,) = receiving.receive(office, [two])
    assert (early.state, early.code) == ("held", "E-SYN-59")
    assert [path.read_bytes() for path in archive.held(office.place)] == [two.read_bytes()]
    found = receiving.receive(office, [one])
    assert [(each.state, each.code) for each in found] == [("applied", ""), ("applied", "")]
    assert found[1].came is not None
    assert found[1].came.applied == 1
    assert archive.held(office.place) == []


def test_what_is_still_held_is_said_once(lab: Lab) -> None:
    _, two = behind(lab)
    office = lab.office("chm")
    receiving.receive(office, [two])
    before = len(arrivals.arrivals(office))
    assert holding.again(office) == []
    assert len(arrivals.arrivals(office)) == before
    assert len(archive.held(office.place)) == 1


def test_both_together_in_the_wrong_order(lab: Lab) -> None:
    one, two = behind(lab)
    found = receiving.receive(lab.office("chm"), [two, one])
    assert [(each.file, each.state) for each in found] == [(two, "applied"), (one, "applied")]


@contextmanager
def busy(patch: pytest.MonkeyPatch, *modules: ModuleType) -> Iterator[None]:
    """The database takes nothing in: another program holds it."""

    def held(*_: object) -> NoReturn:
        raise OdopError("E-DB-12", file="office.db")

    with patch.context() as there:
        for module in modules:
            there.setattr(module, "enter", held)
        yield


def test_a_database_that_is_busy_costs_no_held_file(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = behind(lab)
    office = lab.office("chm")
    receiving.receive(office, [two])
    assert inbox.receive(office, one).error is None
    with busy(monkeypatch, inbox):
        assert holding.again(office) == []
    assert [path.read_bytes() for path in archive.held(office.place)] == [two.read_bytes()]
    assert [got.came.state for got in holding.again(office)] == ["applied"]


def test_a_database_that_is_busy_refuses_no_file(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no fault of the file, and no book says that it is; taken in once more, all is as if nothing had been."""
    file, hq = lab.send("chm").file, lab.office(HQ)
    before = len(arrivals.arrivals(hq))
    with busy(monkeypatch, inbox), pytest.raises(OdopError, match="E-DB-12"):
        receiving.receive(hq, [file])
    assert len(arrivals.arrivals(hq)) == before
    assert [each.state for each in receiving.receive(hq, [file])] == ["applied"]


def test_a_database_that_is_busy_costs_no_part(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    hq, content = lab.office(HQ), lab.send("chm").file.read_bytes()
    files = []
    for part in parts.split(content, len(content) // 2 + 1):
        files.append(lab.post / f"{part.part}{parts.SUFFIX}")
        files[-1].write_bytes(part.encoded())
    assert [each.state for each in receiving.receive(hq, files[:1])] == ["held"]
    with busy(monkeypatch, inbox), pytest.raises(OdopError, match="E-DB-12"):
        receiving.receive(hq, files[1:])
    assert [each.state for each in receiving.receive(hq, files[1:])] == ["applied"]
    assert parting.awaited(hq.place) == []


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_any_order(lab: Lab, order: tuple[int, ...]) -> None:
    files = []
    for n in range(3):
        lab.make("chm", name_hi=f"कारीगर {n}")
        files.append(lab.send("chm").file)
    outcomes = receiving.receive(lab.office(HQ), [files[n] for n in order])
    assert [each.state for each in outcomes] == ["applied"] * 3
    assert archive.held(lab.office(HQ).place) == []


def test_the_safety_copy_is_made_once_and_only_for_a_file_that_is_one(lab: Lab) -> None:
    made: list[str] = []
    (lab.post).mkdir(exist_ok=True)
    (lab.post / "x").write_bytes(b"nothing")
    receiving.receive(lab.office(HQ), [lab.post / "x"], before=lambda: made.append("x"))
    assert made == []
    files = [lab.send("chm").file, lab.send("klu").file]
    receiving.receive(lab.office(HQ), files, before=lambda: made.append("y"))
    assert made == ["y"]


# only what may go in is tried


def number(file: Path) -> int:
    return package.read_header(file).pkg_no


class Tries:
    """Counts what is merged, by number of the file."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.numbers: list[int] = []
        enter = inbox.enter

        def counted(office: Office, came: Came, header: Header, content: bytes) -> Received:
            self.numbers.append(header.pkg_no)
            return enter(office, came, header, content)

        monkeypatch.setattr(inbox, "enter", counted)

    def made(self) -> list[int]:
        made, self.numbers = self.numbers, []
        return made


def gap(lab: Lab, who: str, count: int) -> list[Path]:
    """Files of an office to headquarters, each beginning where the one before ends; headquarters knows none."""
    files = []
    for n in range(count):
        lab.make(who, name_hi=f"कारीगर {n}")
        files.append(lab.send(who).file)
        with lab.office(who).transaction() as conn:
            me = peers.me(conn)
            peers.confirm(conn, {(me.node, me.epoch): me.seq}, lab.office(who).now())
    return files


def test_only_what_waited_for_it_is_tried_again(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    first, *chm = gap(lab, "chm", 4)
    missing, *klu = gap(lab, "klu", 4)
    hq, tries = lab.office(HQ), Tries(monkeypatch)
    assert [each.code for each in receiving.receive(hq, [*chm, *klu])] == ["E-SYN-55"] * 6
    assert sorted(tries.made()) == [2, 2, 3, 3, 4, 4]
    other = lab.send("chm2").file
    assert [each.state for each in receiving.receive(hq, [other])] == ["applied"]
    assert tries.made() == [1]  # the new file alone, none of the six
    found = receiving.receive(hq, [first])
    assert [each.state for each in found] == ["applied"] * 4
    assert tries.made() == [1, 2, 3, 4]  # each once, in their order
    receiving.receive(hq, [missing])
    assert tries.made() == [1, 2, 3, 4]
    assert archive.held(hq.place) == []
    with hq.reading() as conn:
        assert not conn.exec_driver_sql("SELECT key FROM setting WHERE key LIKE 'sync.held/%'").all()


def test_another_trust_list_lets_all_be_tried(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stands against it now: of a PC that was taken out of use the file is refused."""
    _, two = gap(lab, "chm", 2)
    hq, tries = lab.office(HQ), Tries(monkeypatch)
    receiving.receive(hq, [two])
    tries.made()
    assert lab.trust is not None
    ended = trust_edit.ended(lab.trust, lab.node("chm"), DAY, last_file=(0, 0), last={0: 0})
    with hq.transaction() as conn:
        desk.keep_trust(conn, roots.sign(ended, lab.roots))
    assert [got.came.code for got in holding.again(hq)] == ["E-TRU-02"]
    assert tries.made() == [2]
    assert archive.held(hq.place) == []


def test_a_newer_program_is_waited_for(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    lab.make("chm", name_hi="सुनीता देवी")
    with monkeypatch.context() as patch:
        patch.setattr(outbox, "MIN_READER", entering.SCHEMA + 1)
        file = lab.send("chm").file
    hq, tries = lab.office(HQ), Tries(monkeypatch)
    assert [each.code for each in receiving.receive(hq, [file, lab.send("klu").file])] == ["E-SYN-53", ""]
    assert tries.made() == [1, 1]
    assert holding.again(hq) == []
    assert tries.made() == []
    monkeypatch.setattr(entering, "SCHEMA", entering.SCHEMA + 1)
    assert [got.came.state for got in holding.again(hq)] == ["applied"]
    assert tries.made() == [1]


def test_a_gap_in_headquarters_feed_is_not_tried_for_any_file(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = behind(lab)
    office, tries = lab.office("chm"), Tries(monkeypatch)
    lab.make("chm2", name_hi="गीता")
    sibling = lab.collect("chm2", "chm").file
    receiving.receive(office, [two])
    assert tries.made() == [number(two)]
    receiving.receive(office, [sibling])
    assert tries.made() == [1]
    receiving.receive(office, [one])
    assert tries.made() == [number(one), number(two)]
