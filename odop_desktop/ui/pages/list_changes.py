"""Whether a change concerns a list, and which of its rows."""

from __future__ import annotations

from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue.field import RecordKind

_LINKS = frozenset({"participation", "loi", "consent"})  # what named questions look at beside the kind


def concerns(kind: RecordKind, changes: Changes | None) -> bool:
    """Whether the list may look otherwise now. None: anything may have changed."""
    return changes is None or any(each in {kind.name, *_others(kind)} for each, _ in changes.touched)


def outdated(kind: RecordKind, changes: Changes | None) -> tuple[str, ...] | None:
    """The records whose rows are no longer true; None where any may be: a name that they show was changed."""
    others = _others(kind) - {kind.name}
    if changes is None or any(each in others for each, _ in changes.touched):
        return None
    return changes.ids


def _others(kind: RecordKind) -> frozenset[str]:
    return _LINKS | {str(f.ref) for f in kind.fields if f.ref}
