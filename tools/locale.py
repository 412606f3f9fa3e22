"""Compiles resources/locale/<lang>/*.po into one odop.mo a language: `python -m tools.locale`.

`--check` writes nothing; it says what is wrong and exits 1: a word twice or empty, a word in one language
only, chips that differ between the languages, an odop.mo that is older than its words.
"""

from __future__ import annotations

import sys

if sys.path and sys.path[0].endswith("tools"):  # run as a file: `import locale` must stay Python's own
    del sys.path[0]

import argparse
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "resources" / "locale"
LANGUAGES = ("hi", "en")
_MSGID = re.compile(r'^msgid "(.+)"$', re.M)


class PlainCatalog(Catalog):
    """Its header says nothing but the charset, so that the same words always make the same bytes."""

    mime_headers = property(lambda self: [("Content-Type", "text/plain; charset=utf-8")])


def po_files(lang: str, folder: Path = LOCALE) -> list[Path]:
    return sorted((folder / lang).glob("*.po"))


def read(lang: str, folder: Path = LOCALE) -> dict[str, str]:
    """Every word of a language: msgid → text."""
    words: dict[str, str] = {}
    for path in po_files(lang, folder):
        with path.open("rb") as f:
            words.update({str(m.id): str(m.string) for m in read_po(f, abort_invalid=True) if m.id})
    return words


def compiled(words: dict[str, str]) -> bytes:
    """The bytes of odop.mo, the same for the same words."""
    catalog = PlainCatalog(charset="utf-8")
    for msgid, text in words.items():
        catalog.add(msgid, text)
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def chips(text: str) -> frozenset[str]:
    """The names in braces. Raises ValueError where a brace is alone."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _repeats(lang: str, folder: Path) -> Iterator[str]:
    seen: dict[str, Path] = {}
    for path in po_files(lang, folder):
        for msgid in _MSGID.findall(path.read_text(encoding="utf-8")):
            if msgid in seen:
                yield f"{lang}: {msgid} stands in {seen[msgid].name} and again in {path.name}"
            seen[msgid] = path


def _differences(hi: dict[str, str], en: dict[str, str]) -> Iterator[str]:
    for msgid in sorted(hi.keys() ^ en.keys()):
        yield f"{msgid}: only in {'hi' if msgid in hi else 'en'}"
    for msgid in sorted(hi.keys() & en.keys()):
        try:
            if chips(hi[msgid]) != chips(en[msgid]):
                yield f"{msgid}: chips hi {sorted(chips(hi[msgid]))}, en {sorted(chips(en[msgid]))}"
        except ValueError as error:
            yield f"{msgid}: {error}"


def _stale(lang: str, words: dict[str, str], folder: Path) -> Iterator[str]:
    path = folder / lang / "odop.mo"
    if not path.is_file() or path.read_bytes() != compiled(words):
        yield f"{lang}: odop.mo is not what the words compile to; run `make locale`"


def problems(folder: Path = LOCALE) -> list[str]:
    """What is wrong with the words, one sentence each; empty when all is well."""
    found = {lang: read(lang, folder) for lang in LANGUAGES}
    wrong = [line for lang in LANGUAGES for line in _repeats(lang, folder)]
    wrong += [f"{lang}: {k} is empty" for lang in LANGUAGES for k, v in found[lang].items() if not v]
    wrong += _differences(found["hi"], found["en"])
    return wrong + [line for lang in LANGUAGES for line in _stale(lang, found[lang], folder)]


def write(folder: Path = LOCALE) -> None:
    """Writes each language's odop.mo in one step, so that a reader never sees half a file."""
    for lang in LANGUAGES:
        target = folder / lang / "odop.mo"
        beside = target.with_suffix(f".{os.getpid()}")
        beside.write_bytes(compiled(read(lang, folder)))
        beside.replace(target)


def main() -> int:
    parser = argparse.ArgumentParser(description="Compile the words of both languages.")
    parser.add_argument("--check", action="store_true", help="only say what is wrong")
    if not parser.parse_args().check:
        write()
    wrong = problems()
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
