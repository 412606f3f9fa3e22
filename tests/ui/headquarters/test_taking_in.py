"""Files on their way into headquarters by the window: in parts, from a folder, one of them left out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.sync import parts
from odop_desktop.ui.dialogs.preview import PreviewDialog
from odop_desktop.ui.pages.headquarters import HeadquartersPage
from tests.ui.conftest import Answers
from tests.ui.headquarters.conftest import Made, Settle
from tests.ui.moments import Answering


def is_there(hq: Office, id: str) -> bool:
    with hq.reading() as conn:
        return read.get(conn, c.ARTISAN, id) is not None


def cut(file: Path, folder: Path) -> list[Path]:
    """A file as it comes by e-mail."""
    folder.mkdir()
    found = []
    for part in parts.split(file, file.stat().st_size // 3 + 1):
        found.append(folder / f"mail {part.part}.txt")
        found[-1].write_bytes(part.encoded())
    return found


def test_a_file_in_parts_is_looked_into_as_one_and_taken_in(
    page: HeadquartersPage,
    hq: Office,
    made: Made,
    answers: Answers,
    answering: Answering,
    settle: Settle,
    tmp_path: Path,
) -> None:
    some = cut(made.file, tmp_path / "mail")

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PreviewDialog)
        ((name, *_),) = dialog.files.texts()
        assert name == "mail 1.txt (3 में से 3 भाग)"
        assert dialog.yes.isEnabled() and "(1)" in dialog.yes.text()
        QTest.keyClick(dialog.yes, Qt.Key.Key_Return)

    answers.ready = list(some)
    answering(lambda: QTest.keyClick(page.take, Qt.Key.Key_Space), look)
    settle(page.desk)
    assert is_there(hq, made.fresh)


def test_some_of_the_parts_are_told_and_may_wait_here(
    page: HeadquartersPage,
    made: Made,
    answers: Answers,
    answering: Answering,
    settle: Settle,
    tmp_path: Path,
    hq: Office,
) -> None:
    one, two, three = cut(made.file, tmp_path / "mail")

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PreviewDialog)
        ((*_, told),) = dialog.files.texts()
        assert told == "3 में से 2 भाग आए; क्र. 2 अभी नहीं आया"
        QTest.keyClick(dialog.yes, Qt.Key.Key_Return)

    answers.ready = [three, one]
    answering(lambda: QTest.keyClick(page.take, Qt.Key.Key_Space), look)
    settle(page.desk)
    assert not is_there(hq, made.fresh)
    answers.ready = [two]
    answering(
        lambda: QTest.keyClick(page.take, Qt.Key.Key_Space),
        lambda dialog: QTest.keyClick(dialog.yes, Qt.Key.Key_Return),  # type: ignore[attr-defined]
    )
    settle(page.desk)
    assert is_there(hq, made.fresh)


def test_a_folder_is_taken_in_by_what_is_in_it_and_what_was_here_is_told_in_a_sum(
    page: HeadquartersPage,
    made: Made,
    answers: Answers,
    answering: Answering,
    settle: Settle,
    tmp_path: Path,
    hq: Office,
) -> None:
    inside = tmp_path / "post" / "chamba"
    inside.mkdir(parents=True)
    (inside / "X.ODOPSYNC").write_bytes(made.file.read_bytes())
    (inside / "letter.pdf").write_bytes(b"%PDF-")

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PreviewDialog)
        assert [line[0] for line in dialog.files.texts()] == ["X.ODOPSYNC"]
        assert any("छोड़ दी गईं: 1" in each.text() for each in dialog.findChildren(QLabel))
        QTest.keyClick(dialog.yes, Qt.Key.Key_Return)

    answers.ready = [tmp_path / "post"]
    answering(lambda: QTest.keyClick(page.folder, Qt.Key.Key_Space), look)
    settle(page.desk)
    assert is_there(hq, made.fresh)
    answers.ready = [tmp_path / "post"]
    QTest.keyClick(page.folder, Qt.Key.Key_Space)
    settle(page.desk)
    assert page.desk.say.strip is not None and "नया नहीं: 1" in page.desk.say.strip.text.text()
