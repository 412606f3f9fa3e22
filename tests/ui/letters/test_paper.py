"""Paper in the window: a PDF's own pages, zoomed and read by the keyboard, with a sentence where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from odop_desktop.letters.render.pdf import render
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.widgets.paper import PaperView
from tests.letters.papers import loi_facts, loi_letter, stall_letter

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key
_PALE = range(200, 248)  # the grey of a diagonal mark


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> PaperView:
    made = PaperView(desk)
    qtbot.addWidget(made)
    made.resize(560, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def drawn(view: PaperView, qtbot: QtBot) -> QImage:
    """The view as it is painted, once its pages are drawn."""

    def ink() -> QImage | None:
        image = view.sheets.viewport().grab().toImage()
        dark = any(
            image.pixelColor(x, y).lightness() < 90
            for y in range(0, image.height(), 3)
            for x in range(0, image.width(), 3)
        )
        return image if dark else None

    qtbot.waitUntil(lambda: ink() is not None, timeout=10_000)
    found = ink()
    assert found is not None
    return found


def pale(image: QImage) -> int:
    """How many points are of the grey of a diagonal mark."""
    points = (image.pixelColor(x, y) for y in range(0, image.height(), 2) for x in range(0, image.width(), 2))
    return sum(c.lightness() in _PALE and c.saturation() == 0 for c in points)


def test_a_draft_is_seen_to_be_one(view: PaperView, qtbot: QtBot) -> None:
    letter = stall_letter()
    view.show_pdf(render(letter))
    clean = pale(drawn(view, qtbot))
    view.show_pdf(render(letter, draft=True))
    qtbot.waitUntil(lambda: pale(drawn(view, qtbot)) > clean + 2_000, timeout=10_000)


def test_what_is_shown_is_kept_as_it_was_given(view: PaperView) -> None:
    pdf = render(loi_letter("hi", loi_facts(20, 3)))
    view.show_pdf(pdf)
    assert view.pdf == pdf
    assert view.document.pageCount() > 1
    assert view.count.text().startswith("पृष्ठ 1 / ")
    view.desk.speech.switch("en")
    assert view.count.text().startswith("Page 1 of ")
    assert view.sheets.accessibleName() == "The letter on paper"


def test_it_fits_the_width_and_is_zoomed_by_keys(view: PaperView, qtbot: QtBot) -> None:
    view.show_pdf(render(stall_letter()))
    fitted = view.sheets.scale()
    assert view.sheets.zoomMode() is QPdfView.ZoomMode.FitToWidth and 0.4 < fitted < 1
    view.sheets.setFocus()
    for _ in range(2):
        QTest.keyClick(view.sheets, KEY.Key_Plus, CTRL)
    assert view.sheets.scale() == pytest.approx(fitted * 1.25**2)
    QTest.keyClick(view.sheets, KEY.Key_Minus, CTRL)
    assert view.sheets.scale() == pytest.approx(fitted * 1.25)
    QTest.keyClick(view.sheets, KEY.Key_0, CTRL)
    assert view.sheets.scale() == pytest.approx(fitted)
    for _ in range(40):
        QTest.keyClick(view.sheets, KEY.Key_Plus, CTRL)
    assert view.sheets.scale() == 5.0
    for _ in range(40):
        QTest.keyClick(view.sheets, KEY.Key_Minus, CTRL)
    assert view.sheets.scale() == 0.25


def test_pages_are_turned_by_keys(view: PaperView) -> None:
    view.show_pdf(render(loi_letter("hi", loi_facts(30, 3))))
    bar = view.sheets.verticalScrollBar()
    QTest.keyClick(view.sheets, KEY.Key_End)
    assert bar.value() == bar.maximum() > 0
    assert view.count.text() == f"पृष्ठ {view.document.pageCount()} / {view.document.pageCount()}"
    QTest.keyClick(view.sheets, KEY.Key_PageUp)
    assert 0 < bar.value() < bar.maximum()
    QTest.keyClick(view.sheets, KEY.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(view.sheets, KEY.Key_PageDown)
    assert bar.value() > 0


def test_another_letter_begins_at_its_first_page(view: PaperView) -> None:
    view.show_pdf(render(loi_letter("hi", loi_facts(30, 3))))
    QTest.keyClick(view.sheets, KEY.Key_End)
    view.show_pdf(render(loi_letter("en", loi_facts(20, 2))))
    assert view.sheets.verticalScrollBar().value() == 0


def test_without_paper_a_sentence_says_why_in_both_languages(view: PaperView) -> None:
    view.show_pdf(render(stall_letter()))
    view.say("ui.issue.nothing")
    assert view.pdf == b"" and view.none.isVisible()
    assert view.none.text() == "अभी कोई पत्र जारी होने को नहीं है।"
    view.desk.speech.switch("en")
    assert view.none.text() == "No letter is due now."
    assert not any(button.isEnabled() for button in view._buttons.values())


def test_words_over_the_paper_are_not_on_it(view: PaperView) -> None:
    pdf = render(stall_letter())
    view.show_pdf(pdf)
    view.mark("निरस्त")
    assert view.over.isVisible() and view.pdf == pdf
    view.mark("")
    assert not view.over.isVisible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ground_is_the_themes(
    make_desk: Callable[..., Desk], office: object, qtbot: QtBot, theme: str
) -> None:
    desk = make_desk(office)
    desk.settings.theme = theme
    view = PaperView(desk)
    qtbot.addWidget(view)
    desk.looked.emit()
    ground = view.sheets.palette().color(QPalette.ColorRole.Dark)
    assert ground == QColor(desk.look.colour("line"))
