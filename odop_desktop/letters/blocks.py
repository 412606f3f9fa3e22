"""The blocks a letter is made of, in reading order. Pure values: what is said, never how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Office:
    """The office's head: its lines stand out, address and telephone come smaller, a rule closes it."""

    lines: tuple[str, ...]
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    text: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `lead` is printed bold before the text."""

    text: str
    lead: str = ""
    align: Align = "left"
    bold: bool = False
    indent: Literal["none", "first", "block"] = "none"
    tight: bool = False  # no space above: an address line under its neighbour
    keep: bool = False  # never the last thing on a page
    counted: bool = False  # `{pages}` in the text is the number of the paper's pages


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered clause or a list entry: the label hangs in the margin of its text."""

    label: str
    text: str
    lead: str = ""
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """One line with something at either end, as number and date are."""

    left: str
    right: str
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    weight: int = 10
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """Heads repeat on every page. `tall` leaves room in each row for a signature."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    tall: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines under room for signatures: one column stands at the right, two stand side by side."""

    columns: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code that says `text`, for machines only; beside it lines for people, under a bold `lead`."""

    text: str
    lead: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Space:
    mm: int


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


Block: TypeAlias = Office | Title | Para | Item | Pair | Table | Signature | Code | Space | NewPage


@dataclass(frozen=True, slots=True)
class Marks:
    """What the renderer prints around the blocks, already in the letter's words."""

    page: str  # holds {page} and {pages}
    draft: str
    practice: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One paper in one language (registers are bilingual and name the language of their head)."""

    kind: str
    lang: str  # "hi" or "en"
    number: str  # "" while it is a draft
    date: str  # ISO yyyy-mm-dd
    title: str
    author: str
    blocks: tuple[Block, ...]
    marks: Marks
    landscape: bool = False

    def footer(self, page: int, pages: int) -> tuple[str, str]:
        """The line at the foot of each page: number at the left, page at the right."""
        return self.number, self.marks.page.format(page=page, pages=pages)


def _said(block: Block) -> list[str]:
    match block:
        case Office(lines=lines, details=details):
            return [*lines, *details]
        case Title(text=text):
            return [text]
        case Para(text=text, lead=lead):
            return [f"{lead} {text}".strip()]
        case Item(label=label, text=text, lead=lead):
            return [" ".join(filter(None, (label, lead, text)))]
        case Pair(left=left, right=right):
            return [f"{left} {right}".strip()]
        case Table(columns=columns, rows=rows):
            heads = [c.head for c in columns]
            return [cell for row in ((heads,) if any(heads) else ()) for cell in row if cell] + [
                cell for row in rows for cell in row if cell
            ]
        case Signature(columns=columns):
            return [line for column in columns for line in column]
        case Code(lead=lead, lines=lines):
            return [lead, *lines]
        case Space() | NewPage():
            return []


def text_of(letter: Letter) -> str:
    """What the letter says, in reading order, one line a paragraph or cell; without footers and marks."""
    return "\n".join(line for block in letter.blocks for line in _said(block) if line)
