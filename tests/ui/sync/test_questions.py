"""A question of headquarters in a district's window: found from Today, answered at its field, by keys."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from odop_desktop.actions import asking, awaited_letters, letters
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import asked, read, records, sync_status
from odop_desktop.queries.list_filters import Named
from odop_desktop.queries.sync_status import State
from odop_desktop.sync import answering, practising, receiving, sending
from odop_desktop.ui import found_words
from odop_desktop.ui.desk import Desk, Goto
from odop_desktop.ui.dialogs.asking import NewQuestion
from odop_desktop.ui.forms.question import QuestionCard
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages import headquarters_facts
from odop_desktop.ui.pages.letter import LetterPage
from odop_desktop.ui.pages.query import QueryPage
from odop_desktop.ui.pages.record import RecordPage
from odop_desktop.ui.pages.sync import SyncPage
from odop_desktop.ui.pages.today_lines import pending
from odop_desktop.ui.panels.asked import AskedPanel
from tests.ui.conftest import Answering, Settle, shown
from tests.ui.sync.test_sync_page import hq, hq_made

__all__ = ["hq", "hq_made"]


@pytest.fixture
def person(full_window: MainWindow, hq: Office, tmp_path: Path) -> Iterator[str]:
    """An artisan about whom headquarters asks twice: about the mobile number, and about the whole."""
    office, post = full_window.desk.office, tmp_path / "post"
    practising.ensure(office)
    id = records.page(office, c.ARTISAN, limit=1).rows[0].id
    (got,) = receiving.receive(hq, sending.to_headquarters(office, post).files)
    assert got.error is None
    for field, text, due in (("mobile", "नम्बर जाँचें", "31-12-2099"), ("", "कब से पंजीकृत?", "")):
        asking.ask(hq, about=[("artisan", id)], question=text, field=field, due=due)
    for made in answering.for_all(hq, post):
        (got,) = receiving.receive(office, [made.file])
        assert got.error is None
    yield id


def cards(page: RecordPage) -> dict[str, QuestionCard]:
    return {str(card.asked.row["field"] or ""): card for card in page.questions.cards.values()}


@pytest.fixture
def page(full_window: MainWindow, person: str, settle: Settle, qtbot: QtBot) -> RecordPage:
    return opened(full_window, person, settle, qtbot)


def opened(window: MainWindow, id: str, settle: Settle, qtbot: QtBot) -> RecordPage:
    window.desk.open("artisan", id)
    settle(window.desk)
    page = window.page
    assert isinstance(page, RecordPage) and page.form is not None
    page.form.body.finish()
    qtbot.waitUntil(page.column.stands)
    settle(window.desk)
    return page


def test_today_and_the_foot_count_them_and_the_list_leads_to_the_answer(
    full_window: MainWindow, person: str, settle: Settle, qtbot: QtBot
) -> None:
    desk = full_window.desk
    (line,) = (x for x in pending(desk.office) if x.msgid == "ui.today.asked")
    assert (line.count, line.tone) == (2, "soon")
    desk.changed.emit(None)
    settle(desk)
    assert "मुख्यालय पूछता है: 2" in full_window.foot.facts.text()
    full_window.go(line.go)
    settle(desk)
    place = full_window.page
    assert isinstance(place, SyncPage)
    table = place.lists.questions
    assert not table.isHidden()
    texts = [place.lists._question(desk.words, each) for each in asked.every(desk.office, "open")]
    assert [text[1:4] for text in texts] == [
        ["मोबाइल नम्बर", "नम्बर जाँचें", "31-12-2099"],
        ["पूरा अभिलेख", "कब से पंजीकृत?", ""],
    ]
    table.opened.emit(0)
    settle(desk)
    page = full_window.page
    assert isinstance(page, RecordPage)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is cards(page)["artisan.mobile"].box)


def test_the_answer_is_typed_at_the_field_and_the_other_edits_stay(
    page: RecordPage, person: str, settle: Settle
) -> None:
    desk, office = page.desk, page.desk.office
    assert "प्रश्न के साथ लौटाया गया" in page.subtitle.toolTip()
    assert page.form is not None
    page.form.entry("pin").box.type_in("176319")
    card = cards(page)["artisan.mobile"]
    assert "मोबाइल नम्बर के विषय में पूछता है: नम्बर जाँचें" in card.said.text()
    assert "31-12-2099 तक" in card.state.text() and card.box is not None
    page.form.focus_field("mobile")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is card.box
    QTest.keyClicks(card.box, "sahi hai")
    QTest.keyClick(card.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    by_field = {each.key: each.row for each in asked.of(office, person)}
    assert (by_field["mobile"]["answer"], by_field["mobile"]["stage"]) == ("sahi hai", "ANSWERED")
    assert page.form.entry("pin").box.typed() == "176319" and page.form.dirty()
    assert "अभी नहीं भेजा" in card.state.text() and not card.dirty()
    assert sync_status.of(office, [person])[person].state is State.ASKED  # the other one is open
    page.save()
    settle(desk)
    with office.reading() as conn:
        row = read.get(conn, c.ARTISAN, person)
    assert row is not None and row["pin"] == "176319"
    other = cards(page)[""]
    assert other.box is not None
    QTest.keyClicks(other.box, "2019")
    other.keys[0].setFocus()
    QTest.keyClick(other.keys[0], Qt.Key.Key_Space)
    settle(desk)
    assert "अभी नहीं भेजा" in page.subtitle.toolTip()
    assert desk.say.strip is not None and "उत्तर दिया गया" in desk.say.strip.text.text()


def test_an_answer_that_was_not_given_is_asked_about_when_one_leaves(
    page: RecordPage, settle: Settle, answering: Answering
) -> None:
    card = cards(page)[""]
    assert card.box is not None
    QTest.keyClicks(card.box, "2019")
    said: list[str] = []

    def choose(text: str) -> Callable[[QDialog], None]:
        def deal(dialog: QDialog) -> None:
            assert isinstance(dialog, QMessageBox)
            said.append(dialog.text())
            next(b for b in dialog.buttons() if b.text() == text).click()

        return deal

    words = page.desk.words
    answering(page.desk.back.emit, choose(words("ui.record.leave.stay")))
    assert card.dirty() and page.isVisible()
    assert "उत्तर लिखा गया है" in said[0]
    answering(page.desk.back.emit, choose(words("ui.record.leave.throw")))
    assert not isValid(page) or not page.isVisible()


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_the_question_has_a_page_on_which_only_the_answer_is_typed(
    full_window: MainWindow, person: str, settle: Settle, lang: str
) -> None:
    desk = full_window.desk
    desk.speech.switch(lang)
    id = asked.of(desk.office, person)[-1].row.id
    desk.open("query", id)
    settle(desk)
    page = full_window.page
    assert isinstance(page, QueryPage) and page.form is not None
    page.form.body.finish()
    typed = [key for key, entry in page.form.entries.items() if not entry.fixed]
    assert typed == ["answer"]
    assert page.title.text() == desk.words("query.name")
    assert {name for name, key in page.head.keys.items() if not key.isHidden()} == {"about"}
    page.form.focus_field("answer")
    QTest.keyClicks(page.form.entry("answer").box, "haan")
    page.save()
    settle(desk)
    assert [each.row["stage"] for each in asked.of(desk.office, person) if each.row.id == id] == ["ANSWERED"]
    page.head.keys["about"].click()
    settle(desk)
    assert isinstance(full_window.page, RecordPage) and full_window.page.id == person


def test_the_list_of_artisans_tells_and_finds_it(full_window: MainWindow, person: str) -> None:
    office = full_window.desk.office
    (row,) = records.page(office, c.ARTISAN, filters=(Named("asked"),)).rows
    assert row.id == person


@pytest.fixture
def letter(full_window: MainWindow, hq: Office, tmp_path: Path) -> str:
    """An issued letter about which headquarters asks."""
    office, post = full_window.desk.office, tmp_path / "letters"
    practising.ensure(office)
    id = letters.issue(office, kind="stall", lang="hi").issued[0]
    exchange(office, hq, post)
    asking.ask(hq, about=[("letter", id)], question="किसे भेजा?", due="31-12-2099")
    exchange(office, hq, post)
    return id


def exchange(office: Office, hq: Office, post: Path) -> None:
    (got,) = receiving.receive(hq, sending.to_headquarters(office, post).files)
    assert got.error is None
    for made in answering.for_all(hq, post):
        (got,) = receiving.receive(office, [made.file])
        assert got.error is None


def test_a_letter_s_own_page_shows_its_question_and_takes_the_answer(
    full_window: MainWindow, letter: str, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = full_window.desk
    full_window.go(Goto(place="sync"))
    settle(desk)
    place = full_window.page
    assert isinstance(place, SyncPage)
    place.lists.questions.opened.emit(0)
    settle(desk)
    page = full_window.page
    assert isinstance(page, LetterPage)
    (card,) = page.questions.cards.values()
    assert card.box is not None and "किसे भेजा?" in card.said.text()
    assert "प्रश्न के साथ लौटाया गया" in page.subtitle.text()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is card.box)
    picture(full_window, "letter")
    QTest.keyClicks(card.box, "dak se")
    QTest.keyClick(card.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    (one,) = asked.of(desk.office, letter)
    assert (one.row["answer"], one.row["stage"]) == ("dak se", "ANSWERED")
    assert "अभी नहीं भेजा" in page.subtitle.text()
    assert not page.facts.asked.isHidden() and "(1)" in page.facts.asked.fold.text()


def test_headquarters_asks_from_a_letter_s_own_page(
    full_window: MainWindow,
    hq: Office,
    make_desk: Callable[..., Desk],
    answering: Answering,
    settle: Settle,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    """About a district's letter; about its own there is nobody to ask, and a district asks nobody."""
    office = full_window.desk.office
    practising.ensure(office)
    id = letters.issue(office, kind="stall", lang="hi").issued[0]
    exchange(office, hq, tmp_path / "letters")
    desk = make_desk(hq)
    window = shown(MainWindow(desk), qtbot, settle)

    def page(of: MainWindow, letter: str) -> LetterPage:
        of.desk.open("letter", letter)
        settle(of.desk)
        assert isinstance(of.page, LetterPage)
        return of.page

    assert page(full_window, id).ask_.isHidden()
    here = page(window, id)
    assert here.ask_.isEnabled() and not here.ask_.isHidden()
    assert "HP-CHM " in here.subtitle.text() and "HP-CHM " not in page(full_window, id).subtitle.text()

    def ask(dialog: QDialog) -> None:
        assert isinstance(dialog, NewQuestion) and here.title.text() in dialog.about.text()
        QTest.keyClicks(dialog.question, "kise bheja?")
        QTest.keyClick(dialog.yes, Qt.Key.Key_Space)

    answering(lambda: QTest.keyClick(here.ask_, Qt.Key.Key_Space), ask)
    settle(desk)
    (one,) = asked.of(hq, id)
    assert (one.row["question"], one.about and one.about.id) == ("kise bheja?", id)
    assert [card.asked.row.id for card in here.questions.cards.values()] == [one.row.id]
    known = headquarters_facts.facts(hq)
    silent = [replace(line, silent=True) for line in known.offices[:1]]
    (own,) = awaited_letters.issue(hq, silent, month=known.month, lang="hi", again=True).letters
    assert not page(window, own).ask_.isEnabled()


def test_the_search_finds_a_question_by_its_words_and_its_number(
    full_window: MainWindow, letter: str, settle: Settle
) -> None:
    desk = full_window.desk
    (one,) = asked.of(desk.office, letter)
    for text in ("kise bheja", "किसे भेजा", one.row.number):
        found = found_words.look(desk.office, text)
        entries = found_words.entries(desk.office, found, {}, desk.words)
        mine = [e for e in entries if e.go is not None and e.go.kind == "query"]
        assert [e.title for e in mine] == [one.row.number] and "किसे भेजा?" in mine[0].line


def test_closed_questions_stay_on_the_record_s_page_with_their_answers(
    full_window: MainWindow, person: str, hq: Office, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    desk, office = full_window.desk, full_window.desk.office
    first = next(each for each in asked.of(office, person) if not each.key)
    asking.answer(office, id=first.row.id, text="2019 से")
    (got,) = receiving.receive(hq, sending.to_headquarters(office, tmp_path / "answers").files)
    assert got.error is None
    asking.close(hq, ids=[first.row.id])
    exchange(office, hq, tmp_path / "closed")
    page = opened(full_window, person, settle, qtbot)
    panel = next(panel for panel in page.column.panels if isinstance(panel, AskedPanel))
    assert not panel.isHidden() and panel.fold.text() == "मुख्यालय के प्रश्न (2)"
    entries = [panel.body.itemAt(n).widget() for n in range(panel.body.count())]
    names = [entry.accessibleName() for entry in entries]
    assert "नम्बर जाँचें" in names[0] and "अभी नहीं" in names[0]  # the open one first
    assert "कब से पंजीकृत?" in names[1] and "उत्तर: 2019 से" in names[1] and "बन्द" in names[1]
    picture(full_window, "asked")
    QTest.keyClick(panel.body.itemAt(1).widget(), Qt.Key.Key_Space)
    settle(desk)
    assert isinstance(full_window.page, QueryPage)
    other = next(r for r in records.page(office, c.ARTISAN, limit=3).rows if r.id != person)
    page = opened(full_window, other.id, settle, qtbot)
    panel = next(panel for panel in page.column.panels if isinstance(panel, AskedPanel))
    assert panel.isHidden()


def picture(window: MainWindow, name: str) -> None:
    """For people to look at, where they ask for it."""
    if directory := os.environ.get("ODOP_PICTURES"):
        for lang in ("en", "hi"):
            window.desk.speech.switch(lang)
            QTest.qWait(300)
            window.grab().save(f"{directory}/{name}_{lang}.png")
