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

from odop_desktop import office as opening
from odop_desktop.errors import OdopError, Problem
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
        return self._folder or opening.last_opened() or opening.proposed_place()

    @contextmanager
    def office(self) -> Iterator[Office]:
        """Signs in by ODOP_USER and ODOP_PASSWORD; a practice office signs in by itself."""
        office = opening.open_office(
            self.folder, user=os.environ.get("ODOP_USER"), password=self._password, words=self.words
        )
        try:
            yield office
        finally:
            office.close()

    def _password(self) -> str:
        if given := os.environ.get("ODOP_PASSWORD"):
            return given
        if not sys.stdin.isatty():
            raise OdopError("E-CLI-02")
        return str(click.prompt(self.words("cli.password"), hide_input=True, err=True))

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
        known = {k: self._fact(v) for k, v in facts.items()}
        return tuple(
            self.words(f"error.{code}.{part}").format_map(_Chips(known)) for part in ("title", "advice")
        )  # type: ignore[return-value]

    def reason(self, problem: Problem) -> str:
        title, advice = self.worded(problem.code, dict(problem.facts))
        return f"{title} {advice}"

    def _fact(self, value: Any) -> Any:
        return self.words(value.msgid) if isinstance(value, opening.Msg) else value

    def progress(self, work: Callable[[Callable[[int, int], None]], _T], label: str) -> _T:
        """Runs `work(report)`; `report(done, of)` moves a bar, on a terminal only."""
        if self.json or not sys.stderr.isatty():
            return work(lambda done, of: None)
        with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

            def report(done: int, of: int) -> None:
                bar.length = max(of, 1)
                bar.update(done - bar.pos)

            return work(report)


class _Chips(dict[str, Any]):
    """A fact that is missing stays out of the sentence; a person never sees a bare chip."""

    def __missing__(self, key: str) -> str:
        return ""


def words_of(lang: str) -> Words:
    return Words.load(lang, resources() / "locale")
