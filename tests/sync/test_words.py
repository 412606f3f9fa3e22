"""Every refusal of a file brings the facts that its words ask for, and its words are plain."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from odop_desktop.i18n.words import Words
from odop_desktop.paths import resources
from odop_desktop.telling.wording import told

SOURCE = Path(__file__).resolve().parent.parent.parent / "odop_desktop" / "sync"
LANGUAGES = {lang: Words.load(lang, resources() / "locale") for lang in ("hi", "en")}
FACTS = {
    "line": 7,
    "missing": "2, 3",
    "parts": 4,
    "mb": 512,
    "file": "a.odopsync",
    "kind": "X",
    "found": 2,
    "known": 1,
}

# The inbox, which knows whose file it is, adds these.
ADDED = {code: {"whose", "awaited"} for code in ("E-SYN-55", "E-SYN-59")}


def raised() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Where each code is raised, and with which facts."""
    for path in sorted(SOURCE.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="OdopError"), args=[code], keywords=facts, lineno=line):
                    if any(k.arg is None for k in facts):
                        continue  # facts handed on: not to be seen here
                    given = frozenset(str(k.arg) for k in facts)
                    for constant in (n for n in ast.walk(code) if isinstance(n, ast.Constant)):
                        if isinstance(constant.value, str):
                            yield f"{path.name}:{line}", constant.value, given


def chips(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


RAISED = list(raised())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_find_their_facts(lang: str) -> None:
    words = LANGUAGES[lang]
    lacking = [
        f"{where}: {code} {sorted(chips(words(f'error.{code}.{part}')) - facts)}"
        for where, code, facts in RAISED
        for part in ("title", "advice")
        if f"error.{code}.{part}" in words  # that every code has words is a test of its own
        and chips(words(f"error.{code}.{part}")) - facts - ADDED.get(code, set())
    ]
    assert lacking == []
    assert len({code for _, code, _ in RAISED if code < "E-SYN-40"}) >= 29


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_that_is_refused_is_told_in_sentences(lang: str) -> None:
    for number in range(1, 32):
        title, advice = told(LANGUAGES[lang], f"E-SYN-{number:02d}", FACTS)
        assert title[-1] not in ".।"
        assert advice[-1] in ".।"
        assert not {"{", "}", "None", "odop-desktop"} & {*title, *title.split(), *advice.split()}
        assert len(title) < 90
