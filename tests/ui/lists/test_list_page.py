"""A list as a clerk uses it: typed into, narrowed, sorted, its columns chosen, its rows opened and put away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from odop_desktop.actions import records as act
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import lists
from odop_desktop.queries.list_filters import Among, Between, Named
from odop_desktop.queries.lists import Asked
from odop_desktop.ui.desk import Desk, Goto
from odop_desktop.ui.dialogs.columns import ColumnsDialog
from odop_desktop.ui.dialogs.filter import ValuesDialog
from odop_desktop.ui.dialogs.issue import IssueDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.models.feed import Kept
from odop_desktop.ui.pages.list import ListPage
from odop_desktop.ui.widgets.chips import Chip
from tests.actions.offices import artisan, row
from tests.ui.conftest import Answering, Settle
from tests.ui.lists.conftest import at, column, front

Calm = Callable[[ListPage], None]
Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal


def meant(page: ListPage, **asked: object) -> list[str]:
    """The ids that the store gives for what is asked."""
    office = page.desk.office
    return lists.ids(office, lists.order(office, page.kind, Asked(**asked)))  # type: ignore[arg-type]


def ids(page: ListPage) -> list[str]:
    found = [page.long.line(row) for row in range(page.long.rowCount())]
    return [line.id for line in found if line is not None]


def test_typing_searches_in_either_script(page: ListPage, calm: Calm) -> None:
    tester = QAbstractItemModelTester(page.long, Fatal)
    page.bar.search.setFocus()
    for script in ("sunita", "सुनीता"):
        QTest.keyClick(page.bar.search, Qt.Key.Key_Escape)
        page.bar.search.insert(script[:-1])
        QTest.keyClicks(page.bar.search, script[-1]) if script.isascii() else page.bar.search.insert(
            script[-1]
        )
        calm(page)
        assert ids(page) == meant(page, search=script) != []
        n, of = page.long.rowCount(), lists.total(page.desk.office, c.ARTISAN)
        assert page.subtitle.text() == f"{of} में से {n}"
    QTest.keyClick(page.bar.search, Qt.Key.Key_Escape)
    calm(page)
    assert page.long.rowCount() == of and page.subtitle.text() == str(of)
    assert tester.model() is page.long


def test_a_letter_typed_over_the_rows_goes_to_the_search(page: ListPage, calm: Calm) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, "g")
    QTest.keyClick(page.bar.search, "i")
    calm(page)
    assert page.bar.text() == "gi"
    assert page.asked.search == "gi" and ids(page) == meant(page, search="gi")


def test_the_search_leads_on_to_the_rows(page: ListPage, qtbot: QtBot) -> None:
    page.bar.search.setFocus()
    QTest.keyClick(page.bar.search, Qt.Key.Key_Down)
    assert page.window().focusWidget() is page.table
    assert page.table.currentIndex().row() == 0


@pytest.mark.parametrize("text", ["क" * 10_000, "😀‮abc", "\x00\x07", '"*^(', "%_' OR 1=1"])
def test_whatever_is_pasted_is_looked_for(page: ListPage, calm: Calm, text: str) -> None:
    page.bar.search.setText(text)
    calm(page)
    assert page.long.rowCount() == 0
    assert page.stack.currentWidget() is page.empty and page.empty.why == "nothing"
    QTest.mouseClick(page.empty.clear, Qt.MouseButton.LeftButton)
    calm(page)
    assert page.bar.text() == "" and page.long.rowCount() > 0


def test_a_named_question_is_a_chip_to_press(page: ListPage, calm: Calm) -> None:
    chip = page.bar.named["at_no_event"]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    calm(page)
    assert ids(page) == meant(page, filters=(Named("at_no_event"),))
    assert chip.isChecked() and chip.text().startswith("✓")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    calm(page)
    assert page.bar.filters == () and page.long.rowCount() == lists.total(page.desk.office, c.ARTISAN)


def test_a_filter_is_ticked_by_keys_and_its_chip_takes_it_away(
    page: ListPage, calm: Calm, settle: Settle, answering: Answering
) -> None:
    def tick(dialog: QDialog) -> None:
        assert isinstance(dialog, ValuesDialog)
        front(dialog)
        settle(page.desk)
        QTest.keyClicks(dialog.search, "mahila")
        QTest.keyClick(dialog.search, Qt.Key.Key_Down)
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    answering(lambda: page.bar.add_filter("gender"), tick)
    calm(page)
    assert page.bar.filters == (Among("gender", ("F",)),)
    assert ids(page) == meant(page, filters=page.bar.filters)
    (chip,) = page.bar.findChildren(Chip)
    assert chip.words.text() == "लिंग: महिला"
    page.desk.speech.switch("en")
    assert chip.words.text() == "Gender: Female"
    chip.cross.setFocus()
    QTest.keyClick(chip.cross, Qt.Key.Key_Delete)
    calm(page)
    assert page.bar.filters == () and page.window().focusWidget() is page.bar.search


def test_a_chip_opens_its_filter_again(
    page: ListPage, calm: Calm, settle: Settle, answering: Answering
) -> None:
    page.bar.set_filters([Among("gender", ("F",))])
    (chip,) = page.bar.findChildren(Chip)

    def more(dialog: QDialog) -> None:
        assert isinstance(dialog, ValuesDialog)
        settle(page.desk)
        ticked = [
            dialog.list.item(n).checkState() == Qt.CheckState.Checked for n in range(dialog.list.count())
        ]
        assert ticked.count(True) == 1
        dialog.list.item(ticked.index(False)).setCheckState(Qt.CheckState.Checked)
        dialog.accept()

    answering(lambda: QTest.mouseClick(chip.words, Qt.MouseButton.LeftButton), more)
    calm(page)
    (one,) = page.bar.filters
    assert isinstance(one, Among) and set(one.values) == {"F", "M"}


def test_the_menu_of_filters_offers_questions_and_fields(page: ListPage) -> None:
    menu = page.bar.menu()
    told = [action.text() for action in menu.actions()]
    assert page.desk.words("list.named.papers_missing") in told
    assert page.desk.words("artisan.block.label") in told and page.desk.words("list.filter.event") in told
    menu.actions()[0].trigger()
    assert page.bar.filters == (Named("papers_missing"),)
    menu.deleteLater()


def test_heads_sort_by_mouse_and_by_key_and_the_order_is_remembered(page: ListPage, calm: Calm) -> None:
    heads = page.table.heads
    name = page.long.keys.index("name_hi")
    where = heads.sectionViewportPosition(name) + 12
    middle = heads.viewport().rect().center()
    middle.setX(where)
    QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    calm(page)
    assert ids(page) == meant(page, sort="name_hi")
    page.table.setFocus()
    page.table.setCurrentIndex(page.long.index(0, name))
    QTest.keyClick(page.table, Qt.Key.Key_F7)
    calm(page)
    assert ids(page) == meant(page, sort="-name_hi")
    assert heads.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    assert page.desk.settings.lists["artisans"]["sort"] == "-name_hi"
    again = ListPage(page.desk, c.ARTISAN)
    again.shown()
    calm(again)
    assert ids(again)[:5] == ids(page)[:5]
    again.deleteLater()


def test_the_order_follows_the_readers_script(page: ListPage, calm: Calm) -> None:
    page.table.heads.sort_by(page.long.keys.index("name_hi"))
    calm(page)
    page.desk.speech.switch("en")
    calm(page)
    assert ids(page) == meant(page, sort="name_en", lang="en")
    assert column(page, "name_hi")[0].isascii()


def test_columns_are_chosen_ordered_and_remembered(page: ListPage, calm: Calm, answering: Answering) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        front(dialog)
        keys = [dialog.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(dialog.list.count())]
        for key in ("guardian_name", "gender"):
            dialog.list.setCurrentRow(keys.index(key))
            QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        dialog.list.setCurrentRow(keys.index("name_hi"))
        QTest.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    before = page.long.keys
    answering(page.choose_columns, choose)
    calm(page)
    rest = [k for k in before if k not in ("guardian_name", "name_hi", "reg_no")]
    assert page.long.keys == ("name_hi", "reg_no", *rest, "gender")
    assert column(page, "gender")[0] in ("महिला", "पुरुष")
    assert ListPage(page.desk, c.ARTISAN).long.keys == page.long.keys


def test_a_column_that_is_dragged_stays_where_it_was_put(page: ListPage, qtbot: QtBot) -> None:
    keys = page.table.heads.keys
    with qtbot.waitSignal(page.table.heads.arranged):
        page.table.heads.moveSection(0, 2)
    moved = (keys[1], keys[2], keys[0], *keys[3:])
    assert page.table.heads.keys == moved == page.listed.keys
    assert page.desk.settings.lists["artisans"]["columns"] == list(moved)


@pytest.mark.parametrize(
    "kept", [{"columns": ["nonsense"], "sort": "-nonsense"}, {"columns": "x", "widths": [1]}, "damaged", None]
)
def test_damaged_settings_are_as_when_new(full_desk: Desk, kept: object, qtbot: QtBot) -> None:
    full_desk.settings.lists["artisans"] = kept  # type: ignore[assignment]
    page = ListPage(full_desk, c.ARTISAN)
    qtbot.addWidget(page)
    assert page.long.keys == page.memory.usual and page.memory.sort == "" and page.memory.widths == {}


def test_enter_and_a_double_click_open_the_record(page: ListPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    seen: list[Goto] = []
    page.desk.went.disconnect()
    page.desk.went.connect(seen.append)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    spot = page.table.visualRect(page.long.index(2, 1)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    told = [(to.kind, to.id) for to in seen]
    assert told == [("artisan", ids(page)[0]), ("artisan", ids(page)[2]), ("artisan", None)]


def test_rows_are_ticked_by_mouse_by_space_and_all_at_once(page: ListPage) -> None:
    ticks, table = page.table.ticks, page.table
    height = ticks.defaultSectionSize()
    middle = ticks.viewport().rect().center()
    for at_row in (1, 3):
        middle.setY(at_row * height + 5)
        QTest.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert list(table.chosen_rows()) == [1, 3]
    assert page.foot.told.text() == "2 चुने हुए"
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert list(table.chosen_rows()) == [1]
    middle.setY(5 * height + 5)
    QTest.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, middle)
    assert list(table.chosen_rows()) == [1, 3, 4, 5]
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.chosen()) == page.long.rowCount()


def test_arrows_walk_past_what_is_ticked(page: ListPage) -> None:
    """Before the first tick the row one is on is chosen; from then on only Space and the mouse choose."""
    table, key, held = page.table, Qt.Key, Qt.KeyboardModifier
    table.first()
    table.setFocus()
    for pressed, chosen in (
        (key.Key_Down, [1]), (key.Key_Space, [1]), (key.Key_Down, [1]), (key.Key_Down, [1]),
        (key.Key_Space, [1, 3]), (key.Key_PageDown, [1, 3]), (key.Key_Home, [1, 3]), (key.Key_Up, [1, 3]),
    ):  # fmt: skip
        QTest.keyClick(table, pressed)
        assert list(table.chosen_rows()) == chosen
    QTest.keyClick(table, key.Key_A, held.ControlModifier)
    QTest.keyClick(table, key.Key_Down)
    assert len(table.chosen()) == page.long.rowCount()
    spot = table.visualRect(page.long.index(2, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert list(table.chosen_rows()) == [2]
    QTest.keyClick(table, key.Key_Down)
    assert list(table.chosen_rows()) == [3]
    QTest.keyClick(table, key.Key_Space)
    QTest.keyClick(table, key.Key_Space)  # the only tick is taken away: walking chooses again
    assert list(table.chosen_rows()) == []
    QTest.keyClick(table, key.Key_Down)
    assert list(table.chosen_rows()) == [4]


def test_delete_bins_with_a_reason_and_the_strip_takes_it_back(
    page: ListPage, calm: Calm, settle: Settle, answering: Answering, full_window: MainWindow
) -> None:
    QAbstractItemModelTester(page.long, Fatal)
    free = [make(page.desk.office, name) for name in ("अ पहला", "अ दूसरा")]
    page.refresh(None)
    calm(page)
    page.bar.search.setText("अ ")
    page.bar.put((), "pahla")
    page.bar.put((Among("gender", (None,)),))
    calm(page)
    assert ids(page) == free
    page.table.selectAll()
    page.table.setFocus()

    def why(dialog: QDialog) -> None:
        front(dialog)
        QTest.keyClicks(dialog.focusWidget(), "twice")
        QTest.mouseClick(yes(dialog), Qt.MouseButton.LeftButton)

    answering(lambda: QTest.keyClick(page.table, Qt.Key.Key_Delete), why)
    settle(page.desk)
    calm(page)
    assert page.long.rowCount() == 0 and all(row(page.desk.office, c.ARTISAN, i).deleted_at for i in free)
    assert "2" in full_window.strip.text.text()
    QTest.mouseClick(full_window.strip.button, Qt.MouseButton.LeftButton)
    settle(page.desk)
    calm(page)
    assert ids(page) == free


def make(office: Office, name: str) -> str:
    return artisan(office, name)


def yes(dialog: QDialog) -> QPushButton:
    found = getattr(dialog, "yes")  # noqa: B009
    assert isinstance(found, QPushButton)
    return found


def test_the_bin_gives_back(page: ListPage, calm: Calm, settle: Settle) -> None:
    office = page.desk.office
    gone = artisan(office, "गया था")
    act.bin(office, kind=c.ARTISAN, ids=[gone])
    QTest.mouseClick(page.bar.bin, Qt.MouseButton.LeftButton)
    calm(page)
    assert ids(page) == [gone] and not page.foot.bin.isVisible()
    page.table.selectRow(0)
    QTest.mouseClick(page.foot.restore, Qt.MouseButton.LeftButton)
    settle(page.desk)
    calm(page)
    assert page.empty.why == "bin" and page.stack.currentWidget() is page.empty
    assert row(office, c.ARTISAN, gone).deleted_at is None


def test_a_change_elsewhere_shows_and_leaves_the_place(page: ListPage, calm: Calm) -> None:
    office, before = page.desk.office, ids(page)
    page.table.setCurrentIndex(page.long.index(5, 1))
    page.table.ticks.toggle(8)
    page.table.ticks.toggle(5)
    page.table.ticks.toggle(5)
    page.table.verticalScrollBar().setValue(40)
    done = act.change(office, kind=c.ARTISAN, id=before[5], values={"village_ward": "नया गाँव"})
    page.desk.changed.emit(done)
    calm(page)
    assert column(page, "village_ward")[5] == "नया गाँव"
    page.desk.changed.emit(act.make(office, kind=c.ARTISAN, values={"name_hi": "अभी आया"}))
    calm(page)
    assert ids(page) == before and page.long.rowCount() == len(before) + 1
    assert list(page.table.chosen_rows()) == [5, 8] and page.table.currentIndex().row() == 5
    assert page.table.verticalScrollBar().value() == 40


def test_what_does_not_concern_a_list_leaves_it_alone(page: ListPage, settle: Settle) -> None:
    asked: list[object] = []
    page.feed.ordered.connect(asked.append)
    office = page.desk.office
    page.desk.changed.emit(act.make(office, kind=c.PARTNER, values={"name_en": "A partner"}))
    settle(page.desk)
    assert asked == []


def test_another_page_opens_a_list_with_filters(full_window: MainWindow, settle: Settle, calm: Calm) -> None:
    full_window.desk.place("lois", named="unissued", loi_date=("2025-01-01", None))
    settle(full_window.desk)
    page = full_window.page
    assert isinstance(page, ListPage)
    calm(page)
    assert page.bar.filters == (Named("unissued"), Between("loi_date", "2025-01-01", None))
    assert ids(page) == meant(page, filters=page.bar.filters, sort="-loi_date")
    full_window.desk.place("lois", stage="PAID", search="x")
    calm(page)
    assert page.bar.filters == (Among("stage", ("PAID",)),) and page.bar.text() == "x"


def test_a_filter_from_elsewhere_is_called_by_its_name(full_window: MainWindow, settle: Settle) -> None:
    page = at(full_window, "artisans", settle)
    office = full_window.desk.office
    first = lists.rows(office, c.EVENT, lists.order(office, c.EVENT, Asked())[:1])
    (event,) = first.values()
    full_window.desk.place("artisans", event=event.id)
    settle(full_window.desk)
    (chip,) = (x for x in page.bar.findChildren(Chip) if not x.isHidden())
    assert chip.words.text() == f"आयोजन: {event.title()}"


def test_an_empty_list_says_what_to_do_first(empty_page: ListPage) -> None:
    page = empty_page
    assert page.stack.currentWidget() is page.empty and page.empty.why == "none"
    seen: list[Goto] = []
    page.desk.went.disconnect()
    page.desk.went.connect(seen.append)
    QTest.mouseClick(page.empty.make, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.empty.take, Qt.MouseButton.LeftButton)
    assert [to.kind for to in seen] == ["artisan", "import"]
    assert seen[1].given == {"kind": "artisans"}


def test_the_language_changes_at_once(page: ListPage, calm: Calm) -> None:
    assert column(page, "name_hi")[0] == "सुनीता शर्मा"
    page.desk.speech.switch("en")
    at_name = page.long.keys.index("name_hi")
    assert page.long.index(0, at_name).data() == "Sunita Sharma"
    head = page.long.headerData(at_name, Qt.Orientation.Horizontal)
    assert head == page.desk.words("artisan.name_en.label")
    calm(page)


def test_a_name_missing_in_one_script_is_shown_in_the_other(page: ListPage, calm: Calm) -> None:
    act.make(page.desk.office, kind=c.ARTISAN, values={"name_en": "Zorawar"})
    page.refresh(None)
    calm(page)
    assert column(page, "name_hi")[-1] == "Zorawar"


def test_what_the_store_refuses_is_told(full_window: MainWindow, settle: Settle) -> None:
    page = at(full_window, "artisans", settle)
    page.feed.ask(Asked(sort="nonsense"), Kept(), afresh=False)
    settle(full_window.desk)
    assert "E-LST-02" in full_window.strip.text.text()


def test_a_list_that_nobody_looks_at_waits_until_it_is_come_back_to(
    full_window: MainWindow, settle: Settle, calm: Calm
) -> None:
    page = at(full_window, "artisans", settle)
    calm(page)
    full_window.desk.place("today")
    settle(full_window.desk)
    asked: list[object] = []
    page.feed.ordered.connect(asked.append)
    done = act.make(full_window.desk.office, kind=c.ARTISAN, values={"name_hi": "पीछे आया"})
    full_window.desk.changed.emit(done)
    settle(full_window.desk)
    assert asked == []
    full_window.desk.place("artisans")
    calm(page)
    assert len(asked) == 1 and page.long.rowCount() == lists.total(page.desk.office, c.ARTISAN)


def test_ticked_lois_lead_to_their_letters(
    full_window: MainWindow, settle: Settle, calm: Calm, answering: Answering, qtbot: QtBot
) -> None:
    page = at(full_window, "lois", settle)
    calm(page)
    assert not page.foot.letter.isEnabled()
    for n in (0, 2):
        page.table.ticks.toggle(n)
    seen: list[tuple[str, ...]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, IssueDialog)
        settle(page.desk)
        seen.append(tuple(sorted(due.row.id for due in dialog.choice.chosen())))

    answering(lambda: QTest.mouseClick(page.foot.letter, Qt.MouseButton.LeftButton), look)
    settle(page.desk)
    assert seen == [tuple(sorted((ids(page)[0], ids(page)[2])))]


def test_several_come_back_from_the_bin(page: ListPage, calm: Calm, settle: Settle) -> None:
    office = page.desk.office
    gone = [artisan(office, name) for name in ("पहला", "दूसरा")]
    for each in gone:
        act.bin(office, kind=c.ARTISAN, ids=[each])
    page.bar.put((), bin=True)
    calm(page)
    page.table.selectAll()
    page.foot.restored.emit()
    settle(page.desk)
    calm(page)
    assert page.long.rowCount() == 0
    assert all(row(office, c.ARTISAN, each).deleted_at is None for each in gone)
