"""The offices the tests of this folder work in."""

from __future__ import annotations

from tests.actions.offices import _own_home, clock, office, other, practice

__all__ = ["_own_home", "clock", "office", "other", "practice"]
