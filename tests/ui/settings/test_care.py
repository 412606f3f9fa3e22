"""The window's care: timed copies, what fails is said once, a clock that goes back is noticed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from odop_desktop.queries import office as q
from odop_desktop.ui.care import EVERY, Care
from odop_desktop.ui.main_window import MainWindow
from tests.actions.offices import Clock, artisan
from tests.ui.conftest import Settle


@pytest.fixture
def care(window: MainWindow) -> Care:
    return Care(window.desk)


def said(care: Care) -> str:
    strip = care.desk.say.strip
    assert strip is not None
    return strip.text.text() if strip.isVisible() else ""


def clear(care: Care) -> None:
    assert care.desk.say.strip is not None
    care.desk.say.strip.clear()


def test_a_copy_when_something_changed_and_none_else(care: Care, clock: Clock, settle: Settle) -> None:
    care.copy()
    settle(care.desk)
    first = q.last_copy(care.desk.office)
    assert first == clock.now
    clock.now += timedelta(minutes=30)
    care.copy()
    settle(care.desk)
    assert q.last_copy(care.desk.office) == first
    artisan(care.desk.office)
    care.copy()
    settle(care.desk)
    assert q.last_copy(care.desk.office) == clock.now
    assert said(care) == ""
    assert EVERY == 30 * 60 * 1000


def test_what_fails_is_said_once_until_it_works(care: Care, settle: Settle, clock: Clock) -> None:
    backups = care.desk.office.folder / "backups"
    backups.rmdir()
    backups.write_text("in the way")
    care.copy()
    settle(care.desk)
    assert "E-BAK-06" in said(care)
    clear(care)
    care.copy()
    settle(care.desk)
    assert said(care) == ""
    backups.unlink()
    care.copy()
    settle(care.desk)
    artisan(care.desk.office)
    for path in backups.iterdir():
        path.unlink()
    backups.rmdir()
    backups.write_text("again")
    care.copy()
    settle(care.desk)
    assert "E-BAK-06" in said(care)


def test_a_clock_set_back_a_year_is_said_and_work_goes_on(care: Care, clock: Clock, settle: Settle) -> None:
    artisan(care.desk.office)
    care.look()
    assert said(care) == ""
    clock.now -= timedelta(days=365)
    care.look()
    assert "पीछे" in said(care) and "10-01-2025" in said(care) and "10-01-2026" in said(care)
    clear(care)
    clock.now += timedelta(minutes=1)
    care.look()
    assert said(care) == ""
    artisan(care.desk.office, "गीता")


def test_a_clock_that_was_back_at_the_start_is_said(
    care: Care, clock: Clock, settle: Settle, tmp_path: Path
) -> None:
    artisan(care.desk.office)
    clock.now -= timedelta(days=3)
    care.start()
    settle(care.desk)
    assert "अन्तिम काम 10-01-2026 11:30" in said(care)
    care.stop()


def test_a_few_minutes_are_nobodys_concern(care: Care, clock: Clock) -> None:
    clock.now -= timedelta(minutes=2)
    care.look()
    assert said(care) == ""
