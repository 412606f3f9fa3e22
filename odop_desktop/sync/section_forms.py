"""What each section of a package may hold: whoever signed it, nothing acts on what is not of its form.

Fields that a newer program adds are left as they are; so are sections that only a newer program knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from odop_desktop.sync import strict
from odop_desktop.sync.sections import (
    BACK,
    CIRCULARS,
    COMPARED,
    CONFIRMED,
    ENDS,
    FEED,
    HELD,
    MASTERS,
    MOVES,
    MOVING,
    OFFERED,
    PACK,
    PAPERS,
    RETURNED,
    TAKEN,
    TRUST,
    UPDATE,
    returned,
)

Form = Callable[[Any], object]


def check(name: str, content: Mapping[str, Any]) -> None:
    """ValueError or KeyError where the section is not of its form."""
    if name in FORMS:
        FORMS[name](content)


def _epochs(value: Any) -> None:
    """{epoch: seq}, epochs as the text of a number."""
    for epoch, seq in strict.mapping(value).items():
        if not epoch.isdecimal() or not epoch.isascii() or len(epoch) > 9:
            raise ValueError("not an epoch")
        strict.whole(seq)


def _table(form: Form) -> Form:
    """{name: …}."""

    def read(value: Any) -> None:
        for name, each in strict.mapping(value).items():
            strict.name(name)
            form(each)

    return read


def _each(form: Form) -> Form:
    def read(value: Any) -> None:
        for each in strict.listed(value):
            form(each)

    return read


def _of(needed: Mapping[str, Form], more: Mapping[str, Form] | None = None) -> Form:
    """An object with these fields, and perhaps with those in `more`."""

    def read(value: Any) -> None:
        told = strict.mapping(value)
        for key, form in needed.items():
            form(told[key])
        for key, form in (more or {}).items():
            if key in told:
                form(told[key])

    return read


def _differs(value: Any) -> None:
    for kind, buckets in strict.mapping(value).items():
        strict.text(kind, 64)
        _each(strict.whole)(buckets)


_LONGEST = 10_000  # characters of a text of an announcement
_chains = _table(_epochs)  # {node: {epoch: seq}}
_op = _of(
    {"op": lambda v: strict.text(v, 100), "entity": strict.text, "id": strict.name, "code": strict.text}
)


def _in_parts(value: Any) -> None:
    """ops, and ops1, ops2 … beside."""
    strict.listed(strict.mapping(value)["ops"])
    for op in returned({RETURNED: value}):
        _op(op)


_moving = {key: lambda v: strict.text(v, _LONGEST) for key in ("transfer", *MOVING)}
_hashes = _each(strict.sha256_hex)
FORMS: Mapping[str, Form] = {
    ENDS: _chains,
    FEED: _of({"epoch": strict.whole, "from": strict.whole, "to": strict.whole}, {"own": _epochs}),
    BACK: _of({"ends": _epochs, "files": _each(strict.uuid)}, {"former": _chains}),
    CONFIRMED: _of({"ends": _chains}, {"twice": _table(strict.whole)}),
    TAKEN: _of({"files": _each(strict.uuid)}),
    RETURNED: _in_parts,
    COMPARED: _of({"file": strict.whole, "at": strict.text, "differs": _differs}),
    OFFERED: _of({"have": _hashes, "lack": _hashes}),
    HELD: _of({"hashes": _hashes}),
    CIRCULARS: _of({"files": _each(strict.mapping)}),
    PAPERS: _of({"has": _each(lambda v: strict.text(v, 64))}),
    MASTERS: _of({"packs": _table(strict.text)}, {"update": strict.text}),
    MOVES: _of({}, {"refused": _each(strict.name), **_moving}),
    # whoever reads these three says what is wrong with them, and the rest of the file goes in without the last two
    TRUST: strict.mapping,
    PACK: strict.mapping,
    UPDATE: strict.mapping,
}
