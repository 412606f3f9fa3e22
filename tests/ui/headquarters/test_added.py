"""What districts added to the lists, in headquarters' window: told to be one with another, parted, given to all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.actions import aliases
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import history, local_rows
from odop_desktop.queries.local_rows import Wanted
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.dialogs.same import SameDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.headquarters import HeadquartersPage
from odop_desktop.ui.pages.record import RecordPage
from odop_desktop.ui.panels.added import AddedPane
from tests.sync.lab import HQ, Lab
from tests.sync.test_aliases import rumal
from tests.ui.conftest import Answering, Settle
from tests.ui.headquarters.conftest import at


@pytest.fixture
def added(
    lab: Lab, make_desk: Callable[[Office], Desk], qtbot: QtBot, settle: Settle
) -> tuple[HeadquartersPage, str]:
    """Headquarters' place after a file in which Chamba added a product; the product's id."""
    own = lab.make("chm", c.PRODUCT, name_en="Rumal of Chamba", name_hi="चंबे का रूमाल")
    lab.round("chm")
    page = at(make_desk(lab.office(HQ)), qtbot, settle)
    page.given({"tab": "added"})
    return page, own


def _press(widget: QWidget, dealt: Callable[[QDialog], object], answering: Answering, page: HeadquartersPage,
           settle: Settle) -> None:  # fmt: skip
    answering(lambda: QTest.keyClick(widget, Qt.Key.Key_Space), dealt)
    settle(page.desk)


def _agree(dialog: QDialog) -> None:
    assert isinstance(dialog, ReasonDialog)
    QTest.keyClicks(dialog.box, "as told")
    QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)


def test_a_product_is_told_to_be_another_and_parted_again(
    added: tuple[HeadquartersPage, str], lab: Lab, settle: Settle, answering: Answering
) -> None:
    page, _ = added
    pane, keep = page.added, rumal(lab)
    (line,) = pane.table.texts()
    assert (line[1], line[4]) == ("चंबे का रूमाल", "") and "CHM" in line[3]
    assert pane.same.isEnabled() and pane.adopt.isEnabled() and not pane.part.isEnabled()

    def same(dialog: QDialog) -> None:
        assert isinstance(dialog, SameDialog)
        assert not dialog.yes.isEnabled()
        QTest.keyClicks(dialog.reason, "one product")
        dialog.keep.set_value(keep.id, keep.title())
        dialog.keep.chosen.emit(keep.id)
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
        settle(page.desk)

    _press(pane.same, same, answering, page, settle)
    (line,) = pane.table.texts()
    assert line[4] == "चम्बा रुमाल"
    assert not pane.same.isEnabled() and pane.part.isEnabled()
    _press(pane.part, _agree, answering, page, settle)
    assert pane.table.texts()[0][4] == ""
    strip = page.desk.say.strip
    assert strip is not None and strip.button.isVisible(), "can be undone"
    strip.button.click()
    settle(page.desk)
    assert pane.table.texts()[0][4] == "चम्बा रुमाल"


def test_likely_ones_are_proposed_and_chosen_with_the_keyboard(
    lab: Lab, make_desk: Callable[[Office], Desk], qtbot: QtBot, settle: Settle, answering: Answering
) -> None:
    keep = rumal(lab)
    lab.make("chm", c.PRODUCT, name_hi="चम्बा रूमाल")
    lab.round("chm")
    page = at(make_desk(lab.office(HQ), "en"), qtbot, settle)
    page.given({"tab": "added"})
    assert page.added.table.texts()[0][4] == f"perhaps: {keep.title('en')}"

    def same(dialog: QDialog) -> None:
        assert isinstance(dialog, SameDialog)
        settle(page.desk)
        (one,) = (dialog.list.item(n).text() for n in range(dialog.list.count()))
        assert one.startswith(f"{keep.title('en')} (every office’s)") and dialog.lasting.isHidden()
        dialog.list.setFocus()
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        assert dialog.keep.value() == keep.id
        QTest.keyClicks(dialog.reason, "one product")
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
        settle(page.desk)

    _press(page.added.same, same, answering, page, settle)
    assert page.added.table.texts()[0][4] == keep.title("en")


def test_rows_are_searched_narrowed_and_come_by_pages(
    lab: Lab, make_desk: Callable[[Office], Desk], qtbot: QtBot, settle: Settle
) -> None:
    names = ["Aruna Crafts", "Himadri Crafts", "Kullu Shawls"]
    for name in names:
        lab.make("chm", c.BUYER, name_en=name)
    lab.make("chm", c.PRODUCT, name_en="Himadri wool")
    lab.round("chm")
    desk = make_desk(lab.office(HQ), "en")
    pane = AddedPane(desk, some=2)
    qtbot.addWidget(pane)
    pane.show()
    pane.tell()
    settle(desk)

    def shown() -> list[str]:
        return [line[1] for line in pane.table.texts()]

    assert shown() == ["Himadri wool", "Aruna Crafts"] and "2" in pane.more.text()
    QTest.keyClick(pane.more, Qt.Key.Key_Space)
    settle(desk)
    assert shown() == ["Himadri wool", *names] and pane.more.isHidden()
    QTest.keyClick(pane.chips["buyer"], Qt.Key.Key_Space)
    settle(desk)
    assert shown() == names[:2]
    QTest.keyClicks(pane.box, "kullu")
    qtbot.waitUntil(lambda: shown() == names[2:])
    QTest.keyClick(pane.chips["place"], Qt.Key.Key_Space)
    settle(desk)
    assert shown() == [] and not pane.none.isHidden() and not pane.same.isVisible()


def test_a_product_is_given_to_every_office(
    added: tuple[HeadquartersPage, str], lab: Lab, settle: Settle, answering: Answering
) -> None:
    page, own = added
    _press(page.added.adopt, _agree, answering, page, settle)
    assert page.added.table.texts() == []
    assert history.of(lab.office(HQ), own)[0].bar, "no way back is offered that would be refused"
    lab.round("klu")
    assert lab.row("klu", own, c.PRODUCT) is not None


def test_on_the_record_s_own_page(
    added: tuple[HeadquartersPage, str], lab: Lab, settle: Settle, answering: Answering
) -> None:
    page, own = added
    page.desk.open(c.PRODUCT.name, own)
    settle(page.desk)
    window = page.window()
    assert isinstance(window, MainWindow) and isinstance(window.page, RecordPage)
    offered = {deed.name for deed in window.page.deeds.all() if deed.when(window.page.head.row)}
    assert {"same", "adopt"} <= offered and "apart" not in offered
    aliases.same(lab.office(HQ), kind=c.PRODUCT, id=own, keep=rumal(lab).id, reason="one")
    page.desk.changed.emit(None)
    settle(page.desk)
    offered = {deed.name for deed in window.page.deeds.all() if deed.when(window.page.head.row)}
    assert "apart" in offered and "same" not in offered
    assert "इसकी जगह: चम्बा रुमाल" in window.page.subtitle.toolTip()
    assert local_rows.page(lab.office(HQ), Wanted(aliases.KINDS)).rows[0].kept is not None


def test_a_district_is_not_offered_any_of_it(
    lab: Lab, make_desk: Callable[[Office], Desk], qtbot: QtBot, settle: Settle
) -> None:
    own = lab.make("chm", c.PRODUCT, name_en="Rumal of Chamba")
    office = lab.office("chm")
    with office.reading() as conn:
        row = local_rows.read.get(conn, c.PRODUCT, own)
    assert not aliases.may(office, row)
