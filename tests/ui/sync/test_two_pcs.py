"""An office with several PCs, each with keys of its own: brought together in the window, sent on by either."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from odop_desktop.domain import catalogue as c
from odop_desktop.queries import read
from odop_desktop.sync import standing
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.sync import SyncPage
from tests.sync import lab
from tests.sync.lab import HQ, Lab
from tests.ui.conftest import Answering, Answers, Settle, shown
from tests.ui.sync.conftest import at_files, press, told


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(lab.WHO, "chm3", ("CHM", 3))
        yield lab.build(tmp_path_factory.mktemp("pcs"), HQ, "chm", "chm2", "chm3")


@pytest.fixture
def pcs(made: Lab, tmp_path: Path) -> Iterator[Lab]:
    """Chamba with three PCs, enrolled at headquarters."""
    with lab.copied(made, tmp_path / "pcs") as fresh:
        yield fresh


@pytest.fixture
def at(pcs: Lab, make_desk: Callable[..., Desk], qtbot: QtBot, settle: Settle) -> Callable[[str], SyncPage]:
    """The place of files at one of the PCs, in front."""

    def go(who: str) -> SyncPage:
        desk = make_desk(pcs.office(who), "en")
        window = shown(MainWindow(desk), qtbot, settle)
        return at_files(window, settle)

    return go


def given(
    page: SyncPage, out: Path, label: str, answers: Answers, answering: Answering, settle: Settle
) -> Path:
    """The file for one of the other PCs, made with the keyboard."""

    def which(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        assert {"HP-CHM-1", "HP-CHM-2", "HP-CHM-3"} - {b.text() for b in box.buttons()} == {"HP-CHM-3"}
        QTest.keyClick(next(b for b in box.buttons() if b.text() == label), Qt.Key.Key_Space)

    answers.ready = [out]
    answering(lambda: QTest.keyClick(page.take.other, Qt.Key.Key_Space), which)
    settle(page.desk)
    (file,) = out.glob("*.odopsync")
    assert file.name in told(page)
    return file


def test_what_was_done_on_one_pc_reaches_the_other_and_headquarters_by_either(
    pcs: Lab,
    at: Callable[[str], SyncPage],
    answers: Answers,
    answering: Answering,
    settle: Settle,
    tmp_path: Path,
) -> None:
    id = pcs.make("chm3", name_hi="कमला देवी", name_en="Kamla Devi")
    third, first = at("chm3"), at("chm")
    assert third.take.other.isVisible() and third.take.other.isEnabled()
    file = given(third, tmp_path / "stick", "HP-CHM-1", answers, answering, settle)

    assert pcs.row("chm", id) is None
    answers.ready = [file]
    press(first.take.go, first, settle)
    row = pcs.row("chm", id)
    assert row is not None and row["name_en"] == "Kamla Devi"
    assert first.facts is not None and "artisan" in first.facts.inside  # it goes on with this PC's next file

    pcs.change("chm", id, pin="176310")
    answers.ready = [tmp_path / "month"]
    press(first.make.go, first, settle)
    (sent,) = (tmp_path / "month").glob("*.odopsync")
    assert pcs.take(HQ, sent).error is None
    assert pcs.row(HQ, id) == pcs.row("chm", id)

    answers.ready = [pcs.answer("chm3").file]  # headquarters gives the third PC what the first one wrote
    press(third.take.go, third, settle)
    back = pcs.row("chm3", id)
    assert back is not None and back["pin"] == "176310"
    assert third.facts is not None and not third.facts.inside.get("artisan")
    answers.ready = [pcs.answer("chm").file]
    press(first.take.go, first, settle)
    assert standing.digest(pcs.office("chm")) == standing.digest(pcs.office("chm3"))


def test_a_file_for_another_pc_is_not_taken_in_here(
    pcs: Lab,
    at: Callable[[str], SyncPage],
    answers: Answers,
    answering: Answering,
    settle: Settle,
    tmp_path: Path,
) -> None:
    pcs.make("chm3", name_hi="कमला देवी")
    third, second = at("chm3"), at("chm2")
    file = given(third, tmp_path / "stick", "HP-CHM-1", answers, answering, settle)
    said: list[str] = []
    answers.ready = [file]
    answering(
        lambda: QTest.keyClick(second.take.go, Qt.Key.Key_Space),
        lambda dialog: said.extend(dialog.told),  # type: ignore[attr-defined]
    )
    settle(second.desk)
    assert len(said) == 1 and "not taken in" in said[0]
    with pcs.office("chm2").reading() as conn:
        assert read.where(conn, c.ARTISAN) == []
