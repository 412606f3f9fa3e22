"""One field on a form: its label, its box, and what is said under the box."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from odop_desktop.domain.catalogue.field import Field, Kind, Privacy, RecordKind
from odop_desktop.domain.catalogue.values import parse
from odop_desktop.i18n.words import Words
from odop_desktop.telling import shown
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms import labels
from odop_desktop.ui.forms.boxes.choice import ChoiceBox
from odop_desktop.ui.forms.boxes.fixed import FixedBox
from odop_desktop.ui.forms.boxes.made import box_for
from odop_desktop.ui.forms.boxes.pick import PickBox
from odop_desktop.ui.forms.boxes.ticks import TicksBox
from odop_desktop.ui.forms.checking import CLEAR, PROBLEM, Verdict, judge, of_words
from odop_desktop.ui.look.dress import dress, label

_ROLES = {"problem": "problem", "doubt": "doubt", "note": "quiet"}
LABEL_WIDTH = 8.6  # of a label, in widths of the letter M


class Asked(QWidget):
    """Room under a box for headquarters' questions about the field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 4)
        self.column.setSpacing(6)


class Entry:
    """Knows what the box held when it was filled, and whether that was changed."""

    def __init__(
        self,
        desk: Desk,
        kind: RecordKind,
        field: Field,
        beside: Callable[[], Mapping[str, Any]],
        parent: QWidget,
    ) -> None:
        self.desk, self.kind, self.field = desk, kind, field
        self.box = box_for(desk, kind, field, beside)
        self.label = QLabel(parent)
        self.box.setParent(parent)
        self.label.setBuddy(self.box)
        dress(self.label, role="quiet")
        self.message: QLabel | None = None
        self.asked: Asked | None = None  # headquarters' questions about the field
        self.verdict: Verdict = CLEAR
        self.absent = self.fresh = False
        self.value: Any = None  # of the record, as it was put into the box
        self._start = ""  # what `typed` gave of it
        self.hidden: tuple[Verdict, str] | None = None  # what was hidden in the box, and the text left of it

    @property
    def key(self) -> str:
        return self.field.key

    @property
    def fixed(self) -> bool:
        return isinstance(self.box, FixedBox)

    @property
    def repeats(self) -> bool:
        """Whether F4 may bring its value into the next record: never a number that is one person's alone."""
        return not self.fixed and self.field.privacy is not Privacy.ID and self.field.kind is not Kind.LAST4

    def put(self, value: Any) -> None:
        """Shows the record's value."""
        self.value = value
        self.box.put(value)
        self._start = self.box.typed()
        if self.fixed:
            self._stand(value not in (None, "", ()))

    def type_in(self, text: str) -> None:
        """A text that was typed once: before the power went, in the record before."""
        self.box.type_in(text)

    def saved(self, text: str) -> None:
        """The record holds what the box held when it was handed over to be saved."""
        if self.box.typed() == text:
            self.value = self.current()
            self._start = text

    def holds(self, widget: QWidget) -> bool:
        return widget is self.box or self.box.isAncestorOf(widget)

    def fold(self) -> None:
        """Closes what is open under the box."""
        if isinstance(self.box, PickBox):
            self.box.close_list()

    def settle_on(self, value: Any) -> None:
        """The record now holds this value; what is typed stays typed."""
        typed, dirty = self.box.typed(), self.changed()
        if not dirty:
            self.put(value)
            return
        self.put(value)
        self.box.type_in(typed)

    def changed(self) -> bool:
        """Whether the box holds something else than the record."""
        typed = self.box.typed()
        if self.fixed or typed == self._start:
            return False
        if not typed or not self._start or self.field.kind is Kind.REF:
            return True
        lists, today = self.desk.office.lists, self.desk.office.today()
        read = parse(self.field, typed, lists, on=today)
        return read.value is None or bool(read.rest) or read.value != self.value

    def current(self) -> Any:
        """The canonical value of what stands in the box; None where it is none."""
        if self.fixed or not self.changed():
            return self.value
        if isinstance(self.box, PickBox) and self.field.kind is Kind.REF:
            return self.box.key
        typed = self.box.typed()
        return parse(self.field, typed, self.desk.office.lists, on=self.desk.office.today()).value

    def judged(self) -> Verdict:
        typed = self.box.typed()
        if self.fixed or isinstance(self.box, TicksBox) or (not self.changed() and not self._numbered()):
            return CLEAR
        if isinstance(self.box, PickBox) and self.box.key:
            return CLEAR
        if self.field.kind is Kind.REF and typed:
            return of_words(PROBLEM, "ui.form.ref.open", text=typed[:60])
        return judge(self.field, typed, self.desk.office.lists, self.desk.office.today())

    def _numbered(self) -> bool:
        """A value that went in with a doubt still has it (a number that fails its check)."""
        return not isinstance(self.box, ChoiceBox) and self.value is not None

    def say(self, verdict: Verdict, place: Callable[[Entry, QLabel], None]) -> None:
        """Shows the verdict under the box; the label of it is made when first needed."""
        if verdict == self.verdict and not verdict:
            return
        if self.message is None:
            if not verdict:
                return
            self.message = label("quiet")
            self.message.setWordWrap(True)
            self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            place(self, self.message)
        if verdict.tone != self.verdict.tone:
            dress(self.message, role=_ROLES.get(verdict.tone, "quiet"))
            self._state(verdict.tone)
        self.verdict = verdict
        self._tell(self.desk.words)
        self.message.setVisible(bool(verdict))

    def relabel(self, words: Words, *, both: bool) -> None:
        """Label, help and what is said, in the language of the screen; with `both` the other one below."""
        metrics = self.label.fontMetrics()
        width = int(metrics.horizontalAdvance("M") * LABEL_WIDTH)
        here = labels.label(self.kind, self.field, words)
        lines = [labels.broken(here, metrics, width)]
        if both:
            lines.append(labels.broken(self._name(self.desk.speech.other), metrics, width))
        self.label.setText("\n".join(lines))
        name = self._name(words)
        self.box.setAccessibleName(name)
        msgid = f"{self.kind.name}.{self.key}.help"
        if msgid in words:
            for widget in (self.label, self.box):
                widget.setToolTip(words(msgid))
        self.box.relabel(words)
        self._tell(words)

    def _name(self, words: Words) -> str:
        return shown.head(self.kind, self.field, words)

    def _tell(self, words: Words) -> None:
        if self.message is not None:
            self.message.setText(self.verdict.told(words))
        self.box.setAccessibleDescription(self.verdict.told(words))

    def _state(self, tone: str) -> None:
        if not isinstance(self.box, TicksBox | FixedBox):
            dress(self.box, state=tone if tone in ("problem", "doubt") else "")

    def _stand(self, shown: bool) -> None:
        """What is only looked at stands on the form when there is something to see."""
        self.absent = not shown
        self.label.setVisible(shown)
        self.box.setVisible(shown)
