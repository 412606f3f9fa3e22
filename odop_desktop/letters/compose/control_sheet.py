"""The control sheet / नियन्त्रण-पत्रक that goes with a file to headquarters: what is inside, its fingerprint, who signs.

Like the return that goes with a disk to the tax office: who receives the file checks paper against file before
taking it in. Both languages on one sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from odop_desktop.i18n.format import grouping, money
from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Block, Code, Column, Letter, Para, Signature, Table
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.both import Both, one, printable
from odop_desktop.letters.compose.facts import Currency, Head, Signatory, Two
from odop_desktop.letters.compose.sheet import Sheet, labelled, lines, moment, sender, sheet, signer, size

KIND = "control"
SCHEME = "ODOP-CTRL/1"


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many records of a kind (a catalogue name) the file brings."""

    kind: str
    new: int = 0
    changed: int = 0
    binned: int = 0


@dataclass(frozen=True, slots=True)
class FilePart:
    """One part of a file that was split for e-mail; `size` in bytes, `sha256` hex or ''."""

    file: str
    size: int
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class ControlFacts:
    """`month` is `2026-11`, `made_at` ISO with minutes, money in paise, `size` in bytes, `sha256` hex of the file.

    `code` is the office's code without its PC (HP-CHM). `changes` counts the file's operations, `blobs` its
    photos and scans; `also`: numbers of earlier files without a receipt, whose changes are in this one too.
    """

    head: Head
    code: str
    pc: int
    to: Two
    month: str
    file_no: int
    pkg_id: str
    file: str
    size: int
    sha256: str
    changes: int
    blobs: int
    made_at: str
    made_by: str
    kinds: tuple[KindCount, ...] = ()
    lois: int = 0
    lois_paise: int = 0
    letters: int = 0
    parts: tuple[FilePart, ...] = ()
    also: tuple[int, ...] = ()
    officer: Signatory | None = None

    @property
    def nil(self) -> bool:
        """A month without a change: the file is signed and sent all the same."""
        return self.changes == 0


def qr_text(facts: ControlFacts) -> str:
    """`ODOP-CTRL/1|office|month|file no|pkg_id|sha256|ops|blobs`, for the reader of the code."""
    told = (
        f"{facts.code}-{facts.pc}",
        facts.month,
        facts.file_no,
        facts.pkg_id,
        facts.sha256,
        facts.changes,
        facts.blobs,
    )
    return "|".join((SCHEME, *map(str, told)))


def aloud(sha256: str) -> tuple[str, ...]:
    """The hash in capitals, as four numbered lines of four groups of four: `1)  A3F9 0B1C 77DE 4421`."""
    groups = [sha256[i : i + 4].upper() for i in range(0, len(sha256), 4)]
    return tuple(f"{n // 4 + 1})  {' '.join(groups[n : n + 4])}" for n in range(0, len(groups), 4))


def compose(facts: ControlFacts, hi: Words, en: Words) -> Letter:
    """The sheet; E-LTR-02 names a character that cannot be printed."""
    both = Both(hi, en)
    blocks: tuple[Block, ...] = (
        *_which(facts, both),
        _about(facts, both),
        *(_parts(facts.parts, both) if facts.parts else ()),
        *([] if facts.nil else _inside(facts, both)),
        *_also(facts, both),
        Code(qr_text(facts), both("paper.control.hash"), aloud(facts.sha256)),
        *lines(both.each("paper.control.compare"), keep=True),
        Signature(_signers(facts, both)),
    )
    return sheet(
        Sheet(KIND, both("paper.control.title"), facts.made_at[:10], facts.head, facts.file), blocks, hi
    )


def _which(facts: ControlFacts, both: Both) -> list[Block]:
    month = both.month(facts.month)
    out = lines(both.each("paper.control.which", month=month, n=facts.file_no), align="centre", bold=True)
    if facts.nil:
        out += lines(both.each("paper.control.nil", month=month), align="centre")
    return out


def _about(facts: ControlFacts, both: Both) -> Table:
    rows = (
        ("office", sender(facts.head.name, facts.code, facts.pc, both)),
        ("to", printable(one(facts.to), "office.name_hi")),
        ("file", facts.file),
        ("size", size(facts.size, both)),
        ("package", facts.pkg_id),
        ("made", moment(facts.made_at, facts.made_by)),
        ("changes", grouping(facts.changes)),
        ("blobs", grouping(facts.blobs)),
    )
    return labelled(rows, "paper.control", both)


def _inside(facts: ControlFacts, both: Both) -> list[Block]:
    columns = (
        Column(both("paper.control.records"), 24),
        *(Column(both(f"paper.control.{key}"), 9, "right") for key in ("new", "changed", "binned", "sum")),
    )
    counted = [(both.kind(k.kind), (k.new, k.changed, k.binned)) for k in facts.kinds]
    total = tuple(sum(column) for column in zip(*(counts for _, counts in counted), strict=True)) or (0, 0, 0)
    rows = [*counted, (both("paper.control.total"), total)]
    cells = tuple((name, *map(grouping, counts), grouping(sum(counts))) for name, counts in rows)
    return [Table(columns, cells), *lines(_sums(facts, both))]


def _sums(facts: ControlFacts, both: Both) -> Two:
    """Letters and Letters of Intent among them, the money in figures and words."""
    amount = money(facts.lois_paise)
    rupee = Currency()
    words = Two(*(grammar.in_words(facts.lois_paise, rupee, lang) for lang in ("hi", "en")))
    msgid = "paper.control.sums" if facts.lois else "paper.control.sums.letters"
    return both.each(
        msgid, lois=grouping(facts.lois), sum=amount, words=words, letters=grouping(facts.letters)
    )


def _also(facts: ControlFacts, both: Both) -> list[Block]:
    """A file carries on what the files before it brought, until a receipt comes."""
    numbers = ", ".join(map(str, facts.also))
    return lines(both.each("paper.control.also", numbers=numbers)) if facts.also else []


def _parts(parts: Sequence[FilePart], both: Both) -> list[Block]:
    columns = (
        Column(both("paper.control.part"), 5, "right"),
        Column(both("paper.control.file"), 30),
        Column(both("paper.control.size"), 14),
    )
    rows = tuple((f"{n} / {len(parts)}", _named(p), size(p.size, both)) for n, p in enumerate(parts, 1))
    return [Para(both("paper.control.parts", n=len(parts)), keep=True), Table(columns, rows)]


def _named(part: FilePart) -> str:
    """The part's name, and its own hash where there is one, in groups as above."""
    groups = [part.sha256[i : i + 4].upper() for i in range(0, len(part.sha256), 4)]
    return f"{part.file} SHA-256: {' '.join(groups)}" if groups else part.file


def _signers(facts: ControlFacts, both: Both) -> tuple[tuple[str, ...], ...]:
    clerk = (printable(facts.made_by, "user.name_hi"), both("paper.control.clerk"))
    return (clerk, signer(facts.officer, both))
