"""F1: the page about the place one is in, in both languages, over what one was doing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from odop_desktop.paths import resources
from odop_desktop.ui.desk import Desk, Goto
from odop_desktop.ui.dialogs.help import HelpDialog
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.help import HelpPage, name_of
from odop_desktop.ui.places import PLACES
from odop_desktop.ui.widgets.help_view import file_of
from tests.ui.conftest import Settle
from tools.scene_offices import DISTRICT
from tools.scenes import scenes

PAGES = sorted(p.stem for p in (resources() / "help" / "hi").glob("*.md"))
ASKED = (
    "start",
    "list",
    "record",
    "form",
    "import",
    "event",
    "loi",
    "letters",
    "first_start",
    "search",
    "keys",
)


@pytest.mark.parametrize("name", [*(p.name for p in PLACES), *ASKED])
@pytest.mark.parametrize("lang", ["hi", "en"])
def test_every_place_has_its_page(name: str, lang: str) -> None:
    text = file_of(name, lang).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert len(text) > 200
    assert ("।" in text) == (lang == "hi")


def test_both_languages_have_the_same_pages_and_links() -> None:
    assert sorted(p.stem for p in (resources() / "help" / "en").glob("*.md")) == PAGES
    for name in PAGES:
        links = [re.findall(r"\]\((.+?)\)", file_of(name, lang).read_text("utf-8")) for lang in ("hi", "en")]
        assert links[0] == links[1]
        assert set(links[0]) <= set(PAGES)
        heads = [len(re.findall(r"^#", file_of(name, g).read_text("utf-8"), re.M)) for g in ("hi", "en")]
        assert heads[0] == heads[1]


def test_from_the_first_page_all_others_are_reached() -> None:
    met, ahead = set[str](), ["start"]
    while ahead:
        name = ahead.pop()
        met.add(name)
        ahead += set(re.findall(r"\]\((.+?)\)", file_of(name, "hi").read_text("utf-8"))) - met
    assert met == set(PAGES)


@pytest.mark.slow
def test_the_page_of_every_scene_is_there(full_window: MainWindow, settle: Settle) -> None:
    missing = []
    for scene in (each for each in scenes() if each.office == DISTRICT):
        found = scene.show(full_window)
        settle(full_window.desk)
        name = name_of(full_window.page, full_window._place, over=bool(full_window._over))
        if not file_of(name, "hi").is_file():
            missing.append((scene.name, name))
        if found is not full_window:
            found.close()
            found.deleteLater()
    assert missing == []


def test_f1_explains_and_escape_leads_back(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    window.activateWindow()
    window.go(Goto(kind="artisan"))
    settle(window.desk)
    beneath = window.page
    qtbot.keyClick(window, Qt.Key.Key_F1)
    page = window.page
    assert isinstance(page, HelpPage)
    assert page.view.name == name_of(beneath, "artisans", over=True)
    qtbot.keyClick(window, Qt.Key.Key_F1)  # help about help is not laid over it
    assert window.page is page
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert window.page is beneath


def test_the_page_follows_the_language_and_its_links(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    page = window.page
    assert isinstance(page, HelpPage)
    assert page.view.toPlainText().startswith("आज")
    window.desk.speech.switch("en")
    assert page.view.toPlainText().startswith("Today")
    qtbot.mouseClick(page.all, Qt.MouseButton.LeftButton)
    assert page.view.name == "start"
    page.view.anchorClicked.emit(QUrl("letters"))
    assert page.view.name == "letters"
    for bad in ("https://example.org", "../../etc/passwd", "nosuchpage", ""):
        page.view.anchorClicked.emit(QUrl(bad))
        assert page.view.name == "letters"


def test_a_page_that_is_not_there_leads_to_the_first(desk: Desk) -> None:
    page = HelpPage(desk, "nosuchpage")
    assert page.view.toPlainText().startswith("सहायता")
    page.deleteLater()


def test_before_an_office_is_open_help_is_a_dialog(
    window: MainWindow, answering: Callable[..., None], qtbot: QtBot
) -> None:
    seen: list[str] = []

    def deal(dialog: HelpDialog) -> None:
        seen.append(dialog.view.toPlainText())
        qtbot.keyClick(dialog.view, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    answering(lambda: HelpDialog.show_page(window.desk, window, "first_start"), deal)
    assert seen[0]
    QApplication.processEvents()


def _pages(kind: type[Page]) -> Iterator[type[Page]]:
    yield kind
    for each in kind.__subclasses__():
        yield from _pages(each)


def test_every_page_that_names_its_help_names_one_that_there_is() -> None:
    named = {kind.HELP.rpartition(".")[2] for kind in _pages(Page) if kind.HELP != Page.HELP}
    assert named <= set(PAGES)


def test_f1_in_a_dialog_tells_of_the_place_behind_and_one_works_on(
    window: MainWindow, answering: Callable[..., None], qtbot: QtBot, settle: Settle
) -> None:
    """The help stands beside the dialog: what is typed stays, more can be typed, a second F1 opens no second."""
    window.desk.new("artisan")
    settle(window.desk)
    expected = name_of(window.page, "artisans", over=True)

    def deal(dialog: ReasonDialog) -> None:
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.keyClicks(dialog.box, "half")
        qtbot.keyClick(dialog.box, Qt.Key.Key_F1)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.keyClick(dialog.box, Qt.Key.Key_F1)
        (told,) = dialog.findChildren(HelpDialog)
        assert told.isVisible() and told.view.name == expected and not told.isModal()
        assert told.view.toPlainText()
        window.desk.speech.switch("en")
        assert told.windowTitle() == window.desk.words("ui.help.title")
        qtbot.keyClicks(dialog.box, " done")
        qtbot.keyClick(told.view, Qt.Key.Key_Escape)
        assert not told.isVisible() and dialog.isVisible() and "half done" in dialog.value()

    answering(lambda: ReasonDialog.ask(window.desk, window, "ui.letter.cancel.title", "?"), deal)
    assert not isinstance(window.page, HelpPage)
    qtbot.waitUntil(lambda: not window.findChildren(HelpDialog))
