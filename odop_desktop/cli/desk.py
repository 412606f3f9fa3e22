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
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.paths import resources

_T = TypeVar("_T")


class Desk:
    """The words of the language asked for, and the office folder. Handed to commands as click's object."""

    def __init__(self, words: Words, folder: Path | None) -> None:
        self.words = words
        self._folder = folder
        self.json = False

    @property
    def folder(self) -> Path:
        """The office asked for, else the one last opened on this PC, else the proposed place."""
        return self._folder or signin.last_opened() or signin.proposed_place()

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
        """A password from ODOP_PASSWORD or typed unseen."""
        if given := os.environ.get("ODOP_PASSWORD"):
            return given
        if not sys.stdin.isatty():
            raise OdopError("E-CLI-02")
        again = self.words("cli.password.again") if twice else False
        return str(
            click.prompt(self.words("cli.password"), hide_input=True, err=True, confirmation_prompt=again)
        )

    def answer(self, facts: Mapping[str, Any], *lines: str) -> None:
        """One JSON object with --json, else the lines."""
        if self.json:
            click.echo(json.dumps(facts, ensure_ascii=False))
        else:
            for line in lines:
                click.echo(line)

    def refuse(self, error: OdopError) -> None:
        """The sentence of what went wrong and how to mend it, on standard error."""
        title, advice = self.worded(error.code, error.facts)
        click.echo(f"{error.code}: {title} {advice}", err=True)
        if self.json:
            told = {"code": error.code, "title": title, "advice": advice}
            click.echo(json.dumps({"error": told}, ensure_ascii=False))

    def worded(self, code: str, facts: Mapping[str, Any]) -> tuple[str, str]:
        """Title and advice of a code in the user's words."""
        known = _Chips({k: self._fact(k, v, facts) for k, v in facts.items()})
        title, advice = (self.words(f"error.{code}.{part}") for part in ("title", "advice"))
        return title.format_map(known), advice.format_map(known)

    def reason(self, problem: Problem) -> str:
        title, advice = self.worded(problem.code, dict(problem.facts))
        return f"{title} {advice}"

    def _fact(self, name: str, value: Any, facts: Mapping[str, Any]) -> Any:
        """A field's key is told by its label, a date as the screen shows it; the rest as it is."""
        label = f"{facts.get('record')}.{value}.label" if name == "field" else ""
        if label in self.words:
            return self.words(label)
        return date_screen(value) if _is_date(value) else value

    def progress(self, work: Callable[[Callable[[int, int], None]], _T], label: str) -> _T:
        """Runs `work(report)`; `report(done, of)` moves a bar, on a terminal only."""
        if self.json or not sys.stderr.isatty():
            return work(lambda done, of: None)
        with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

            def report(done: int, of: int) -> None:
                bar.length = max(of, 1)
                bar.update(done - bar.pos)

            return work(report)


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-" and value[:4].isdigit()


class _Chips(dict[str, Any]):
    """A fact that is missing stays out of the sentence; a person never sees a bare chip."""

    def __missing__(self, key: str) -> str:
        return ""


def words_of(lang: str) -> Words:
    return Words.load(lang, resources() / "locale")
