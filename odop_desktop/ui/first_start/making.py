"""The end of the first start: the office out of its answers, or the step that can mend what was refused."""

from __future__ import annotations

from dataclasses import replace

from odop_desktop.actions import founding
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.sync import practising
from odop_desktop.ui.first_start.answers import Answers
from odop_desktop.ui.hall import Hall
from odop_desktop.ui.jobs import Job

_MEND = {"E-OFF": "place", "E-VLT": "user", "E-PCK": "office"}


def making(hall: Hall, told: Answers, job: Job) -> Office:
    """Makes the office, off the GUI thread. Nothing stays of one that is refused."""
    report = hall.jobs.report(job)
    wish = replace(told.wish(), node=practising.node(told.kind) if told.practice else "")
    if told.practice and told.people:
        made = founding.practice(wish, clock=told.clock, report=report)
    else:
        made = founding.found(
            wish,
            office=told.office_pairs(),
            officer=told.officer_pairs(),
            clock=told.clock,
            report=report,
        )
    practising.ensure(made)
    return made


def mended_at(error: Exception) -> str:
    """The name of the step to which one is led back; "" where no step can mend it."""
    return _MEND.get(error.code[:5], "") if isinstance(error, OdopError) else ""
