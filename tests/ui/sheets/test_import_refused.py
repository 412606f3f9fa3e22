"""What an import refuses: a sentence on the page, nothing lost, another file at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.office import Office
from odop_desktop.ui.pages.import_session import Stage
from odop_desktop.ui.pages.imports import ImportPage
from tests.actions.offices import count_ops, rows
from tests.sheets.build import HEADS, people, xlsx
from tests.sheets.test_sheets_refused import REFUSED
from tests.ui.conftest import Answers
from tests.ui.moments import full_disk
from tests.ui.sheets.conftest import SAMPLE, Importer

SHOWN = ("nothing in the file", "a password", "truncated", "an .xlsb", "a PDF")


def refusal(importer: Importer) -> str:
    """What the page says; nothing else is shown of the file."""
    page = importer.page
    assert page.refusal.isVisible() and not page.problems.isVisible() and not page.counts.isVisible()
    return page.refusal.text.text()


@pytest.mark.parametrize("what", SHOWN)
def test_a_refused_file_is_told_and_another_chosen_at_once(
    importer: Importer, office: Office, tmp_path: Path, what: str
) -> None:
    name, build, code = REFUSED[what]
    build(tmp_path / name)
    importer.choose(tmp_path / name)
    hindi = refusal(importer)
    assert code in hindi and name in hindi
    importer.desk.speech.switch("en")
    assert code in refusal(importer) and refusal(importer) != hindi
    importer.choose(SAMPLE)
    assert importer.figures()["new"] == 116
    assert rows(office, ARTISAN) == []


def test_a_web_page_called_xls_is_told(importer: Importer, tmp_path: Path) -> None:
    (tmp_path / "list.xls").write_bytes(b"<html><table><tr><td>name</td></tr></table></html>")
    importer.choose(tmp_path / "list.xls")
    assert "E-XLS-11" in refusal(importer)


def test_more_rows_than_are_read_are_told(importer: Importer, tmp_path: Path) -> None:
    lines = "\n".join(f"राम {n},98160{n:05}" for n in range(200_001))
    (tmp_path / "long.csv").write_text(f"नाम,मोबाइल\n{lines}\n", encoding="utf-8")
    importer.choose(tmp_path / "long.csv")
    assert "E-XLS-09" in refusal(importer) and "200000" in refusal(importer)


def test_a_list_of_another_kind_names_the_heads_it_found(importer: Importer, tmp_path: Path) -> None:
    importer.choose(xlsx(tmp_path / "other.xlsx", [("मोबाइल", "पिन", "जिला"), (9816000001, 176310, "चम्बा")]))
    assert "E-XLS-14" in refusal(importer) and "पिन" in refusal(importer)


def test_a_folder_and_a_file_that_is_gone_are_told(importer: Importer, tmp_path: Path) -> None:
    importer.choose(tmp_path)
    assert "E-XLS-17" in refusal(importer)
    importer.choose(tmp_path / "gone.xlsx")
    assert "E-XLS-01" in refusal(importer)


def test_a_pen_drive_pulled_before_taking_in_loses_nothing(
    importer: Importer, office: Office, tmp_path: Path
) -> None:
    file = xlsx(tmp_path / "list.xlsx", [HEADS, *people(20)])
    content = file.read_bytes()
    importer.choose(file)
    file.unlink()
    importer.take()
    assert "E-XLS-01" in refusal(importer)
    assert rows(office, ARTISAN) == []
    file.write_bytes(content)
    importer.page.again.click()
    importer.settle()
    importer.take()
    assert len(rows(office, ARTISAN)) == 20


def test_without_a_safety_copy_nothing_is_taken_in(importer: Importer, office: Office) -> None:
    shutil.rmtree(office.place.backups, ignore_errors=True)
    office.place.backups.write_bytes(b"a file in the place of the folder")
    importer.choose(SAMPLE)
    ops = count_ops(office)
    importer.take()
    assert "E-BAK-" in refusal(importer)
    assert (count_ops(office), rows(office, ARTISAN)) == (ops, [])


def test_an_answer_file_that_cannot_be_written_is_told(
    importer: Importer, answers: Answers, tmp_path: Path
) -> None:
    importer.choose(SAMPLE)
    (tmp_path / "no folder").write_bytes(b"")
    answers.ready += [tmp_path / "no folder" / "a.xlsx", tmp_path / "a.xlsx"]
    importer.page.after["answer"].click()
    importer.settle()
    assert "E-XLS-60" in importer.window.strip.text.text()
    with full_disk():
        importer.page.after["answer"].click()
        importer.settle()
    assert "E-XLS-61" in importer.window.strip.text.text()
    assert not (tmp_path / "a.xlsx").exists() and importer.page.session.stage is Stage.TRIED


def test_a_list_dropped_on_the_window_is_tried(importer: Importer, tmp_path: Path) -> None:
    importer.desk.place("today")
    drop(importer, [SAMPLE, tmp_path])
    drop(importer, [tmp_path / "picture.png"])
    assert not isinstance(importer.window.page, ImportPage), "two things at once, or no list"
    drop(importer, [SAMPLE])
    importer.settle()
    assert importer.figures()["new"] == 116
    page = importer.page
    drop(importer, [xlsx(tmp_path / "other.xlsx", [HEADS, *people(5)])])
    importer.settle()
    assert (importer.page, importer.figures()["new"]) == (page, 5)


def drop(importer: Importer, files: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (QDragEnterEvent, QDropEvent):
        QApplication.sendEvent(importer.window, event(QPointF(5, 5), action, data, button, none))
