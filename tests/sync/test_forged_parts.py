"""Parts are not signed: anybody can make one that says it is of a file. None of them spoils a good one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.sync import archive, parting, parts, receiving, strict
from odop_desktop.sync.parts import Part
from odop_desktop.sync.receiving import APPLIED, HELD, REFUSED
from tests.sync.lab import HQ, Lab, copied

COUNT = 3


@pytest.fixture(scope="module")
def _sent(_offices: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Lab, bytes]]:
    with copied(_offices, tmp_path_factory.mktemp("parts") / "lab") as made:
        made.make("chm", name_hi="सुनीता देवी")
        content = made.send("chm").file.read_bytes()
        made.close()
        yield made, content


@pytest.fixture
def inbox(_sent: tuple[Lab, bytes], tmp_path: Path) -> Iterator[tuple[Lab, list[Part]]]:
    lab, content = _sent
    with copied(lab, tmp_path / "lab") as made:
        yield made, list(parts.split(content, -(-len(content) // COUNT)))


def other(part: Part) -> bytes:
    return bytes(byte ^ 1 for byte in part.content)


def same_name(part: Part) -> Part:
    """Whole, size, number as the good one; it names its own bytes, as it must to be read."""
    named = strict.to_base64(sha256(other(part)).digest())
    each = tuple(named if n == part.part else one for n, one in enumerate(part.each, 1))
    return replace(part, content=other(part), each=each)


def bare(part: Part) -> Part:
    """As the first programs made parts, that named nothing of the others."""
    return replace(part, each=())


def forged_bare(part: Part) -> Part:
    return bare(replace(part, content=other(part)))


FORGERS: dict[str, Callable[[Part], Part]] = {"named": same_name, "bare": forged_bare}
ORDERS = {
    "before": lambda good, bad: [*bad, *good],
    "after": lambda good, bad: [*good[:-1], *bad, good[-1]],
    "between": lambda good, bad: [x for pair in zip(bad, good, strict=True) for x in pair],
}


def laid(lab: Lab, some: Sequence[Part]) -> list[Path]:
    lab.post.mkdir(exist_ok=True)
    files = [lab.post / f"{n}.odoppart" for n in range(len(some))]
    for file, part in zip(files, some, strict=True):
        file.write_bytes(part.encoded())
    return files


@pytest.mark.parametrize("together", [False, True], ids=["one by one", "together"])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("forger", FORGERS)
def test_a_good_set_goes_in_whatever_lies_among_it(
    inbox: tuple[Lab, list[Part]], forger: str, order: str, together: bool
) -> None:
    lab, good = inbox
    bad = [FORGERS[forger](part) for part in good]
    files = laid(lab, ORDERS[order](good, bad))
    office = lab.office(HQ)
    groups = [files] if together else [[file] for file in files]
    found = [each for some in groups for each in receiving.receive(office, some)]
    assert [each.state for each in found].count(APPLIED) == 1
    assert {each.code for each in found if each.state == REFUSED} <= {"E-SYN-25"}
    with office.reading() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM artisan").scalar_one() == 1


@pytest.mark.parametrize("order", ORDERS)
def test_of_parts_that_name_nothing_those_are_taken_that_fit(
    inbox: tuple[Lab, list[Part]], order: str
) -> None:
    """One forged of each number: with the last good one there is one way in which they fit."""
    lab, good = inbox
    some = ORDERS[order]([bare(part) for part in good], [forged_bare(part) for part in good])
    office = lab.office(HQ)
    found = [each for file in laid(lab, some) for each in receiving.receive(office, [file])]
    assert [each.state for each in found].count(APPLIED) == 1
    assert parting.awaited(office.place) == []


def test_a_forged_set_that_is_whole_takes_only_itself_away(inbox: tuple[Lab, list[Part]]) -> None:
    lab, good = inbox
    office = lab.office(HQ)
    each = tuple(strict.to_base64(sha256(other(part)).digest()) for part in good)
    bad = [replace(part, content=other(part), each=each) for part in good]
    first, *rest = laid(lab, [*good[:2], *bad, good[2]])
    receiving.receive(office, [first, rest[0]])
    found = [receiving.receive(office, [file])[0] for file in rest[1:]]
    assert [(got.state, got.code) for got in found] == [
        (HELD, "E-SYN-23"),
        (HELD, "E-SYN-23"),
        (REFUSED, "E-SYN-25"),
        (APPLIED, ""),
    ]
    assert not list(archive.parts_of(office.place).iterdir())


def test_a_part_that_was_damaged_where_it_waits_is_asked_for_again(inbox: tuple[Lab, list[Part]]) -> None:
    lab, good = inbox
    office = lab.office(HQ)
    one, two, three = laid(lab, good)
    receiving.receive(office, [one, two])
    (kept, _) = sorted(archive.parts_of(office.place).iterdir())
    kept.write_bytes(kept.read_bytes()[:-5])
    (got,) = receiving.receive(office, [three])
    number = 1 if f"_{COUNT}_1_" in kept.name else 2
    assert got.error is not None
    assert (got.state, got.code, got.error.facts["missing"]) == (HELD, "E-SYN-23", str(number))
    again = (one, two)[number - 1]
    (got,) = receiving.receive(office, [again])
    assert got.state == APPLIED


def test_a_damaged_part_that_cannot_be_taken_away_ends_nothing(
    inbox: tuple[Lab, list[Part]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows another program may hold it for a moment."""
    lab, good = inbox
    office = lab.office(HQ)
    one, two, three = laid(lab, good)
    receiving.receive(office, [one, two])
    for kept in archive.parts_of(office.place).iterdir():
        kept.write_bytes(kept.read_bytes()[:-5])
    real = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.parent == archive.parts_of(office.place):
            raise PermissionError(13, "held by another program")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    other = lab.send("klu").file
    assert [each.state for each in receiving.receive(office, [three, other])] == [HELD, APPLIED]
    assert receiving.receive(office, [one, two])[-1].state == APPLIED


def test_a_part_says_nothing_that_its_set_does_not_name() -> None:
    part = next(parts.split(bytes(range(200)), 70))
    for false in (
        replace(part, content=other(part)),
        replace(part, part=2),
        replace(part, each=part.each[:2]),
        replace(part, each=("x", *part.each[1:])),
    ):
        with pytest.raises(OdopError, match="E-SYN-22"):
            parts.read(false.encoded())
    assert parts.read(part.encoded()) == part
