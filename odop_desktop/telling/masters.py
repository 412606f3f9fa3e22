"""What files bring beside changes of records, in plain sentences: a state pack, an update, a person who comes."""

from __future__ import annotations

from collections.abc import Mapping

from odop_desktop import __version__
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.sync.brought import Brought, Laid, Update
from odop_desktop.telling import transfers, wording


def brought(words: Words, what: Brought, *, done: bool = True) -> list[str]:
    """What a file brought beside changes of records; `done` False where it is only looked at."""
    said = []
    if what.pack is not None:
        msgid = "pack.came" if done else "pack.would"
        said.append(
            words(msgid, state=what.pack.state, version=what.pack.version, changes=changes(words, what.pack))
        )
    if what.refused is not None:
        why = wording.sentences(words, what.refused.code, what.refused.facts)
        said.append(words("pack.refused", why=why))
    if what.update is not None:
        said.append(words("update.came" if done else "update.would", version=what.update.version))
    if what.comer is not None:
        said.append(transfers.came(words, what.comer))
    return said


def changes(words: Words, laid: Laid) -> str:
    """`उत्पाद: 2 नए, 1 बदला, 1 समाप्त` for each kind; a pack may change words and rates alone."""
    told = [_kind(words, name, counts) for name, counts in laid.counts.items()]
    return "; ".join(told) or words("pack.words_only")


def _kind(words: Words, name: str, counts: Mapping[str, int]) -> str:
    parts = ", ".join(words(f"pack.{what}", n=grouping(n)) for what, n in counts.items())
    return words("pack.kind", kind=words(f"{name}.plural"), changes=parts)


def update(words: Words, of: Update) -> str:
    """`odop-setup.exe, 84.2 MB, lies beside headquarters' file`."""
    return words("update.inside" if of.inside else "update.beside", file=of.name, mb=of.mb)


def least(words: Words, version: str) -> str:
    """That headquarters asks for a newer program than this one."""
    return words("update.least", version=version, here=__version__)
