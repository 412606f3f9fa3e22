"""While pages go to the printer: which one, of how many, and a way to stop."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from odop_desktop.ui.look.dress import label
from odop_desktop.ui.speech import Speech


class PrintProgress(QDialog):
    """Takes one step after the other while events are handled in between; stopped, nothing is printed."""

    def __init__(self, speech: Speech, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._steps: Iterator[tuple[int, int]] = iter(())
        self._error: Exception | None = None
        self.told, self.bar, self.stop = label("quiet"), QProgressBar(), QPushButton()
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._step)
        self.stop.clicked.connect(self.reject)
        self._assemble()
        speech.bind(self, lambda w: self.setWindowTitle(w("ui.print.title")))
        speech.text(self.stop, "ui.print.stop")
        speech.name(self.bar, "ui.print.title")

    def run(self, steps: Generator[tuple[int, int], None, None]) -> bool:
        """`steps` yield (pages done, pages). True when they came to their end; what they raise is raised."""
        self._steps = steps
        self._turn.start(0)
        done = self.exec() == QDialog.DialogCode.Accepted
        self._turn.stop()
        steps.close()  # a run that was stopped lets go of the printer now
        self.deleteLater()
        if self._error is not None:
            raise self._error
        return done

    def _assemble(self) -> None:
        self.setModal(True)
        self.setMinimumWidth(380)
        self.bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for widget in (self.told, self.bar, self.stop):
            column.addWidget(widget)

    def _step(self) -> None:
        try:
            done, pages = next(self._steps)
        except StopIteration:
            self.accept()
        except Exception as error:
            self._error = error
            self.reject()
        else:
            self.bar.setRange(0, pages)
            self.bar.setValue(done)
            page = min(done + 1, pages)
            self.told.setText(self._speech("ui.print.page", page=page, pages=pages))
