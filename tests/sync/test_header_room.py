"""Headquarters' file brings rows of hundreds of offices: its header has no room for all their chains, and it goes out
all the same; the header tells what is asked of a file that is not opened, the end of the file tells the rest.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from odop_desktop.actions import aliases
from odop_desktop.domain import catalogue as c
from odop_desktop.storage.ops import FIRST, uuid7
from odop_desktop.sync import (
    answering,
    archive,
    awaiting,
    header,
    header_room,
    holding,
    limits,
    package,
    returning,
    sending,
)
from odop_desktop.sync.header import Header, Kind, Range
from odop_desktop.sync.payload import ChainFrom, Line
from odop_desktop.sync.payload_writing import Writer
from tests.sync.lab import HQ, Lab
from tests.sync.packages import AGE_PUBLIC, NODE, OTHER, SIGN, draft, op, opened, refused, sent
from tests.sync.test_owing import gone_back


def chains(count: int) -> list[Line]:
    """One op each of so many PCs, the first of them `NODE`."""
    nodes = [NODE, *(uuid7() for _ in range(count - 1))]
    return [line for node in nodes for line in (ChainFrom(node, 0, 1, FIRST), op(1, node=node, act=uuid7()))]


def test_a_file_with_the_chains_of_eight_hundred_offices_is_made_and_read(tmp_path: Path) -> None:
    lines = chains(1600)
    path = tmp_path / "x.odopsync"
    made = package.write(path, draft(kind=Kind.H2D), lines, sign=SIGN, recipients=[AGE_PUBLIC], near={NODE})
    assert (made.v, made.ops, made.counts.ops) == (2, {NODE: {0: Range(1, 1)}}, 1600)
    read = package.read_header(path)
    assert read == made


def test_a_header_that_has_room_is_of_the_form_that_every_program_reads() -> None:
    writer = Writer(draft(), near={NODE})
    list(writer.written(chains(50)))
    assert (writer.header.v, len(writer.header.ops)) == (1, 50)


def few(**given: object) -> tuple[bytes, Header]:
    """The lines of a file of form 2, and its header."""
    writer = Writer(replace(sent(), v=2), near={NODE})
    plain = b"".join(writer.written(chains(2)))
    return plain, replace(writer.header, **given)  # type: ignore[arg-type]


def test_the_end_tells_all_chains_and_the_header_none_that_is_otherwise() -> None:
    plain, head = few()
    said = {"counts": head.counts, "v": 2}
    assert list(opened(plain, ops=head.ops, **said)) == list(opened(plain, ops={}, **said))
    for wrong in ({OTHER: {0: Range(1, 1)}}, {NODE: {0: Range(1, 2)}}, {NODE: {1: Range(1, 1)}}):
        refused("E-SYN-16", lambda ops=wrong: list(opened(plain, ops=ops, **said)))  # type: ignore[misc]
    other = plain.replace(f'"{NODE}":{{"0":[1,1]}}'.encode(), f'"{NODE}":{{"0":[1,2]}}'.encode())
    assert other != plain
    refused("E-SYN-16", lambda: list(opened(other, ops={}, **said)))
    lacking = plain[: plain.index(b',"ranges"')] + b"}}\n"
    refused("E-SYN-13", lambda: list(opened(lacking, ops={}, **said)))
    refused("E-SYN-13", lambda: list(opened(plain, ops=head.ops, counts=head.counts)))


@pytest.fixture
def narrow(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> Lab:
    """A row of Kullu that every office gets; headers have room for all chains but one."""
    lab.round("chm", "klu")
    firm = lab.make("klu", c.BUYER, name_en="Himadri Crafts")
    lab.round("klu")
    aliases.adopt(lab.office(HQ), kind=c.BUYER, id=firm, reason="सबका")
    whole = lab.answer("chm").file
    read = package.read_header(whole)
    assert lab.node("klu") in read.ops
    monkeypatch.setattr(limits, "HEADER", len(read.encoded()) - 10)
    return lab


def test_headquarters_answers_though_the_header_is_full(narrow: Lab) -> None:
    file = narrow.answer("chm").file
    read = package.read_header(file)
    assert (read.v, set(read.ops)) == (2, {narrow.node(HQ)})
    assert narrow.take("chm", file).error is None
    with narrow.office("chm").reading() as conn:
        assert conn.exec_driver_sql("SELECT name_en FROM buyer").scalars().all() == ["Himadri Crafts"]


def test_what_was_lost_is_rebuilt_though_the_header_is_full(
    narrow: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "HEADER", limits.HEADER + 60)  # for Chamba's own chain
    read = package.read_header(answering.rebuilt(narrow.office(HQ), "HP-CHM-1", narrow.post)[0].file)
    assert read.v == 2
    assert narrow.node("chm") in read.ops and narrow.node("klu") not in read.ops


def test_an_older_program_holds_such_a_file_until_its_update(
    narrow: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, office = narrow.answer("chm").file, narrow.office("chm")
    with monkeypatch.context() as older:
        for module in (header, awaiting):
            older.setattr(module, "FORMAT", 1)
        got = narrow.take("chm", file)
        assert (got.came.state, got.came.code) == ("held", "E-SYN-03")
        assert holding.again(office) == []
        assert len(archive.held(office.place)) == 1
    assert [got.came.state for got in holding.again(office)] == ["applied"]


def test_headquarters_own_work_comes_back_in_such_files(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a file brings is told in its header, for those that are given back are not opened."""
    monkeypatch.setattr(header_room, "_fits", lambda _: False)
    id = gone_back(lab)
    assert lab.take("chm", lab.answer("chm").file).error is None
    assert len(returning.due(lab.office("chm"))) == 1
    handed = sending.to_headquarters(lab.office("chm"), lab.post)
    assert [lab.take(HQ, file).error for file in (*handed.files, *handed.back)] == [None, None]
    row = lab.row(HQ, id)
    assert row is not None
    assert row["pin"] == "176310"
