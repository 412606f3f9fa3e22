"""The words on the screen: bound to what shows them, so that the language changes everywhere at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from odop_desktop.i18n.words import Words

Setter = Callable[[Words], object]


class Speech(QObject):
    """Knows the language of the screen. What is bound is told now and at each change, until it is freed."""

    changed = Signal()

    def __init__(self, words: dict[str, Words], lang: str) -> None:
        """`words`: those of each language."""
        super().__init__()
        self._all = words
        self._bound: dict[int, tuple[QObject, Setter]] = {}
        self._next = 0
        self.words = words[lang]

    @property
    def lang(self) -> str:
        return self.words.lang

    @property
    def other(self) -> Words:
        """The words of the language that is not on the screen (F2 shows both)."""
        return self._all["en" if self.lang == "hi" else "hi"]

    def of(self, lang: str) -> Words:
        return self._all[lang]

    def __call__(self, msgid: str, /, **facts: Any) -> str:
        return self.words(msgid, **facts)

    def bind(self, owner: QObject, setter: Setter) -> None:
        """Calls `setter(words)` now and whenever the language changes, while `owner` lives."""
        self._next += 1
        key = self._next
        self._bound[key] = (owner, setter)
        owner.destroyed.connect(lambda *_: self._bound.pop(key, None))
        setter(self.words)

    def text(self, widget: Any, msgid: str, /, **facts: Any) -> None:
        """`setText` of a label or button; its accessible name follows where it has no other."""
        self.bind(widget, lambda words: widget.setText(words(msgid, **facts)))

    def name(self, widget: QWidget, msgid: str, /, **facts: Any) -> None:
        """What a screen reader says of the widget."""
        self.bind(widget, lambda words: widget.setAccessibleName(words(msgid, **facts)))

    def tip(self, widget: QWidget, msgid: str, /, **facts: Any) -> None:
        self.bind(widget, lambda words: widget.setToolTip(words(msgid, **facts)))

    def hint(self, widget: Any, msgid: str, /, **facts: Any) -> None:
        """The grey text of an empty box, which names it too."""

        def tell(words: Words) -> None:
            widget.setPlaceholderText(words(msgid, **facts))
            widget.setAccessibleName(words(msgid, **facts))

        self.bind(widget, tell)

    def switch(self, lang: str) -> None:
        if lang == self.lang:
            return
        self.words = self._all[lang]
        for owner, setter in list(self._bound.values()):
            if isValid(owner):
                setter(self.words)
        self.changed.emit()
