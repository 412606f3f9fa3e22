"""The keyboard of the window on the empty practice office."""

from __future__ import annotations

from tests.ui.events.conftest import hand

__all__ = ["hand"]
