"""Which column head means which field, in Hindi, English or a bilingual head of our own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.domain.catalogue.field import Field, Kind, Need, RecordKind
from odop_desktop.domain.valuelists import ValueList
from odop_desktop.i18n.words import Words
from odop_desktop.identity.fold import fold_head, fold_search
from odop_desktop.sheets.rows import Reading

LINE = "line."
SERIAL = "#"  # the key of a serial-number column
_SERIAL_HEADS = (
    "क्र.सं.", "क्र0सं0", "क्र0 सं0", "क्र.", "क्रमांक", "क्रम", "क्रम संख्या", "क्रम सं.", "क्र. संख्या", "सं.",
    "Sr. No.", "S. No.", "Sl. No.", "Serial No.", "S.N.", "Sr", "Sl", "No.", "#",
)  # fmt: skip
_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
_ENUMERATED = re.compile(r"^\s*(?:\(?\d{1,2}[.)]\s*|[*•]\s*)|[\s*:：।\-–]+$")
_JOINED = re.compile(r"\s*(?:\b(?:along with|with|and)\b|\s(?:एवं|तथा|सहित|और|व|मय)\s|&|,)\s*", re.IGNORECASE)
_ALTERNATIVES = re.compile(r"[/\n|]| or | अथवा | या ")


def label(record: RecordKind, field: Field, words: Words) -> str:
    return words(f"{record.name}.{field.key}.label")


def bilingual(hindi: str, english: str) -> str:
    return hindi if hindi == english else f"{hindi} / {english}"


def sheet_columns(kind: RecordKind) -> Iterable[tuple[str, RecordKind, Field]]:
    """Every field that may be a column: (key, its record, field); fields of lines as `line.<key>`."""
    for field in kind.sheet_fields:
        yield field.key, kind, field
    if kind.lines:
        for field in kind.lines.sheet_fields:
            yield LINE + field.key, kind.lines, field


def reading_of(
    kind: RecordKind,
    words: Sequence[Words],
    lists: Mapping[str, ValueList],
    *,
    on: date,
    here: Iterable[str] = (),
    learned: Mapping[str, str] | None = None,
    dates: Mapping[str, str] | None = None,
) -> Reading:
    """All that a reading process must know; `here` are the names of the office's district, any script."""
    return Reading(
        kind=kind,
        heads=head_index(kind, words, learned or {}),
        aadhaar_heads=frozenset(fold_head(text) for text in _aadhaar_heads(words)),
        lists=_needed(kind, lists),
        on=on,
        here=frozenset(fold_search(name) for name in here if name),
        dates=dict(dates or {}),
    )


def _needed(kind: RecordKind, lists: Mapping[str, ValueList]) -> dict[str, ValueList]:
    names = {field.choices for _, _, field in sheet_columns(kind)}
    return {name: lists[name] for name in names if name and name in lists}


def _aadhaar_heads(words: Sequence[Words]) -> Iterable[str]:
    """Heads under which any record keeps Aadhaar numbers: such a column is masked whatever is imported."""
    for record in KINDS:
        for field in record.fields:
            if field.kind is Kind.LAST4:
                yield from field.aliases
                yield from (label(record, field, w) for w in words)


def head_index(kind: RecordKind, words: Sequence[Words], learned: Mapping[str, str]) -> dict[str, str]:
    """Folded head → field key. Learned heads win, then labels, then aliases, then labels without brackets."""
    found: dict[str, str] = {fold_head(head): key for head, key in learned.items()}
    columns = list(sheet_columns(kind))
    for key, record, field in columns:
        names = [label(record, field, w) for w in words]
        for name in (*names, bilingual(names[0], names[-1]), bilingual(names[-1], names[0])):
            found.setdefault(fold_head(name), key)
    for key, _, field in columns:
        for alias in (*field.aliases, field.key):
            found.setdefault(fold_head(alias), key)
    for key, record, field in columns:
        for w in words:
            found.setdefault(fold_head(_BRACKETS.sub(" ", label(record, field, w))), key)
    for head in _SERIAL_HEADS:
        found.setdefault(fold_head(head), SERIAL)
    found.pop("", None)
    return found


def match_head(text: str, heads: Mapping[str, str]) -> tuple[str, ...]:
    """The field keys a head names: of the whole head, else of its alternatives, else without brackets."""
    plain = _ENUMERATED.sub("", text)
    for candidate in (text, plain):
        if key := heads.get(fold_head(candidate)):
            return (key,)
    if keys := _name_with_guardian(plain, heads):
        return keys
    for candidate in (plain, _BRACKETS.sub(" ", plain)):
        if keys := _parts(candidate, heads):
            return keys
    inside = " / ".join(part.strip("()[]") for part in _BRACKETS.findall(plain))
    return _parts(inside, heads) if inside else ()


def _name_with_guardian(text: str, heads: Mapping[str, str]) -> tuple[str, ...]:
    """'Name with father's name', 'नाम एवं पिता का नाम': the name's column; its cells are parted row by row."""
    keys = [_parts(part, heads) for part in _JOINED.split(text)]
    named = [key for found in keys for key in found[:1]]
    both = len(named) == len(keys) > 1 and named[0].startswith("name_")
    return (named[0],) if both and all(key.startswith("guardian_") for key in named[1:]) else ()


def _parts(text: str, heads: Mapping[str, str]) -> tuple[str, ...]:
    """Keys of the alternatives ('पिता/पति', 'नाम / Name', two lines), each once, in their order."""
    whole = heads.get(fold_head(text))
    found = [whole] if whole else [heads.get(fold_head(part)) for part in _ALTERNATIVES.split(text)]
    return tuple(dict.fromkeys(key for key in found if key))


def names_record(kind: RecordKind, keys: Iterable[str]) -> bool:
    """Do these columns say whom or what a row is about?"""
    have = set(keys)
    if kind.one_of:
        return not have.isdisjoint(kind.one_of)
    required = {f.key for f in kind.fields if f.need is Need.REQUIRED and f.sheet}
    return not have.isdisjoint(required or {f.key for f in kind.fields})
