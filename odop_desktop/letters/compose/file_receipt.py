"""The receipt / पावती of headquarters for one file: what was received, what came back and why, what is missing.

received = applied + duplicate + quarantined, always: a paper on which the sum does not come out is not printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Block, Column, Letter, Para, Signature, Table, Title
from odop_desktop.letters.compose.both import Both, one, printable
from odop_desktop.letters.compose.facts import Head, Signatory, Two
from odop_desktop.letters.compose.sheet import Sheet, labelled, lines, moment, sender, sheet, signer

KIND = "receipt"


@dataclass(frozen=True, slots=True)
class Returned:
    """A change that headquarters laid aside: of which record, in which fields (none: the whole), and why."""

    kind: str
    number: str
    title: str
    reason: Two
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """What did not come: files, whose changes this one carries too; months (`2026-10`); photos and scans."""

    files: tuple[int, ...] = ()
    months: tuple[str, ...] = ()
    blobs: int = 0


@dataclass(frozen=True, slots=True)
class FileReceiptFacts:
    """`head` is headquarters', `office` the sender's. `phrase` in its groups; `received_at` ISO with minutes."""

    head: Head
    office: Two
    code: str
    pc: int
    month: str
    file_no: int
    file: str
    pkg_id: str
    received_at: str
    received_by: str
    received: int
    applied: int
    duplicate: int
    quarantined: int
    phrase: str
    returns: tuple[Returned, ...] = ()
    missing: Missing = Missing()
    officer: Signatory | None = None


def compose(facts: FileReceiptFacts, hi: Words, en: Words) -> Letter:
    """The receipt. E-LTR-02 names a character that cannot be printed."""
    if facts.received != facts.applied + facts.duplicate + facts.quarantined:
        raise ValueError("received is not applied + duplicate + quarantined")
    both = Both(hi, en)
    which = both.each("paper.pavati.which", month=both.month(facts.month), n=facts.file_no)
    signed = (printable(facts.received_by, "user.name_hi"), both("paper.pavati.receiver"))
    blocks: tuple[Block, ...] = (
        *lines(which, align="centre", bold=True),
        _about(facts, both),
        *_counts(facts, both),
        *(_returns(facts.returns, both) if facts.returns else ()),
        *_missing(facts.missing, both),
        *_phrase(facts.phrase, both),
        Signature((signed, signer(facts.officer, both))),
    )
    told = Sheet(KIND, both("paper.pavati.title"), facts.received_at[:10], facts.head, facts.file)
    return sheet(told, blocks, hi)


def _about(facts: FileReceiptFacts, both: Both) -> Table:
    rows = (
        ("office", sender(facts.office, facts.code, facts.pc, both)),
        ("file", facts.file),
        ("package", facts.pkg_id),
        ("taken", moment(facts.received_at, facts.received_by)),
    )
    return labelled(rows, "paper.pavati", both)


def _counts(facts: FileReceiptFacts, both: Both) -> list[Block]:
    """The sum as it is checked: each part, then what it comes to."""
    counts = (facts.applied, facts.duplicate, facts.quarantined, facts.received)
    keys = ("applied", "duplicate", "quarantined", "received")
    rows = tuple((both(f"paper.pavati.{key}"), grouping(n)) for key, n in zip(keys, counts, strict=True))
    columns = (Column(both("paper.pavati.what"), 30), Column(both("paper.pavati.count"), 10, "right"))
    nil = [] if facts.received else lines(both.each("paper.pavati.nil"), bold=True)
    return [*nil, Table(columns, rows), Para(both("paper.pavati.adds_up"))]


def _returns(returns: Sequence[Returned], both: Both) -> list[Block]:
    columns = (
        Column(both("paper.register.serial"), 4, "right"),
        Column(both("paper.pavati.record"), 22),
        Column(both("paper.pavati.field"), 12),
        Column(both("paper.pavati.reason"), 28),
    )
    rows = tuple((str(n), *_returned(each, both)) for n, each in enumerate(returns, 1))
    return [*lines(both.each("paper.pavati.returns", n=len(returns)), keep=True), Table(columns, rows)]


def _returned(each: Returned, both: Both) -> tuple[str, str, str]:
    record = ", ".join(filter(None, (each.number, printable(each.title, f"{each.kind}.number"))))
    labels = [label for key in each.fields if (label := f"{each.kind}.{key}.label") in both.hi]
    fields = ", ".join(map(both, labels)) or both("paper.pavati.whole")
    return f"{both.kind(each.kind)}: {record}", fields, printable(one(each.reason), "letter.remarks")


def _missing(missing: Missing, both: Both) -> list[Block]:
    """Each thing that is still awaited, or that nothing is."""
    said: list[Two] = []
    if missing.files:
        said.append(both.each("paper.pavati.missing.files", numbers=", ".join(map(str, missing.files))))
    if missing.months:
        said.append(both.each("paper.pavati.missing.months", months=both.months(missing.months)))
    if missing.blobs:
        said.append(both.each("paper.pavati.missing.blobs", n=grouping(missing.blobs)))
    return [block for text in said or [both.each("paper.pavati.missing.none")] for block in lines(text)]


def _phrase(phrase: str, both: Both) -> list[Block]:
    """To be read over the telephone, where the receipt's file cannot come soon."""
    how = lines(both.each("paper.pavati.phrase.how"), align="centre", keep=True)
    return [Para(both("paper.pavati.phrase"), align="centre", keep=True), Title(phrase), *how]
