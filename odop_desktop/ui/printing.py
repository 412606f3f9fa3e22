"""Paper: the system's print dialog and the pages of a PDF on a printer; tests put another printer here."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from odop_desktop.errors import OdopError

_DPI = 300  # what office printers resolve of type


class Printing(Protocol):
    """Prints the PDF after asking how. False: the person thought better of it. E-PRN-01: no printer."""

    def print(self, parent: QWidget, pdf: bytes, name: str) -> bool: ...


class Printer:
    """The system's printers, through the system's dialog."""

    def print(self, parent: QWidget, pdf: bytes, name: str) -> bool:
        if not QPrinterInfo.availablePrinterNames():
            raise OdopError("E-PRN-01")
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        dialog = QPrintDialog(printer, parent)
        agreed = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        if agreed:
            put(printer, pdf)
        return agreed


def put(printer: QPrinter, pdf: bytes) -> None:
    """Every page of the PDF on the printer, as it stands on the screen. E-PRN-02: it takes no paper now."""
    document, buffer = opened(pdf)
    painter = QPainter()
    if not painter.begin(printer):
        raise OdopError("E-PRN-02")
    try:
        for page in range(document.pageCount()):
            if page and not printer.newPage():
                raise OdopError("E-PRN-02")
            _draw(painter, printer, document, page)
    finally:
        painter.end()
        document.close()
        buffer.close()


def opened(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    """The document over its bytes; the buffer must live as long as the document."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document, buffer


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    points = document.pagePointSize(page)
    size = QSize(round(points.width() / 72 * _DPI), round(points.height() / 72 * _DPI))
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    inside = printer.pageRect(QPrinter.Unit.DevicePixel)
    painter.drawImage(
        QRectF(-inside.x(), -inside.y(), paper.width(), paper.height()), document.render(page, size)
    )
