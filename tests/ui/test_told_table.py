"""A table of sentences: its wide column takes the room that is left, however often and with what it is filled."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from odop_desktop.ui.desk import Desk
from odop_desktop.ui.widgets.ticked_table import TickedTable
from odop_desktop.ui.widgets.told_table import ToldTable

COLUMNS = ("n", "month", "date", "records", "file", "state")


@pytest.mark.parametrize("most", [0, 6])
def test_the_wide_column_fills_the_width(desk: Desk, qtbot: QtBot, most: int) -> None:
    table = ToldTable(desk, "ui.sync.made", COLUMNS, wide="file", most=most)
    qtbot.addWidget(table)
    table.resize(1000, 300)
    table.show()
    for lines in (3, 3, 5, 1, 9):
        table.fill(desk.words, [[str(n), "11-2026", "", "4", "HP-CHM-1", "पावती"] for n in range(lines)])
        qtbot.waitUntil(lambda: sum(map(table.columnWidth, range(6))) == table.viewport().width())
        assert not most or table.height() < 40 * (min(lines, most) + 2)


def test_a_line_with_a_box_is_as_wide_as_box_and_text(desk: Desk, qtbot: QtBot) -> None:
    table = TickedTable(desk, "ui.hq.preview", ("file", "office", "month", "told"), wide="told")
    qtbot.addWidget(table)
    table.resize(1000, 300)
    table.show()
    name = "HP-CHM-1_to_HQ_e0_000005.odopsync"
    table.tick(desk.words, [[name, "", "", ""], ["x", "", "", ""]], [True, None])
    option, index = QStyleOptionViewItem(), table.boxes().index(0, 0)
    table.initViewItemOption(option)
    delegate = table.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, index)
    option.rect = table.visualRect(index)
    style = table.style()
    room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, table).width()
    margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, table) + 1
    assert room - 2 * margin >= option.fontMetrics.horizontalAdvance(name)


def test_it_wishes_for_a_few_lines_so_that_what_stands_below_is_seen(desk: Desk, qtbot: QtBot) -> None:
    table = ToldTable(desk, "ui.sync.made", COLUMNS, wide="file")
    qtbot.addWidget(table)
    table.fill(desk.words, [[str(n), "11-2026", "", "4", "HP-CHM-1", "पावती"] for n in range(50)])
    line = table.verticalHeader().defaultSectionSize()
    assert 3 * line < table.sizeHint().height() < 5 * line
