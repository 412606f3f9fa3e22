"""One file that brings records, a state pack, an update and circulars: the power goes anywhere while it is
taken in, and afterwards all of it is there or nothing; taken in once more, all of it (SYNC, I5).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.storage import posts, statepack
from odop_desktop.sync import answering, archive, enclosures, newpack, offering, package, packs, updates
from tests.simulator import faults
from tests.sync.lab import HQ, Lab, copied
from tests.sync.test_packs import newer


@dataclass(frozen=True)
class Full:
    """Offices that have exchanged files, headquarters' next file to Chamba, the buyer in it, and how many
    statements it takes to take it in.
    """

    lab: Lab
    file: Path
    buyer: str
    statements: int


@pytest.fixture(scope="module")
def full(_offices: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Full]:
    folder = tmp_path_factory.mktemp("full")
    with copied(_offices, folder / "lab") as lab:
        lab.round("chm")
        hq = lab.office(HQ)
        newpack.update(hq, newer(folder, pack=lambda text: text.replace("claim_days = ", "claim_days = 1")))
        (folder / "setup.exe").write_bytes(b"MZ setup")
        offering.offer(hq, folder / "setup.exe", "9.0")
        papers = [folder / "a.pdf", folder / "b.pdf"]
        for paper in papers:
            paper.write_bytes(b"%PDF " + paper.stem.encode())
        buyer = lab.make(HQ, c.BUYER, name_en="Himadri Crafts")
        made = answering.for_all(hq, folder / "out", codes=["HP-CHM"], papers=papers)
        file = next(one.file for one in made if one.made.receiver == lab.node("chm"))
        lab.close()
        yield Full(lab, file, buyer, statements(lab, file, folder / "counted"))


def statements(lab: Lab, file: Path, folder: Path) -> int:
    counting = faults.Fuse(0)  # never burns down
    with copied(lab, folder) as other, faults.at(other.office("chm"), "before_cursor_execute", counting):
        assert other.take("chm", file).error is None
    return -counting.left


def brought(office: Office, full: Full) -> dict[str, bool]:
    """Each thing that the file brings: whether it is there for those who work here."""
    with office.reading() as conn:
        kept = statepack.kept(conn, "HP")
        head = package.read_header(full.file)
        applied = posts.applied(conn, head.pkg_id, head.sender) is not None
        row = conn.exec_driver_sql(f"SELECT id FROM buyer WHERE id = '{full.buyer}'").first()
    told = updates.here(office)
    return {
        "book": applied,
        "record": row is not None,
        "pack": kept is not None and kept.version == "2026.2",
        "update": told is not None and bool(office.store.blobs.held([told.sha256])),
        "papers": len(enclosures.kept(office)) == 2,
    }


@contextmanager
def dying(office: Office, full: Full, what: str, n: int) -> Iterator[None]:
    match what:
        case "archived" | "not archived":
            with faults.writing(faults.Fuse(n), before=what != "archived", modules=(archive,)):
                yield
        case "paper" | "no paper":
            with faults.writing(faults.Fuse(n), before=what == "no paper", modules=(enclosures,)):
                yield
        case "statement":
            with faults.at(office, "before_cursor_execute", faults.Fuse(max(1, full.statements * n // 100))):
                yield
        case _:
            with faults.at(office, what, faults.Fuse(n)):
                yield


WHERE = [
    *(("commit", n) for n in (1, 2, 3)),
    *(("statement", percent) for percent in (0, 10, 30, 60, 95)),
    *((what, 1) for what in ("archived", "not archived", "paper")),
    ("no paper", 2),
]


@pytest.mark.parametrize(("what", "n"), WHERE)
def test_whenever_the_power_goes_all_is_there_or_nothing(
    full: Full, tmp_path: Path, what: str, n: int
) -> None:
    with copied(full.lab, tmp_path / "lab") as lab:
        office = lab.office("chm")
        with pytest.raises(faults.Crash), dying(office, full, what, n):
            lab.take("chm", full.file)
        faults.died(office)
        del lab.open["chm"]
        office = lab.office("chm")
        packs.settle(office)  # as whoever opens the office's files does first
        enclosures.settle(office)
        there = brought(office, full)
        assert len(set(there.values())) == 1, there
        lab.take("chm", full.file)
        assert all(brought(office, full).values())
        assert office.head.version == "2026.2"
        own = lab.row("chm", office.facts.id, c.OFFICE)
        assert own is not None and str(own["claim_days"]).startswith("1")
        assert not list(office.place.root.rglob("*.part"))
