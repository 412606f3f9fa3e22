"""Junk does not fill the disk, and what is known to be good loses no place to it."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.paths import resources
from odop_desktop.queries import arrivals
from odop_desktop.sync import archive, limits, parts, receiving, room, standing
from odop_desktop.sync.parts import Part
from odop_desktop.sync.receiving import APPLIED, HELD, JOINED, REFUSED, Outcome
from odop_desktop.sync.room import Budget
from odop_desktop.telling import exchange
from tests.cli.saying import readable
from tests.sync.lab import HQ, Lab
from tests.sync.test_holding import behind


def give(lab: Lab, *contents: bytes, who: str = HQ) -> list[Outcome]:
    """Each brought by itself."""
    lab.post.mkdir(exist_ok=True)
    file, found = lab.post / "given", []
    for content in contents:
        file.write_bytes(content)
        found += receiving.receive(lab.office(who), [file])
    return found


def junk(n: int, size: int = 1000) -> bytes:
    """One part of a file that will never be whole."""
    whole = bytes([n]) * size
    return next(parts.split(whole, size // 2)).encoded()


def newer(n: int, sender: str = "a") -> bytes:
    return b'ODOP-SYNC/2\n{"sender":"' + sender.encode() + b'"}' + bytes([n]) * 900


def lying(lab: Lab, who: str = HQ) -> list[Path]:
    place = lab.office(who).place
    return [path for folder in archive.unread(place) if folder.is_dir() for path in folder.iterdir()]


def told(outcome: Outcome) -> None:
    for lang in ("hi", "en"):
        said = exchange.outcome(Words.load(lang, resources() / "locale"), outcome)
        readable(said)
        assert outcome.file.name in said


def test_the_budgets_let_every_honest_file_wait() -> None:
    assert room.EACH.size > limits.PACKAGE and room.EACH.files >= limits.PARTS
    largest = Part("f" * 64, limits.PACKAGE, 1, 77, b"", ("A" * 43,) * 77).encoded()
    assert len(largest) * 77 + limits.PACKAGE < room.EACH.size
    assert 2 * room.EACH.size <= room.UNREAD.size <= 2 << 30
    assert room.HELD.size >= limits.PACKAGE


def test_junk_stops_at_its_budget_and_is_told_so(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """By number and by size; parts and files of a newer form together."""
    monkeypatch.setattr(room, "UNREAD", Budget(4, 1 << 20))
    found = give(lab, *(junk(n) for n in range(3)), *(newer(n) for n in range(3)))
    assert [each.code for each in found] == ["E-SYN-23"] * 3 + ["E-SYN-03"] + ["E-SYN-33"] * 2
    assert len(lying(lab)) == 4
    told(found[-1])
    assert found[-1].error and found[-1].error.facts["folder"] == str(archive.parts_of(lab.office(HQ).place))
    assert arrivals.arrivals(lab.office(HQ), limit=1)[0].code == "E-SYN-33"
    assert [each.code for each in give(lab, junk(0), newer(0))] == ["E-SYN-23", "E-SYN-03"]  # they lie here
    monkeypatch.setattr(room, "UNREAD", Budget(100, sum(p.stat().st_size for p in lying(lab)) + 1000))
    assert [each.code for each in give(lab, junk(7, 300), junk(8))] == ["E-SYN-23", "E-SYN-33"]


def test_one_sender_and_one_file_have_a_share(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "EACH", Budget(2, 1 << 20))
    found = give(lab, *(newer(n) for n in range(3)), newer(0, "b"))
    assert [each.state for each in found] == [HELD, HELD, REFUSED, HELD]
    pieces = [part.encoded() for part in parts.split(Random(1).randbytes(900), 100)]
    found = give(lab, *pieces[:4], junk(1))
    assert [each.state for each in found] == [HELD, HELD, REFUSED, REFUSED, HELD]


def test_all_parts_together_need_no_room(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """So whoever fills the room keeps nobody's file out."""
    lab.make("chm", name_hi="सुनीता देवी")
    content = lab.send("chm").file.read_bytes()
    monkeypatch.setattr(room, "UNREAD", Budget(0, 0))
    files = []
    for part in parts.split(content, -(-len(content) // 3)):
        files.append(lab.post / f"{part.part}")
        files[-1].write_bytes(part.encoded())
    hq = lab.office(HQ)
    assert [each.code for each in receiving.receive(hq, files[:2])] == ["E-SYN-33"] * 2
    before: list[str] = []
    found = receiving.receive(hq, files, before=lambda: before.append("copy"))
    assert [each.state for each in found] == [JOINED, JOINED, APPLIED]
    assert before == ["copy"]
    assert lying(lab) == []


def test_what_is_verified_waits_in_a_room_of_its_own(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = behind(lab)
    for name, budget in (("UNREAD", Budget(3, 1 << 20)), ("EACH", Budget(3, 1 << 20))):
        monkeypatch.setattr(room, name, budget)
    give(lab, *(junk(n) for n in range(3)), who="chm")
    office = lab.office("chm")
    (got,) = receiving.receive(office, [two])
    assert (got.state, got.code) == (HELD, "E-SYN-59")
    give(lab, *(junk(n) for n in range(3, 6)), *(newer(n) for n in range(9)), who="chm")
    assert [path.read_bytes() for path in archive.held(office.place)] == [two.read_bytes()]
    assert [each.state for each in receiving.receive(office, [one])] == [APPLIED, APPLIED]


def test_a_known_pc_has_a_share_too(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = behind(lab)
    monkeypatch.setattr(room, "HELD", Budget(0, 0))
    office = lab.office("chm")
    (got,) = receiving.receive(office, [two])
    assert (got.state, got.code) == (REFUSED, "E-SYN-34")
    told(got)
    assert archive.held(office.place) == []
    assert [each.state for each in receiving.receive(office, [one, two])] == [APPLIED, APPLIED]


def test_what_nobody_waits_for_any_more_gives_way(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "UNREAD", Budget(2, 1 << 20))
    give(lab, junk(0), junk(1))
    old, young = sorted(lying(lab))
    for path, days in ((old, room.STALE.days + 1), (young, room.STALE.days - 1)):
        stamp = (lab.clock.now - timedelta(days=days)).timestamp()
        os.utime(path, (stamp, stamp))
    (got,) = give(lab, junk(2))
    assert got.state == HELD
    assert young in lying(lab) and old not in lying(lab)
    (got,) = give(lab, junk(3))
    assert isinstance(got.error, OdopError) and got.error.facts["n"] == 2


def test_of_many_files_in_parts_a_few_are_told_one_by_one(lab: Lab) -> None:
    """Junk must not push everything else off the page."""
    give(lab, *(junk(n) for n in range(8)))
    known = standing.of(lab.office(HQ))
    assert known is not None and len(known.awaited) == 8
    for lang in ("hi", "en"):
        told = exchange.parts_awaited(Words.load(lang, resources() / "locale"), known.awaited)
        readable("\n".join(told))
        assert len(told) == 6 and "3" in told[-1]
