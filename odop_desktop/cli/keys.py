"""The passphrase of headquarters' keys, for the commands that need one of them."""

from __future__ import annotations

import os
import sys

import click

from odop_desktop.cli.desk import Desk
from odop_desktop.errors import OdopError


def passphrase(desk: Desk, *, twice: bool = False) -> str:
    """From ODOP_PASSPHRASE, or typed unseen. E-SYN-89 where there is nobody to ask, E-CLI-05 where two differ."""
    if given := os.environ.get("ODOP_PASSPHRASE"):
        return given
    if not sys.stdin.isatty():
        raise OdopError("E-SYN-89")
    first = str(click.prompt(desk.words("cli.sync.hq.passphrase"), hide_input=True, err=True))
    if twice and first != click.prompt(desk.words("cli.sync.hq.passphrase.again"), hide_input=True, err=True):
        raise OdopError("E-CLI-05")
    return first
