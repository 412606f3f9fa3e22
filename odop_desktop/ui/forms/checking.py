"""The live check of a box: what is to be said of a text, in which tone, and whether it stops a save."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.domain.catalogue.values import Lists, Parsed, parse
from odop_desktop.errors import Problem
from odop_desktop.i18n.words import Words
from odop_desktop.identity.checked import NOTES
from odop_desktop.identity.text import clean, clean_lines
from odop_desktop.letters.characters import uncovered
from odop_desktop.telling import wording

Sentence = Callable[[Words], str]

PROBLEM, DOUBT, NOTE = "problem", "doubt", "note"
_WORDS = frozenset({Kind.NAME, Kind.TEXT, Kind.NOTE})
# Kinds that are refused whole by their own rule when they are too long, and lists, picked and not typed.
_OWN_LENGTH = frozenset(
    {Kind.INT, Kind.QUANTITY, Kind.AREA, Kind.PERCENT, Kind.MONEY, Kind.DATE, Kind.TIME, Kind.DATETIME,
     Kind.BOOL, Kind.CHOICE, Kind.STAGE, Kind.REF, Kind.LAST4, Kind.BLOB}
)  # fmt: skip
_HINDI, _LATIN = re.compile(r"[\u0900-\u097f]"), re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`tone` is problem (refused), doubt (kept, look again), note (good to know) or nothing."""

    tone: str = ""
    code: str = ""
    sentence: Sentence | None = None

    def __bool__(self) -> bool:
        return bool(self.tone)

    def told(self, words: Words) -> str:
        """The sentence with its word in front: colour never speaks alone."""
        said = self.sentence(words) if self.sentence else ""
        return words(f"ui.form.{self.tone}", said=said) if self.tone else ""


CLEAR = Verdict()


def of_problem(tone: str, problem: Problem) -> Verdict:
    return Verdict(tone, problem.code, lambda w: wording.reason(w, problem))


def of_words(tone: str, msgid: str, **facts: object) -> Verdict:
    return Verdict(tone, msgid, lambda w: w(msgid, **facts))


def judge(field: Field, text: str, lists: Lists, on: date) -> Verdict:
    """What is to be said of the text of a box. Nothing of a blank one."""
    cleaned = clean_lines(text) if field.kind is Kind.NOTE else clean(text)
    if not cleaned:
        return CLEAR
    if long := _too_long(field, cleaned):
        return long
    read = parse(field, text, lists, on=on)
    if read.value is None and read.problems:
        return of_problem(PROBLEM, read.problems[0])
    return _unprinted(cleaned) or _doubtful(read) or _beside(read) or _script(field, cleaned) or CLEAR


def _too_long(field: Field, text: str) -> Verdict | None:
    """More than the field takes is said and not cut."""
    over = len(text) - field.max_len
    if field.kind in _OWN_LENGTH or over <= 0:
        return None
    facts = {"count": len(text), "limit": field.max_len, "over": over}
    return of_words(PROBLEM, "ui.form.too_long", **facts)


def _doubtful(read: Parsed) -> Verdict | None:
    if not read.problems:
        return None
    first = min(read.problems, key=lambda p: p.code in NOTES)
    return of_problem(NOTE if first.code in NOTES else DOUBT, first)


def _beside(read: Parsed) -> Verdict | None:
    """What found no place in the value would be lost in a form: it belongs in a box of its own."""
    return of_words(DOUBT, "ui.form.beside", rest=read.rest[:60]) if read.rest else None


def _unprinted(text: str) -> Verdict | None:
    """An emoji or a letter of a script that no letter of ours prints."""
    sign = uncovered(text.replace("\n", " "))
    if not sign:
        return None
    seen = sign if unicodedata.category(sign)[0] in "LNPS" else wording_of(sign)
    return of_words(DOUBT, "ui.form.unprinted", sign=seen)


def wording_of(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def _script(field: Field, text: str) -> Verdict | None:
    """A Hindi box with no Hindi letter in it, an English one with Hindi letters."""
    if field.kind not in _WORDS:
        return None
    if field.key.endswith("_hi") and _LATIN.search(text) and not _HINDI.search(text):
        return of_words(DOUBT, "ui.form.not_hindi")
    if field.key.endswith("_en") and _HINDI.search(text):
        return of_words(DOUBT, "ui.form.not_english")
    return None
