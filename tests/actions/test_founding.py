"""A first start is made whole or not at all; a new password by the recovery code; the timed copies."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.actions import founding, letters, passwords, records, safety, setup
from odop_desktop.actions.setup import Wish
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import office as q
from odop_desktop.signin import door, ensure_place, open_office, proposed_place
from odop_desktop.storage.drives import Drive
from tests.actions.offices import CHEAP, PASSWORD, ROOM, Clock, artisan, loi, only, rows

LETTERHEAD = (("letterhead_hi", "कार्यालय महाप्रबन्धक"), ("phone", "01899-222257"), ("email", "dic@example.in"))
OFFICER = (("name_hi", "अनिता ठाकुर"), ("post_hi", "महाप्रबन्धक"), ("from_date", "01-04-2024"))
NEW = "नया पासवर्ड 2027"


def refused(code: str) -> Any:
    return pytest.raises(OdopError, match=code)


def wish(folder: Path, **other: Any) -> Wish:
    told: dict[str, Any] = {"state": "HP", "district": "CHM", "pc": 1, "admin": "anita", "password": PASSWORD}
    return Wish(folder, **{**told, "cost": CHEAP, **other})


def test_an_office_is_founded_with_its_letterhead_and_its_officer(tmp_path: Path) -> None:
    code, told = founding.new_code(), []
    office = founding.found(
        wish(tmp_path / "o", code=code),
        office=LETTERHEAD,
        officer=OFFICER,
        clock=Clock(),
        room=ROOM,
        report=lambda done, of: told.append((done, of)),
    )
    try:
        assert q.own(office)["phone"] == "01899-222257"
        assert only(office, c.OFFICER, name_hi="अनिता ठाकुर")["from_date"] == "2024-04-01"
        assert q.in_charge(office) is not None
        assert told == [(0, 4), (1, 4), (2, 4), (4, 4)]
    finally:
        office.close()
    open_office(tmp_path / "o", lambda: ("anita", PASSWORD), room=ROOM).close()
    passwords.renew(
        tmp_path / "o",
        proof=passwords.card(code),
        login="anita",
        password=NEW,
        cost=CHEAP,
        clock=Clock(),
        room=ROOM,
    ).close()  # the card is this office's


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ({"office": (("phone", "1"), ("nonsense", "x"))}, "E-ACT-22"),
        ({"officer": (("name_hi", "अ"), ("from_date", "yesterday"))}, "E-VAL-05"),
        ({"officer": (("post_hi", "महाप्रबन्धक"), ("from_date", "01-04-2024"))}, "E-"),
    ],
)
def test_what_is_refused_leaves_nothing(tmp_path: Path, texts: dict[str, Any], code: str) -> None:
    with refused(code):
        founding.found(wish(tmp_path / "o"), clock=Clock(), room=ROOM, **texts)
    assert not (tmp_path / "o").exists()


def test_a_folder_with_other_files_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "o").mkdir()
    (tmp_path / "o" / "mine.txt").write_text("x")
    for made in (founding.found, founding.practice):
        with refused("E-OFF-08"):
            made(wish(tmp_path / "o"), clock=Clock())
        assert [p.name for p in (tmp_path / "o").iterdir()] == ["mine.txt"]


def test_an_office_that_stands_is_never_taken_away(office: Office) -> None:
    for made in (founding.found, founding.practice):
        with refused("E-OFF-03"):
            made(wish(office.folder), clock=Clock())
        assert (office.folder / "vault.json").exists()


def test_a_practice_office_with_people(tmp_path: Path) -> None:
    office = founding.practice(wish(tmp_path / "o", password=None), clock=Clock())
    try:
        assert office.facts.practice
        assert len(rows(office, c.ARTISAN)) > 20
    finally:
        office.close()


def test_a_practice_office_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with refused("E-PCK-20"):
        founding.practice(wish(tmp_path / "o", password=None, district="ZZZ"), clock=Clock())
    assert not (tmp_path / "o").exists()


@pytest.fixture
def real(tmp_path: Path) -> tuple[Path, str]:
    code = setup.create(wish(tmp_path / "real"), clock=Clock(), room=ROOM)
    assert code
    return tmp_path / "real", code


def renew(real: tuple[Path, str], **other: Any) -> Office:
    told = {"code": real[1], "login": "anita", "password": NEW, **other}
    proof = passwords.card(told.pop("code"))
    return passwords.renew(real[0], proof=proof, clock=Clock(), room=ROOM, cost=CHEAP, **told)


def test_the_recovery_code_sets_a_new_password(real: tuple[Path, str]) -> None:
    renew(real, code=real[1].lower().replace("-", " "), login="Anita").close()
    with refused("E-VLT-01"):
        open_office(real[0], lambda: ("anita", PASSWORD), room=ROOM)
    office = open_office(real[0], lambda: ("anita", NEW), clock=Clock(), room=ROOM)
    with office.reading() as conn:
        told = conn.exec_driver_sql("SELECT what FROM event_log").scalars().all()
    office.close()
    assert "password-renewed" in told


def test_a_new_card_takes_the_place_of_a_lost_one(real: tuple[Path, str]) -> None:
    fresh = founding.new_code()
    office = open_office(real[0], lambda: ("anita", PASSWORD), clock=Clock(), room=ROOM)
    passwords.new_card(office, fresh)
    office.close()
    with refused("E-VLT-02"):
        renew(real)
    renew(real, code=fresh).close()


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"code": "AAAA-BBBB"}, "E-VLT-03"),
        ({"code": founding.new_code()}, "E-VLT-02"),
        ({"login": "nobody"}, "E-VLT-01"),
        ({"password": "kurz"}, "E-VLT-09"),
    ],
)
def test_a_refused_renewal_changes_nothing(real: tuple[Path, str], other: dict[str, str], code: str) -> None:
    before = (real[0] / "vault.json").read_bytes()
    with refused(code):
        renew(real, **other)
    assert (real[0] / "vault.json").read_bytes() == before
    open_office(real[0], lambda: ("anita", PASSWORD), room=ROOM).close()


def test_a_door_tells_who_may_come_in_and_nothing_else(real: tuple[Path, str], practice: Path) -> None:
    assert (door(real[0]).practice, door(real[0]).logins) == (False, ("anita",))
    assert (door(practice).practice, door(practice).logins) == (True, ())
    with refused("E-OFF-02"):
        door(real[0] / "nothing")


def test_a_place_is_looked_at_before_anything_is_made(
    tmp_path: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ensure_place(tmp_path / "new", practice=False) > 0
    with refused("E-OFF-04"):
        ensure_place(tmp_path / "new", practice=False, probe=lambda _: Drive.REMOVABLE)
    with refused("E-OFF-05"):
        ensure_place(tmp_path / "new", practice=False, probe=lambda _: Drive.NETWORK)
    with refused("E-OFF-03"):
        ensure_place(office.folder, practice=False)
    with refused("E-OFF-08"):
        ensure_place(tmp_path, practice=True)
    (tmp_path / "file").write_text("x")
    with refused("E-OFF-07"):
        ensure_place(tmp_path / "file" / "o", practice=True)
    monkeypatch.setenv("OneDrive", str(tmp_path))
    with refused("E-OFF-06"):
        ensure_place(tmp_path / "new", practice=False)
    assert ensure_place(tmp_path / "new", practice=True) > 0  # what it holds may be lost
    assert not (tmp_path / "new").exists()


def test_a_practice_office_is_proposed_a_place_that_is_free() -> None:
    first = proposed_place(practice=True)
    first.mkdir(parents=True)
    second = proposed_place(practice=True)
    first.rmdir()
    assert (first.name, second.name, first.parent) == ("practice", "practice-2", proposed_place().parent)


def test_a_timed_copy_is_made_when_something_changed(real: tuple[Path, str], tmp_path: Path) -> None:
    clock = Clock()
    office = open_office(real[0], lambda: ("anita", PASSWORD), clock=clock, room=ROOM)
    try:
        assert q.last_copy(office) is None
        first = safety.keep(office)
        assert first is not None and first.parent == office.place.backups
        assert q.last_copy(office) == clock.now
        clock.now += timedelta(minutes=30)
        assert safety.keep(office) is None
        artisan(office)
        assert safety.keep(office) not in (None, first)
        assert q.last_copy(office) == clock.now
        clock.now += timedelta(minutes=30)
        assert safety.keep(office, anyway=True) is not None
    finally:
        office.close()


def test_the_second_place_gets_one_copy_a_day(real: tuple[Path, str], tmp_path: Path) -> None:
    clock, stick = Clock(), tmp_path / "stick"
    office = open_office(real[0], lambda: ("anita", PASSWORD), clock=clock, room=ROOM)
    try:
        assert safety.keep_second(office, folder=stick) is None  # it is in a drawer
        stick.mkdir()
        made = safety.keep_second(office, folder=stick)
        assert made is not None and made.parent == stick / "odop-hp-chm-1"
        artisan(office)
        assert safety.keep_second(office, folder=stick) is None
        clock.now += timedelta(days=1)
        assert safety.keep_second(office, folder=stick) is not None
        clock.now += timedelta(days=1)
        assert safety.keep_second(office, folder=stick) is None  # nothing was changed since
    finally:
        office.close()
    safety.restore(tmp_path / "back", file=made, credentials=lambda: ("anita", PASSWORD))


def test_a_practice_office_has_no_second_place(office: Office, tmp_path: Path) -> None:
    assert safety.keep_second(office, folder=tmp_path) is None


def test_the_clock_is_doubted_when_it_stands_before_the_last_change(office: Office, clock: Clock) -> None:
    assert q.clock_doubt(office) is None
    artisan(office)
    right = clock.now
    clock.now = right - timedelta(days=365)
    found = q.clock_doubt(office)
    assert found is not None and found.why == "made"
    clock.now = right - timedelta(days=5)
    found = q.clock_doubt(office)
    assert found is not None and (found.why, found.than) == ("last", right)
    clock.now = right + timedelta(days=20 * 365)
    found = q.clock_doubt(office)
    assert found is not None and found.why == "ahead"


def test_what_an_office_tells_of_itself(office: Office, clock: Clock) -> None:
    assert q.pack_version(office) == office.head.version
    assert [r["name_en"] for r in q.officers(office)] == ["Anita Thakur"]
    clock.now -= timedelta(days=365 * 5)
    assert q.in_charge(office) is None


def test_letters_are_numbered_by_the_settings_of_the_moment(office: Office) -> None:
    """Not by those of the moment at which the office was opened."""
    own = q.own(office)
    records.change(office, kind=c.OFFICE, id=own.id, values={"prefix": "उद्योग/चम्बा"})
    loi(office)
    letters.issue(office, kind="loi", lang="hi")
    assert rows(office, c.LETTER)[0]["number"].startswith("उद्योग/चम्बा/LOI/2025-26/1-0001")


@pytest.mark.parametrize(
    ("pattern", "code"), [("{kind}/{fy}/{serial}", "E-NUM-03"), ("{kind}/{jahr}/{pc}-{serial}", "E-NUM-02")]
)
def test_a_pattern_that_numbers_two_letters_alike_is_refused_when_it_is_set(
    office: Office, pattern: str, code: str
) -> None:
    with refused(code):
        records.change(office, kind=c.OFFICE, id=office.facts.id, values={"number_pattern": pattern})
