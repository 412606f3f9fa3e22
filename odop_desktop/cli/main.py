"""The command line: `odop-desktop [--office DIR] [--lang hi|en] COMMAND`.

A command's module is loaded when it is asked for (a named lazy seam), so that `list` does not wait for Excel.
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from odop_desktop import __version__
from odop_desktop.cli.desk import Desk, words_of
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import LANGUAGES, Words

# Each command and the module of this package that builds it.
COMMANDS = {
    "demo": "offices",
    "setup": "offices",
    "import": "imports",
    "list": "lists",
    "show": "lists",
    "history": "lists",
    "set": "edits",
    "bin": "edits",
    "unbin": "edits",
    "undo": "edits",
    "template": "exports",
    "export": "exports",
    "letters": "letters",
    "backup": "care",
    "restore": "care",
    "check": "care",
    "check-pack": "packs",
    "self-test": "selftest",
}


class Commands(click.Group):
    """Knows every command's name; builds one only when it is run or listed."""

    def __init__(self, words: Words, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._words = words

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"odop_desktop.cli.{COMMANDS[name]}")
        build: Callable[[Words], dict[str, click.Command]] = module.commands
        return _with_json(build(self._words)[name], self._words)


def _with_json(command: click.Command, words: Words) -> click.Command:
    """Every command takes --json."""
    targets = [command, *(command.commands.values() if isinstance(command, click.Group) else ())]
    for each in targets:
        if not any(p.name == "as_json" for p in each.params):
            each.params.append(
                click.Option(
                    ["--json", "as_json"],
                    is_flag=True,
                    expose_value=False,
                    help=words("cli.json"),
                    callback=_ask_json,
                )
            )
    return command


def _ask_json(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        ctx.find_root().obj.json = True


def _group(words: Words) -> click.Group:
    @click.version_option(__version__, prog_name="odop-desktop")
    @click.option("--lang", type=click.Choice(LANGUAGES), help=words("cli.lang"))
    @click.option("--office", type=click.Path(path_type=Path), envvar="ODOP_OFFICE", help=words("cli.office"))
    @click.option("--json", "as_json", is_flag=True, help=words("cli.json"))
    @click.pass_context
    def odop(ctx: click.Context, lang: str | None, office: Path | None, as_json: bool) -> None:
        ctx.obj = Desk(words, office)
        ctx.obj.json = as_json
        if ctx.invoked_subcommand is None:
            raise OdopError("E-CLI-01")

    return Commands(
        words,
        name="odop-desktop",
        callback=odop,
        params=getattr(odop, "__click_params__", [])[::-1],
        help=words("cli.about"),
        invoke_without_command=True,
    )


def language(args: Sequence[str]) -> str:
    """The language asked for before the command, or by ODOP_LANG; else Hindi, the offices' own."""
    asked = os.environ.get("ODOP_LANG")
    rest = iter(args)
    for word in rest:
        if not word.startswith("-"):
            break
        name, equals, value = word.partition("=")
        if name in ("--lang", "--office"):
            value = value if equals else next(rest, "")
        if name == "--lang":
            asked = value
    return asked if asked in LANGUAGES else "hi"


def run(args: Sequence[str]) -> int:
    """Runs one command and returns its exit status: 0 done, 1 refused, 2 wrong usage."""
    words = words_of(language(args))
    desk = Desk(words, None)
    desk.json = "--json" in args
    try:
        _group(words).main(list(args), prog_name="odop-desktop", standalone_mode=False)
    except OdopError as error:
        desk.refuse(error)
        return 1
    except click.UsageError as error:
        click.echo(words("cli.usage", detail=error.format_message()), err=True)
        return 2
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(words("cli.stopped"), err=True)
        return 1
    except OSError as failed:
        desk.refuse(OdopError("E-CLI-03", file=failed.filename or "", why=failed.strerror or ""))
        return 1
    except Exception as bug:
        desk.refuse(OdopError("E-BUG-01", file=_report(bug)))
        return 1
    return 0


def _report(bug: Exception) -> str:
    """Writes where the mistake is (never what was in the records) to a file and returns its name."""
    lines = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(bug.__traceback__)]
    fd, name = tempfile.mkstemp(prefix="odop-report-", suffix=".txt")
    with os.fdopen(fd, "w", encoding="utf-8") as file:
        file.write("\n".join([f"ODOP Desktop {__version__}", type(bug).__name__, *lines]) + "\n")
    return name


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:]))
