"""Files that no accident makes, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.queries.alarms import Alarm
from odop_desktop.telling import wording


def summary(words: Words, alarms: Sequence[Alarm]) -> str:
    return words("hq.alarms", n=grouping(len(alarms)))


def lines(words: Words, alarms: Sequence[Alarm], called: Mapping[str, Two], most: int) -> list[str]:
    """One line for each, those that say the same counted together; of many, how many more there are."""
    counted = Counter(line(words, each, called) for each in alarms)
    told = [said if n == 1 else f"{said} × {grouping(n)}" for said, n in counted.items()]
    return told[:most] + (
        [words("hq.preview.more", n=grouping(len(told) - most))] if len(told) > most else []
    )


def line(words: Words, alarm: Alarm, called: Mapping[str, Two]) -> str:
    """`22-11-2026, फ़ाइल 14, भेजने वाला बताया जिला चम्बा (HP-CHM-1): हस्ताक्षर ठीक नहीं`."""
    known = called.get(alarm.sender or "")
    whose = known.of(words.lang) if known else words("hq.alarm.stranger")
    why = wording.told(words, alarm.code, {"pc": whose, "number": alarm.number or ""})[0]
    facts = {"date": date_screen(alarm.at[:10]), "n": alarm.number or "–", "whose": whose, "why": why}
    return words("hq.alarm", **facts)
