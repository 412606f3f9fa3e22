"""Paper: the system's print dialog and the pages of a PDF on a printer.

A page at 300 dpi takes about 0.2 s to draw, and a printer's driver may not be called from another thread, so a
page goes out in strips of some 10 ms each, between which the window lives on.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from odop_desktop.errors import OdopError
from odop_desktop.ui.dialogs.print_progress import PrintProgress
from odop_desktop.ui.speech import Speech

DPI = 300  # what office printers resolve of type
_STRIPS = 16  # of a page
_INCH = 72  # points of a PDF


Steps = Generator[tuple[int, int], None, None]


class Printer:
    """The system's printers, through the system's dialog."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech

    def print(self, parent: QWidget, pdf: bytes, name: str) -> bool:
        if not QPrinterInfo.availablePrinterNames():
            raise OdopError("E-PRN-01")
        printer = printer_for(pdf)
        printer.setDocName(name)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, pages_of(pdf))
        agreed = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        return agreed and PrintProgress(self._speech, parent).run(strips(printer, pdf))


def printer_for(pdf: bytes) -> QPrinter:
    """A printer set to the paper of the PDF's first page, its margins the PDF's own."""
    document, buffer = opened(pdf)
    size = document.pagePointSize(0)
    document.close()
    buffer.close()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    lying = size.width() > size.height()
    upright = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(paper, way, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    return printer


def pages_of(pdf: bytes) -> int:
    document, buffer = opened(pdf)
    pages = document.pageCount()
    document.close()
    buffer.close()
    return pages


def strips(printer: QPrinter, pdf: bytes) -> Steps:
    """Draws a strip at each step, every page asked for in its true size; yields (pages done, pages).

    Given up before its end, it leaves nothing on paper. E-PRN-02: the printer takes no paper now.
    """
    document, buffer = opened(pdf)
    painter = QPainter()
    try:
        if not painter.begin(printer):
            raise OdopError("E-PRN-02")
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.scale(printer.logicalDpiX() / DPI, printer.logicalDpiY() / DPI)
        yield from _pages(painter, printer, document)
        if not painter.end() or printer.printerState() is QPrinter.PrinterState.Error:
            raise OdopError("E-PRN-02")
    finally:
        if painter.isActive():
            printer.abort()
            painter.end()
        document.close()
        buffer.close()


def _pages(painter: QPainter, printer: QPrinter, document: QPdfDocument) -> Steps:
    pages = asked(printer, document.pageCount())
    for done, page in enumerate(pages):
        if done and not printer.newPage():
            raise OdopError("E-PRN-02")
        for strip in _strips(_pixels(document, page)):
            painter.drawImage(QRectF(strip), _drawn(document, page, strip))
            yield done, len(pages)
    yield len(pages), len(pages)


def asked(printer: QPrinter, pages: int) -> list[int]:
    """The pages the person asked for in the dialog, from 0; again and again where the driver makes no copies."""
    chosen = list(range(pages))
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        chosen = chosen[printer.fromPage() - 1 : printer.toPage()]
    return chosen * (1 if printer.supportsMultipleCopies() else printer.copyCount())


def _pixels(document: QPdfDocument, page: int) -> QSize:
    points = document.pagePointSize(page)
    return QSize(round(points.width() / _INCH * DPI), round(points.height() / _INCH * DPI))


def _strips(size: QSize) -> Iterator[QRect]:
    for n in range(_STRIPS):
        top, below = size.height() * n // _STRIPS, size.height() * (n + 1) // _STRIPS
        yield QRect(0, top, size.width(), below - top)


def _drawn(document: QPdfDocument, page: int, strip: QRect) -> QImage:
    """A strip of the page on white paper: what a PDF leaves empty is transparent, and would be printed black."""
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(_pixels(document, page))
    options.setScaledClipRect(
        strip.adjusted(0, 0, 1, 1)
    )  # Qt takes its last row for the end: without, it shrinks
    paper = QImage(strip.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, document.render(page, strip.size(), options))
    painter.end()
    return paper


def opened(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    """The document over its bytes; the buffer must live as long as the document."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document, buffer
