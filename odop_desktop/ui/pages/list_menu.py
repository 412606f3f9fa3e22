"""The menu of a row: what its keys do, for who looks with the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from odop_desktop.actions import asking
from odop_desktop.domain.catalogue import LETTER
from odop_desktop.ui.look.icons import icon
from odop_desktop.ui.pages.list_acts import ListActs
from odop_desktop.ui.pages.list_foot import LETTERS
from odop_desktop.ui.pages.list_table import ListTable

Line = tuple[str, str, Callable[[], object]]  # msgid, icon, what it does


def row_menu(table: ListTable, acts: ListActs, columns: Callable[[], object], *, in_bin: bool) -> QMenu:
    """A menu for the selected rows, in the words of the moment; freed when it is closed."""
    menu = QMenu(table)
    words, look = acts.desk.words, acts.desk.look
    for msgid, name, act in (*_of_rows(table, acts, in_bin=in_bin), *_of_list(table, columns)):
        menu.addAction(icon(name, look.colour("text")), words(msgid)).triggered.connect(
            lambda _, act=act: act()
        )
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _of_rows(table: ListTable, acts: ListActs, *, in_bin: bool) -> list[Line]:
    kind = acts.kind
    if not table.selectionModel().hasSelection():
        return []
    lines: list[Line] = [("ui.list.menu.open", "eye", table.open_current)]
    if in_bin:
        return [*lines, ("ui.list.restore", "rotate-ccw", lambda: acts.restore(table.chosen()))]
    if asking.may_ask(acts.desk.office, kind):
        lines.append(("ui.record.ask", "circle-question-mark", lambda: acts.ask(table.chosen())))
    if kind.name in LETTERS:
        lines.append(("ui.list.letters", "mail", lambda: acts.letters(table.chosen())))
    if kind is not LETTER:
        lines.append(("ui.list.to_bin", "trash-2", lambda: acts.bin(table.chosen())))
    return lines


def _of_list(table: ListTable, columns: Callable[[], object]) -> list[Line]:
    column = table.currentIndex().column()
    lines: list[Line] = [("ui.list.menu.all", "list", table.selectAll)]
    if column >= 0:
        lines.append(("ui.list.menu.sort", "arrow-left-right", lambda: table.heads.sort_by(column)))
    return [*lines, ("ui.list.columns", "columns-3", columns)]
