"""Programs of several ages exchange files (SYNC, I10): what an older one could not place is whole after its upgrade."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue import BY_NAME
from odop_desktop.storage import intake, waiting
from odop_desktop.storage.schema import SCHEMA
from odop_desktop.sync import archive, outbox
from tests.simulator.reading import Seen, see
from tests.sync.lab import HQ, Lab, copied

NEWER = (
    c.BUYER.name,
    c.LOI.name,
    c.LOI_LINE.name,
)  # kinds that the older program of these tests does not know


def files(lab: Lab) -> list[Path]:
    """Three files of Chamba, cumulative: buyers, a letter and its line, made and changed."""
    lab.round("chm")
    buyer = lab.make("chm", c.BUYER, name_en="Himadri Crafts", city="Delhi")
    person = lab.make("chm", name_hi="सुनीता देवी", pin="176310")
    made = [lab.send("chm").file]
    loi = lab.make("chm", c.LOI, buyer=buyer, loi_date="2026-01-05")
    lab.make("chm", c.LOI_LINE, loi=loi, seller_name="गीता", qty=10_000, rate=1_500_00)
    lab.change("chm", buyer, c.BUYER, city="Noida")
    lab.change("chm", person, pin="176311")
    made.append(lab.send("chm").file)
    lab.change("chm", loi, c.LOI, loi_date="2026-01-06")
    made.append(lab.send("chm").file)
    return made


def whole(seen: Seen) -> object:
    """Everything but how long something waited."""
    return seen.ops, seen.rows, seen.heads, seen.waiting, seen.homes


@pytest.fixture
def older(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A program that knows fewer kinds of records, until it is upgraded (`undo`)."""
    monkeypatch.setattr(intake, "BY_NAME", {k: v for k, v in BY_NAME.items() if k not in NEWER})
    yield monkeypatch
    monkeypatch.undo()


@pytest.mark.parametrize("late", [1, 2])
def test_taken_in_by_an_older_program_and_upgraded_is_as_taken_in_by_the_newer(
    lab: Lab, tmp_path: Path, older: pytest.MonkeyPatch, late: int
) -> None:
    """`late`: the file before which headquarters is upgraded."""
    made = files(lab)
    lab.close()
    with copied(lab, tmp_path / "twin") as twin:
        for file in made[:late]:
            assert lab.take(HQ, file).error is None
        with lab.office(HQ).reading() as conn:
            assert {stuck.code for stuck in waiting.of(conn)} <= {"E-SYN-40", "E-SYN-42"}
            assert [stuck for stuck in waiting.of(conn) if stuck.code == "E-SYN-40"]
        older.undo()
        for file in made[late:]:
            assert lab.take(HQ, file).error is None
        for file in made:
            assert twin.take(HQ, file).error is None
        now = whole(see(lab.office(HQ)))
        assert now == whole(see(twin.office(HQ)))
        assert not list(waiting_at(lab))


def waiting_at(lab: Lab) -> list[object]:
    with lab.office(HQ).reading() as conn:
        return list(waiting.of(conn))


def test_a_district_upgraded_late_has_what_headquarters_sent_meanwhile(
    lab: Lab, older: pytest.MonkeyPatch
) -> None:
    older.undo()
    lab.round("chm")
    buyer = lab.make(HQ, c.BUYER, name_en="Himadri Crafts", city="Delhi")
    lab.change(HQ, buyer, c.BUYER, city="Noida")
    file = lab.answer("chm").file
    older.setattr(intake, "BY_NAME", {k: v for k, v in BY_NAME.items() if k not in NEWER})
    assert lab.take("chm", file).error is None
    older.undo()
    assert lab.row("chm", buyer, c.BUYER) is None
    lab.round("chm")
    row = lab.row("chm", buyer, c.BUYER)
    assert row is not None
    assert row["city"] == "Noida"


def test_a_file_for_a_newer_program_goes_in_after_the_upgrade(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held, said once, and nothing is lost; the next file that comes draws it in."""
    monkeypatch.setattr(outbox, "MIN_READER", SCHEMA + 1)
    id = lab.make("chm", name_hi="सुनीता देवी")
    got = lab.take(HQ, lab.send("chm").file)
    assert got.error is not None
    assert got.error.code == "E-SYN-53"
    assert len(archive.held(lab.office(HQ).place)) == 1
    assert lab.row(HQ, id) is None
    for module in ("inbox", "entering", "outbox"):
        name = f"odop_desktop.sync.{module}.SCHEMA"
        monkeypatch.setattr(name, SCHEMA + 1, raising=False)
    monkeypatch.setattr(outbox, "MIN_READER", 2)
    assert lab.take(HQ, archive.held(lab.office(HQ).place)[0]).error is None
    assert lab.row(HQ, id)
