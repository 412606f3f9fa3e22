"""Headquarters writes to the offices whose file has not come: one letter each, numbered and kept like all letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from odop_desktop.actions import file_letters
from odop_desktop.actions.roles import Role, least
from odop_desktop.office import Office
from odop_desktop.queries import silence_papers
from odop_desktop.queries.headquarters import Standing

DAYS = 7  # within which a file is asked for


@dataclass(frozen=True, slots=True)
class Written:
    """`letters` are the ids of those issued now; `stood` how many offices have had theirs before."""

    letters: tuple[str, ...]
    stood: int


@least(Role.APPROVER)
def issue(
    office: Office, lines: Sequence[Standing], *, month: str, lang: str, due: str = "", again: bool = False
) -> Written:
    """A letter to each of the silent among these offices; `due` ISO, a week from now where it is ''.

    With `again` a reminder to those that have had one. E-ACT-23, E-LTR-…: why one cannot be made.
    """
    day = due or (office.today() + timedelta(days=DAYS)).isoformat()
    made: list[str] = []
    silent = [line for line in lines if line.silent]
    for line in silent:
        found = silence_papers.awaited(office, line, month=month, due=day, again=again)
        if found is not None:
            done = file_letters.issue(office, facts=found.facts, about=found.about, lang=lang)
            made += [id for _, id in done.touched]
    return Written(tuple(made), len(silent) - len(made))
