"""Where the records live: the place set-up proposes, or a folder of the PC's own disk; and the second place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from odop_desktop import signin
from odop_desktop.errors import OdopError
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.ui.first_start.answers import Answers
from odop_desktop.ui.first_start.step import Choices, Step
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.widgets.strip import Sentence

_NAME = "odop-office"  # of the folder made inside a chosen one that holds other files


class PlaceStep(Step):
    """A removable, network or cloud folder is refused for a real office, with the reason."""

    NAME = "place"

    def __init__(self, hall: Hall, answers: Answers) -> None:
        super().__init__(hall, answers)
        self.folder, self.told = QLineEdit(), label("quiet")
        self.folder.setMaxLength(4000)
        self.told.setWordWrap(True)
        self.choose = self.link("ui.choose_folder", self._choose)
        self.proposed = self.link("ui.start.place.proposed", self._propose)
        self._own = bool(answers.folder)  # typed, chosen, or given with --office
        self._seen: _Seen | None = None
        self.folder.textEdited.connect(lambda _: self._type())
        self.folder.textChanged.connect(lambda _: self._look())
        hall.speech.name(self.folder, "ui.start.place.folder")
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        self.body.addWidget(self.say("ui.start.place.folder"))
        self.body.addLayout(row)
        self.body.addWidget(self.told)
        self.body.addWidget(self.proposed, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.say("ui.start.place.why", "quiet"))
        self.body.addStretch(1)
        hall.speech.bind(self, self._tell)

    def first(self) -> QWidget:
        return self.folder

    def arrive(self) -> None:
        practice = bool(self.answers.practice)
        if not self._own:
            self.folder.setText(str(signin.proposed_place(practice=practice)))
        elif not self.folder.text() and self.answers.folder:
            self.folder.setText(str(self.answers.folder))
        self._look()

    def wrong(self) -> Sentence | None:
        """The answer to what stands in the box now; a refusal is asked again, it may have been mended."""
        asked, seen = self._asked(), self._seen
        if seen is None or seen.asked != asked or seen.refused:
            seen = _seen(asked)
        self._show(seen)
        return self.hall.say.worded(seen.refused) if seen.refused else None

    def _asked(self) -> tuple[str, bool]:
        return self.folder.text().strip(), bool(self.answers.practice)

    def _type(self) -> None:
        self._own = True

    def _choose(self) -> None:
        found = self.hall.say.folder("office", self.hall.words("ui.start.place.folder"))
        if found:
            self._own = True
            taken = found.is_dir() and any(found.iterdir())
            self.folder.setText(str(found / _NAME if taken else found))

    def _propose(self) -> None:
        self._own = False
        self.arrive()

    def _look(self) -> None:
        """Asks the disk, which may be far away and slow."""
        asked = self._asked()
        self.answers.folder = _path(asked[0])
        self.hall.jobs.read(lambda: _seen(asked), self._show, owner=self, latest="place")

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        self._tell(self.hall.words)

    def _tell(self, words: Words) -> None:
        seen = self._seen
        if seen is None:
            self.told.clear()
            return
        dress(self.folder, state="problem" if seen.refused else "")
        dress(self.told, role="problem" if seen.refused else "good")
        if seen.refused:
            self.told.setText(self.hall.say.worded(seen.refused)(words))
        else:
            self.told.setText(words("ui.start.place.good", free=grouping(seen.free // 1000)))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the disk answered to a folder's name: free megabytes, or why it is refused."""

    asked: tuple[str, bool]
    free: int = 0
    refused: Exception | None = None


def _path(typed: str) -> Path | None:
    return Path(typed).expanduser() if typed else None


def _seen(asked: tuple[str, bool]) -> _Seen:
    try:
        folder = _path(asked[0])
        if folder is None or "\0" in asked[0] or not folder.is_absolute():
            raise OdopError("E-OFF-10", folder=asked[0])
        return _Seen(asked, signin.ensure_place(folder, practice=asked[1]))
    except (OdopError, OSError, RuntimeError) as error:  # RuntimeError: a home that is not there
        return _Seen(asked, refused=error)


class SecondStep(Step):
    """A second safety place, or the consequence of having none."""

    NAME = "second"

    def __init__(self, hall: Hall, answers: Answers) -> None:
        super().__init__(hall, answers)
        self.choices = Choices(hall, "ui.start.second", ("folder", "later"))
        self.folder, self.told = QLineEdit(), label("doubt")
        self.folder.setReadOnly(True)
        self.told.setWordWrap(True)
        self.choose = self.link("ui.choose_folder", self._choose)
        self.choices.chosen.connect(lambda _: self._turn())
        self._note: Sentence | None = None
        hall.speech.name(self.folder, "ui.start.second.folder")
        self.row = QWidget()
        row = QHBoxLayout(self.row)
        row.setContentsMargins(28, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        self.body.addWidget(self.choices)
        self.body.addWidget(self.row)
        self.body.addWidget(self.told)
        self.body.addStretch(1)
        hall.speech.bind(self, lambda _: self._show())

    def wanted(self) -> bool:
        return self.answers.practice is False

    def first(self) -> QWidget:
        return self.choices.first()

    def wrong(self) -> Sentence | None:
        if not self.choices.value():
            return lambda w: w("ui.start.second.wrong")
        if self.choices.value() == "folder" and not self.answers.second:
            return lambda w: w("ui.start.second.no_folder")
        return None

    def _choose(self) -> None:
        found = self.hall.say.folder("second", self.hall.words("ui.start.second.folder"))
        if found is None or self.answers.folder is None:
            return
        try:
            same = signin.ensure_second(found, beside=self.answers.folder)
        except (OdopError, OSError) as error:
            self._note = self.hall.say.worded(error)
        else:
            self._note = (lambda w: w("ui.start.second.same")) if same else None
            self.answers.second = str(found)
            self.folder.setText(str(found))
        self._show()

    def _turn(self) -> None:
        """Another choice: what was said of the old one goes."""
        self._note = None
        if self.choices.value() == "later":
            self._note = lambda w: w("ui.start.second.consequence")
            self.answers.second = ""
            self.folder.clear()
        self._show()

    def _show(self) -> None:
        self.row.setVisible(self.choices.value() == "folder")
        self.told.setText(self._note(self.hall.words) if self._note else "")
        self.told.setVisible(self._note is not None)
