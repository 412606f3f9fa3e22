"""A long list: any place at once, only what is looked at is fetched, nothing is asked of the store in between."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from itertools import pairwise
from threading import get_ident

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event

from odop_desktop.domain import catalogue as c
from odop_desktop.queries import lists
from odop_desktop.queries.list_filters import Among
from odop_desktop.queries.lists import Asked
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.models.feed import Kept, found_again
from odop_desktop.ui.models.lines import Line
from odop_desktop.ui.models.long import BLOCK, LongModel
from odop_desktop.ui.pages.list import ListPage
from tests.ui.lists.conftest import MANY

Calm = Callable[[ListPage], None]
Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal


def known(page: ListPage) -> int:
    """How many lines have come."""
    return sum(page.long.line(row) is not None for row in range(page.long.rowCount()))


def test_the_end_is_reached_at_once_and_nothing_between_is_fetched(long_page: ListPage, calm: Calm) -> None:
    page = long_page
    assert page.long.rowCount() == lists.total(page.desk.office, c.ARTISAN) > MANY
    before = known(page)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    calm(page)
    last = page.long.line(page.long.rowCount() - 1)
    assert last is not None and last.id == lists.ids(page.desk.office, page.long.order[-1:])[0]
    assert known(page) - before <= 2 * BLOCK


def test_a_dragged_scrollbar_fetches_where_it_comes_to_rest(long_page: ListPage, calm: Calm) -> None:
    page = long_page
    bar = page.table.verticalScrollBar()
    fetched: list[int] = []
    page.long.missed.connect(fetched.append)
    for n in range(40):
        bar.setValue(bar.maximum() * n // 40)
        page.table.viewport().repaint()
    assert len(set(fetched)) > 8  # it was asked for much more than is fetched now
    before = known(page)
    calm(page)
    assert all(page.long.line(row) is not None for row in page.table.visible_rows())
    assert known(page) - before <= 5 * BLOCK < MANY


def test_the_gui_thread_asks_the_store_nothing(long_page: ListPage, calm: Calm) -> None:
    page, threads = long_page, set[int]()

    def asked(*_: object) -> None:
        threads.add(get_ident())

    event.listen(Engine, "before_cursor_execute", asked)
    try:
        for row in (0, 700, 1_400):
            page.table.scrollTo(page.long.index(row, 0))
            calm(page)
        page.bar.search.setText("sita")
        page.bar.set_filters([Among("gender", ("F",))])
        page.table.heads.sort_by(0)
        page.desk.speech.switch("en")
        calm(page)
    finally:
        event.remove(Engine, "before_cursor_execute", asked)
    assert threads and get_ident() not in threads


def test_first_rows_do_not_shorten_an_order_that_is_there(long_page: ListPage) -> None:
    """Two readers answer in any order: the first rows may come behind the whole list."""
    page, feed = long_page, long_page.feed
    whole = page.long.order
    feed._begin((whole[:BLOCK], {}))
    assert page.long.order == whole


def test_rows_come_in_behind_the_first_ones_without_a_reset(long_page: ListPage, calm: Calm) -> None:
    page, resets, added = long_page, [], []
    page.long.modelReset.connect(lambda: resets.append(1))
    page.long.rowsInserted.connect(lambda _, first, last: added.append((first, last)))
    page.bar.search.setText("dev")
    calm(page)
    page.bar.search.clear()
    calm(page)
    assert len(resets) <= 3
    assert all(first > 0 for first, _ in added)
    assert page.long.rowCount() > MANY


def test_only_the_last_of_several_questions_is_answered(long_page: ListPage, calm: Calm) -> None:
    page = long_page
    told: list[int] = []
    page.feed.ordered.connect(lambda _: told.append(page.long.rowCount()))
    for gender in ("F", "M", "F"):
        page.bar.set_filters([Among("gender", (gender,))])
    calm(page)
    women = lists.count(page.desk.office, c.ARTISAN, Asked(filters=(Among("gender", ("F",)),)))
    assert told[-1] == women and len(told) == 1


def test_many_selected_rows_are_found_again(long_page: ListPage, calm: Calm) -> None:
    page = long_page
    page.table.selectAll()
    assert page.foot.told.text().startswith(f"{page.long.rowCount():,}")
    page.table.heads.sort_by(page.long.keys.index("mobile"))
    calm(page)
    assert len(page.table.chosen()) == page.long.rowCount()
    page.bar.set_filters([Among("gender", ("F",))])
    calm(page)
    assert len(page.table.chosen()) == page.long.rowCount() < MANY


def test_the_model_is_sound_while_blocks_come_and_go(long_page: ListPage, calm: Calm) -> None:
    page = long_page
    tester = QAbstractItemModelTester(page.long, Fatal)
    page.table.scrollToBottom()
    calm(page)
    page.set_columns(("name_hi", "mobile"))
    calm(page)
    page.desk.speech.switch("en")
    page.long.forget()
    calm(page)
    assert tester.model() is page.long and page.long.columnCount() == 2
    assert page.long.index(page.long.rowCount() - 1, 1).data()


def test_a_model_lets_go_of_old_lines(desk: Desk, qtbot: QtBot) -> None:
    owner = QObject()
    model = LongModel(c.ARTISAN, ("reg_no",), desk.words, owner)
    model.set_order(array("q", range(1, 20_001)))
    lines = {doc: Line(str(doc), "", {"hi": (str(doc),)}) for doc in range(1, 20_001)}
    model.learn(lines, (0,))
    assert model.line(0) is None and model.line(19_999) is not None
    assert sum(model.line(n) is not None for n in range(20_000)) == 12_000


def test_a_line_that_is_no_longer_true_is_shown_until_the_new_one_comes(
    long_page: ListPage, calm: Calm
) -> None:
    page = long_page
    first = page.long.texts(0)
    page.long.forget()
    assert first is not None and page.long.texts(0) == first
    asked: list[int] = []
    page.long.missed.connect(asked.append)
    page.long.texts(0)
    assert asked == [0] and page.long.without(0) == list(page.long.order[:BLOCK])
    calm(page)
    assert page.long.without(0) == []


def test_a_record_that_has_gone_is_a_blank_line_and_is_not_asked_for_again(
    long_page: ListPage, calm: Calm
) -> None:
    page = long_page
    page.long.set_order(array("q", [999_999_999, *page.long.order]))
    calm(page)
    gone = page.long.line(0)
    assert gone is not None and gone.id == "" and set(gone.texts["hi"]) == {""}
    opened: list[str] = []
    page.table.opened.connect(opened.append)
    page.table.setCurrentIndex(page.long.index(0, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened == []


def test_selected_rows_stand_out_on_the_screen(long_page: ListPage, calm: Calm) -> None:
    page, table = long_page, long_page.table
    table.ticks.toggle(1)
    image = table.viewport().grab().toImage()
    height = table.ticks.defaultSectionSize()
    look = page.desk.look

    def ground(row: int) -> QColor:
        return image.pixelColor(table.viewport().width() - 6, row * height + height // 2)

    assert ground(1) == QColor(look.colour("accent_soft"))
    assert ground(2) == QColor(look.colour("card")) and ground(3) == QColor(look.colour("stripe"))
    text = {image.pixelColor(x, height // 2).name() for x in range(4, 120)}
    assert len(text) > 3  # something is written there


@given(
    before=st.lists(st.integers(1, 60), unique=True, max_size=30),
    now=st.lists(st.integers(1, 60), unique=True, max_size=30),
    picked=st.sets(st.integers(0, 29)),
    here=st.none() | st.integers(0, 29),
)
def test_what_was_selected_is_selected_wherever_it_stands_now(
    before: list[int], now: list[int], picked: set[int], here: int | None
) -> None:
    rows = sorted(r for r in picked if r < len(before))
    current = here if here is not None and here < len(before) else None
    kept = found_again(before, Kept(tuple((r, r) for r in rows), current), now)
    chosen = {now[row] for top, bottom in kept.spans for row in range(top, bottom + 1)}
    assert chosen == {before[r] for r in rows} & set(now)
    assert all(low[1] + 1 < high[0] for low, high in pairwise(kept.spans))
    meant = before[current] if current is not None else None
    assert (now[kept.here] if kept.here is not None else None) == (meant if meant in now else None)
