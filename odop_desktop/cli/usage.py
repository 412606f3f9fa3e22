"""The frame of every command in the user's words: its help page, and what was typed wrongly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from odop_desktop.i18n.words import Words
from odop_desktop.telling.wording import ended

# Heads that the library writes above the parts of a help page, and the words in their place.
_HEADS = {"Options": "options", "Commands": "commands", "Positional arguments": "arguments"}


class Wrong(click.UsageError):
    """What was typed wrongly, said already in the user's words."""


class Formatter(click.HelpFormatter):
    """A help page with its heads in the user's words."""

    def __init__(self, words: Words, width: int | None) -> None:
        super().__init__(max_width=width or 100)
        self._words = words

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(self._words(f"cli.page.{_HEADS[name]}")):
            yield

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        must = f"[{self._words('cli.page.required')}]"
        told = [(name, said.replace("[required]", must)) for name, said in rows]
        super().write_dl(told, col_max, col_spacing)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or self._words("cli.page.usage") + " ")


class Worded(click.Command):
    """A command whose pages and complaints are worded by us. Every one takes --json and --help."""

    def __init__(self, words: Words, **kwargs: Any) -> None:
        super().__init__(**{"options_metavar": words("cli.page.some"), **kwargs})
        self.words = words
        self.short_help = self.help
        self.params += [_json(words), _help(words)]
        self.add_help_option = False

    def get_help(self, ctx: click.Context) -> str:
        page = Formatter(self.words, ctx.max_content_width)
        self.format_help(ctx, page)
        return page.getvalue().rstrip("\n")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As the library does, but words left over are named by us."""
        alone = not isinstance(self, click.Group)
        ctx.allow_extra_args = True
        try:
            left = super().parse_args(ctx, args)
        except click.exceptions.BadOptionUsage as error:
            error.ctx = error.ctx or ctx
            raise
        if left and alone:
            raise Wrong(self.words("cli.usage.extra", words=" ".join(left)), ctx)
        return left


def command(words: Words, name: str) -> Callable[[Callable[..., None]], click.Command]:
    """The command `name`, whose page begins with `cli.<name>.help`."""
    return click.command(name, cls=Worded, words=words, help=words(f"cli.{name.replace('-', '_')}.help"))


def _json(words: Words) -> click.Option:
    return click.Option(
        ["--json", "as_json"], is_flag=True, expose_value=False, help=words("cli.json"), callback=_ask_json
    )


def _ask_json(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and ctx.obj is not None:
        ctx.obj.json = True


def _help(words: Words) -> click.Option:
    return click.Option(
        ["--help"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        help=words("cli.page.help"),
        callback=_show_help,
    )


def _show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(ctx.get_help())
        ctx.exit()


class OneOf(click.ParamType):  # type: ignore[type-arg]
    """One of some words, in either case."""

    name = "choice"

    def __init__(self, words: Words, choices: Sequence[str]) -> None:
        self._words, self._choices = words, {c.casefold(): c for c in choices}

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return f"[{'|'.join(self._choices.values())}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return self._choices[str(value).casefold()]
        except KeyError:
            known = ", ".join(self._choices.values())
            told = self._words("cli.usage.choice", param=shown(param), value=value, known=known)
            raise Wrong(told, ctx) from None


class Whole(click.ParamType):  # type: ignore[type-arg]
    """A whole number from `low` to `high`; Devanagari digits are digits."""

    name = "n"

    def __init__(self, words: Words, low: int, high: int) -> None:
        self._words, self._low, self._high = words, low, high

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value).replace(",", "")
        number = int(text) if text.isdecimal() else None
        if number is None or not self._low <= number <= self._high:
            facts = {"low": self._low, "high": self._high, "value": value}
            raise Wrong(self._words("cli.usage.whole", param=shown(param), **facts), ctx)
        return number


def shown(param: click.Parameter | None) -> str:
    """An option or an argument as it stands on the help page: --limit, KIND."""
    if param is None:
        return ""
    return param.human_readable_name if isinstance(param, click.Argument) else param.opts[0]


def complaint(words: Words, error: click.UsageError) -> str:
    """What was typed wrongly, in the user's words, and where to read how it is written."""
    page = f"{error.ctx.command_path} --help" if error.ctx else "odop-desktop --help"
    return words("cli.usage", detail=ended(words, _detail(words, error)), page=page)


def _detail(words: Words, error: click.UsageError) -> str:
    match error:
        case Wrong():
            return error.message
        case click.exceptions.NoSuchCommand():
            return words("cli.usage.command", name=error.command_name) + _meant(words, error.possibilities)
        case click.exceptions.NoSuchOption():
            return words("cli.usage.option", name=error.option_name) + _meant(words, error.possibilities)
        case click.exceptions.BadOptionUsage():
            msgid = "cli.usage.flag" if _is_flag(error) else "cli.usage.value"
            return words(msgid, name=error.option_name)
        case click.exceptions.MissingParameter():
            return _missing(words, error.param)
        case _:
            return words("cli.usage.other", detail=error.format_message())


def _meant(words: Words, near: Sequence[str] | None) -> str:
    return " " + words("cli.usage.meant", near=", ".join(sorted(near))) if near else ""


def _is_flag(error: click.exceptions.BadOptionUsage) -> bool:
    params = error.ctx.command.params if error.ctx else []
    return any(
        isinstance(p, click.Option) and p.is_flag for p in params if error.option_name in (*p.opts, p.name)
    )


def _missing(words: Words, param: click.Parameter | None) -> str:
    help = getattr(param, "help", None) or ""
    return words("cli.usage.missing", param=shown(param), help=help)
