"""What commands answer of state packs."""

from __future__ import annotations

from typing import Any

from odop_desktop.sync.brought import Brought, Laid


def laid(pack: Laid) -> dict[str, Any]:
    return {"state": pack.state, "version": pack.version, "before": pack.before, "counts": dict(pack.counts)}


def brought(what: Brought) -> dict[str, Any]:
    """Beside what a file's changes came to; nothing where it brought nothing else."""
    facts: dict[str, Any] = {}
    if what.pack is not None:
        facts["pack"] = laid(what.pack)
    if what.refused is not None:
        facts["pack_refused"] = what.refused.code
    return facts
