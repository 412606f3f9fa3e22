"""By keys alone: a month's file made, its pen drive checked and lost, the next one confirmed and answered."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog

from odop_desktop.actions import demo, records
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import sync_status
from odop_desktop.queries.sync_status import State
from odop_desktop.sync import answers as replies
from odop_desktop.sync import inbox, practising, receipts
from odop_desktop.ui.dialogs.phrase import PhraseDialog
from odop_desktop.ui.pages.sync import SyncPage
from tests.actions.offices import Clock, opened, rows
from tests.journeys.window.conftest import Sit
from tests.journeys.window.seat import K, Seat
from tests.ui.conftest import Answers


def _press(seat: Seat, msgid: str, *, back: bool = False) -> None:
    seat.goto(seat.word(msgid), back=back)
    seat.press(K.Key_Return)


def _phrase(seat: Seat, said: str, dialog: QDialog) -> None:
    assert isinstance(dialog, PhraseDialog)
    seat.type(said)
    seat.press(K.Key_Return)


def test_a_month(sit: Sit, full_office: Office, answers: Answers, clock: Clock, tmp_path: Path) -> None:
    hq_folder = tmp_path / "hq"
    demo.make(hq_folder, kind="headquarters", node=practising.node("headquarters"))
    hq = opened(hq_folder, clock)
    practising.ensure(hq)
    person = rows(full_office, c.ARTISAN)[0].id
    seat = sit(full_office)

    # The first file; its pen drive is checked, then lost on the way.
    seat.place("sync")
    assert isinstance(seat.page, SyncPage)
    answers.ready = [tmp_path / "one"]
    _press(seat, "ui.sync.make.go")
    assert "फ़ाइल क्र. 1" in seat.told
    answers.ready = [tmp_path / "one"]
    _press(seat, "ui.sync.give.check")
    assert "सही है" in seat.told
    assert sync_status.of(full_office, [person])[person].state is State.IN_FILE

    # The next one holds it all; headquarters confirms it over the telephone.
    records.change(full_office, kind=c.ARTISAN, id=person, values={"pin": "176311"})
    answers.ready = [tmp_path / "two"]
    _press(seat, "ui.sync.make.go", back=True)
    (file,) = (tmp_path / "two").glob("*.odopsync")
    got = inbox.receive(hq, file)
    assert got.error is None and got.header is not None
    said = receipts.of(hq, got.header.pkg_id, got.header.sender).phrase
    seat.goto(seat.word("ui.sync.give.phrase"))
    seat.ask(partial(_phrase, seat, said), K.Key_Return)
    assert "फ़ाइल क्र. 2" in seat.told
    assert sync_status.of(full_office, [person])[person].state is State.RECEIVED

    # What came back is taken in; nothing is left to be sent.
    answers.ready = [replies.answer(hq, got.header.sender, tmp_path / "back").file]
    _press(seat, "ui.sync.take.go")
    assert "ली गई" in seat.told
    assert sync_status.unsent(full_office) == 0
    hq.close()
