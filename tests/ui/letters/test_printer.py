"""Pages on a printer: in their true size, as they are in the PDF, in strips that leave the window alive."""

from __future__ import annotations

import re
from pathlib import Path
from time import thread_time
from typing import cast

import pytest
from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from odop_desktop.errors import OdopError
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.render.combine import combine
from odop_desktop.letters.render.pdf import render
from odop_desktop.ui.dialogs.print_progress import PrintProgress
from odop_desktop.ui.printer import DPI, Printer, Steps, asked, opened, printer_for, strips
from odop_desktop.ui.start import speech_of
from tests.letters.papers import loi_facts, loi_letter, stall_letter
from tests.letters.reading import paragraphs

_SEEN = 100  # dpi at which two pages are compared, drawn as finely as they are printed
_INK = re.compile(rb"[\x00-\x5f]")  # greys darker than 96
_TRACE = re.compile(rb"[\x00-\xc7]")  # darker than 200: a hairline that falls between two pixels


def printed(pdf: bytes, out: Path) -> bytes:
    """What a printer that writes a file makes of the PDF."""
    printer = printer_for(pdf)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    for _ in strips(printer, pdf):
        pass
    return out.read_bytes()


def pages(pdf: bytes) -> list[QSizeF]:
    document, buffer = opened(pdf)
    found = [document.pagePointSize(n) for n in range(document.pageCount())]
    document.close()
    buffer.close()
    return found


def picture(pdf: bytes, page: int = 0) -> QImage:
    document, buffer = opened(pdf)
    points = document.pagePointSize(page)
    sizes = [QSize(round(points.width() / 72 * n), round(points.height() / 72 * n)) for n in (DPI, _SEEN)]
    drawn = document.render(page, sizes[0])
    document.close()
    buffer.close()
    white = QImage(drawn.size(), QImage.Format.Format_Grayscale8)
    white.fill(Qt.GlobalColor.white)
    painter = QPainter(white)
    painter.drawImage(0, 0, drawn)
    painter.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    return white.scaled(sizes[1], Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def dark(image: QImage, ink: re.Pattern[bytes] = _INK) -> set[tuple[int, int]]:
    """Where there is ink, in fields of two pixels by two."""
    found = set()
    for y in range(image.height()):
        line = bytes(cast(memoryview, image.constScanLine(y)))[: image.width()]
        found |= {(spot.start() // 2, y // 2) for spot in ink.finditer(line)}
    return found


def around(ink: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The same, and a field more to every side."""
    return {(x + i, y + j) for x, y in ink for i in (-1, 0, 1) for j in (-1, 0, 1)}


def box(ink: set[tuple[int, int]]) -> tuple[int, int, int, int]:
    xs, ys = [x for x, _ in ink], [y for _, y in ink]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("draft", [False, True])
def test_the_paper_is_the_preview_in_its_true_size(tmp_path: Path, draft: bool) -> None:
    pdf = render(loi_letter("hi", loi_facts(20, 3)), draft=draft)
    out = printed(pdf, tmp_path / "out.pdf")
    assert len(pages(out)) == len(pages(pdf)) > 1
    for before, after in zip(pages(pdf), pages(out), strict=True):
        assert after.width() == pytest.approx(before.width(), abs=1)
        assert after.height() == pytest.approx(before.height(), abs=1)
    for page in range(2):
        proof, paper = picture(pdf, page), picture(out, page)
        wanted, got = dark(proof), dark(paper)
        assert 1000 < len(wanted) < proof.width() * proof.height() / 4 / 5, "ink on white paper"
        assert all(abs(a - b) <= 1 for a, b in zip(box(wanted), box(got), strict=True))
        assert len(wanted - around(dark(paper, _TRACE))) < len(wanted) / 200
        assert len(got - around(dark(proof, _TRACE))) < len(wanted) / 200


def lying() -> Letter:
    letter = paragraphs("क" * 40)
    return Letter(**{k: getattr(letter, k) for k in letter.__slots__} | {"landscape": True})


def test_a_register_lies_on_its_side(tmp_path: Path) -> None:
    pdf = render(lying())
    (size,) = pages(printed(pdf, tmp_path / "out.pdf"))
    assert size.width() > size.height()
    assert size.width() == pytest.approx(pages(pdf)[0].width(), abs=1)


def test_pages_and_copies_asked_for_in_the_dialog() -> None:
    printer = QPrinter()
    assert asked(printer, 3) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert asked(printer, 5) == [1, 2]


def test_a_strip_takes_the_window_a_moment_only(tmp_path: Path) -> None:
    """A whole page at once took a fifth of a second. Its own time counts: other work may share the cores."""
    pdf = render(stall_letter())
    worst = []
    for n in range(3):
        printer = printer_for(pdf)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / f"{n}.pdf"))
        steps, last = strips(printer, pdf), thread_time()
        spans = []
        for _ in steps:
            spans.append(thread_time() - last)
            last = thread_time()
        worst.append(max(spans))
    assert min(worst) < 0.05


@pytest.mark.qt_log_ignore("QPainter::begin")  # what Qt itself says when a printer refuses
def test_a_printer_that_takes_no_page_says_so(tmp_path: Path) -> None:
    pdf = render(stall_letter())
    printer = printer_for(pdf)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "out.pdf"))
    with pytest.raises(OdopError, match="E-PRN-02"):
        list(strips(printer, pdf))


def test_stopped_it_leaves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = combine([render(stall_letter())] * 3)
    printer = printer_for(pdf)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    over = QWidget()
    qtbot.addWidget(over)
    progress = PrintProgress(speech_of("hi"), over)
    seen = []

    def steps() -> Steps:
        for each in strips(printer, pdf):
            seen.append(each)
            if each[0] == 1:
                QTest.mouseClick(progress.stop, Qt.MouseButton.LeftButton)
            yield each

    assert progress.run(steps()) is False
    assert seen[-1] == (1, 3) and progress.told.text() == "पृष्ठ 2 / 3 प्रिंटर को जा रहा है।"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_printed_to_its_end_it_says_yes_and_an_error_comes_out(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = render(stall_letter())
    over = QWidget()
    qtbot.addWidget(over)
    for folder, done in ((tmp_path, True), (tmp_path / "none", False)):
        printer = printer_for(pdf)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(folder / "out.pdf"))
        progress = PrintProgress(speech_of("en"), over)
        if done:
            assert progress.run(strips(printer, pdf)) is True
            assert len(pages((folder / "out.pdf").read_bytes())) == 1
        else:
            with pytest.raises(OdopError, match="E-PRN-02"):
                progress.run(strips(printer, pdf))


def test_without_a_printer_it_is_said(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", list)
    over = QWidget()
    qtbot.addWidget(over)
    with pytest.raises(OdopError, match="E-PRN-01"):
        Printer(speech_of("hi")).print(over, render(stall_letter()), "letter")
