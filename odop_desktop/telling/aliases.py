"""What districts added to the lists, in plain words: what stands in its place, and what may be the same."""

from __future__ import annotations

from odop_desktop.i18n.words import Words
from odop_desktop.queries.likely_twins import Likely
from odop_desktop.queries.local_rows import Local


def likely(words: Words, one: Likely) -> str:
    """A record that may be the same, whose it is and what speaks for it."""
    why = [words(f"alias.likely.{key}") for key in ("sure", "spelt", "near") if getattr(one, key)]
    whose = one.maker.said(words.lang) if one.maker else words("alias.everyone")
    told = words("alias.likely", name=one.row.title(words.lang), whose=whose)
    return f"{told}: {', '.join(why)}" if why else told


def instead(words: Words, each: Local) -> str:
    """The one that stands in its place; where there is none, which one may be the same."""
    if each.kept:
        return each.kept.title(words.lang)
    if not each.likely:
        return ""
    name, more = each.likely[0].row.title(words.lang), len(each.likely) - 1
    return words("alias.perhaps.more", name=name, n=more) if more else words("alias.perhaps", name=name)
