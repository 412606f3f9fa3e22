"""Every word stands once in each language, with the same chips, compiled; every error has its sentence."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from odop_desktop.errors import CODES
from odop_desktop.i18n.words import LANGUAGES, Words
from odop_desktop.paths import resources
from tools.locale import compiled, problems, read, write

ROOT = Path(__file__).resolve().parents[2]


def test_the_words_of_both_languages_are_whole_and_compiled() -> None:
    assert problems() == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_error_code_has_a_title_and_an_advice(lang: str) -> None:
    words = read(lang)
    asked = [f"error.{code}.{part}" for code in CODES for part in ("title", "advice")]
    assert [msgid for msgid in asked if msgid not in words] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_is_worded_for_a_code_that_is_not_there(lang: str) -> None:
    worded = {msgid.split(".")[1] for msgid in read(lang) if msgid.startswith("error.E-")}
    assert worded - set(CODES) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_compiled_is_what_is_read_back(lang: str) -> None:
    assert Words.load(lang, resources() / "locale").ids() == frozenset(read(lang))


def test_the_same_words_make_the_same_bytes_in_any_order() -> None:
    words = {"b": "दो", "a": "एक {n}"}
    assert compiled(words) == compiled(dict(sorted(words.items())))


def _po(folder: Path, lang: str, name: str, *pairs: tuple[str, str]) -> None:
    path = folder / lang / f"{name}.po"
    path.parent.mkdir(exist_ok=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    path.write_text(head + "".join(f'msgid "{k}"\nmsgstr "{v}"\n\n' for k, v in pairs), encoding="utf-8")


def _house(folder: Path) -> Path:
    _po(folder, "hi", "one", ("a.b", "पंक्ति {row}"))
    _po(folder, "en", "one", ("a.b", "Row {row}"))
    write(folder)
    return folder


def test_a_whole_house_of_words_passes(tmp_path: Path) -> None:
    assert problems(_house(tmp_path)) == []


def test_a_word_of_one_language_is_found(tmp_path: Path) -> None:
    _po(_house(tmp_path), "hi", "two", ("c", "तीन"))
    write(tmp_path)
    assert problems(tmp_path) == ["c: only in hi"]


def test_chips_that_differ_are_found(tmp_path: Path) -> None:
    _po(_house(tmp_path), "en", "one", ("a.b", "Row {line}"))
    write(tmp_path)
    assert problems(tmp_path) == ["a.b: chips hi ['row'], en ['line']"]


def test_a_word_that_stands_twice_is_found(tmp_path: Path) -> None:
    for lang in LANGUAGES:
        _po(_house(tmp_path), lang, "two", ("a.b", "{row}"))
    write(tmp_path)
    assert [p for p in problems(tmp_path) if "again in two.po" in p and "a.b" in p] != []


def test_an_empty_word_and_a_lonely_brace_are_found(tmp_path: Path) -> None:
    _po(_house(tmp_path), "hi", "two", ("x", ""), ("y", "{ "))
    _po(tmp_path, "en", "two", ("x", "x"), ("y", "y"))
    write(tmp_path)
    found = problems(tmp_path)
    assert "hi: x is empty" in found
    assert any(p.startswith("y: ") for p in found)


def test_words_newer_than_their_mo_are_found(tmp_path: Path) -> None:
    _po(_house(tmp_path), "hi", "one", ("a.b", "क्रम {row}"))
    assert problems(tmp_path) == ["hi: odop.mo is not what the words compile to; run `make locale`"]


def test_run_as_a_file_it_checks_the_same(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "tools/locale.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.stderr == ""
    assert run.stdout.splitlines() == problems()


# What only the command line can meet, or comes before there is a window.
COMMAND_ONLY = {"E-ACT-05", "E-CLI-01", "E-CLI-10", "E-PCK-21"}
COMMAND = re.compile(r"(?<![\w-])--[a-z]|odop-desktop [a-z]")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_advice_names_a_command_as_the_only_way(lang: str) -> None:
    """A command stands in brackets behind what one does in the window."""
    words = read(lang)
    advices = {code: words[f"error.{code}.advice"] for code in CODES if f"error.{code}.advice" in words}
    plain = {code: re.sub(r"\s*\([^()]*\)", "", advice) for code, advice in advices.items()}
    assert [c for c, said in plain.items() if COMMAND.search(said) and c not in COMMAND_ONLY] == []
    assert [c for c, said in plain.items() if len(said.strip(" .।")) < 8] == []
