"""A real office is told that its recovery card is the only way back."""

from __future__ import annotations

from pathlib import Path

from odop_desktop.actions import setup
from odop_desktop.actions.setup import Wish
from odop_desktop.signin import open_office
from odop_desktop.ui.pages.today_lines import pending
from tests.actions.offices import CHEAP, PASSWORD, ROOM


def test_until_headquarters_holds_a_key_the_card_is_spoken_of(tmp_path: Path) -> None:
    wish = Wish(tmp_path / "real", "HP", "CHM", 1, "सीमा", PASSWORD, cost=CHEAP)
    setup.create(wish, room=ROOM)
    office = open_office(tmp_path / "real", lambda: ("सीमा", PASSWORD), room=ROOM)
    try:
        assert "ui.today.card" in [line.msgid for line in pending(office)]
    finally:
        office.close()
