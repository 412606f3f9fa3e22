"""What the commands under `sync` have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from odop_desktop.cli.desk import Desk
from odop_desktop.cli.usage import Worded
from odop_desktop.deeds import post
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.sync import names

Run = Callable[..., None]


class Steps(Worded, click.Group):
    """The commands under `sync`, or under one of these."""


def group(words: Words, name: str, msgid: str, steps: list[click.Command]) -> Steps:
    return Steps(
        words,
        name=name,
        help=words(msgid),
        commands={str(step.name): step for step in steps},
        subcommand_metavar=words("cli.page.command"),
    )


def step(words: Words, name: str) -> Callable[[Run], click.Command]:
    """The command `sync <name>`, whose page begins with `cli.sync.<name>.help`."""
    return click.command(name.split(".")[-1], cls=Worded, words=words, help=words(f"cli.sync.{name}.help"))


@contextmanager
def opened(desk: Desk) -> Iterator[Office]:
    """The office; a practice office made before it could be enrolled is enrolled now."""
    with desk.office() as office:
        post.settle(office)
        yield office


def within(files: Sequence[Path]) -> list[Path]:
    """The files named; of a folder, those in it that may come from an office."""
    found: list[Path] = []
    for each in files:
        found += (names.among(each) or [each]) if each.is_dir() else [each]
    return found
