"""A real office: its password and recovery code, its safety copies; and what every action declares."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from odop_desktop import actions
from odop_desktop.actions import letters, safety, setup
from odop_desktop.actions.roles import Role
from odop_desktop.actions.setup import Wish
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.numbering import registration
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries.letters import register
from odop_desktop.signin import last_opened, open_office, proposed_place
from tests.actions.offices import (
    CHEAP,
    OFFICER,
    PASSWORD,
    ROOM,
    Clock,
    artisan,
    contents,
    loi,
    make,
    nobody,
    opened,
    row,
    rows,
)


def refused(code: str) -> Any:
    return pytest.raises(OdopError, match=code)


def who(user: str = "anita", password: str = PASSWORD) -> Any:
    return lambda: (user, password)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A real office of Kangra on PC 2, closed, and its recovery code."""
    folder = tmp_path_factory.mktemp("real") / "office"
    wish = Wish(folder, "HP", "KNG", 2, "anita", PASSWORD, cost=CHEAP)
    code = setup.create(wish, clock=Clock(), room=ROOM)
    assert code
    return folder, code


@pytest.fixture
def real(made: tuple[Path, str], tmp_path: Path) -> Iterator[Office]:
    shutil.copytree(made[0], tmp_path / "real")
    office = open_office(tmp_path / "real", who(), clock=Clock(), room=ROOM)
    yield office
    office.close()


def test_a_real_office_opens_with_its_password(real: Office) -> None:
    assert (real.facts.practice, real.facts.code3, real.facts.pc, real.facts.kind) == (
        False,
        "KNG",
        2,
        "district",
    )
    assert (real.user.name, real.user.role) == ("anita", "ADMIN")
    assert row(real, c.ARTISAN, artisan(real))["reg_no"] == registration("HP", "KNG", 2, 1)
    assert last_opened() == real.folder
    assert real.facts.letter_pattern == "{prefix}/{kind}/{fy}/{pc}-{serial}"


@pytest.mark.parametrize(("user", "password"), [("anita", "wrong one"), ("nobody", PASSWORD), ("anita", "")])
def test_a_wrong_password_opens_nothing(made: tuple[Path, str], user: str, password: str) -> None:
    with refused("E-VLT-0"):
        open_office(made[0], who(user, password), room=ROOM)
    open_office(made[0], who(), room=ROOM).close()  # and leaves no lock behind


def test_a_second_start_is_refused(real: Office) -> None:
    with refused("E-OFF-01"):
        open_office(real.folder, who(), room=ROOM)


def test_a_folder_without_an_office(tmp_path: Path) -> None:
    with refused("E-OFF-02"):
        open_office(tmp_path, nobody)


def test_a_place_is_proposed() -> None:
    assert proposed_place().is_absolute()


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"state": "ZZ"}, "E-PCK-22"),
        ({"district": "ZZZ"}, "E-PCK-20"),
        ({"password": "kurz"}, "E-VLT-09"),
    ],
)
def test_a_set_up_that_fails_leaves_nothing(tmp_path: Path, wish: dict[str, Any], code: str) -> None:
    told: dict[str, Any] = {"folder": tmp_path / "o", "state": "HP", "district": "CHM", "pc": 1, "admin": "a"}
    with refused(code):
        setup.create(Wish(**{**told, "password": PASSWORD, "cost": CHEAP, **wish}), room=ROOM)
    assert not (tmp_path / "o").exists()


def test_an_office_is_not_made_over_another(office: Office) -> None:
    with refused("E-OFF-"):
        setup.create(Wish(office.folder, "HP", "CHM", 1, "a", None), room=ROOM)
    assert (office.folder / "vault.json").exists()


@pytest.mark.parametrize(
    ("state", "kind"), [("HP", "headquarters"), ("UP", "headquarters"), ("UP", "district")]
)
def test_offices_of_either_state_and_of_the_whole_state(tmp_path: Path, state: str, kind: str) -> None:
    district = "LKO" if kind == "district" else None
    setup.create(Wish(tmp_path / "o", state, district, 1, "a", None, kind), clock=Clock(), room=ROOM)
    office = opened(tmp_path / "o")
    try:
        assert (office.facts.state, office.facts.kind) == (state, kind)
        assert bool(office.here) is (kind == "district")
        assert office.state_words.district.hi == ("जनपद" if state == "UP" else "जिला")
        assert (
            len([p for p in rows(office, c.PLACE) if p["level"] == "district"]) == {"HP": 12, "UP": 75}[state]
        )
    finally:
        office.close()


def furnished(office: Office) -> None:
    make(office, c.OFFICER, **{**OFFICER, "office": office.facts.id})
    artisan(office, "सुनीता देवी")
    loi(office)
    letters.issue(office, kind="loi", lang="hi")


def test_a_copy_comes_back_in_a_new_epoch_with_numbers_beyond(
    real: Office, made: tuple[Path, str], tmp_path: Path
) -> None:
    """On the same PC: what was made after the copy is kept beside, its numbers are never given again."""
    furnished(real)
    before = contents(real)
    copy = safety.backup(real, out=tmp_path / "a.odopbackup")
    assert copy.counts["artisan"] == 1
    artisan(real, "बाद की")
    real.close()
    back = safety.restore(real.folder, file=copy.file, credentials=who())
    assert back.gaps["registration"] == (2, 10_000)
    assert back.gaps["letter/loi/2025-26"] == (2, 10_000)
    office = open_office(real.folder, who(), clock=Clock(), room=ROOM)
    try:
        assert contents(office) == before
        assert row(office, c.ARTISAN, artisan(office))["reg_no"] == registration("HP", "KNG", 2, 10_001)
        loi(office)
        letters.issue(office, kind="loi", lang="hi")
        assert [x["serial"] for x in register(office)] == [1, 10_001]
        assert office.store.blobs.get(register(office)[0]["pdf"]).startswith(b"%PDF")
        assert safety.check(office) == ()
        with office.reading() as conn:
            assert conn.exec_driver_sql("SELECT epoch FROM node").scalar_one() == back.epoch > 0
    finally:
        office.close()
        real.release = lambda: None


def test_the_recovery_code_brings_it_back_on_another_pc(
    real: Office, made: tuple[Path, str], tmp_path: Path
) -> None:
    furnished(real)
    before = contents(real)
    copy = safety.backup(real, out=tmp_path / "a.odopbackup")
    for code in ("AAAA-BBBB-CCCC-DDDD", made[1][:-1] + ("A" if made[1][-1] != "A" else "B")):
        with refused("E-VLT-"):
            safety.restore(tmp_path / "new", file=copy.file, credentials=nobody, code=code)
    safety.restore(tmp_path / "new", file=copy.file, credentials=nobody, code=made[1])
    office = open_office(tmp_path / "new", who(), clock=Clock(), room=ROOM)
    try:
        assert contents(office) == before
        assert safety.check(office) == ()
    finally:
        office.close()
    with refused("E-VLT-0"):
        safety.restore(tmp_path / "third", file=copy.file, credentials=who(password="falsch"))


def test_copies_that_are_none(real: Office, tmp_path: Path) -> None:
    with refused("E-BAK-01"):
        safety.restore(tmp_path / "new", file=tmp_path / "nothing", credentials=who())
    copy = safety.backup(real, out=tmp_path / "a.odopbackup").file
    torn = tmp_path / "torn.odopbackup"
    torn.write_bytes(copy.read_bytes()[:-200])
    with refused("E-BAK-0"):
        safety.restore(tmp_path / "new", file=torn, credentials=who())
    assert not (tmp_path / "new" / "office.db").exists()


def test_the_copy_before_something_big_is_on_the_ladder(real: Office) -> None:
    copy = safety.before(real, "import")
    assert copy.parent == real.place.backups
    with real.reading() as conn:
        told = conn.exec_driver_sql("SELECT facts FROM event_log WHERE what='backup'").scalars().all()
    assert any("import" in facts for facts in told)


def test_check_finds_nothing_wrong_after_a_days_work(office: Office) -> None:
    furnished(office)
    assert safety.check(office) == ()


def _public() -> list[Any]:
    """What an officer does: an office, a wish for one or its folder is given, all else by its name."""
    found = []
    for module in pkgutil.iter_modules(actions.__path__):
        own = importlib.import_module(f"odop_desktop.actions.{module.name}")
        for name, thing in inspect.getmembers(own, inspect.isfunction):
            mine = thing.__module__ == own.__name__ and not name.startswith("_")
            told = inspect.signature(thing).parameters
            first = next(iter(told.values()), None)
            given = first is not None and first.annotation in ("Office", "Wish", "Path")
            if mine and given and all(p.kind is p.KEYWORD_ONLY for p in list(told.values())[1:]):
                found.append(thing)
    return found


@pytest.mark.parametrize("action", _public(), ids=lambda a: f"{a.__module__.split('.')[-1]}.{a.__name__}")
def test_every_action_declares_its_least_role(action: Any) -> None:
    assert isinstance(getattr(action, "least_role", None), Role)


def test_the_actions_are_found() -> None:
    names = {f"{a.__module__.split('.')[-1]}.{a.__name__}" for a in _public()}
    known = {
        "records.make",
        "records.undo",
        "imports.run",
        "letters.issue",
        "letters.cancel",
        "safety.backup",
    }
    assert known | {"setup.create", "exports.sheet", "typed.save", "letter_files.write"} <= names
    assert safety.restore.least_role is Role.ADMINISTRATOR  # type: ignore[attr-defined]
