"""A recovery card in place of a lost one: on paper first, two groups typed back, then the old one opens nothing."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from odop_desktop.actions import founding, passwords
from odop_desktop.office import Office
from odop_desktop.ui.dialogs.working import Working
from odop_desktop.ui.first_start.answers import Answers
from odop_desktop.ui.first_start.step_card import CardStep
from odop_desktop.ui.hall import Hall

_WIDTH = 660


class NewCardDialog(Working):
    """Left without, the old card stays valid."""

    def __init__(self, hall: Hall, parent: QWidget | None, office: Office) -> None:
        super().__init__(hall, parent, "ui.new_card.title", "ui.new_card.set", "ui.new_card.not_now")
        self.office, self.made = office, False
        self.step = CardStep(hall, _answers(office))
        self.step.arrive()
        self.body.insertWidget(0, self.step.say("ui.new_card.told"))
        self.body.insertWidget(1, self.step)
        self.setMinimumWidth(_WIDTH)
        self.step.print.setFocus()

    @classmethod
    def ask(cls, hall: Hall, parent: QWidget | None, office: Office) -> bool:
        """Whether the office has a new card."""
        mouth = hall.say.window
        dialog = cls(hall, parent, office)
        dialog.run()
        hall.say.window = mouth
        return dialog.made

    def accept(self) -> None:
        if self.busy:
            return
        wrong = self.step.wrong()
        if wrong:
            self.strip.say(wrong, tone="error")
            return
        work = partial(passwords.new_card, self.office, self.step.answers.code)
        self.work(lambda _: work(), self._set, "ui.new_card.setting")

    def _set(self, _: None) -> None:
        self.made = True
        self.leave(None)


def _answers(office: Office) -> Answers:
    """What stands on the card beside its code, which is a fresh one."""
    facts = office.facts
    names = {"name_hi": facts.name_hi, "name_en": facts.name_en}
    return Answers(
        practice=False,
        pc=facts.pc,
        office=names,
        login=office.user.name,
        code=founding.new_code(),
        clock=office.clock,
    )
