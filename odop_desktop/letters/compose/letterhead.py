"""How the office's letters will look: its head, a number, a few lines, its officer's signature."""

from __future__ import annotations

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter, Pair, Para, Signature
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.chips import ready
from odop_desktop.letters.compose.facts import Head, Signatory
from odop_desktop.letters.compose.frame import head_blocks, marks

SOURCES = {
    "number": "office.prefix",
    "name": "officer.name_hi",
    "post": "officer.post_hi",
    "office": "office.name_hi",
    "for_whom": "officer.for_whom_hi",
}


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
