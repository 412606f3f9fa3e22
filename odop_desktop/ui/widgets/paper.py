"""A PDF in the window, page under page: the very bytes that go to the printer, never a file in between."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from odop_desktop.i18n.words import Words
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.strip import Sentence

_STEP, _LEAST, _MOST = 1.25, 0.25, 5.0
_MARGIN = 12  # around the sheets, in pixels
_INCH = 72.0  # points of a PDF


class PaperView(QWidget):
    """Shows a PDF's pages, fitted to the width; Ctrl and + − 0 zoom, Page Up and Down, Home and End move."""

    def __init__(self, desk: Hall) -> None:
        super().__init__()
        self.desk = desk
        self.pdf = b""  # what is shown, as it would be printed
        self._said: Sentence | None = None
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.sheets = Sheets(self.document)
        self.none, self.over = label("quiet"), label("stamp")
        self.count = label("quiet")
        self.stack = QStackedWidget()
        self._buttons = {name: QToolButton() for name in ("in", "out", "fit")}
        self._assemble()
        self._connect()
        self.say("ui.paper.none")

    def show_pdf(self, pdf: bytes) -> None:
        """Shows these pages from the first one on; how large, stays."""
        self._load(pdf)
        self.pdf = pdf
        self.stack.setCurrentWidget(self.sheets)
        self.sheets.verticalScrollBar().setValue(0)
        self._tell()

    def say(self, msgid: str) -> None:
        """A sentence where there is no paper."""
        self.explain(lambda words: words(msgid))

    def explain(self, sentence: Sentence) -> None:
        """As `say`, for a sentence with facts: why a letter cannot be made."""
        self._said, self.pdf = sentence, b""
        self._load(b"")
        self.none.setText(sentence(self.desk.words))
        self.stack.setCurrentWidget(self.none)
        self._tell()

    def mark(self, sentence: str) -> None:
        """Words over the paper that are not on it ('' takes them away): this letter is cancelled."""
        self.over.setText(sentence)
        self.over.setVisible(bool(sentence))

    def zoom(self, factor: float) -> None:
        """Larger or smaller by this factor; 0 fits the width of the window."""
        self.sheets.zoom(factor)
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(560, 640)

    def _load(self, pdf: bytes) -> None:
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        if pdf:
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self.document.load(self._buffer)

    def _assemble(self) -> None:
        self.none.setWordWrap(True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setMargin(24)
        self.over.setWordWrap(True)
        self.over.hide()
        bar = QHBoxLayout()
        bar.addWidget(self.count, 1)
        for name, button in self._buttons.items():
            dress(button, role="link")
            self.desk.icons.put(button, {"in": "plus", "out": "minus", "fit": "move-horizontal"}[name])
            bar.addWidget(button)
        self.stack.addWidget(self.sheets)
        self.stack.addWidget(self.none)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.over)
        whole.addWidget(self.stack, 1)
        whole.addLayout(bar)

    def _connect(self) -> None:
        speech = self.desk.speech
        for (name, button), by in zip(self._buttons.items(), (_STEP, 1 / _STEP, 0.0), strict=True):
            button.clicked.connect(lambda _=False, by=by: self.zoom(by))
            speech.name(button, f"ui.paper.zoom.{name}")
            speech.tip(button, f"ui.paper.zoom.{name}")
        speech.bind(self, self._speak)
        self.sheets.pageNavigator().currentPageChanged.connect(lambda _: self._tell())
        self.desk.looked.connect(self._dress)
        self._dress()

    def _speak(self, words: Words) -> None:
        if self._said is not None:
            self.none.setText(self._said(words))
        self._tell()

    def _tell(self) -> None:
        """Which page is seen, of how many; a reader of the screen is told the same."""
        words, pages = self.desk.words, self.document.pageCount() if self.pdf else 0
        page = self.sheets.pageNavigator().currentPage() + 1
        said = words("ui.paper.page", page=page, pages=pages) if pages else ""
        self.count.setText(said)
        self.sheets.setAccessibleName(words("ui.paper.name"))
        self.sheets.setAccessibleDescription(said)
        for button in self._buttons.values():
            button.setEnabled(bool(pages))

    def _dress(self) -> None:
        self.sheets.lay_on(QColor(self.desk.look.colour("line")))


class Sheets(QPdfView):
    """The pages themselves; drawn on a thread of the library's own."""

    def __init__(self, document: QPdfDocument) -> None:
        self._ground = QColor()
        super().__init__()
        self.setDocument(document)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setPageSpacing(_MARGIN)

    def lay_on(self, ground: QColor) -> None:
        """The colour around the sheets; it is put back where a style or a parent brings its own."""
        self._ground = ground
        if self.palette().color(QPalette.ColorRole.Dark) != ground:
            palette = self.palette()
            palette.setColor(QPalette.ColorRole.Dark, ground)
            self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self._ground.isValid():
            self.lay_on(self._ground)

    def zoom(self, factor: float) -> None:
        if not factor:
            self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
            return
        now = self.scale()
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(max(now * factor, _LEAST), _MOST))

    def scale(self) -> float:
        """How large the paper is shown now: 1 is its true size by the screen's own account."""
        if self.zoomMode() is QPdfView.ZoomMode.Custom:
            return self.zoomFactor()
        margins, points = self.documentMargins(), self.document().pagePointSize(0).width()
        room = self.viewport().width() - margins.left() - margins.right()
        return room / (points / _INCH * self.logicalDpiX()) if points else 1.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held, key = event.modifiers(), event.key()
        bar = self.verticalScrollBar()
        zooms = {
            Qt.Key.Key_Plus: _STEP,
            Qt.Key.Key_Equal: _STEP,
            Qt.Key.Key_Minus: 1 / _STEP,
            Qt.Key.Key_0: 0.0,
        }
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if held & Qt.KeyboardModifier.ControlModifier and key in zooms:
            self.zoom(zooms[Qt.Key(key)])
        elif key in ends:
            bar.setValue(ends[Qt.Key(key)])
        else:
            super().keyPressEvent(event)
