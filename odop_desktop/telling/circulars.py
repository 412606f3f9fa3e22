"""Circulars in words: whom one is for, and which PCs have not said that they hold it."""

from __future__ import annotations

from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.sync.circulars import Standing

_SHOWN = 12  # PCs that are named


def line(words: Words, each: Standing) -> tuple[str, str, str, str]:
    """The day on which it was sent, its name, for whom, and where it is not yet known to be."""
    paper = each.paper
    whom = ", ".join(paper.to) or words("circulars.all")
    return date_screen(paper.day), paper.name, whom, lacking(words, each)


def lacking(words: Words, each: Standing) -> str:
    if not each.lacking:
        return words("circulars.everywhere")
    named = ", ".join(each.lacking[:_SHOWN])
    more = len(each.lacking) - _SHOWN
    return words("circulars.more", pcs=named, n=grouping(more)) if more > 0 else named
