"""What commands answer of state packs and updates of the program."""

from __future__ import annotations

from typing import Any

from odop_desktop.i18n.words import Words
from odop_desktop.sync.brought import Brought, Laid, Update
from odop_desktop.telling import masters


def laid(pack: Laid) -> dict[str, Any]:
    return {"state": pack.state, "version": pack.version, "before": pack.before, "counts": dict(pack.counts)}


def brought(what: Brought) -> dict[str, Any]:
    """Beside what a file's changes came to; nothing where it brought nothing else."""
    facts: dict[str, Any] = {}
    if what.pack is not None:
        facts["pack"] = laid(what.pack)
    if what.refused is not None:
        facts["pack_refused"] = what.refused.code
    if what.update is not None:
        facts["update"] = update(what.update)
    if what.comer is not None:
        facts["announced"] = what.comer.reg_no
    return facts


def program(words: Words, least: str, found: Update | None, facts: dict[str, Any]) -> list[str]:
    """Whether headquarters asks for a newer program, and whether one has come; added to the facts too."""
    said = [masters.least(words, least)] if least else []
    facts["least"] = least or None
    if found is not None:
        facts["update"] = update(found)
        said.append(words("update.came", version=found.version))
    return said


def update(of: Update) -> dict[str, Any]:
    told = {"file": of.name, "version": of.version, "size": of.size, "sha256": of.sha256}
    return {**told, "inside": of.inside, "note": of.note}
