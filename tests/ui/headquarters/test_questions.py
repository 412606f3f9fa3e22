"""Headquarters asks in the window: from a record's page, about several of a list; the table of all its questions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from odop_desktop.actions import asking
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import asked, records
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.asking import AskAgain, NewQuestion
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.headquarters import HeadquartersPage
from odop_desktop.ui.pages.list import ListPage
from odop_desktop.ui.pages.record import RecordPage
from odop_desktop.ui.pages.today_lines import pending
from odop_desktop.ui.panels.questions import QuestionsPane
from tests.actions.offices import Clock
from tests.ui.conftest import Answering, Paper, Settle
from tests.ui.headquarters.conftest import at


def typed(text: str, due: str = "", field: int = 0) -> Callable[[QDialog], None]:
    """Fills the dialog in by keys and asks."""

    def deal(dialog: QDialog) -> None:
        assert isinstance(dialog, NewQuestion | AskAgain)
        assert dialog.yes.isEnabled() is isinstance(dialog, AskAgain)
        for _ in range(field):
            QTest.keyClick(dialog.field, Qt.Key.Key_Down)
        dialog.question.setFocus()
        dialog.question.selectAll()
        QTest.keyClicks(dialog.question, text)
        QTest.keyClick(dialog.question, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is dialog.due
        QTest.keyClicks(dialog.due, due)
        QTest.keyClick(dialog.yes, Qt.Key.Key_Space)

    return deal


def people(hq: Office, n: int) -> list[str]:
    return [row.id for row in records.page(hq, c.ARTISAN, limit=n).rows]


def front(desk: Desk) -> object:
    window = desk.say.window
    assert isinstance(window, MainWindow)
    return window.page


def test_a_question_is_asked_on_the_record_and_closed_there(
    page: HeadquartersPage, hq: Office, settle: Settle, answering: Answering, qtbot: QtBot
) -> None:
    desk, (id,) = page.desk, people(hq, 1)
    desk.open("artisan", id)
    settle(desk)
    record = front(desk)
    assert isinstance(record, RecordPage) and record.form is not None
    record.form.body.finish()
    key = record.head.keys["ask"]
    assert not key.isHidden()
    answering(lambda: QTest.keyClick(key, Qt.Key.Key_Space), typed("sankhya janchen", "31-12-2099", 1))
    settle(desk)
    (one,) = asked.of(hq, id)
    assert (one.row["question"], one.row["due"], one.key) == ("sankhya janchen", "2099-12-31", "kind")
    assert "प्रश्न के साथ लौटाया गया" in record.subtitle.toolTip()
    (card,) = record.questions.cards.values()
    assert card.box is None and [key.text() for key in card.keys] == ["बन्द करें", "फिर पूछें"]
    QTest.keyClick(card.keys[0], Qt.Key.Key_Space)
    settle(desk)
    assert asked.of(hq, id)[0].row["stage"] == "CLOSED"
    assert record.questions.cards == {}


def test_several_of_a_list_are_asked_about_at_once(
    page: HeadquartersPage, hq: Office, settle: Settle, answering: Answering
) -> None:
    desk = page.desk
    desk.place("artisans")
    settle(desk)
    list_ = front(desk)
    assert isinstance(list_, ListPage)
    list_.table.selectAll()
    assert not list_.foot.ask.isHidden() and list_.foot.ask.isEnabled()
    n = len(list_.table.chosen())
    assert n > 1
    answering(lambda: QTest.keyClick(list_.foot.ask, Qt.Key.Key_Space), typed("kab se?"))
    settle(desk)
    assert asked.counts(hq)["open"] == n


def test_the_table_tells_closes_asks_again_and_prints(
    hq: Office,
    make_desk: Callable[[Office], Desk],
    settle: Settle,
    qtbot: QtBot,
    answering: Answering,
    paper: Paper,
) -> None:
    ids = people(hq, 2)
    for id, text in zip(ids, ("एक", "दो"), strict=True):
        asking.ask(hq, about=[("artisan", id)], question=text, field="mobile")
    page = at(make_desk(hq), qtbot, settle)
    desk, pane = page.desk, page.queries
    desk.place("sync", tab="queries")
    settle(desk)
    assert [line[3] for line in pane.table.texts()] == ["एक", "दो"]
    assert pane.chips["open"].text() == "उत्तर बाकी (2)" and pane.none.isHidden()
    QTest.keyClick(pane.print, Qt.Key.Key_Space)
    settle(desk)
    assert len(paper.printed) == 1
    QTest.keyClick(pane.close_, Qt.Key.Key_Space)
    settle(desk)
    assert [line[3] for line in pane.table.texts()] == ["दो"]
    QTest.keyClick(pane.chips["closed"], Qt.Key.Key_Space)
    settle(desk)
    assert [line[3] for line in pane.table.texts()] == ["एक"] and not pane.close_.isEnabled()
    answering(lambda: QTest.keyClick(pane.again, Qt.Key.Key_Space), typed("phir se"))
    settle(desk)
    assert asked.counts(hq)["open"] == 2
    QTest.keyClick(pane.chips["overdue"], Qt.Key.Key_Space)
    assert not pane.none.isHidden() and pane.table.isHidden()
    desk.speech.switch("en")
    assert pane.chips["open"].text() == "Open (2)" and page.tabs.tabText(4) == "Questions"


def test_today_tells_what_is_overdue_and_what_is_answered(hq: Office, clock: Clock) -> None:
    (id,) = people(hq, 1)
    day = (hq.today() + timedelta(days=1)).strftime("%d-%m-%Y")
    asking.ask(hq, about=[("artisan", id)], question="कब से?", due=day)
    assert not {"ui.today.unanswered", "ui.today.asked"} & {line.msgid for line in pending(hq)}
    clock.now += timedelta(days=3)
    (line,) = (each for each in pending(hq) if each.msgid == "ui.today.unanswered")
    assert (line.count, line.tone, line.go.given) == (1, "late", {"tab": "queries"})


def test_many_questions_come_page_by_page(
    hq: Office, make_desk: Callable[[Office], Desk], settle: Settle, qtbot: QtBot
) -> None:
    for n, id in enumerate(people(hq, 5)):
        due = "" if n % 2 else f"{10 + n}-12-2099"
        asking.ask(hq, about=[("artisan", id)], question=f"q{n}", due=due)
    order = ["q0", "q2", "q4", "q1", "q3"]  # by the day they are due, then as they were asked
    assert [each.row["question"] for each in asked.every(hq, "open")] == order
    first = asked.page(hq, "open", limit=2)
    second = asked.page(hq, "open", first.after, limit=2)
    assert [each.row["question"] for each in second.rows] == order[2:4]
    desk = make_desk(hq)
    pane = QuestionsPane(desk, some=2)
    qtbot.addWidget(pane)
    pane.show()
    pane.tell(asked.counts(hq))
    settle(desk)
    assert [line[3] for line in pane.table.texts()] == order[:2]
    assert pane.more.text() == "और दिखाएँ: 3 बाकी" and pane.chips["open"].text() == "उत्तर बाकी (5)"
    for _ in range(2):
        QTest.keyClick(pane.more, Qt.Key.Key_Space)
        settle(desk)
    assert [line[3] for line in pane.table.texts()] == order
    assert pane.more.isHidden()
