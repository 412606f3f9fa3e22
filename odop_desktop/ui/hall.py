"""What stands before an office is open: the words, the threads, the mouth, the look. A desk adds the office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from odop_desktop import settings as kept
from odop_desktop.i18n.words import Words
from odop_desktop.ui.jobs import Jobs
from odop_desktop.ui.look.drawn import Icons
from odop_desktop.ui.look.theme import Look
from odop_desktop.ui.printing import Printing
from odop_desktop.ui.say import Say
from odop_desktop.ui.speech import Speech

START = "start"  # the help page that leads to all others


@dataclass(frozen=True, slots=True)
class Begin:
    """How a window begins: with the office in `folder` (None: the one last opened), or with a question first.

    `first` is `enter`, `restore` (bring the office back from a safety copy) or `new` (the first start).
    """

    folder: Path | None = None
    first: str = "enter"


class Hall(QObject):
    """Handed to what needs no office: first start, signing in, the paper's view."""

    looked = Signal()  # theme or text size changed

    def __init__(
        self, speech: Speech, jobs: Jobs, say: Say, settings: kept.Settings, printing: Printing
    ) -> None:
        super().__init__()
        self.speech, self.jobs, self.say = speech, jobs, say
        self.settings, self.printing = settings, printing
        self.icons = Icons(lambda: self.look)
        self.help_page: Callable[[], str] = lambda: START  # what F1 tells in a dialog: about what lies behind

    @property
    def words(self) -> Words:
        return self.speech.words

    @property
    def look(self) -> Look:
        return Look(self.settings.theme, self.settings.text)

    def remember(self) -> None:
        """Keeps the PC's settings."""
        kept.save(self.settings, self.settings_file)

    @property
    def settings_file(self) -> Path:
        return kept.where()
