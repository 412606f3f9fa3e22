"""The one mouth of the window: sentences in the strip, questions, the file chooser. Nothing else opens a box."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.settings import Settings
from odop_desktop.telling import wording
from odop_desktop.telling.mishaps import refusal
from odop_desktop.ui.choosing import Chooser
from odop_desktop.ui.speech import Speech
from odop_desktop.ui.widgets.strip import Sentence, Strip


class Say:
    """Speaks through a strip that the main window lends; asks in dialogs over it."""

    def __init__(self, speech: Speech, settings: Settings, chooser: Chooser) -> None:
        self._speech, self._settings, self.chooser = speech, settings, chooser
        self.window: QWidget | None = None
        self.strip: Strip | None = None

    def info(
        self, sentence: Sentence, label: Sentence | None = None, act: Callable[[], object] | None = None
    ) -> None:
        """A sentence: `say.info(lambda w: w("ui.saved", name=…))`; `label` and `act` are a button's."""
        if self.strip:
            self.strip.say(sentence, label=label, act=act)

    def done(self, sentence: Sentence, undo: Callable[[], object] | None) -> None:
        """What was done, with the button that takes it back."""
        if self.strip:
            self.strip.say(sentence, label=lambda w: w("ui.strip.undo"), act=undo)

    def warn(
        self, sentence: Sentence, label: Sentence | None = None, act: Callable[[], object] | None = None
    ) -> None:
        if self.strip:
            self.strip.say(sentence, tone="warn", label=label, act=act)

    def error(self, error: Exception, show: Callable[[], object] | None = None) -> None:
        """What went wrong and how to mend it, with its number; `show` brings one to the place."""
        if self.strip:
            self.strip.say(self.worded(error), tone="error", label=lambda w: w("ui.strip.show"), act=show)

    def worded(self, error: Exception) -> Sentence:
        """The sentence of an error, in whatever language is asked for; an error of ours leaves a report."""
        known = refusal(self._speech.words, error)
        return lambda words: sentence(words, known)

    def ask(self, title: str, text: str, yes: str, no: str) -> bool:
        """A question with two answers in words (msgids' texts, already in the reader's language)."""
        box = QMessageBox(QMessageBox.Icon.Question, title, text, parent=self._over())
        agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole))
        box.exec()
        answer = box.clickedButton() is agreed
        box.deleteLater()
        return answer

    def choose(self, title: str, text: str, answers: Sequence[str]) -> int:
        """A question with several answers in words; which was given. Esc gives the last one."""
        box = QMessageBox(QMessageBox.Icon.Question, title, text, parent=self._over())
        role = QMessageBox.ButtonRole
        roles = (role.AcceptRole, *(role.DestructiveRole for _ in answers[2:]), role.RejectRole)
        buttons = [box.addButton(said, as_) for said, as_ in zip(answers, roles, strict=True)]
        box.setDefaultButton(buttons[0])
        box.setEscapeButton(buttons[-1])
        box.exec()
        answer = next((n for n, b in enumerate(buttons) if b is box.clickedButton()), len(buttons) - 1)
        box.deleteLater()
        return answer

    def open_file(self, purpose: str, title: str, pattern: str) -> Path | None:
        """A file to read. `purpose` remembers the folder for the next time (import, …)."""
        start = self._settings.folders.get(purpose, str(Path.home()))
        return self._remembered(purpose, self.chooser.open(self._over(), title, start, pattern))

    def open_files(self, purpose: str, title: str, pattern: str) -> list[Path]:
        """Several files to read at once; none where nothing was chosen."""
        start = self._settings.folders.get(purpose, str(Path.home()))
        found = self.chooser.several(self._over(), title, start, pattern)
        self._remembered(purpose, found[0] if found else None)
        return found

    def save_file(self, purpose: str, title: str, name: str, pattern: str) -> Path | None:
        start = Path(self._settings.folders.get(purpose, str(Path.home()))) / name
        return self._remembered(purpose, self.chooser.save(self._over(), title, str(start), pattern))

    def folder(self, purpose: str, title: str) -> Path | None:
        start = self._settings.folders.get(purpose, str(Path.home()))
        chosen = self.chooser.folder(self._over(), title, start)
        if chosen:
            self._settings.folders[purpose] = str(chosen)
        return chosen

    def _remembered(self, purpose: str, chosen: Path | None) -> Path | None:
        if chosen:
            self._settings.folders[purpose] = str(chosen.parent)
        return chosen

    def _over(self) -> QWidget:
        assert self.window is not None
        return QApplication.activeModalWidget() or self.window


def sentence(words: Words, error: OdopError) -> str:
    """Title, advice and number of an error, as one reads them."""
    return f"{wording.sentences(words, error.code, error.facts)} ({error.code})"
