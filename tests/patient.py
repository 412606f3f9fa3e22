"""Waiting on a machine that may be busy: what comes at once on a quiet one is given half a minute."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

LONG = 30_000  # ms; only a test that fails waits so long


class PatientBot(QtBot):
    """pytest-qt's own, whose five seconds were too few on a machine with other work."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = LONG) -> None:
        super().waitUntil(callback, timeout=max(timeout, LONG))
