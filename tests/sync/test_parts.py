"""Parts for e-mail: cut, mixed up, doubled, lost, damaged; joined only to what was cut."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.errors import OdopError
from odop_desktop.storage.place import Place
from odop_desktop.sync import limits, parting, parts
from odop_desktop.sync.parts import Part
from tests.sync.packages import ops, read, refused, write

DAY = date.today()
RAW = random.Random(3).randbytes(1000)


def cut(raw: bytes = RAW, most: int = 300) -> list[Part]:
    return list(parts.split(raw, most))


@given(st.binary(min_size=1, max_size=300), st.integers(1, 310), st.randoms())
def test_parts_in_any_order_and_doubled_make_the_whole(raw: bytes, most: int, draw: random.Random) -> None:
    made = cut(raw, most)
    assert [p.part for p in made] == list(range(1, len(made) + 1))
    assert all(len(p.content) <= most for p in made)
    carried = [parts.read(p.encoded()) for p in made + made]
    draw.shuffle(carried)
    assert parts.join(carried) == raw


def test_a_package_goes_through_parts(tmp_path: Path) -> None:
    file = tmp_path / "a.odopsync"
    write(file, ops(200))
    made = list(parts.split(file, 1000))
    assert len(made) > 3
    assert len(list(read(parts.join(made)))) == 202


def test_a_part_and_its_frame_pass_through_a_mail_of_ten_megabytes() -> None:
    frame = Part("f" * 64, limits.PACKAGE, 1, 77, bytes(limits.PART)).encoded()
    assert len(frame) * 4 / 3 * 78 / 76 < 10_000_000


def test_what_is_missing_is_said_by_number() -> None:
    made = cut()
    assert parts.missing(made) == []
    error = refused("E-SYN-23", lambda: parts.join([made[0], made[2], made[0]]))
    assert error.facts == {"missing": "2, 4", "parts": 4}


@pytest.mark.parametrize(
    ("numbers", "said"),
    [((), ""), ((3,), "3"), ((1, 2), "1, 2"), ((1, 2, 3), "1–3"), ((1, 4, 5, 6, 9, 10), "1, 4–6, 9, 10")],
)
def test_numbers_in_a_row_are_said_shortly(numbers: tuple[int, ...], said: str) -> None:
    assert parts.said(numbers) == said


def test_parts_of_two_packages_are_not_joined() -> None:
    mine, other = cut(), cut(RAW[::-1])
    refused("E-SYN-24", lambda: parts.join([*mine[:3], other[3]]))
    refused("E-SYN-24", lambda: parts.join([mine[0], *cut(RAW, 500)]))
    refused("E-SYN-24", lambda: parts.join([]))


def test_parts_that_do_not_make_the_whole_are_refused() -> None:
    made = cut()
    swapped = [
        replace(made[0], content=made[1].content),
        replace(made[1], content=made[0].content),
        *made[2:],
    ]
    refused("E-SYN-25", lambda: parts.join(swapped))
    refused("E-SYN-25", lambda: parts.join([*made[:3], replace(made[3], content=made[3].content + b"x")]))


@pytest.mark.parametrize(
    "given",
    [
        {"part": 0},
        {"part": 5},
        {"parts": limits.PARTS + 1},
        {"size": 0},
        {"size": limits.PACKAGE + 1},
        {"whole": "F" * 64},
        {"whole": ""},
    ],
)
def test_a_part_that_says_nonsense_is_refused(given: dict[str, object]) -> None:
    raw = replace(cut()[0], **given).encoded()  # type: ignore[arg-type]
    refused("E-SYN-22", lambda: parts.read(raw))


def test_no_mutant_of_a_part_is_taken() -> None:
    draw, whole = random.Random(11), cut()[1].encoded()
    for _ in range(500):
        raw = bytearray(whole)
        match draw.randrange(4):
            case 0:
                raw[draw.randrange(len(raw))] ^= 1 << draw.randrange(8)
            case 1:
                del raw[draw.randrange(len(raw)) :]
            case 2:
                raw += draw.randbytes(draw.randint(1, 9))
            case 3:
                del raw[draw.randrange(len(raw))]
        with pytest.raises(OdopError) as caught:
            parts.read(bytes(raw))
        assert caught.value.code == "E-SYN-22"


def test_a_part_of_more_than_its_share_is_refused() -> None:
    """Else a thousand small claims could fill the memory before anything is verified."""
    greedy = Part("0" * 64, 1000, 1, 10, bytes(200))
    with pytest.raises(OdopError, match="E-SYN-22"):
        parts.read(greedy.encoded())
    assert parts.read(Part("0" * 64, 1000, 1, 10, bytes(100)).encoded()).part == 1


def test_one_file_cut_in_two_ways_is_joined_by_either(tmp_path: Path) -> None:
    """Two large parts and twenty small ones of the same file lie beside each other and are not mixed."""
    place, raw = Place(tmp_path), bytes(range(256)) * 8
    two, twenty = list(parts.split(raw, 1024)), list(parts.split(raw, 103))
    assert (len(two), len(twenty)) == (2, 20)
    for part in (*two, *twenty[:5]):
        parting.keep(place, part, DAY)
    assert parting.joined(place, two[0]) == raw
    with pytest.raises(OdopError, match="E-SYN-23"):
        parting.joined(place, twenty[0])
    parting.forget(place, two[0])
    assert parting.awaited(place) == []
