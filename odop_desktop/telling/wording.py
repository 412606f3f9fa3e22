"""What went wrong, in the user's words: codes with their facts become a title and an advice."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import Any

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.valuelists import read_lists
from odop_desktop.errors import OdopError, Problem
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.paths import resources

# Facts that hold a code of a value list, and the list it is of.
_CODED = {"E-EVT-10": "participation_status", "E-LOI-02": "loi_stage", "E-LOI-08": "loi_stage"}
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_STAGES = ("before", "stage")
# What the disk says, as far as a person can do something about it.
_DISK = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EISDIR: "folder",
    errno.EEXIST: "exists",
    errno.ENAMETOOLONG: "name",
    errno.EBUSY: "busy",
    errno.ETXTBSY: "busy",
}


def told(words: Words, code: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    """Title and advice of a code. Where a fact is missing the sentence without chips (`….title.bare`) is told; where
    there is none its place stays empty: no chip is ever seen.

    A fact named `event` that has an `event_en` beside it is told by that one in English.
    """
    spoken = {k: facts.get(f"{k}_{words.lang}", v) for k, v in facts.items()}
    known = _Chips({k: _fact(words, code, k, v, facts) for k, v in spoken.items()})
    nothing = not facts.get("known", True)  # nothing is known that might have been meant
    title = _worded(words, f"error.{code}.title", known)
    return title, _worded(words, f"error.{code}.advice", known, bare=nothing)


def _worded(words: Words, msgid: str, known: _Chips, *, bare: bool = False) -> str:
    """The sentence with its chips; the bare one where it is asked for, or where a chip would stay empty."""
    text = words(msgid)
    if f"{msgid}.bare" in words and (bare or not known.keys() >= set(_chips(text))):
        text = words(f"{msgid}.bare")
    return text.format_map(known)


def _chips(text: str) -> Iterator[str]:
    return (name for _, name, _, _ in Formatter().parse(text) if name)


def sentences(words: Words, code: str, facts: Mapping[str, Any]) -> str:
    """Title and advice of a code as one reads them."""
    title, advice = told(words, code, facts)
    return f"{ended(words, title)} {advice}"


def ended(words: Words, text: str) -> str:
    """A sentence with its stop."""
    return text if text[-1:] in ".।?!:" else text + ("।" if words.lang == "hi" else ".")


def reason(words: Words, problem: Problem) -> str:
    """The sentence of something doubtful, and its mend."""
    return " ".join(told(words, problem.code, dict(problem.facts)))


def doubts(words: Words, kind: RecordKind, problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Doubtful values for --json: field, code, and the sentence that names the field as the screen does."""
    return [
        {"field": p.field, "code": p.code, "reason": f"{label(words, kind, p.field)}{reason(words, p)}"}
        for p in problems
    ]


def label(words: Words, kind: RecordKind, key: str | None) -> str:
    """`मोबाइल: ` before a sentence about that field; nothing where it is about none."""
    msgid = f"{kind.name}.{key}.label"
    return f"{words(msgid)}: " if msgid in words else ""


def keys(words: Words, kind: RecordKind, asked: Iterable[str]) -> str:
    """Field keys as one types them, each with its label: `mobile (मोबाइल)`."""
    named = ((k, f"{kind.name}.{k}.label") for k in asked)
    return ", ".join(f"{k} ({words(msgid)})" if msgid in words else k for k, msgid in named)


def of_the_disk(words: Words, failed: OSError) -> OdopError:
    """A file that could not be read or written, with the reason in words (E-CLI-03)."""
    why = _DISK.get(failed.errno or 0, "other")
    return OdopError("E-CLI-03", file=str(failed.filename or ""), why=words(f"said.disk.{why}"))


def _fact(words: Words, code: str, name: str, value: Any, facts: Mapping[str, Any]) -> Any:
    """A field's key is told by its label, a stage by its word, a date as the screen shows it."""
    if name == "field":
        return _named(words, str(facts.get("record")), str(value))
    if name in _STAGES and code in _CODED:
        return _stage(words, _CODED[code], value)
    if name == "why":
        return _why(words, str(value))
    if _ID.fullmatch(str(value)):
        return words("said.this_record")  # an id is nobody's to read
    return date_screen(value) if _is_date(value) else value


def _why(words: Words, said: str) -> str:
    """What the system said, in words: its own sentences are English and for programmers."""
    known = next((why for number, why in _DISK.items() if said == os.strerror(number)), None)
    if known is None and said.isascii() and " " in said:
        known = "other"
    return words(f"said.disk.{known}") if known else said


def _named(words: Words, record: str, key: str) -> str:
    """`loi_line.seller` or (`loi_line`, `seller`) → the field's label."""
    for msgid in (f"{record}.{key}.label", f"{key}.label"):
        if msgid in words:
            return words(msgid)
    return key


def _stage(words: Words, name: str, code: Any) -> str:
    values = read_lists(resources() / "lists" / "value_lists.csv").get(name)
    return values.label(str(code), words.lang) if values and code else str(code or "–")


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-" and value[:4].isdigit()


class _Chips(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""
