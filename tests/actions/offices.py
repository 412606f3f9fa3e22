"""Real offices in temporary folders: made once a run, copied for each test; the clock stands still."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.actions import records, setup
from odop_desktop.actions.setup import Wish
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.signin import open_office
from odop_desktop.storage.place import Room
from odop_desktop.storage.slots import Cost

ROOM = Room(floor=1_000_000, factor=0)  # the tests' disk may be small
CHEAP = Cost(m=64, t=1, p=1)
PASSWORD = "चम्बा रुमाल 2026"
NOW = datetime(2026, 1, 10, 11, 30)
OFFICER = {
    "name_hi": "अनिता ठाकुर",
    "name_en": "Anita Thakur",
    "post_hi": "महाप्रबन्धक",
    "post_en": "General Manager",
    "gender": "F",
    "honorific": "SMT",
    "from_date": "2024-04-01",
}


class Clock:
    """A clock that stands where it is put."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def nobody() -> tuple[str, str]:
    raise AssertionError("a practice office asks for no password")


def opened(folder: Path, clock: Clock | None = None) -> Office:
    return open_office(folder, nobody, clock=clock or Clock(), room=ROOM)


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program notes of this PC goes into a folder of the run, not into the user's."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("home")
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA", "HOME"):
            patch.setenv(name, str(home))
        yield


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice office of Chamba with its signing officer, closed: for copying."""
    folder = tmp_path_factory.mktemp("practice") / "office"
    setup.create(Wish(folder, "HP", "CHM", 1, "admin", None), clock=Clock(), room=ROOM)
    office = opened(folder)
    records.make(office, kind=c.OFFICER, values={**OFFICER, "office": office.facts.id})
    office.close()
    return folder


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(practice: Path, tmp_path: Path, clock: Clock) -> Iterator[Office]:
    """The practice office of this test."""
    shutil.copytree(practice, tmp_path / "office")
    found = opened(tmp_path / "office", clock)
    yield found
    found.close()


@pytest.fixture
def other(practice: Path, tmp_path: Path) -> Iterator[Office]:
    """A second, empty office: what another PC holds."""
    shutil.copytree(practice, tmp_path / "other")
    found = opened(tmp_path / "other")
    yield found
    found.close()


def make(office: Office, kind: RecordKind, /, **values: Any) -> str:
    """A record more; returns its id."""
    return records.make(office, kind=kind, values=values).touched[0][1]


def rows(office: Office, kind: RecordKind, *, bin: bool = False) -> list[RecordRow]:
    with office.reading() as conn:
        return read.where(conn, kind, bin=bin)


def row(office: Office, kind: RecordKind, id: str) -> RecordRow:
    with office.reading() as conn:
        found = read.get(conn, kind, id)
    assert found is not None
    return found


def only(office: Office, kind: RecordKind, /, **values: Any) -> RecordRow:
    """The one live record with these values."""
    found = [r for r in rows(office, kind) if all(r[k] == v for k, v in values.items())]
    assert len(found) == 1, found
    return found[0]


def place(office: Office, name: str, level: str = "district") -> str:
    return only(office, c.PLACE, name_en=name, level=level).id


def count_ops(office: Office) -> int:
    with office.reading() as conn:
        return int(conn.exec_driver_sql("SELECT count(*) FROM op").scalar_one())


def contents(office: Office) -> dict[str, list[Mapping[str, Any]]]:
    """Every record, bin included, without the times: to compare before and after."""
    return {k.name: [r.values for r in rows(office, k, bin=True)] for k in c.KINDS}


def artisan(office: Office, name: str = "सुनीता देवी", **more: Any) -> str:
    return make(office, c.ARTISAN, name_hi=name, **more)


def event(office: Office, **more: Any) -> str:
    told = {
        "name_hi": "हिम मेला",
        "name_en": "Him Fair",
        "from_date": "2026-02-01",
        "to_date": "2026-02-05",
        "venue_hi": "चौगान",
        "venue_en": "Chaugan",
        "organised_by": "DISTRICT",
    }
    return make(office, c.EVENT, **{**told, **more})


def loi(office: Office, lines: Sequence[Mapping[str, Any]] = (), **more: Any) -> str:
    """A letter of intent, ready unless `more` empties something."""
    told = {
        "event": more.pop("event", None) or event(office, code=None),
        "buyer": more.pop("buyer", None) or make(office, c.BUYER, name_en="Himadri Crafts", city="Delhi"),
        "loi_date": "2026-01-05",
        "valid_till": "2026-06-30",
        "approval_note": "note p. 4, 05-01-2026",
    }
    id = make(office, c.LOI, **{**told, **more})
    for line in lines or ({"seller_name": "गीता", "product_en": "Shawl", "qty": 10_000, "rate": 1_500_00},):
        make(office, c.LOI_LINE, loi=id, **line)
    return id
