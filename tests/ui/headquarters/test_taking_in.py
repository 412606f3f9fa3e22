"""Files on their way into headquarters by the window: in parts, from a folder, one of them left out."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.sync import parts, preview, receiving, sending
from odop_desktop.sync.preview import Preview
from odop_desktop.ui.dialogs.preview import PreviewDialog
from odop_desktop.ui.pages.headquarters import HeadquartersPage
from tests.actions.offices import Clock, opened
from tests.ui.conftest import Answering, Answers, Settle
from tests.ui.headquarters.conftest import Made

Take = Callable[[Sequence[Path], Callable[[PreviewDialog], object]], None]


@pytest.fixture
def take(page: HeadquartersPage, answers: Answers, answering: Answering, settle: Settle) -> Take:
    """Chooses files, or a folder, by a key, deals with what is shown of them, and waits until all is done."""

    def do(chosen: Sequence[Path], deal: Callable[[PreviewDialog], object]) -> None:
        def look(dialog: QDialog) -> None:
            assert isinstance(dialog, PreviewDialog)
            deal(dialog)

        answers.ready = list(chosen)
        key = page.folder if chosen[0].is_dir() else page.take
        answering(lambda: QTest.keyClick(key, Qt.Key.Key_Space), look)
        settle(page.desk)

    return do


def agree(dialog: PreviewDialog) -> None:
    QTest.keyClick(dialog.yes, Qt.Key.Key_Return)


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


def test_a_part_that_waits_for_the_others_is_told_until_they_come(
    page: HeadquartersPage, hq: Office, made: Made, settle: Settle, tmp_path: Path
) -> None:
    first, *others = cut(made.file, tmp_path / "mail")
    assert receiving.receive(hq, [first])[0].state == receiving.HELD
    page.look()
    settle(page.desk)
    assert page.note.text() == "3 भागों की एक फ़ाइल: भाग क्र. 2, 3 अभी नहीं आए। उन्हें भी लें।"
    receiving.receive(hq, others)
    page.look()
    settle(page.desk)
    assert "भाग" not in page.note.text()


def test_a_file_in_parts_is_looked_into_as_one_and_taken_in(
    take: Take, hq: Office, made: Made, tmp_path: Path
) -> None:
    def look(dialog: PreviewDialog) -> None:
        ((name, *_),) = dialog.files.texts()
        assert name == "mail 1.txt (3 में से 3 भाग)"
        assert dialog.yes.isEnabled() and "(1)" in dialog.yes.text()
        agree(dialog)

    take(cut(made.file, tmp_path / "mail"), look)
    assert is_there(hq, made.fresh)


def test_some_of_the_parts_are_told_and_may_wait_here(
    take: Take, hq: Office, made: Made, tmp_path: Path
) -> None:
    one, two, three = cut(made.file, tmp_path / "mail")

    def look(dialog: PreviewDialog) -> None:
        ((*_, told),) = dialog.files.texts()
        assert told == "3 में से 2 भाग आए; क्र. 2 अभी नहीं आया"
        agree(dialog)

    take([three, one], look)
    assert not is_there(hq, made.fresh)
    take([two], agree)
    assert is_there(hq, made.fresh)


def test_a_folder_is_taken_in_by_what_is_in_it_and_what_was_here_is_told_in_a_sum(
    take: Take,
    page: HeadquartersPage,
    hq: Office,
    made: Made,
    answers: Answers,
    settle: Settle,
    tmp_path: Path,
) -> None:
    inside = tmp_path / "post" / "chamba"
    inside.mkdir(parents=True)
    (inside / "X.ODOPSYNC").write_bytes(made.file.read_bytes())
    (inside / "letter.pdf").write_bytes(b"%PDF-")

    def look(dialog: PreviewDialog) -> None:
        assert [line[0] for line in dialog.files.texts()] == ["X.ODOPSYNC"]
        assert any("छोड़ दी गईं: 1" in each.text() for each in dialog.findChildren(QLabel))
        agree(dialog)

    take([tmp_path / "post"], look)
    assert is_there(hq, made.fresh)
    answers.ready = [tmp_path / "post"]
    QTest.keyClick(page.folder, Qt.Key.Key_Space)
    settle(page.desk)
    assert page.desk.say.strip is not None and "नया नहीं: 1" in page.desk.say.strip.text.text()


def test_what_was_taken_in_from_a_folder_leaves_it_where_one_wishes(
    take: Take, page: HeadquartersPage, made: Made, answers: Answers, settle: Settle, tmp_path: Path
) -> None:
    inbox, done = tmp_path / "post", tmp_path / "taken"
    inbox.mkdir()
    (inbox / "X.odopsync").write_bytes(made.file.read_bytes())
    (inbox / "Y.odopsync").write_bytes(b"nothing of ours")
    strip = page.desk.say.strip
    assert strip is not None
    take([inbox], agree)
    answers.ready = [done]
    QTest.keyClick(strip.button, Qt.Key.Key_Space)
    settle(page.desk)
    assert [file.name for file in inbox.iterdir()] == ["Y.odopsync"]
    assert (done / "X.odopsync").read_bytes() == made.file.read_bytes()
    assert strip.text.text() == f"ली गई फ़ाइलें {done} में रखी गईं: 1"


def test_files_picked_one_by_one_stay_where_they_are(take: Take, page: HeadquartersPage, made: Made) -> None:
    take([made.file], agree)
    assert page.desk.say.strip is not None and page.desk.say.strip.button.isHidden()


def test_one_is_left_out_those_not_looked_into_can_be_and_what_stands_against_one_is_told(
    take: Take,
    page: HeadquartersPage,
    hq: Office,
    made: Made,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("odop_desktop.ui.dialogs.looked.MOST", 1)
    junk, more = tmp_path / "junk.odopsync", tmp_path / "more.odopsync"
    junk.write_bytes(b"nothing of ours")
    more.write_bytes(b"PK\x03\x04")

    def look(dialog: PreviewDialog) -> None:
        told = [line[-1] for line in dialog.files.texts()]
        assert told[1:] == ["अभी नहीं देखी"] * 2 and dialog.more.isVisible()
        assert "(3)" in dialog.yes.text()
        QTest.keyClick(dialog.files, Qt.Key.Key_Space)
        assert "(2)" in dialog.yes.text()
        for _ in range(2):
            QTest.keyClick(dialog.more, Qt.Key.Key_Space)
            settle(page.desk)
        assert not dialog.more.isVisible() and not dialog.yes.isEnabled()
        QTest.keyClick(dialog.files, Qt.Key.Key_Down)
        assert "भेजने वाले कार्यालय" in dialog.sums.text()
        QTest.keyClick(dialog.files, Qt.Key.Key_Space)
        assert not dialog.yes.isEnabled()
        QTest.keyClick(dialog.files, Qt.Key.Key_Up)
        QTest.keyClick(dialog.files, Qt.Key.Key_Space)
        assert dialog.chosen() == (made.file,)
        QTest.keyClick(dialog.files, Qt.Key.Key_Space)
        dialog.reject()

    take([made.file, junk, more], look)
    assert not is_there(hq, made.fresh)


def test_who_leaves_while_files_are_looked_into_waits_for_none_of_them(
    take: Take, page: HeadquartersPage, made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("odop_desktop.ui.dialogs.looked.MOST", 1)
    others = [tmp_path / f"{n}.odopsync" for n in range(3)]
    for file in others:
        file.write_bytes(b"nothing of ours")
    begun: list[object] = []
    left, of = threading.Event(), preview.of

    def waits(*asked: Any) -> Preview:
        begun.append(asked)
        assert left.wait(20)
        return of(*asked)

    def look(dialog: PreviewDialog) -> None:
        monkeypatch.setattr("odop_desktop.ui.dialogs.looked.MOST", 3)
        monkeypatch.setattr(preview, "of", waits)
        QTest.keyClick(dialog.more, Qt.Key.Key_Space)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        left.set()

    take([made.file, *others], look)
    assert len(begun) <= 1


def test_what_would_be_laid_aside_is_listed_with_why(take: Take, made: Made, tmp_path: Path) -> None:
    shutil.copytree(made.folder / "chm", tmp_path / "chm")
    chm = opened(tmp_path / "chm", Clock())
    records.change(chm, kind=c.EVENT, id=made.event, values={"city": "कसौली"})
    file = sending.to_headquarters(chm, tmp_path / "post").files[0]
    chm.close()

    def look(dialog: PreviewDialog) -> None:
        first = dialog.lines.texts()[0]
        assert first[0] == "अलग रखा जाएगा" and "शिमला मिलन" in first[2] and first[3]
        dialog.reject()

    take([file], look)
