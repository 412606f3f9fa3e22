"""Help pages and wrong usage: in the user's words, in both languages, for every command and option."""

from __future__ import annotations

import re

import click
import pytest

from odop_desktop.cli.desk import Desk, words_of
from odop_desktop.cli.main import COMMANDS, _group, language
from tests.cli.saying import DEVANAGARI, Say, readable


def _commands(lang: str) -> dict[str, click.Command]:
    words = words_of(lang)
    group = _group(words, Desk(words))
    ctx = click.Context(group)
    found = {name: group.get_command(ctx, name) for name in group.list_commands(ctx)}
    return {name: command for name, command in found.items() if command}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_page_is_hindi_and_tells_each_option_and_argument(look: Say, name: str) -> None:
    page = look(name, "--help").done()
    command = _commands("hi")[name]
    for param in command.params:
        help = getattr(param, "help", "")
        assert help and DEVANAGARI.search(help), (name, param.name)
        assert (param.opts[0] if isinstance(param, click.Option) else param.human_readable_name) in page
    assert "ऐसे लिखें: odop-desktop" in page and "विकल्प:" in page
    assert "Usage" not in page and "Options" not in page and "Show this" not in page


@pytest.mark.parametrize("name", COMMANDS)
def test_every_page_is_english_too(look: Say, name: str) -> None:
    page = look(name, "--help", lang="en").done()
    assert page.startswith(f"Usage: odop-desktop {name}")
    assert not DEVANAGARI.search(page)


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_the_first_page_names_every_command_with_its_whole_sentence(look: Say, lang: str) -> None:
    page = " ".join(look("--help", lang=lang).done().split())
    for name, command in _commands(lang).items():
        assert f"{name} {' '.join((command.help or '').split())}" in page
    assert "..." not in page


def test_the_version_is_told(look: Say) -> None:
    assert re.fullmatch(r"odop-desktop \d+\.\d+\.\d+\n", look("--version").done())


WRONG = {
    "no such command": (("verify", "x.pdf"), "verify"),
    "a slip in an option": (("list", "artisans", "--serch", "x"), "--search"),
    "an option without its value": (("list", "artisans", "--search"), "--search"),
    "a flag with a value": (("list", "artisans", "--bin=3"), "--bin"),
    "an argument missing": (("show",), "NUMBER"),
    "an option missing": (("setup", "--state", "HP", "--admin", "a"), "--pc"),
    "words left over": (("list", "artisans", "और", "शब्द"), "और शब्द"),
    "too few": (("list", "artisans", "--limit", "0"), "1000"),
    "no number": (("list", "artisans", "--limit", "-3"), "1000"),
    "not one of the words": (("demo", "--kind", "village"), "headquarters"),
    "no language": (("letters", "loi", "--lang", "fr"), "both"),
    "no file to write": (("export", "artisans"), "artisans.xlsx"),
    "a file of no kind": (("export", "artisans", "list.doc"), ".xlsx .pdf"),
    "a template of no kind": (("template", "artisans", "list.pdf"), ".xlsx"),
    "no equals sign": (("set", "artisans", "new", "राम"), "राम"),
    "no values": (("set", "artisans", "new"), "set artisans --fields"),
    "nothing to cancel": (("letters", "cancel"), "--reason"),
    "a number where none belongs": (("letters", "loi", "LOI-1-000001"), "LOI-1-000001"),
    "no order of dates": (("import", "artisans", "a.xlsx", "--dates", "dob"), "dob=dmy"),
}


@pytest.mark.parametrize("lang", ["hi", "en"])
@pytest.mark.parametrize("case", WRONG)
def test_wrong_usage_is_two_and_says_what_was_wrong(look: Say, case: str, lang: str) -> None:
    args, named = WRONG[case]
    said = look(*args, lang=lang)
    assert (said.status, said.out) == (2, "")
    assert named in said.err and said.err.count("\n") == 1 and "--help" in said.err
    assert bool(DEVANAGARI.search(re.sub("“[^”]*”", "", said.err))) is (lang == "hi")
    if lang == "hi":
        assert not re.search(r"No such|Missing|Invalid|unexpected|requires|does not|valid", said.err)
    readable(said.err)


def test_a_language_that_is_none_is_refused_in_the_offices_own(look: Say) -> None:
    said = look("list", "artisans", lang="fr")
    assert said.status == 2 and DEVANAGARI.search(said.err) and "hi, en" in said.err


def test_devanagari_digits_are_digits(look: Say) -> None:
    assert len(look("list", "artisans", "--limit", "३", "--json").facts["rows"]) == 3


def test_without_a_command_the_next_step_is_told(look: Say) -> None:
    assert "--help" in look().refused("E-CLI-01")


def test_the_language_may_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ODOP_LANG", "en")
    assert language(["list"]) == "en"
    assert language(["--lang", "hi", "list"]) == "hi"
    assert language(["--office", "en", "letters", "loi", "--lang", "hi"]) == "en"
