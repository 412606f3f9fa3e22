"""Headquarters' keys and their passphrase, for the commands that need one of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from odop_desktop.cli.desk import Desk
from odop_desktop.cli.sync_steps import Run
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.sync import root_files
from odop_desktop.sync.roots import RootKey


def passphrase(desk: Desk, *, twice: bool = False, msgid: str = "cli.sync.hq.passphrase") -> str:
    """From ODOP_PASSPHRASE, or typed unseen. E-SYN-89 where there is nobody to ask, E-CLI-05 where two differ."""
    if given := os.environ.get("ODOP_PASSPHRASE"):
        return given
    if not sys.stdin.isatty():
        raise OdopError("E-SYN-89")
    first = str(click.prompt(desk.words(msgid), hide_input=True, err=True))
    if twice and first != click.prompt(desk.words("cli.sync.hq.passphrase.again"), hide_input=True, err=True):
        raise OdopError("E-CLI-05")
    return first


def new_passphrase(desk: Desk) -> str:
    """Of keys that take the place of others: from ODOP_NEW_PASSPHRASE, else as `passphrase`."""
    given = os.environ.get("ODOP_NEW_PASSPHRASE")
    return given or passphrase(desk, twice=True, msgid="cli.sync.hq.roots.passphrase")


def key_option(words: Words, *, required: bool = True) -> Callable[[Run], Run]:
    """`--key FILE`, as often as keys are needed."""
    kind = click.Path(path_type=Path)
    return click.option(
        "--key", "keys", type=kind, multiple=True, required=required, help=words("cli.sync.hq.key")
    )


def signing(desk: Desk, files: Sequence[Path]) -> tuple[RootKey, ...]:
    """The root keys in these files. As `root_files.read`."""
    return root_files.read(files, passphrase(desk))
