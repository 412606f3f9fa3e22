"""The enrolment sheet / नामांकन-पत्रक: what a new office reads to headquarters, and where it writes the answer."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Block, Column, Item, Letter, Para, Signature, Table, Title
from odop_desktop.letters.compose.both import Both, one, printable
from odop_desktop.letters.compose.facts import NONE, Head, Signatory, Two
from odop_desktop.letters.compose.sheet import Sheet, groups, labelled, lines, moment, sheet, signer

KIND = "enrolment"
_STEPS = ("send", "call", "hear", "take")
_ANSWERS = ("who", "when", "print", "same", "came")


@dataclass(frozen=True, slots=True)
class EnrolFacts:
    """`fingerprint` of the PC's keys in its four groups (`4K7Q-…`); `made_at` ISO with minutes.

    `request`: the name of the file that asks for enrolment.
    """

    head: Head
    code: str
    pc: int
    fingerprint: str
    request: str
    made_at: str
    made_by: str
    phone: str = ""
    hq: Two = NONE
    hq_phone: str = ""
    officer: Signatory | None = None


def compose(facts: EnrolFacts, hi: Words, en: Words) -> Letter:
    """One sheet. E-LTR-02 names a character that cannot be printed."""
    both = Both(hi, en)
    clerk = (printable(facts.made_by, "user.name_hi"), both("paper.control.clerk"))
    blocks: tuple[Block, ...] = (
        _about(facts, both),
        Para(both("paper.enrol.fingerprint"), align="centre", keep=True),
        Title(" – ".join(groups(facts.fingerprint))),
        *lines(both.each("paper.enrol.signs"), align="centre", keep=True),
        *_steps(facts, both),
        Para(both("paper.enrol.answer"), bold=True, keep=True),
        _answers(both),
        Signature((clerk, signer(facts.officer, both))),
    )
    foot = f"{facts.code}-{facts.pc} · {facts.fingerprint}"
    told = Sheet(KIND, both("paper.enrol.title"), facts.made_at[:10], facts.head, foot)
    return sheet(told, blocks, hi)


def _about(facts: EnrolFacts, both: Both) -> Table:
    rows = (
        ("office", printable(one(facts.head.name), "office.name_hi")),
        ("code", f"{facts.code}, {both('paper.sheet.pc')} {facts.pc}"),
        ("phone", facts.phone),
        ("request", facts.request),
        ("made", moment(facts.made_at, facts.made_by)),
        ("hq", printable(", ".join(filter(None, (one(facts.hq), facts.hq_phone))), "office.name_hi")),
    )
    return labelled(rows, "paper.enrol", both)


def _steps(facts: EnrolFacts, both: Both) -> list[Block]:
    """Each step in Hindi and in English; the sentence to be read stands in it word for word."""
    chips = {
        "office": facts.head.name,
        "code": facts.code,
        "pc": facts.pc,
        "fingerprint": ", ".join(groups(facts.fingerprint)),
        "request": facts.request,
    }
    out: list[Block] = []
    for n, key in enumerate(_STEPS, 1):
        step = both.each(f"paper.enrol.step.{key}", **chips)
        out += [Item(f"{n}.", step.hi, keep=True), Item("", step.en)]
    return out


def _answers(both: Both) -> Table:
    """Room to write."""
    boxes = {"same": " · ".join(f"☐ {both(f'paper.enrol.same.{answer}')}" for answer in ("yes", "no"))}
    rows = tuple((both(f"paper.enrol.{key}"), boxes.get(key, "")) for key in _ANSWERS)
    return Table((Column("", 16), Column("", 24)), rows, tall=True)
