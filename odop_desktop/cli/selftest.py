"""`self-test`: the whole program tries itself in a temporary folder, frozen or not."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from odop_desktop.actions import demo, exports, imports, letter_files, letters, safety
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.usage import command
from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.letters.render import proof
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.signin import open_office

SAMPLE = "artisans_messy.xlsx"
_WORDS = frozenset({"क्रेता", "मूल्य", "केन्द्र,"})  # every LoI of the practice office says them


def commands(words: Words) -> dict[str, click.Command]:
    @command(words, "self-test")
    @click.pass_obj
    @click.pass_context
    def run(ctx: click.Context, desk: Desk) -> None:
        results: dict[str, str] = {}
        with tempfile.TemporaryDirectory(prefix="odop-self-test-") as folder:
            for name, step in _steps(Path(folder)):
                results[name] = _tried(step)
                if results[name]:
                    break
        failed = {k: v for k, v in results.items() if v}
        lines = [
            desk.words("cli.selftest.step", step=desk.words(f"cli.selftest.{k}"), result=_said(desk, v))
            for k, v in results.items()
        ]
        facts = {"ok": not failed, "steps": {k: v or "ok" for k, v in results.items()}}
        if not failed:
            desk.answer(facts, *lines)
            return
        where, code = next(iter(failed.items()))
        desk.refuse(OdopError("E-CLI-07", step=desk.words(f"cli.selftest.{where}"), why=code), facts, *lines)
        ctx.exit(1)

    return {"self-test": run}


def _said(desk: Desk, code: str) -> str:
    return desk.words("cli.selftest.failed", code=code) if code else desk.words("cli.selftest.ok")


def _tried(step: Callable[[], None]) -> str:
    """'' for a step that passed, else its code (or the name of our mistake)."""
    try:
        step()
    except OdopError as error:
        return error.code
    except Exception as bug:  # what a self-test is for: it says which step our mistake is in
        return type(bug).__name__
    return ""


def _steps(folder: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """Each part of the main job on a practice office of its own."""
    office, out = folder / "office", folder / "out"
    yield "store", lambda: _ignore(demo.make(office))
    yield "import", lambda: _on(office, _import)
    yield "letters", lambda: _on(office, lambda o: _letters(o, out))
    yield "export", lambda: _on(office, lambda o: _export(o, out))
    yield "check", lambda: _on(office, _check)


def _ignore(_: object) -> None:
    return


def _on(folder: Path, work: Callable[[Office], None]) -> None:
    office = open_office(folder, lambda: ("", ""))
    try:
        work(office)
    finally:
        office.close()


def _import(office: Office) -> None:
    done = imports.run(office, kind=ARTISAN, path=resources() / "samples" / SAMPLE)
    _must(done.new > 0 and done.adds_up(), "E-IMP-09", rows=done.rows)


def _letters(office: Office, out: Path) -> None:
    batch = letters.issue(office, kind="loi", lang="both")
    run = letter_files.write(office, kind="loi", ids=batch.issued, out=out)
    broken = proof.unformed()
    _must(not broken, "E-LTR-05", what=", ".join(broken))
    for letter in run.letters:
        lost = _WORDS - set(proof.said(letter.file.read_bytes()))
        _must(not lost, "E-LTR-05", what=", ".join(sorted(lost)))


def _export(office: Office, out: Path) -> None:
    rows = exports.sheet(office, kind=ARTISAN, out=out / "artisans.xlsx")
    _must(rows > 0, "E-XLS-60")


def _check(office: Office) -> None:
    problems = safety.check(office)
    if problems:
        raise OdopError(problems[0].code)


def _must(true: bool, code: str, **facts: object) -> None:
    if not true:
        raise OdopError(code, **facts)
