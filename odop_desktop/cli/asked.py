"""The fields of a kind as one types them: by key, or by label in either language."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from odop_desktop.cli.table import lines
from odop_desktop.domain.catalogue.field import Field, Need, RecordKind
from odop_desktop.domain.valuelists import ValueList, read_lists
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import LANGUAGES, Words
from odop_desktop.identity.fold import fold_head
from odop_desktop.paths import resources
from odop_desktop.telling import wording


def typed_fields(kind: RecordKind) -> list[Field]:
    """The fields that a person fills; the rest the program fills."""
    return [f for f in kind.fields if f.need is not Need.AUTO]


def field_key(words: Words, kind: RecordKind, asked: str) -> str:
    """The key of the field meant. E-ACT-22 says which are alike, each with its label."""
    fields = {f.key: f for f in typed_fields(kind)}
    key = asked.strip()
    if key in fields:
        return key
    labels = {f: k for k in fields for f in folded_labels(words, f"{kind.name}.{k}.label")}
    if fold_head(key) in labels:
        return labels[fold_head(key)]
    near = get_close_matches(fold_head(key), [*fields, *labels], n=3)
    meant = dict.fromkeys(labels.get(n, n) for n in near)
    raise OdopError("E-ACT-22", field=key, kind=kind.plural, known=wording.keys(words, kind, meant))


def folded_labels(words: Words, msgid: str) -> list[str]:
    """A word in both languages, folded as a typed one is: the speaker's own last."""
    other = (Words.load(lang, resources() / "locale") for lang in LANGUAGES if lang != words.lang)
    return [fold_head(w(msgid)) for w in (*other, words)]


def no_answer(words: Words, kind: RecordKind, lists: Mapping[str, ValueList], error: OdopError) -> OdopError:
    """E-VAL-08 as one says it to who typed the answer: with the answers there are (E-CLI-09)."""
    field = kind.by_key.get(str(error.facts.get("field")))
    if error.code != "E-VAL-08" or field is None or not field.choices or field.choices not in lists:
        return error
    known = ", ".join(entry.label(words.lang) for entry in lists[field.choices].entries)
    facts = {"record": kind.name, "field": field.key, "value": error.facts.get("value", "")}
    return OdopError("E-CLI-09", known=known, **facts)


def field_lines(words: Words, kind: RecordKind) -> tuple[dict[str, Any], list[str]]:
    """What `set` takes for this kind: key, label, whether it must be filled, and which words a list knows."""
    lists = read_lists(resources() / "lists" / "value_lists.csv")
    fields = typed_fields(kind)
    rows = [(f.key, words(f"{kind.name}.{f.key}.label"), _need(words, kind, f)) for f in fields]
    facts = [
        {"field": f.key, "label": row[1], "need": str(f.need)} for f, row in zip(fields, rows, strict=True)
    ]
    heads = [words(f"cli.set.head.{h}") for h in ("field", "label", "need")]
    told = lines(heads, rows)
    return {"kind": kind.plural, "fields": facts}, told + _answers(words, fields, lists)


def _need(words: Words, kind: RecordKind, field: Field) -> str:
    if field.key in kind.one_of:
        return words("cli.need.one_of")
    if field.ref == "office":
        return words("cli.need.optional")  # this office, where no other is named
    return words(f"cli.need.{field.need}")


def _answers(words: Words, fields: list[Field], lists: dict[str, ValueList]) -> list[str]:
    """`size: SHELL निर्मित स्टॉल, RAW …` for the fields that take an answer of a list."""
    closed = [(f.key, lists[f.choices]) for f in fields if f.choices in lists]
    return [
        f"{key}: " + ", ".join(f"{e.code} {values.label(e.code, words.lang)}" for e in values.entries)
        for key, values in closed
    ]
