"""What Today tells headquarters of its offices' files, and the tab to which each line leads; by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import alarms as alarming
from odop_desktop.queries import districts
from odop_desktop.sync import alarms, proxies, receiving
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.headquarters import HeadquartersPage
from odop_desktop.ui.pages.today import TodayPage
from odop_desktop.ui.pages.today_line import Pending
from odop_desktop.ui.pages.today_post import from_headquarters
from tests.ui.conftest import Settle, shown
from tests.ui.headquarters.conftest import Made


def line(office: Office, msgid: str) -> Pending | None:
    return next((each for each in from_headquarters(office) if each.msgid == f"ui.today.{msgid}"), None)


def forge(hq: Office, made: Made, into: Path) -> None:
    content = made.file.read_bytes()
    at = content.index(b'"month":"2026')
    into.write_bytes(content[:at] + b'"month":"2025' + content[at + 13 :])
    (got,) = receiving.receive(hq, [into])
    assert got.code == "E-SYN-06"


def ask_to_move(hq: Office, made: Made) -> None:
    kullu = districts.meant(hq, "KLU")
    proxies.begin(hq, kullu)
    values = {"artisan": made.clash, "to_district": kullu.id, "reason": "विवाह"}
    records.make(hq, kind=c.TRANSFER, values=values)


def test_requests_for_transfer_and_forged_files_are_pending_until_they_are_seen_to(
    hq: Office, made: Made, tmp_path: Path
) -> None:
    assert line(hq, "moves") is None and line(hq, "alarms") is None
    ask_to_move(hq, made)
    forge(hq, made, tmp_path / "forged.odopsync")
    asked, rung = line(hq, "moves"), line(hq, "alarms")
    assert asked is not None and (asked.count, asked.tone) == (1, "soon")
    assert rung is not None and (rung.count, rung.tone) == (1, "late")
    assert "transfer" in asked.said(hq.words("en")) and "स्थानान्तरण" in asked.said(hq.words("hi"))
    alarms.seen(hq, alarming.unseen(hq))
    assert line(hq, "alarms") is None and line(hq, "moves") is not None


@pytest.mark.parametrize(
    ("msgid", "tab"), [("conflicts", "decide"), ("moves", "moves"), ("alarms", "came"), ("shelf", "shelf")]
)
def test_each_line_leads_to_its_tab(
    msgid: str,
    tab: str,
    hq: Office,
    made: Made,
    tmp_path: Path,
    make_desk: Callable[[Office], Desk],
    qtbot: QtBot,
    settle: Settle,
) -> None:
    ask_to_move(hq, made)
    forge(hq, made, tmp_path / "forged.odopsync")
    window = shown(MainWindow(make_desk(hq)), qtbot, settle)
    today = window.page
    assert isinstance(today, TodayPage)
    (at,) = (each for each in today.pending.lines if each.line and each.line.msgid == f"ui.today.{msgid}")
    QTest.keyClick(at, Qt.Key.Key_Return)
    settle(window.desk)
    page = window.page
    assert isinstance(page, HeadquartersPage)
    words = hq.words("hi")
    assert page.tabs.tabText(page.tabs.currentIndex()).startswith(words(f"ui.hq.tab.{tab}"))
