"""An offline key of headquarters on paper, for its sealed envelope: the key in groups, what it is for, where it lies.

Of two sorts: a root key, which signs the trust list, and the recovery key, which opens what was sent to a
headquarters whose PC is lost.
"""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Block, Column, Letter, Para, Signature, Space, Table
from odop_desktop.letters.compose.both import Both, one, printable
from odop_desktop.letters.compose.facts import Head
from odop_desktop.letters.compose.sheet import Sheet, groups, labelled, lines, moment, sheet

KIND = "root"
_ROW = 4  # groups side by side
ROOT, RECOVERY = "root", "recovery"
_OWN, _SAME = ("what", "who", "where"), ("never", "type")  # sentences: of the sort of key, of every key


@dataclass(frozen=True, slots=True)
class RootFacts:
    """Key `which` of `keys`; `text` is Crockford's in groups parted by blanks, hyphens or lines.

    `fingerprint` of the root keys in its four groups, by which the offices know them, '' of a recovery key;
    `date` ISO; `sort` root or recovery.
    """

    head: Head
    which: int
    keys: int
    text: str
    fingerprint: str
    date: str
    made_by: str
    sort: str = ROOT


def compose(facts: RootFacts, hi: Words, en: Words) -> Letter:
    """One sheet, to be sealed at once. E-LTR-02 names a character that cannot be printed."""
    both = Both(hi, en)
    which = both.each(f"paper.{facts.sort}.which", n=facts.which, of=facts.keys)
    fingerprint = " – ".join(groups(facts.fingerprint))
    user = printable(facts.made_by, "user.name_hi")
    about = (
        ("office", printable(one(facts.head.name), "office.name_hi")),
        ("fingerprint", fingerprint),
        ("made", moment(facts.date, facts.made_by)),
    )
    said = [f"paper.{facts.sort}.{part}" for part in _OWN] + [f"paper.root.{part}" for part in _SAME]
    blocks: tuple[Block, ...] = (
        *lines(which, align="centre", bold=True),
        labelled(about, "paper.root", both),
        _key(facts.text),
        Space(2),
        *(Para(words(msgid)) for words in (hi, en) for msgid in said),
        Signature(((user, both("paper.root.sealed")), (both("paper.root.witness"),))),
    )
    told = Sheet(KIND, both(f"paper.{facts.sort}.title"), facts.date, facts.head, fingerprint)
    return sheet(told, blocks, hi)


def _key(text: str) -> Table:
    """Numbered groups, so that none is left out when they are typed in again."""
    parts = [f"{n}.  {group}" for n, group in enumerate(groups(text), 1)]
    rows = [parts[i : i + _ROW] for i in range(0, len(parts), _ROW)]
    cells = tuple(tuple(row + [""] * (_ROW - len(row))) for row in rows)
    return Table(tuple(Column("", 10, "centre") for _ in range(_ROW)), cells)
