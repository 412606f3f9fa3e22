"""What the commands under `sync` have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from odop_desktop.cli.desk import Desk
from odop_desktop.cli.usage import Worded
from odop_desktop.deeds import post
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.sync import folders
from odop_desktop.sync.folders import Inside

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


@dataclass(frozen=True, slots=True)
class Given:
    """The files that a command was given, those in the folders that it was given with them (`walked`).

    `others`: how many files there come from no office; `more`: names of folders that hold more than is looked at.
    """

    files: tuple[Path, ...]
    walked: frozenset[Path]
    others: int
    more: tuple[str, ...]

    @property
    def facts(self) -> dict[str, Any]:
        return {"others": self.others, "more": bool(self.more)}

    def said(self, words: Words) -> list[str]:
        said = [] if self.files else [words("sync.folder.none")]
        said += [words("sync.folder.others", n=grouping(self.others))] if self.others else []
        return said + [words("sync.folder.more", folder=each, n=grouping(folders.MOST)) for each in self.more]


def given(files: Sequence[Path], without: Path | None = None) -> Given:
    """The files named, and of a folder those in it that may come from an office; none of the folder `without`."""
    found: list[Path] = []
    inside: dict[Path, Inside] = {}
    for each in files:
        if each.is_dir():
            inside[each] = folders.within(each, without)
        found += inside[each].files if each in inside else [each]
    walked = frozenset(path for each in inside.values() for path in each.files)
    more = tuple(folder.name for folder, each in inside.items() if each.more)
    return Given(tuple(found), walked, sum(each.others for each in inside.values()), more)
