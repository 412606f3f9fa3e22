"""What an export is asked: which records, in which form, of which event, for which purpose, where to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from odop_desktop.domain.catalogue import EVENT, EXCHANGED
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.queries import list_filters, records
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.files import may_replace, plain, save_as
from odop_desktop.ui.look.dress import label

_FORMS = ("xlsx", "pdf")
_EVENTS = 500  # events to choose from, the newest first


@dataclass(frozen=True, slots=True)
class Asked:
    """`kind` None: everything, for a portal; `out` is a folder then. `event` is an id."""

    kind: RecordKind | None
    out: Path
    form: str = "xlsx"
    event: str | None = None
    purpose: str | None = None


class ExportForm(QWidget):
    """The boxes of the dialog; what is chosen above decides what is asked below."""

    def __init__(self, desk: Desk, kind: RecordKind | None) -> None:
        super().__init__()
        self.desk = desk
        self._first = EXCHANGED.index(kind) if kind in EXCHANGED else 0
        self._events: list[RecordRow] = []
        self._out: Path | None = None  # chosen by hand, so that the chooser has asked before replacing
        self.what, self.form, self.at_event = QComboBox(), QComboBox(), QComboBox()
        self.purpose = QLineEdit()
        self.purpose.setMaxLength(200)
        self.masked, self.where, self.choose = label("quiet"), QLabel(), QPushButton()
        self._labels: dict[str, QLabel] = {}
        self._rows = QFormLayout(self)
        self._assemble()
        desk.speech.bind(self, self._tell)
        self.what.currentIndexChanged.connect(lambda _: self._changed())
        self.form.currentIndexChanged.connect(lambda _: self._changed())
        self.choose.clicked.connect(self._choose)
        desk.jobs.read(self._ask_events, self._show_events, owner=self)

    def asked(self) -> Asked:
        kind, at = self.kind, self.at_event.currentIndex() - 1
        if kind is None:
            return Asked(None, self.out)
        event = self._events[at].id if at >= 0 and has_event(kind) else None
        return Asked(kind, self.out, self._form(), event, self.purpose.text().strip() or None)

    def may_write(self) -> bool:
        """Asks where a file of that name is there and nobody was asked yet."""
        return self.kind is None or self._out is not None or may_replace(self.desk, self.out)

    def written(self) -> None:
        """The next export over the same name is asked about again."""
        self._out = None
        self._changed()

    @property
    def kind(self) -> RecordKind | None:
        at = self.what.currentIndex()
        return EXCHANGED[at] if 0 <= at < len(EXCHANGED) else None

    @property
    def out(self) -> Path:
        return self._out or self._folder() / self._name()

    def _assemble(self) -> None:
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(14)
        self._rows.setVerticalSpacing(10)
        self._row("what", self.what)
        self._row("form", self.form)
        self._row("event", self.at_event)
        self._row("purpose", self.purpose)
        self._rows.addRow("", self.masked)
        place, row = QWidget(), QHBoxLayout()
        place.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.where, 1)
        row.addWidget(self.choose)
        self._row("where", place)
        self._labels["where"].setBuddy(self.choose)
        for told in (self.masked, self.where):
            told.setWordWrap(True)
        self.choose.setAutoDefault(False)
        self.desk.speech.text(self.choose, "ui.export.choose")
        self.desk.icons.put(self.choose, "folder-open")

    def _row(self, name: str, widget: QWidget) -> None:
        self._labels[name] = QLabel()
        self._labels[name].setBuddy(widget)
        self._rows.addRow(self._labels[name], widget)

    def _tell(self, words: Words) -> None:
        for name, told in self._labels.items():
            told.setText(words(f"ui.export.{name}"))
        kinds = [words(f"{k.name}.plural") for k in EXCHANGED]
        _fill(self.what, [*kinds, words("ui.export.upload")], self._first)
        _fill(self.form, [words(f"ui.export.form.{form}") for form in _FORMS], 0)
        self._show_events(self._events)
        self.purpose.setPlaceholderText(words("ui.export.purpose.hint"))
        self._changed()

    def _ask_events(self) -> list[RecordRow]:
        return list(records.page(self.desk.office, EVENT, sort="-created_at", limit=_EVENTS).rows)

    def _show_events(self, found: list[RecordRow]) -> None:
        self._events, words = found, self.desk.words
        titles = [f"{row.title(words.lang)} ({row.number})" for row in found]
        _fill(self.at_event, [words("ui.export.event.all"), *titles], 0)

    def _changed(self) -> None:
        kind = self.kind
        self._rows.setRowVisible(self.form, kind is not None)
        self._rows.setRowVisible(self.at_event, kind is not None and has_event(kind))
        self._rows.setRowVisible(self.purpose, kind is not None)
        self.masked.setText(self._told_masked())
        self._out = None
        self.where.setText(str(self.out))

    def _told_masked(self) -> str:
        words, kind = self.desk.words, self.kind
        if kind is None:
            return words("ui.export.upload.masked")
        guarded = [words(f"{kind.name}.{f.key}.label") for f in kind.sheet_fields if f.guarded]
        return words("ui.export.masked", columns=", ".join(guarded)) if guarded else words("ui.export.open")

    def _folder(self) -> Path:
        return Path(self.desk.settings.folders.get("export", str(Path.home())))

    def _name(self) -> str:
        words, kind = self.desk.words, self.kind
        day = date_screen(self.desk.office.today().isoformat())
        if kind is None:
            return plain(words("ui.export.upload.folder", date=day))
        name = words("ui.export.name", kind=words(f"{kind.name}.plural"), date=day)
        return plain(f"{name}.{self._form()}")

    def _form(self) -> str:
        return _FORMS[max(self.form.currentIndex(), 0)]

    def _choose(self) -> None:
        if self.kind is None:
            folder = self.desk.say.folder("export", self.desk.words("ui.export.choose.title"))
            chosen = folder / self._name() if folder else None
        else:
            chosen = save_as(self.desk, "export", "ui.export.choose.title", self._name(), self._form())
        if chosen:
            self._out = chosen
            self.where.setText(str(chosen))


def has_event(kind: RecordKind) -> bool:
    """Whether the records of one event can be asked for."""
    return kind is EVENT or "event" in kind.by_key or list_filters.at_events(kind)


def _fill(box: QComboBox, texts: list[str], first: int) -> None:
    """Other words in the box, the same of them chosen."""
    at = box.currentIndex()
    box.blockSignals(True)
    box.clear()
    box.addItems(texts)
    box.setCurrentIndex(at if 0 <= at < len(texts) else first)
    box.blockSignals(False)
