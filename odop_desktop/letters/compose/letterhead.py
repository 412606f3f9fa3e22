"""How the office's letters will look: its head, a number, a few lines, its officer's signature."""

from __future__ import annotations

from collections.abc import Callable

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter, Pair, Para, Signature
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.chips import ready
from odop_desktop.letters.compose.facts import Head, Signatory, Two
from odop_desktop.letters.compose.frame import head_blocks, marks

SOURCES = {
    "number": "office.prefix",
    "name": "officer.name_hi",
    "post": "officer.post_hi",
    "office": "office.name_hi",
    "for_whom": "officer.for_whom_hi",
}


def head_of(text: Callable[[str], str]) -> Head:
    """The office's head as it stands in boxes; `text` gives what stands in the box of a field of the office."""

    def two(stem: str) -> Two:
        return Two(text(f"{stem}_hi").strip(), text(f"{stem}_en").strip())

    hi, en = text("letterhead_hi").splitlines(), text("letterhead_en").splitlines()
    longest = max(len(hi), len(en))
    hi, en = ([*lines, *[""] * (longest - len(lines))] for lines in (hi, en))
    lines = tuple(Two(h, e) for h, e in zip(hi, en, strict=True))
    blank = text("letterhead_blank_mm").strip()
    return Head(
        name=two("name"),
        lines=lines,
        address=two("address"),
        phone=text("phone").strip(),
        email=text("email").strip(),
        preprinted_mm=min(int(blank), 200) if blank.isdecimal() else 0,
    )


def compose(head: Head, officer: Signatory, number: str, date: str, words: Words) -> Letter:
    """A sheet to look at, never issued. `date` is ISO. OdopError E-LTR-02 as for every letter."""
    said = ready(
        {
            "number": number,
            "name": " ".join(filter(None, (grammar.title(officer, words), officer.name.of(words.lang)))),
            "post": officer.post.of(words.lang),
            "office": head.name.of(words.lang),
            "for_whom": officer.for_whom.of(words.lang),
        },
        SOURCES,
    )
    signed = [
        grammar.closing(officer, words) + ",",
        f"({said['name']})" if said["name"] else "",
        said["post"],
    ]
    signed.append(words("paper.additional_charge") if officer.additional_charge else "")
    signed.append(words("paper.for_whom", name=said["for_whom"]) if said["for_whom"] else said["office"])
    blocks = (
        *head_blocks(head, words),
        Pair(
            words("paper.letterhead.number", number=said["number"]),
            words("paper.letterhead.date", date=grammar.day(date)),
        ),
        Para(words("paper.letterhead.to")),
        Para(words("paper.letterhead.sample"), indent="first"),
        Para(words("paper.letterhead.more"), indent="first"),
        Signature((("", *filter(None, signed)),)),
    )
    title = words("paper.letterhead.title")
    return Letter("letterhead", words.lang, said["number"], date, title, said["office"], blocks, marks(words))
