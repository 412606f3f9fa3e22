"""What every command works with: the words, the office, and one way to answer."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from odop_desktop import signin
from odop_desktop.errors import OdopError, Problem
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.telling import wording

_T = TypeVar("_T")
Report = Callable[[int, int], None]


class Desk:
    """The words of the language asked for, and the office folder. Handed to commands as click's object."""

    def __init__(self, words: Words, folder: Path | None = None) -> None:
        self.words = words
        self.asked = folder
        self.json = False

    @property
    def folder(self) -> Path:
        """The office asked for, else the one last opened on this PC, else the proposed place."""
        return self.asked or signin.last_opened() or signin.proposed_place()

    @contextmanager
    def office(self) -> Iterator[Office]:
        """Signs in by ODOP_USER and ODOP_PASSWORD; a practice office signs in by itself."""
        office = signin.open_office(self.folder, self.credentials)
        try:
            yield office
        finally:
            office.close()

    def credentials(self) -> tuple[str, str]:
        """User and password, from the environment or asked for where there is somebody to ask (E-CLI-02)."""
        asking = sys.stdin.isatty()
        user, password = (os.environ.get(name) for name in ("ODOP_USER", "ODOP_PASSWORD"))
        if not asking and not (user and password):
            raise OdopError("E-CLI-02")
        user = user or str(click.prompt(self.words("cli.user"), err=True))
        return user, password or self.ask_password()

    def ask_password(self, *, twice: bool = False) -> str:
        """A password from ODOP_PASSWORD or typed unseen; `twice` where a new one is set (E-CLI-05)."""
        if given := os.environ.get("ODOP_PASSWORD"):
            return given
        if not sys.stdin.isatty():
            raise OdopError("E-CLI-02")
        first = self._unseen("cli.password")
        if twice and self._unseen("cli.password.again") != first:
            raise OdopError("E-CLI-05")
        return first

    def _unseen(self, msgid: str) -> str:
        return str(click.prompt(self.words(msgid), hide_input=True, err=True))

    def answer(self, facts: Mapping[str, Any], *lines: str) -> None:
        """One JSON object with --json, else the lines."""
        if self.json:
            click.echo(json.dumps(facts, ensure_ascii=False))
        else:
            for line in lines:
                click.echo(line)

    def refuse(self, error: OdopError, facts: Mapping[str, Any] | None = None, *lines: str) -> None:
        """The sentence of what went wrong and how to mend it, on standard error; what was found, on output."""
        title, advice = wording.told(self.words, error.code, error.facts)
        told = {"code": error.code, "title": title, "advice": advice}
        self.answer({**(facts or {}), "error": told}, *lines)
        click.echo(f"{error.code}: {wording.sentences(self.words, error.code, error.facts)}", err=True)

    def reason(self, problem: Problem) -> str:
        return wording.reason(self.words, problem)

    def progress(self, work: Callable[[Report], _T], label: str) -> _T:
        """Runs `work(report)`; `report(done, of)` moves a bar, on a terminal only."""
        if self.json or not sys.stderr.isatty():
            return work(lambda done, of: None)
        with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

            def report(done: int, of: int) -> None:
                bar.length = max(of, 1)
                bar.update(done - bar.pos)

            return work(report)


def words_of(lang: str) -> Words:
    return Words.load(lang, resources() / "locale")
