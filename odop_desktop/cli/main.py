"""The command line: `odop-desktop [--office DIR] [--lang hi|en] [COMMAND]`; without a command, the window.

A command's module is loaded when it is asked for (a named lazy seam), so that `list` does not wait for Excel.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from odop_desktop import __version__
from odop_desktop.cli.desk import Desk, words_of
from odop_desktop.cli.usage import OneOf, Worded, complaint
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import LANGUAGES, Words
from odop_desktop.telling import mishaps

# Each command and the module of this package that builds it.
COMMANDS = {
    "demo": "offices",
    "setup": "offices",
    "import": "imports",
    "list": "lists",
    "show": "shows",
    "history": "shows",
    "set": "edits",
    "bin": "edits",
    "unbin": "edits",
    "undo": "edits",
    "stalls": "decisions",
    "decide": "decisions",
    "approve": "decisions",
    "template": "exports",
    "export": "exports",
    "letters": "letters",
    "slip": "papers",
    "lifeline": "papers",
    "move": "moves",
    "sync": "sync",
    "query": "queries",
    "backup": "care",
    "restore": "care",
    "recover": "recover",
    "check": "care",
    "check-pack": "packs",
    "pack": "masters",
    "self-test": "selftest",
}


class Commands(Worded, click.Group):
    """Knows every command's name; builds one only when it is run or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"odop_desktop.cli.{COMMANDS[name]}")
        build: Callable[[Words], dict[str, click.Command]] = module.commands
        return build(self.words)[name]


# What opens the window: the office asked for, the language asked for → exit status. Handed in by `app`.
Window = Callable[[Path | None, str | None], int]


def _group(words: Words, desk: Desk, window: Window | None = None) -> click.Group:
    version = click.version_option(
        __version__, prog_name="odop-desktop", message="%(prog)s %(version)s", help=words("cli.page.version")
    )

    @version
    @click.option("--lang", type=OneOf(words, LANGUAGES), help=words("cli.lang"))
    @click.option("--office", type=click.Path(path_type=Path), envvar="ODOP_OFFICE", help=words("cli.office"))
    @click.pass_context
    def odop(ctx: click.Context, lang: str | None, office: Path | None) -> None:
        desk.asked = office
        if ctx.invoked_subcommand is None:
            if window is None:
                raise OdopError("E-CLI-01")
            ctx.exit(window(office, lang))

    params = getattr(odop, "__click_params__", [])[::-1]
    return Commands(
        words,
        name="odop-desktop",
        callback=odop,
        params=params,
        help=words("cli.about"),
        subcommand_metavar=words("cli.page.command"),
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
            asked = value.casefold()
    return asked if asked in LANGUAGES else "hi"


def run(args: Sequence[str], window: Window | None = None) -> int:
    """Runs one command and returns its exit status: 0 done, 1 refused, 2 wrong usage.

    Without a command `window` is opened; E-CLI-01 where there is none to open.
    """
    words = words_of(language(args))
    desk = Desk(words)
    desk.json = "--json" in args
    try:
        status = _group(words, desk, window).main(
            list(args), prog_name="odop-desktop", standalone_mode=False, obj=desk
        )
        return status if isinstance(status, int) else 0
    except click.UsageError as error:
        click.echo(complaint(words, error), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        desk.refuse(OdopError("E-CLI-04"))
    except BrokenPipeError:
        _no_reader()
    except Exception as error:
        desk.refuse(mishaps.refusal(words, error))
    return 1


def _no_reader() -> None:
    """Whoever read our output has enough (`| head`): nothing more is written, not even at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(window: Window | None = None) -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:], window))
